// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/survey/recipe_step.h"

namespace candour {

/// "recode", "band", "derive", "scale", "missing", "rake": as files name the kinds.
const char* kindOf(const RecipeStep& step);

/// The variables a step reads, each once, in the order in which it names them. None where its
/// expression cannot be read.
std::vector<std::string> sourcesOf(const RecipeStep& step);

/// How the variable is made, in one line: "Recoded from Q13: Worried = Very worried, Fairly
/// worried; ...".
std::string provenanceOf(const RecipeStep& step);

/// Whether the step can be one at all, whatever the survey; the Error names it and says what to do.
Status soundStep(const RecipeStep& step);

/// A recipe file, {"steps": [...]}, two-space indented; parse(write(x)) == x.
std::string writeRecipeSteps(const RecipeSteps& steps);
/// Malformed JSON fails with line and column, an unknown key or a wrong part with its place, a step
/// that cannot be one (soundStep) and a name given twice with the step.
Result<RecipeSteps> parseRecipeSteps(std::string_view json);

/// The margins of a raking, {"margins": [{"variable": V, "targets": [{"answer": A, "share": S}]}]};
/// `where` begins messages.
Result<std::vector<RakeMargin>> parseRakeMargins(const std::string& where, std::string_view json);

/// One step as the project file keeps it.
std::string writeRecipeStep(const RecipeStep& step);
Result<RecipeStep> parseRecipeStep(std::string_view json);

}  // namespace candour
