// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <vector>

#include "models/boroughs/borough_pack.h"

namespace candour {

/// Every pair of areas once: the difference of their shares with the joint covariance, t on the
/// smaller of the two areas' degrees of freedom, Holm over all pairs that have a test. `comparable`
/// tells areas that have a variance of their own; pairs of others have no test and say why.
std::vector<AreaPair> areaPairs(const Eigen::VectorXd& share, const Eigen::MatrixXd& covariance,
                                const std::vector<int>& df, const std::vector<char>& comparable);

}  // namespace candour
