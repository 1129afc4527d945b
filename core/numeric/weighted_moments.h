// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

namespace candour {

/// Weighted mean and standard deviation, population form: divided by the sum of the weights.
struct WeightedMoments {
  double mean = 0;
  double sd = 0;
};

/// One weight a value, their sum above 0.
WeightedMoments weightedMoments(const std::vector<double>& x, const std::vector<double>& weight);

}  // namespace candour
