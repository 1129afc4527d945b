// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <vector>

#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// x_i' c of every row, c = A^-1 gradient over the parameters that have a variance: with the
/// residual r_i the influence of the coefficients. Empty where the gradient rests on one that has
/// none.
std::vector<double> coefficientLeverage(const PreparedModel& model, const FittedModel& fitted,
                                        const Eigen::VectorXd& gradient);

}  // namespace candour
