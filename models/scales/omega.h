// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <string>

namespace candour {

/// McDonald's omega of one minimum-residual factor: (sum l)^2 / ((sum l)^2 + sum (1 - l^2)).
struct Omega {
  double value = 0;          // NaN where `why` says why
  Eigen::VectorXd loadings;  // of the one factor
  Eigen::MatrixXd slope;     // d omega / d r_ij, symmetric, 0 on the diagonal; empty at a bound
  std::string why;
};

/// Of a correlation matrix of at least three items. The slope follows from the normal equations of
/// the residuals by implicit differentiation; where an item's uniqueness is at its bound there is
/// none.
Omega omegaOf(const Eigen::MatrixXd& correlation);

}  // namespace candour
