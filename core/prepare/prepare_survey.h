// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/prepared.h"
#include "core/survey/survey.h"

namespace candour {

/// Adds what `steps` make to the survey's variables, without columns, and sets `prepared`. `coded`
/// says of each variable whether its column is coded, and is lengthened. A step that does not fit,
/// by its own fault or that of a step it uses, makes nothing and is among `prepared->unfit`.
void addPrepared(Survey& survey, std::vector<bool>& coded, const RecipeSteps& steps);

/// The step that makes variable `name`; nullptr where none that fits does.
const RecipeStep* stepOf(const Survey& survey, const std::string& name);

/// `names` and all that steps make them of, each once.
std::vector<std::string> withSources(const Survey& survey, std::span<const std::string> names);

/// Makes the columns of those of `names` that steps make and that are not there yet; the columns of
/// the others are loaded.
Status makeColumns(Survey& survey, std::span<const std::string> names);

/// Makes the columns of all steps that fit, the columns of the others being loaded. What cannot be
/// made of these answers is taken from the variables, and is among `prepared->unfit`.
void makeAll(Survey& survey);

/// The survey, all its columns loaded, with what `steps` make. Fails at the first step that does
/// not fit.
Result<Survey> applyRecipe(Survey survey, const RecipeSteps& steps);

}  // namespace candour
