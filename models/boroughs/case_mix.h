// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/boroughs/borough_pack.h"

namespace candour {

/// The areas' shares had each the whole's mix of people (docs/methods.md d20), in the order of the
/// comparison's areas.
struct CaseMix {
  std::vector<AdjustedEstimate> areas;
  std::vector<std::string> adjustedFor;
  std::size_t n = 0;
  double overall = 0;
  std::vector<Warning> warnings;
};

/// A survey-weighted logit of the outcome on the controls and the area, without interaction;
/// theta_b = sum of w p_i(area = b) / sum of w over all rows of the model. Its influence has the
/// sampling of people and that of the coefficients, with their covariance: w (p_i(b) - theta_b) /
/// sum of w + J_b' A^-1 x_i w (y_i - p_i), J_b the mean gradient, A the information (the point
/// estimate of R's svypredmeans, whose variance leaves out that covariance). Interval on the logit
/// scale with t on the smaller of the area's and the model's degrees of freedom.
///
/// A control that is the area itself is left out. Without controls, or where the model has no
/// answer, every area says why; where an area's term is separated or aliased, that area does. Fails
/// only when the job is stopped.
Result<CaseMix> adjustForCaseMix(const Survey& survey, const BoroughComparison& comparison,
                                 const Job& job = {});

}  // namespace candour
