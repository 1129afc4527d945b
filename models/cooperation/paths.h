// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "core/base/result.h"
#include "models/cooperation/mediators.h"
#include "models/drivers/fitted_model.h"

namespace candour {

/// What every driver's total is made of, see estimateCooperation(): of a number or scale per unit,
/// per weighted SD and, with two values, from the one to the other; of a category each level
/// against the reference.
Result<std::vector<DriverPath>> driverPaths(const CooperationModel& prepared,
                                            const FittedModel& fitted);

/// Estimate, error, interval and p on t with `df`; `se` NaN: the estimate alone.
CooperationPart partOf(double estimate, double se, int df);

}  // namespace candour
