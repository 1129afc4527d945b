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

ProportionInterval wilsonInterval(double p, double se, int df, double n, double nEffective,
                                  double level) {
  if (df <= 0) return kNone;
  const double t = tQuantile(0.5 + level / 2, df);
  const double size = p > 0 && p < 1 && se > 0 ? p * (1 - p) / (se * se) : std::min(n, nEffective);
  const double square = t * t / size;
  const double centre = (p + square / 2) / (1 + square);
  const double half = std::sqrt(square * (p * (1 - p) + square / 4)) / (1 + square);
  // At 0 and 1 the end is the proportion itself, but for rounding.
  return {p <= 0 ? 0 : centre - half, p >= 1 ? 1 : centre + half};
}

ProportionInterval arcsineInterval(double p, double se, int df, double n, double nEffective,
                                   double level) {
  if (df <= 0) return kNone;
  if (p <= 0 || p >= 1) return betaInterval(p, se, df, n, nEffective, level);
  const double centre = std::asin(std::sqrt(p));
  const double half = tQuantile(0.5 + level / 2, df) * se / (2 * std::sqrt(p * (1 - p)));
  const auto back = [](double x) {
    const double sine = std::sin(std::clamp(x, 0.0, std::acos(-1.0) / 2));
    return sine * sine;
  };
  return {back(centre - half), back(centre + half)};
}

ProportionInterval shareInterval(ShareInterval kind, double p, double se, int df, double n,
                                 double nEffective) {
  switch (kind) {
    case ShareInterval::Beta:
      return betaInterval(p, se, df, n, nEffective);
    case ShareInterval::Wilson:
      return wilsonInterval(p, se, df, n, nEffective);
    case ShareInterval::Arcsine:
      return arcsineInterval(p, se, df, n, nEffective);
    case ShareInterval::Logit:
      break;
  }
  return logitInterval(p, se, df, n, nEffective);
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
