// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/strongest.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "models/briefing/footer.h"

namespace candour {

namespace {

constexpr double kLevel = 0.05;

std::optional<Eigen::Index> coefficientOf(const DriverModel& model, const Effect& effect) {
  std::optional<Eigen::Index> found;
  for (std::size_t i = 0; i < model.coefficients.size(); ++i) {
    const Coefficient& c = model.coefficients[i];
    const bool named = c.term == effect.variable || c.term == effect.variable + "=" + effect.level;
    if (c.driver != effect.driver || c.level != effect.level || !named) continue;
    if (found) return {};
    found = static_cast<Eigen::Index>(i);
  }
  return found;
}

double varianceOfDifference(const DriverModel& model, const Effect& a, const Effect& b) {
  const double independent = a.se * a.se + b.se * b.se;
  const auto i = coefficientOf(model, a), j = coefficientOf(model, b);
  const auto k = static_cast<Eigen::Index>(model.coefficients.size());
  if (!i || !j || model.covariance.rows() != k || model.covariance.cols() != k) return independent;
  const double bi = model.coefficients[static_cast<std::size_t>(*i)].estimate;
  const double bj = model.coefficients[static_cast<std::size_t>(*j)].estimate;
  if (bi == 0 || bj == 0) return independent;
  const double mi = std::abs(a.estimate) / bi, mj = std::abs(b.estimate) / bj;
  const double variance = mi * mi * model.covariance(*i, *i) + mj * mj * model.covariance(*j, *j) -
                          2 * mi * mj * model.covariance(*i, *j);
  return std::isfinite(variance) && variance > 0 ? variance : independent;
}

}  // namespace

double sizeDifferenceP(const DriverModel& model, const Effect& a, const Effect& b) {
  const double difference = std::abs(a.estimate) - std::abs(b.estimate);
  const double variance = varianceOfDifference(model, a, b);
  if (!(variance > 0)) return difference == 0 ? 1 : 0;
  return tTest(difference / std::sqrt(variance), model.df);
}

Strongest strongestOf(const DriverModel& model, const std::vector<Effect>& effects) {
  Strongest result;
  std::vector<double> p;
  for (const Effect& effect : effects) p.push_back(effect.p);
  p = holm(p);
  for (std::size_t i = 0; i < effects.size(); ++i) {
    if (p[i] < kLevel) result.linked.push_back(i);
  }
  if (result.linked.empty()) return result;
  const std::size_t top = result.linked.front();
  std::vector<double> apart;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    apart.push_back(i == top ? kNotAvailable : sizeDifferenceP(model, effects[top], effects[i]));
  }
  apart = holm(apart);
  result.leaders = {top};
  result.clear = true;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    if (i == top || apart[i] < kLevel) continue;
    const bool linked =
        std::find(result.linked.begin(), result.linked.end(), i) != result.linked.end();
    if (linked) result.leaders.push_back(i);
    result.clear = result.clear && linked;
  }
  // Strongest of what, if it is all of them?
  result.clear = result.clear && result.leaders.size() < effects.size();
  return result;
}

}  // namespace candour
