// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/drivers/prepared_model.h"

namespace candour {

/// A column of the model in the analyst's words: the name of its driver or control, with the
/// answer of a category ("Age: 25-34") or the variable of one of several numbers ("Safety: Q13").
std::string columnWords(const PreparedModel& model, int column);

}  // namespace candour
