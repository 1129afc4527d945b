// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/step_rows.h"
#include "core/survey/survey.h"

namespace candour {

/// How the recipe fits the answers of one wave alone.
struct WaveFit {
  std::string wave;
  std::vector<UnfitStep> unfit;
  std::vector<StepNote> notes;
};

/// The survey of all waves of a project, lined up, with what `steps` make; the columns of `names`
/// (null: of all variables) are loaded, and what these are made of.
Result<Survey> loadSurvey(Database& database, const std::vector<std::string>* names,
                          const StoredSteps& steps);

/// The project's recipe wave by wave, in the order of the waves.
Result<std::vector<WaveFit>> fitOfSteps(Database& database);

}  // namespace candour
