// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "models/scripts/recodes.h"

namespace candour {

/// What a script reads from the project, and how it makes the other variables of that.
struct PreparationCode {
  std::vector<std::string> reads;  // variables of the project file
  std::string code;                // `answers$x <- ...`, a line a step; empty: nothing is made
};

/// For all that `recodes` reads; asks `recodes` for what the steps need. The pieces
/// data/scripts/prepare.R and recode.R define the functions.
Result<PreparationCode> preparationCode(const Survey& survey, Recodes& recodes);

}  // namespace candour
