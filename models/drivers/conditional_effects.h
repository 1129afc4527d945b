// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/drivers/driver_model.h"
#include "models/drivers/effects.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// For each interaction of the model the effects of either driver with the other one held, for
/// everybody: a category at each of its levels, a number of two values at both, any other number or
/// scale at its weighted 10th, 50th and 90th percentile; everything else as observed. Effects are
/// those of averageEffects(). Not available where nobody has the answers that are compared.
std::vector<ConditionalEffect> conditionalEffects(const PreparedModel& model,
                                                  const FittedModel& fitted, EffectErrors errors);

}  // namespace candour
