// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>

namespace candour {

/// How factors are turned towards simple structure. Oblimin: direct quartimin, factors may
/// correlate. Promax: varimax's loadings to the fourth power as target, factors may correlate.
/// Varimax: factors stay uncorrelated; rows are scaled to length 1 (Kaiser).
enum class Rotation { None, Varimax, Promax, Oblimin };

/// Rotated factors, by falling sum of squared loadings, each of positive sum.
struct RotatedFactors {
  Eigen::MatrixXd loadings;      // the pattern: variables x factors
  Eigen::MatrixXd correlations;  // of the factors; the identity where they are held uncorrelated
  bool converged = false;
};

/// One factor is left as it is. Oblimin by gradient projection (Jennrich 2002), started from the
/// unrotated and from varimax's axes: the lower criterion wins.
RotatedFactors rotate(const Eigen::MatrixXd& loadings, Rotation rotation);

}  // namespace candour
