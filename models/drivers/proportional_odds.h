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

/// The test of an ordinal fit's one assumption, in the manner of Brant (1990) with a design-based
/// covariance: the binary logits of P(Y >= k) of every k are fitted to all rows, their covariance
/// is that of their stacked influences A_k^-1 x r_k in the same PSUs, and a Wald F tests that
/// slopes do not differ from those of the first. At least three answers.
Result<ProportionalOdds> proportionalOdds(const PreparedModel& model, const FittedModel& fitted,
                                          const Job& job = {});

/// A warning (code "proportional_odds") where the test rejects at 5 %, with the drivers whose
/// slopes differ (Holm over all drivers and controls).
void warnOfUnequalSlopes(const ProportionalOdds& odds, std::vector<Warning>& warnings);

}  // namespace candour
