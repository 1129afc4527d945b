// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "core/base/result.h"
#include "models/cooperation/mediators.h"
#include "models/drivers/fitted_model.h"

namespace candour {

/// The smallest risk ratio that something unmeasured would need with both mediator and behaviour to
/// make up `riskRatio` by itself: RR + sqrt(RR (RR - 1)), of 1/RR below 1 (VanderWeele and Ding
/// 2017).
double eValueOf(double riskRatio);

/// What a common cause with risk ratios `a` and `b` (at least 1) could make up at most,
/// a b / (a + b - 1) (Ding and VanderWeele 2016).
double jointBound(double a, double b);

/// A mediator's effect with its sensitivity. `behaviour` is the behaviour's name.
MediatorEffect mediatorEffect(const CooperationModel& prepared, const FittedModel& fitted,
                              std::size_t mediator, const Job& job);

}  // namespace candour
