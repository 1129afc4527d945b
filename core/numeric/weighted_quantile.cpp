// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/numeric/weighted_quantile.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/check.h"

namespace candour {

namespace {

constexpr std::size_t kBinsOfRange = 1024;

// Cuts the range into equal bins; monotone in x.
struct Bins {
  double low = 0;
  double scale = 0;
  [[nodiscard]] std::size_t of(double x) const {
    return std::min(kBinsOfRange - 1, static_cast<std::size_t>((x - low) * scale));
  }
};

}  // namespace

double weightedQuantile(const double* x, const double* w, std::size_t n, double q) {
  check(n > 0 && q > 0 && q <= 1, "rows, and a part of their weight");
  const auto [low, high] = std::minmax_element(x, x + n);
  if (*low == *high) return *low;
  const Bins bins{*low, static_cast<double>(kBinsOfRange) / (*high - *low)};
  std::vector<double> weight(kBinsOfRange, 0);
  double total = 0;
  for (std::size_t i = 0; i < n; ++i) {
    weight[bins.of(x[i])] += w[i];
    total += w[i];
  }
  // A share that is met exactly must not be missed by rounding.
  const double target = q * total * (1 - 1e-12);
  double below = 0;
  std::size_t bin = 0;
  while (bin + 1 < kBinsOfRange && below + weight[bin] < target) below += weight[bin++];
  std::vector<std::pair<double, double>> inside;
  for (std::size_t i = 0; i < n; ++i) {
    if (bins.of(x[i]) == bin) inside.emplace_back(x[i], w[i]);
  }
  std::sort(inside.begin(), inside.end());
  for (const auto& [value, own] : inside) {
    below += own;
    if (below >= target) return value;
  }
  return inside.empty() ? *high : inside.back().first;
}

}  // namespace candour
