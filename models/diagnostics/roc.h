// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "core/base/result.h"
#include "models/diagnostics/scored_rows.h"

namespace candour {

/// The area under the weighted ROC curve: the chance that of a person with the outcome and one
/// without, drawn by weight, the first has the higher predictor, ties counted half. Its influence
/// on the design-based variance is that of the weighted Mann-Whitney statistic,
/// w_i (S_i - AUC) / W_1 of a person with the outcome and w_j (T_j - AUC) / W_0 of one without, S_i
/// the weighted share of those without below, T_j of those with above; predictors taken as known.
/// The interval is on the logit scale with t on the design's degrees of freedom.
Result<DiagnosticEstimate> weightedAuc(const PreparedModel& model, const ScoredRows& rows);

/// The curve at every prediction, thinned to steps of half a point.
std::vector<RocPoint> rocPoints(const PreparedModel& model, const ScoredRows& rows);

}  // namespace candour
