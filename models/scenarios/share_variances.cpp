// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/design/proportion.h"
#include "core/numeric/tails.h"
#include "models/scenarios/scenario_parts.h"

namespace candour {

PsuTotals observedTotals(const ScenarioParts& parts, const std::vector<double>& w,
                         const ScenarioGroup& group) {
  const PreparedModel& model = parts.model;
  PsuTotals totals = PsuTotals::Zero(model.design.psus(), 2);
  for (std::size_t i = 0; i < model.n(); ++i) {
    totals(model.design.psu[model.surveyRow[i]], 1) +=
        w[i] * (model.y[i] - group.share) / group.weight;
  }
  return totals;
}

double thenVariance(const Eigen::MatrixXd& v) {
  // Rounding alone can make a variance of nothing less than 0.
  return std::max(0.0, v(0, 0) + v(1, 1) + 2 * v(0, 1));
}

bool allAlike(const ScenarioGroup& group) {
  return group.share <= 0 || group.share >= 1;
}

ThenMargins thenMargins(const ScenarioGroup& group, double changeSe, double thenSe, int df) {
  if (df <= 0) return {kNotAvailable, kNotAvailable};
  const double t = tQuantile(0.975, df);
  if (!allAlike(group)) return {t * thenSe, t * thenSe};
  const auto now = betaInterval(group.share, 0, group.df, static_cast<double>(group.n), group.kish);
  return {std::hypot(group.share - now.lower, t * changeSe),
          std::hypot(now.upper - group.share, t * changeSe)};
}

}  // namespace candour
