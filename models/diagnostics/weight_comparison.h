// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "core/survey/survey.h"
#include "models/diagnostics/scored_rows.h"

namespace candour {

/// The model with its weights beside the same model without them, on the same strata and PSUs:
/// coefficients and marginal effects with the error of each difference from the joint influences of
/// both fits (X fixed). Two tests of all of it: DuMouchel and Duncan (1983), the unweighted logit
/// with the weight and its products with the drivers' columns added, Wald F of these; and Hausman's
/// form, d'V^-1 d / q on the slopes' differences with their design-based covariance.
Result<WeightComparison> compareWeights(const PreparedModel& model, const FittedModel& fitted);

/// How unequal the weights are, and who has the heaviest.
HeavyWeights heavyWeightsOf(const Survey& survey, const PreparedModel& model);

}  // namespace candour
