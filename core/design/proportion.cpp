// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/design/proportion.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/numeric/tails.h"

namespace candour {

namespace {

constexpr ProportionInterval kNone{std::numeric_limits<double>::quiet_NaN(),
                                   std::numeric_limits<double>::quiet_NaN()};

double expit(double x) {
  return 1 / (1 + std::exp(-x));
}

}  // namespace

ProportionInterval logitInterval(double p, double se, int df, double n, double nEffective,
                                 double level) {
  if (df <= 0) return kNone;
  if (p <= 0 || p >= 1) return betaInterval(p, se, df, n, nEffective, level);
  const double centre = std::log(p) - std::log1p(-p);
  const double half = tQuantile(0.5 + level / 2, df) * se / (p * (1 - p));
  return {expit(centre - half), expit(centre + half)};
}

ProportionInterval betaInterval(double p, double se, int df, double n, double nEffective,
                                double level) {
  if (df <= 0 || n <= 1) return kNone;
  const double upperTail = 0.5 + level / 2;
  const double ratio = tQuantile(upperTail, n - 1) / tQuantile(upperTail, df);
  // R's svyciprop does not cap n* where the design gains precision; at p = 0 or 1 nothing shows a
  // gain.
  const double effective = p > 0 && p < 1 && se > 0 ? p * (1 - p) / (se * se) * ratio * ratio
                                                    : std::min(n, nEffective * ratio * ratio);
  const double successes = effective * p;
  return {betaQuantile(1 - upperTail, successes, effective - successes + 1),
          betaQuantile(upperTail, successes + 1, effective - successes)};
}

}  // namespace candour
