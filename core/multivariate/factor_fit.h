// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <vector>

namespace candour {

/// The least uniqueness a variable may have: one that wants less is held there (a Heywood case).
inline constexpr double kLeastUniqueness = 0.005;

/// Factors of a correlation matrix, before rotation: loadings as the principal axes of the common
/// part, each of positive sum, by falling size.
struct FactorFit {
  Eigen::MatrixXd loadings;    // variables x factors
  Eigen::VectorXd uniqueness;  // 1 - communality, in [kLeastUniqueness, 1]
  std::vector<bool> heywood;   // held at kLeastUniqueness
  double residual = 0;         // root mean square of the correlations not reproduced (RMSR)
  bool converged = false;
};

/// Minimum residual factors (Harman & Jones 1966): the uniquenesses that make the sum of squared
/// residual correlations least, found by Newton's method on the eigenvalues of R - Psi (Joreskog
/// 1977, unweighted least squares). `correlation` is symmetric with a unit diagonal; it need not be
/// positive definite. 1 <= factors < variables.
FactorFit fitFactors(const Eigen::MatrixXd& correlation, int factors);

/// The largest number of factors that `variables` can tell apart: ((p - m)^2 - (p + m)) >= 0.
int mostFactors(int variables);

/// Eigenvalues of a symmetric matrix, falling.
Eigen::VectorXd eigenvaluesOf(const Eigen::MatrixXd& symmetric);

}  // namespace candour
