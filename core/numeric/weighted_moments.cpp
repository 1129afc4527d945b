// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/numeric/weighted_moments.h"

#include <cmath>

namespace candour {

WeightedMoments weightedMoments(const std::vector<double>& x, const std::vector<double>& weight) {
  double total = 0;
  double first = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    total += weight[i];
    first += weight[i] * x[i];
  }
  const double mean = first / total;
  double second = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    second += weight[i] * (x[i] - mean) * (x[i] - mean);
  }
  return {mean, std::sqrt(second / total)};
}

}  // namespace candour
