// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/drivers/prepared_model.h"

namespace candour {

/// Adds what a prepared model's reader must know before any fit: levels whose people are all in one
/// sampling unit, too few of the rarer outcome, drivers that measure what outcomes measure.
void addPreparationWarnings(PreparedModel& model);

}  // namespace candour
