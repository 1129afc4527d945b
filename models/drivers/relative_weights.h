// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// Johnson's relative weights of the drivers, as a cross-check on the Shapley values
/// (docs/methods.md d10): each driver's part of R_o2, the weighted squared correlation of the
/// outcome with the probability that the drivers alone predict.
struct RelativeWeights {
  struct Driver {
    double weight = kNotAvailable;  // of R_o2; these add up to it
    std::string why;                // where there is none
  };
  double total = kNotAvailable;  // R_o2
  std::vector<Driver> drivers;   // in the order of the question
};

/// What to know of them.
inline constexpr const char* kRelativeWeightsCaveat =
    "Johnson's weights are a cross-check: they split another R2 (the squared correlation of "
    "outcome "
    "and prediction) over the drivers that are one number each, without the controls, by a rule "
    "that has no theory behind it where drivers go together. Read the Shapley shares.";

/// Drivers that are one number, scale or choice of two each, standardised with weights; sets and
/// categories of more answers have no such weight and take no part. Without the controls. None
/// where the drivers nearly determine each other (the condition number of their correlations above
/// 1e8) or the fit is separated. Fails only when stopped.
Result<RelativeWeights> relativeWeights(const PreparedModel& model, const Job& job = {});

}  // namespace candour
