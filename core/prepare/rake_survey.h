// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/design/raking.h"
#include "core/survey/recipe_step.h"
#include "core/survey/survey.h"

namespace candour {

/// Limits may keep a weighted share this far from its target; further is a failure.
inline constexpr double kMostRakingError = 0.01;

/// What raking did in one wave.
struct RakedWave {
  std::string wave;      // empty in a survey without waves
  std::size_t rows = 0;  // with a weight above 0
  Raked raked;           // without its weights: these are the survey's
};

struct RakedSurvey {
  /// One a row, mean 1 over the rows of each wave that weigh anything; NaN where there is no base
  /// weight or the wave lacks a variable of the step.
  std::vector<double> weight;
  std::vector<RakedWave> waves;  // without those that lack a variable of the step
};

/// Whether the step, which is sound, fits the survey, of which no columns are needed: `coded` says
/// of each variable whether its column is. The weight must be a number, and each margin's answers
/// be answers of its variable, none named twice.
Status checkRake(const Survey& survey, const std::vector<bool>& coded, const RakeStep& step);

/// Rakes each wave by itself (core/design/raking.h); the step fits, and its columns are loaded.
/// Rows without an answer to a margin, for whatever reason, are left as they are by that margin.
/// Fails, naming the wave where there are several: on a negative base weight, with its row; on an
/// answer of somebody with a weight for which its margin has no target; on a target that nobody
/// with a weight can stand for; and where weights cannot meet the margins, by more than the
/// tolerance of rake() without limits, by more than kMostRakingError with limits.
Result<RakedSurvey> rakeSurvey(const Survey& survey, const RakeStep& step);

/// "Wave 2019: 4,800 interviews; design effect 1.12 before, 1.31 after; largest change of a share:
/// "Men" of "sex" from 45.2 % to 49.0 %; 12 weights lie on a limit." `several`: name the wave.
std::string inWords(const RakedWave& wave, bool several);

/// What the maker of the step should know: shares that limits keep from their targets, margins
/// whose shares seem meant to add up to 1 or 100 but do not. Whole sentences.
std::vector<std::string> notesOf(const RakeStep& step, const RakedSurvey& raked);

}  // namespace candour
