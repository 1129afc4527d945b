// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <functional>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "models/disclosure/answer_cells.h"
#include "models/findings/figure_question.h"

namespace candour {

/// A figure's question answered, ready to be drawn with its edits.
struct FigureAnswer {
  FigureContext context;
  std::vector<Warning> warnings;
  std::vector<CountCell> cells;  // every count it gives, or that follows from what it gives
  AskedAbout about;              // who its base is; without them there is no figure
  int df = kNoModel;             // of its model, if it stands on one

  // How it is drawn and counted.
  std::function<EditedFigure(const Disclosure&, const AskedAbout&)> drawn;
  std::function<std::vector<CountCell>(const AskedAbout&)> counted;

  static constexpr int kNoModel = -1;
  /// The figure; what leaves is drawn without what protectTogether() (protection.h) withholds, by
  /// default everything is there, for the screen.
  [[nodiscard]] EditedFigure draw(const Disclosure& disclosure = {}) const {
    return drawn(disclosure, about);
  }
};

/// How a figure's question is answered: answerFigure(), or one that keeps what it answered before.
using FigureAnswerer =
    std::function<Result<FigureAnswer>(const Survey&, const FigureQuestion&, const Job&)>;

/// Answers the question of a survey that has the columns of variablesOf(question). Fails as the
/// estimator behind it does, and where a part the topic needs is not there (a driver, an area).
Result<FigureAnswer> answerFigure(const Survey& survey, const FigureQuestion& question,
                                  const Job& job = {});

}  // namespace candour
