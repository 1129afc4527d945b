// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/drivers/counterfactual.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// The error of an average over the rows when the people are drawn too (docs/methods.md d7; Stata's
/// vce(unconditional)): the design-based variance of w_i (g_i - theta) / sum w + J A^-1 x_i r_i, J
/// the gradient, r the residuals of the fit. NaN where the gradient rests on a parameter without
/// variance.
double unconditionalError(const PreparedModel& model, const FittedModel& fitted,
                          const RowMargin& average);

}  // namespace candour
