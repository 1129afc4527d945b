// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/drivers/driver_model.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// What the reader of a fit must know, in plain words: those of the preparation, then separation,
/// no convergence, too few degrees of freedom, drivers that go together (halo).
std::vector<Warning> modelWarnings(const PreparedModel& model, const FittedModel& fitted);

}  // namespace candour
