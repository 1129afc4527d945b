// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/survey/recipe_step.h"

namespace candour {

/// A step that a survey does not let be done, and one line why.
struct UnfitStep {
  std::string name;
  std::string why;

  bool operator==(const UnfitStep&) const = default;
};

/// What a step does that its maker should know of: answers it names that nobody has.
struct StepNote {
  std::string name;  // of the step
  std::string text;

  bool operator==(const StepNote&) const = default;
};

/// The recipe of a survey, and how it fits.
struct Prepared {
  RecipeSteps steps;
  std::vector<UnfitStep> unfit;  // in the order of the steps
  std::vector<StepNote> notes;

  bool operator==(const Prepared&) const = default;
};

}  // namespace candour
