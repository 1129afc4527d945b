// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>

#include "models/drivers/fitted_model.h"
#include "models/drivers/importance.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// Why a driver is not reliable: its share is no more than noise gives a driver of so many terms;
/// or it is more, but less than two of its errors, so that its interval means nothing (of something
/// squared that is a Wald test of four errors: the driver may well matter).
inline constexpr const char* kShareNearZero = "near zero, interval unreliable";
inline constexpr const char* kUnreliableShare = "interval unreliable";

/// Sets `reliable` and `why` of every driver.
void setReliability(const PreparedModel& model, const FittedModel& fitted, Importance& answer);

/// Sets `differs` and `tier`, after setReliability(); `v` is the covariance of the Shapley values.
void setTiers(const Eigen::MatrixXd& v, Importance& answer);

}  // namespace candour
