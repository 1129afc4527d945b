// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/recipe_step.h"
#include "core/survey/survey.h"

namespace candour {

/// Whether the step called `name` does what its maker means: it fits, and `described` has every
/// answer it names. What to ask of a new step; an old one may name answers that are gone.
Status doesWhatItSays(const Survey& described, const std::string& name);

/// The steps that read variable `name`, in their order.
std::vector<std::string> usersOf(const RecipeSteps& steps, const std::string& name);

/// `steps` and after them those of `added` that are not among them. Fails where one of these has
/// the name of another step.
Result<RecipeSteps> withAdded(RecipeSteps steps, const RecipeSteps& added);

/// Usual labels of bands. `whole`: the numbers are whole, and labels name the last of a band,
/// "25-34"; else "25 to below 35".
std::vector<std::string> bandLabels(const BandStep& step, bool whole);
/// Whether every answer to variable `index`, whose column is loaded, is a whole number.
bool areWhole(const Survey& survey, std::size_t index);

}  // namespace candour
