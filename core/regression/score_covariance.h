// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/design/survey_design.h"
#include "core/regression/model_matrix.h"

namespace candour {

/// B of the sandwich: the design-based covariance of the score, the sum of residual[i] x[i] over
/// the model's rows. `designRow[i]` is the design's row at position i; rows of the design that the
/// model leaves out count as zeros (docs/methods.md d1, d4). The columns and residuals are those of
/// a fit of any kind.
Result<Eigen::MatrixXd> scoreCovariance(const ModelMatrix& matrix, const ColumnSelection& selection,
                                        const std::vector<double>& residual,
                                        const SurveyDesign& design,
                                        const std::vector<std::uint32_t>& designRow);

/// V = A^-1 B A^-1 by parameter, A the information. Parameters in `left` (not empty: by parameter)
/// have NaN rows and columns; the others are computed in the space that the directions running off
/// to infinity leave.
Eigen::MatrixXd sandwich(const Eigen::MatrixXd& information, const Eigen::MatrixXd& scores,
                         const std::vector<char>& left);

}  // namespace candour
