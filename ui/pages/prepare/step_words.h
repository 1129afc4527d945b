// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>

#include "core/prepare/make_variable.h"
#include "core/survey/recipe_step.h"

namespace candour {

/// The kind as a list shows it: "Recode", "Bands", "Formula", "Scale", "Missing", "Raked weights".
QString kindName(const RecipeStep& step);
/// The title of the dialog that makes such a step.
QString stepTitle(const RecipeStep& step);
/// "11,204 have it; 1,163 are missing, 312 of them by this step."
QString countsInWords(const StepCounts& counts);

}  // namespace candour
