// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>

#include "models/drivers/fitted_model.h"
#include "models/drivers/importance.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// Sets `reliable` and `why` of every driver: near zero are those below two errors, and those whose
/// value is no more than noise gives a driver of so many terms.
void setReliability(const PreparedModel& model, const FittedModel& fitted, Importance& answer);

/// Sets `differs` and `tier`, after setReliability(); `v` is the covariance of the Shapley values.
void setTiers(const Eigen::MatrixXd& v, Importance& answer);

}  // namespace candour
