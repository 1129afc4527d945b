// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/bench/coverage/quantities.h"

#include <algorithm>
#include <stdexcept>

#include "core/numeric/tails.h"
#include "models/boroughs/boroughs.h"
#include "models/drivers/driver_model.h"

namespace candour::bench {

namespace {

template <class T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  throw std::runtime_error(result.error().message);
}

// A normal interval of an answer that gives none, on `df`.
Estimate symmetric(double estimate, double se, double df) {
  const double reach = df > 0 ? tQuantile(.975, df) * se : kNotAvailable;
  return {estimate, se, estimate - reach, estimate + reach, estimate};
}

template <class T>
Estimate of(const T& number) {
  return {number.estimate, number.se, number.lower, number.upper, number.estimate};
}

void addAreas(const BoroughComparison& comparison, Estimates& all) {
  std::vector<Estimate> shares;
  std::vector<Estimate> differences;
  for (const auto& area : comparison.areas) {
    shares.push_back(of(area));
    const int df = std::min(area.df, comparison.overall.df);
    differences.push_back(symmetric(area.difference, area.differenceSe, df));
  }
  all.add("London", {of(comparison.overall)});
  all.add("borough", shares);
  all.add("borough - London", differences);
}

void addDrivers(const DriverModel& model, Estimates& all) {
  std::vector<Estimate> coefficients;
  std::vector<Estimate> effects;
  std::vector<Estimate> perSd;
  std::vector<Estimate> controls;
  for (const auto& c : model.coefficients) {
    if (!c.control && !c.driver.empty()) coefficients.push_back(of(c));
  }
  for (const auto& effect : model.effects) {
    auto& group = effect.control ? controls : effect.contrast == "per sd" ? perSd : effects;
    group.push_back(of(effect));
  }
  all.add("driver coefficient", coefficients);
  all.add("driver effect, per unit", effects);
  all.add("driver effect, per sd", perSd);
  all.add("control effect", controls);
}

}  // namespace

void Estimates::add(const std::string& name, const std::vector<Estimate>& some, bool simultaneous) {
  quantities.push_back({name, values.size(), some.size(), simultaneous});
  values.insert(values.end(), some.begin(), some.end());
}

Estimates allEstimates(const Survey& survey, const DriverModelSpec& spec) {
  Estimates all;
  addAreas(need(compareBoroughs(survey, spec)), all);
  addDrivers(need(fitDriverModel(survey, spec)), all);
  return all;
}

}  // namespace candour::bench
