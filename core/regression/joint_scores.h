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

/// A part of a joint score: the sum over rows of residual[i] times the columns of `selection`.
struct ScorePart {
  const ColumnSelection* selection = nullptr;
  const std::vector<double>* residual = nullptr;  // by position
};

/// The design-based covariance of several scores of the same people together, in the order of the
/// parts: scoreCovariance() of one part is its block. Of models of several outcomes of one person,
/// or of one model's slopes and thresholds.
Result<Eigen::MatrixXd> jointScoreCovariance(const ModelMatrix& matrix,
                                             const std::vector<ScorePart>& parts,
                                             const SurveyDesign& design,
                                             const std::vector<std::uint32_t>& designRow);

}  // namespace candour
