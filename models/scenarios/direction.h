// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"
#include "models/scenarios/movable.h"

namespace candour {

/// Sets MovableDriver::whyNoGain of every driver that the model can tell of. Where its answers run
/// from worst to best (MovableDriver::directed) the tested effect is that of the best answer
/// against the worst: the average slope of a scale, the difference of the average predictions of a
/// category, summed over a set; t on the model's df. Of other drivers it is the Wald F of all their
/// columns (docs/methods.md, "Which way is up").
void setDirections(const PreparedModel& model, const FittedModel& fitted,
                   std::vector<MovableDriver>& drivers);

}  // namespace candour
