// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/regression/model_matrix.h"

namespace candour {

/// Weighted least squares on the standardised columns of a ModelMatrix: minimises
/// sum w (y - x'b)^2. Of an outcome of 0 and 1 it is the linear probability model.
///
/// Person i's influence on `beta` is A^-1 x[i] residual[i], A the information, so that sandwich()
/// of scoreCovariance() is the design-based covariance (R's svyglm(family = gaussian)).
struct LinearFit {
  ColumnSelection selection;
  Eigen::VectorXd beta;          // by parameter, standardised units
  Eigen::MatrixXd information;   // A = X' diag(w) X
  std::vector<double> residual;  // w (y - x'b), by position
};

/// y and w (positive) by position. Columns of `selection` must not be aliased
/// (independentColumns()); `crossProducts` is crossProducts() of the same matrix and weights.
LinearFit fitLinear(const ModelMatrix& matrix, const ColumnSelection& selection,
                    const Eigen::MatrixXd& crossProducts, const std::vector<double>& y,
                    const std::vector<double>& w);

/// x'b at every position, `beta` by parameter of `selection`, in standardised units.
std::vector<double> linearPredictor(const ModelMatrix& matrix, const ColumnSelection& selection,
                                    const Eigen::VectorXd& beta);

}  // namespace candour
