// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <functional>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "models/findings/figure_question.h"

namespace candour {

/// A figure's question answered, ready to be drawn with its edits.
struct FigureAnswer {
  FigureContext context;
  std::vector<Warning> warnings;
  std::function<EditedFigure()> draw;
};

/// Answers the question of a survey that has the columns of variablesOf(question). Fails as the
/// estimator behind it does, and where a part the topic needs is not there (a driver, an area).
Result<FigureAnswer> answerFigure(const Survey& survey, const FigureQuestion& question,
                                  const Job& job = {});

}  // namespace candour
