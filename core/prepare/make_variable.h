// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/recipe_step.h"
#include "core/survey/survey.h"

namespace candour {

/// A variable that a step makes, as far as it is known without any answers.
struct MadeVariable {
  Variable variable;
  bool coded = true;
  std::vector<std::string> notes;  // answers the step names that the survey does not have
};

/// The variable that `step` makes of those of `survey`, of which no columns are needed; `coded`
/// says of each whether its column is (else numbers). Fails, naming the step, where it does not
/// fit: an unknown source, answers that no rule names, a formula that cannot be read. Whether the
/// name is free is not looked at.
Result<MadeVariable> describeStep(const Survey& survey, const std::vector<bool>& coded,
                                  const RecipeStep& step);

/// The column of the variable that `step`, which fits, makes; those of its sources are loaded.
/// Where there is no result it is Column::kNotAsked if the wave lacks a source, else a reason for
/// missing or empty.
Result<std::shared_ptr<const Column>> runStep(const Survey& survey, const RecipeStep& step);

/// What became of the interviews.
struct StepCounts {
  std::size_t answered = 0;
  std::size_t missing = 0;    // without `notAsked`
  std::size_t notAsked = 0;   // in waves that lack a source
  std::size_t lost = 0;       // of the missing: every source has an answer
  std::size_t undefined = 0;  // of the lost: something in the formula has no result

  bool operator==(const StepCounts&) const = default;
};

/// Counts what `step`, which fits, did; its sources and the variable it made are loaded.
Result<StepCounts> countStep(const Survey& survey, const RecipeStep& step);

}  // namespace candour
