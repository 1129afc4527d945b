// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scenarios/moved_share.h"

namespace candour {

bool addInfluences(const PreparedModel& model, const FittedModel& fitted,
                   const std::vector<double>& w, const MovedShare& moved, PsuTotals& totals,
                   Eigen::Index column) {
  if (moved.gradient.isZero(0) && moved.change == 0) return true;
  const auto leverage = coefficientLeverage(model, fitted, moved.gradient);
  if (leverage.empty()) return false;
  for (std::size_t i = 0; i < model.n(); ++i) {
    const double people = w[i] * (moved.difference[i] - moved.change) / moved.weight;
    totals(model.design.psu[model.surveyRow[i]], column) +=
        people + leverage[i] * fitted.fit.residual[i];
  }
  return true;
}

}  // namespace candour
