// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/drivers/driver_model.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// The weighted average marginal effects of every driver and control (docs/methods.md d7, d8): of a
/// number or scale per unit and per weighted SD (of a number of two values also "from LOW to
/// HIGH"), of a category each level against the reference.
std::vector<Effect> averageEffects(const PreparedModel& model, const FittedModel& fitted);

}  // namespace candour
