// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "core/base/random.h"
#include "core/survey/survey.h"
#include "models/simulate/geography.h"

namespace candour {

/// Adds columns of data/simulation_columns.json until the survey is as wide as the record file:
/// multi-responses, agreement scales and questions asked of some, unrelated to anything.
void padToFileWidth(const Fieldwork& fieldwork, Random random, Survey& survey);

}  // namespace candour
