// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

namespace candour {

/// Where the best quarter of areas begins, the luck of the draw taken out: the 75th percentile (R's
/// type 7) of the areas' means shrunk towards their common mean, gamma_k y_k + (1 - gamma_k) mean,
/// gamma_k = s2 / (s2 + psi_k), s2 by restricted maximum likelihood (docs/methods.md, "Achievable
/// uplift").
struct Border {
  double value = 0;
  double variance = 0;  // s2; 0: the areas cannot be told apart
  /// value = sum of part_k y_k with s2, psi and the areas at the border as they are.
  std::vector<double> part;
};

/// `y` the areas' means, larger is better; `psi` their design variances, positive. At least two.
Border bestQuarter(const std::vector<double>& y, const std::vector<double>& psi);

}  // namespace candour
