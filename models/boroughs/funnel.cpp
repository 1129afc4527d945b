// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/funnel.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/numeric/tails.h"
#include "models/boroughs/arcsine.h"

namespace candour {

namespace {

constexpr double kFewestExpected = 10;
constexpr double kWinsorised = 0.1;

double standardised(const Funnel& funnel, double share, double n) {
  if (!(n > 0)) return kNotAvailable;
  if (funnel.transformed) return 2 * std::sqrt(n) * (arcsineOf(share) - arcsineOf(funnel.target));
  return (share - funnel.target) / std::sqrt(funnel.target * (1 - funnel.target) / n);
}

// The quantile of sorted values between neighbours, type 7.
double quantileOf(const std::vector<double>& sorted, double p) {
  const double at = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const auto above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

double meanSquareWinsorised(std::vector<double> z) {
  if (z.empty()) return kNotAvailable;
  std::sort(z.begin(), z.end());
  const double low = quantileOf(z, kWinsorised);
  const double high = quantileOf(z, 1 - kWinsorised);
  double sum = 0;
  for (const double value : z) {
    const double kept = std::clamp(value, low, high);
    sum += kept * kept;
  }
  return sum / static_cast<double>(z.size());
}

double widening(const Funnel& funnel) {
  return funnel.inflated ? std::sqrt(funnel.overdispersion) : 1.0;
}

}  // namespace

Funnel funnelOf(double target, const std::vector<double>& share,
                const std::vector<double>& nEffective) {
  check(share.size() == nEffective.size(), "a size for every share");
  Funnel funnel;
  funnel.target = target;
  const double rarer = std::min(target, 1 - target);
  for (const double n : nEffective) {
    if (n > 0 && n * rarer < kFewestExpected) funnel.transformed = true;
  }
  std::vector<double> z;
  for (std::size_t i = 0; i < share.size(); ++i) {
    const double value = standardised(funnel, share[i], nEffective[i]);
    if (std::isfinite(value)) z.push_back(value);
  }
  const auto areas = static_cast<double>(z.size());
  funnel.overdispersion = meanSquareWinsorised(std::move(z));
  funnel.inflated =
      funnel.overdispersion > 1 && areas * funnel.overdispersion > chiSquaredQuantile(0.95, areas);
  return funnel;
}

FunnelPosition funnelPosition(const Funnel& funnel, double share, double nEffective) {
  FunnelPosition position;
  position.z = standardised(funnel, share, nEffective);
  const double distance = std::abs(position.z) / widening(funnel);
  position.outside95 = distance > kFunnel95;
  position.outside998 = distance > kFunnel998;
  return position;
}

FunnelLimits funnelLimits(const Funnel& funnel, double nEffective, double z) {
  const double wide = z * widening(funnel);
  if (funnel.transformed) {
    const double half = wide / (2 * std::sqrt(nEffective));
    const double centre = arcsineOf(funnel.target);
    return {shareOfArcsine(centre - half), shareOfArcsine(centre + half)};
  }
  const double half = wide * std::sqrt(funnel.target * (1 - funnel.target) / nEffective);
  return {std::max(0.0, funnel.target - half), std::min(1.0, funnel.target + half)};
}

}  // namespace candour
