// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// The fits of a question's families (docs/methods.md d4, d12, d26), each with `fit`, `naive` and
/// `covariance`; weights of mean 1. What fitPrepared() chooses from.
Result<FittedModel> fitLogitModel(const PreparedModel& model, const Job& job);

/// The linear probability model; its log-likelihood is minus half its sum of squared residuals.
Result<FittedModel> fitLinearModel(const PreparedModel& model);

/// Firth's penalised logit with weights that add up to the effective sample size. The covariance is
/// the inverse of the penalised information; with clusters, in each direction in which the design's
/// sandwich says more, the sandwich's. (The sandwich alone says next to nothing of a separated
/// term, whose residuals are all alike.)
Result<FittedModel> fitFirthModel(const PreparedModel& model, const Job& job);

/// The proportional-odds logit. Its `fit` is that of P(answer is positive), a logit with the
/// intercept of the lowest positive answer and the slopes of all; `information` is what of it is
/// left when the other thresholds are not known.
Result<FittedModel> fitOrdinalModel(const PreparedModel& model, const Job& job);

}  // namespace candour
