// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/step_rows.h"
#include "core/store/stored_wave.h"
#include "core/survey/survey.h"

namespace candour {

/// How the recipe fits the answers of one wave alone.
struct WaveFit {
  std::string wave;
  std::vector<UnfitStep> unfit;
  std::vector<StepNote> notes;
};

/// Which waves are read, and whether their variables go by the names and answers that joins give.
struct WavesRead {
  std::optional<std::string> only;  // nothing: all waves
  bool joined = true;
};

/// All waves with their joins applied.
std::vector<StoredWave> joinedWaves(const Database& database);

/// The survey of a project's waves, lined up, with what `steps` make; the columns of `names` (null:
/// of all variables) are loaded, and what these are made of. Fails on an unknown name or wave.
Result<Survey> loadSurvey(Database& database, const std::vector<std::string>* names,
                          const StoredSteps& steps, const WavesRead& read = {});

/// The project's recipe wave by wave, in the order of the waves.
Result<std::vector<WaveFit>> fitOfSteps(Database& database);

}  // namespace candour
