// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "models/drivers/driver_model.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// Why an estimate has no error or test.
inline constexpr const char* kSeparatedWhy = "separated: the data put no bound on it";
inline constexpr const char* kNoVariationWhy =
    "its people are in too few sampling units to show how they vary";
inline constexpr const char* kFewDfWhy = "too few degrees of freedom";

/// b' V^-1 b by the eigenvalues of V's correlations; NaN where one of them is rounding.
double quadraticForm(const Eigen::VectorXd& b, const Eigen::MatrixXd& v);

/// Why parameter `parameter` has no variance; empty where it has one and df allow inference.
std::string whyNotAvailable(const FittedModel& fitted, int parameter);

/// The parameters of a driver's or control's columns that are in the model.
std::vector<int> parametersOf(const PreparedModel& model, const TermGroup& group);

/// The Wald F of every driver and control, b' V^-1 b / q on (q, df), docs/methods.md d5. Not
/// available where V has no full rank: then the design shows less variation than there are terms.
std::vector<TermTest> waldTests(const PreparedModel& model, const FittedModel& fitted);

}  // namespace candour
