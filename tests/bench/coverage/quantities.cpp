// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/bench/coverage/quantities.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/numeric/tails.h"
#include "models/drivers/driver_model.h"

namespace candour::bench {

Estimate symmetric(double estimate, double se, double df) {
  const double reach = df > 0 ? tQuantile(.975, df) * se : kNotAvailable;
  return {estimate, se, estimate - reach, estimate + reach, estimate, {}};
}

void addDrivers(const Survey& survey, const DriverModelSpec& spec, Estimates& all) {
  const DriverModel model = need(fitDriverModel(survey, spec));
  std::vector<Estimate> coefficients;
  std::vector<Estimate> effects;
  std::vector<Estimate> perSd;
  std::vector<Estimate> controls;
  for (const auto& c : model.coefficients) {
    if (!c.control && !c.driver.empty()) coefficients.push_back(intervalOf(c, c.term));
  }
  for (const auto& effect : model.effects) {
    auto& group = effect.control ? controls : effect.contrast == "per sd" ? perSd : effects;
    group.push_back(intervalOf(effect, effect.driver + "|" + effect.level));
  }
  all.add("driver coefficient", coefficients);
  all.add("driver effect, per unit", effects);
  all.add("driver effect, per sd", perSd);
  all.add("control effect", controls);
}

void Estimates::add(const std::string& name, const std::vector<Estimate>& some, Promise promise) {
  quantities.push_back({name, values.size(), some.size(), promise});
  values.insert(values.end(), some.begin(), some.end());
}

std::vector<Estimate> alignedWith(const Estimates& model, const Estimates& sample) {
  std::vector<Estimate> values(model.values.size());
  for (std::size_t q = 0; q < model.quantities.size(); ++q) {
    const Quantity& wanted = model.quantities[q];
    const Quantity& given = sample.quantities.at(q);
    const auto from = sample.values.begin() + static_cast<std::ptrdiff_t>(given.first);
    const auto to = from + static_cast<std::ptrdiff_t>(given.count);
    const bool same = given.count == wanted.count;
    for (std::size_t i = wanted.first; i < wanted.first + wanted.count; ++i) {
      const std::string& of = model.values[i].of;
      auto found = same ? from + static_cast<std::ptrdiff_t>(i - wanted.first) : to;
      if (!same || found->of != of) {
        check(!of.empty(), "numbers that samples may lack say what they are about");
        found = std::find_if(from, to, [&of](const Estimate& e) { return e.of == of; });
      }
      values[i] = found == to ? Estimate{kNotAvailable, kNotAvailable, kNotAvailable,
                                         kNotAvailable, kNotAvailable, of}
                              : *found;
    }
  }
  return values;
}

Estimates allEstimates(const Survey& survey, const DriverModelSpec& spec) {
  Estimates all;
  addAreas(survey, spec, all);
  addDrivers(survey, spec, all);
  addGaps(survey, spec, all);
  addTrends(survey, spec, all);
  addScenarios(survey, spec, all);
  return all;
}

}  // namespace candour::bench
