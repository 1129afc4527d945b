// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <utility>
#include <vector>

#include "models/drivers/subgroups.h"

namespace candour {

/// Tests that all `differences` of parameters (first, other) are zero together: T = d' V0^-1 d with
/// `own` = V0 the covariance that the likelihood alone gives; under the design T is a sum of
/// chi-squared variables weighted by the eigenvalues of V0^-1 V, `design` = V. T over their sum is
/// referred to F on (their sum squared over the sum of their squares, `df`) (Rao & Scott 1984).
EqualityTest equalityTest(const std::vector<std::pair<int, int>>& differences,
                          const Eigen::VectorXd& parameters, const Eigen::MatrixXd& own,
                          const Eigen::MatrixXd& design, int df);

}  // namespace candour
