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

// How many effective people a design of few degrees of freedom is worth (Korn & Graubard 1998).
double adjustedSize(double size, int df, double n, double upperTail) {
  const double ratio = tQuantile(upperTail, n - 1) / tQuantile(upperTail, df);
  return size * ratio * ratio;
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
  // R's svyciprop does not cap n* where the design gains precision; at p = 0 or 1 nothing shows a
  // gain.
  const double effective = p > 0 && p < 1 && se > 0
                               ? adjustedSize(p * (1 - p) / (se * se), df, n, upperTail)
                               : std::min(n, adjustedSize(nEffective, df, n, upperTail));
  const double successes = effective * p;
  return {betaQuantile(1 - upperTail, successes, effective - successes + 1),
          betaQuantile(upperTail, successes + 1, effective - successes)};
}

double effectiveSize(double p, double variance, double kish) {
  return p > 0 && p < 1 && variance > 0 ? p * (1 - p) / variance : kish;
}

double extremeShareTest(double p, double p0, int df, double n, double nEffective) {
  if (df <= 0 || n <= 1) return std::numeric_limits<double>::quiet_NaN();
  const double size = std::min(n, adjustedSize(nEffective, df, n, 0.975));
  return std::min(1.0, 2 * std::pow(p > 0.5 ? p0 : 1 - p0, size));
}

}  // namespace candour
