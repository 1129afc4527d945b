// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/survey/recipe_step.h"
#include "models/scripts/recodes.h"

namespace candour {

/// A formula as an R expression over the data frame `answers`; of answers by name their codes.
/// The pieces data/scripts/prepare.R and recode.R define the functions.
Result<std::string> formulaCode(const Survey& survey, const DeriveStep& step, Recodes& recodes);

}  // namespace candour
