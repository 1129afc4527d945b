// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "core/base/check.h"
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

Result<ShareVariances> shareVariances(const ScenarioParts& parts, const std::vector<double>& w,
                                      const MovedShare& moved, PsuTotals totals) {
  check(totals.cols() == 2, "a column for the change, a column for the observed share");
  const bool known = addInfluences(parts.model, parts.fitted, w, moved, totals, 0);
  const auto v = designCovariance(parts.model.design, totals);
  if (!v) return tl::make_unexpected(v.error());
  // Rounding alone can make a variance of nothing less than 0.
  ShareVariances variances{std::max(0.0, (*v)(1, 1)), kNotAvailable, kNotAvailable};
  if (!known) return variances;
  variances.change = std::max(0.0, (*v)(0, 0));
  variances.then = std::max(0.0, (*v)(0, 0) + (*v)(1, 1) + 2 * (*v)(0, 1));
  return variances;
}

}  // namespace candour
