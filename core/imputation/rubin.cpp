// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/imputation/rubin.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"

namespace candour {

Pooled poolRubin(std::span<const double> estimates, std::span<const double> variances,
                 double completeDf) {
  check(estimates.size() == variances.size() && estimates.size() >= 2,
        "an estimate and a variance of each of several imputations");
  const auto m = static_cast<double>(estimates.size());
  Pooled pooled;
  for (const double estimate : estimates) pooled.estimate += estimate / m;
  for (const double variance : variances) pooled.within += variance / m;
  for (const double estimate : estimates) {
    pooled.between += (estimate - pooled.estimate) * (estimate - pooled.estimate) / (m - 1);
  }
  const double added = (1 + 1 / m) * pooled.between;
  const double total = pooled.within + added;
  pooled.se = std::sqrt(total);
  const double lost = added / total;  // share of the variance that is between imputations
  pooled.df = completeDf;
  if (lost > 0) {
    const double oldDf = (m - 1) / (lost * lost);
    const double observedDf = (completeDf + 1) / (completeDf + 3) * completeDf * (1 - lost);
    pooled.df = std::min(completeDf, oldDf * observedDf / (oldDf + observedDf));
    const double r = added / pooled.within;
    pooled.fmi = (r + 2 / (pooled.df + 3)) / (1 + r);
  }
  return pooled;
}

}  // namespace candour
