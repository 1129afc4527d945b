// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// Rao and Scott's working likelihood ratio of every driver and control (docs/methods.md d5): the
/// gain in deviance D0 - D over the model without it, against the sum of lambda_j F-like parts,
/// lambda the eigenvalues of V0^-1 V, V0 what the likelihood alone gives (R's regTermTest(method =
/// "LRT")). Not available where the Wald F is not, and with Firth's penalty.
std::vector<TermTest> ratioTests(const PreparedModel& model, const FittedModel& fitted,
                                 const Job& job = {});

/// The Wald tests, then the ratio tests, each p adjusted over the drivers, and over the controls,
/// of its kind.
Result<std::vector<TermTest>> termTests(const PreparedModel& model, const FittedModel& fitted,
                                        const Job& job = {});

/// Adjusts the p of tests of one kind by Holm and by Benjamini and Hochberg, over the drivers, over
/// the controls and over the interactions.
void adjustTests(std::vector<TermTest>& tests);

/// How many parameters the design makes of the slopes: the trace of V0^-1 V (Lumley & Scott 2015);
/// NaN where a slope has no variance.
double effectiveParameters(const FittedModel& fitted);

}  // namespace candour
