// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

namespace candour {

/// Holm's step-down adjustment of a family of p-values (docs/methods.md d16), in the order given.
/// NaNs are not part of the family and stay NaN.
std::vector<double> holm(const std::vector<double>& p);

/// Benjamini and Hochberg's step-up adjustment: calling what is below a level keeps the expected
/// share of false calls at it. NaNs as in holm().
std::vector<double> benjaminiHochberg(const std::vector<double>& p);

}  // namespace candour
