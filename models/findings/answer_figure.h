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

/// A figure as Candour makes it, before the analyst's edits.
struct MadeFigure {
  Figure figure;
  bool withheld = false;             // something is not in it, to protect people
  std::function<void(Figure&)> say;  // after the edits: what leaving makes be said on it
};

/// A figure's question answered, ready to be drawn with its edits.
struct FigureAnswer {
  FigureTopic topic = FigureTopic::Effects;
  FigureEdits edits;
  FigureContext context;
  std::vector<Warning> warnings;
  std::vector<CountCell> cells;  // every count it gives, or that follows from what it gives
  AskedAbout about;              // who its base is; without them there is no figure
  int df = kNoModel;             // of its model, if it stands on one

  // How it is drawn and counted.
  std::function<MadeFigure(const Disclosure&, const AskedAbout&)> made;
  std::function<std::vector<CountCell>(const AskedAbout&)> counted;

  static constexpr int kNoModel = -1;
  /// The figure without its edits; what leaves is made without what protectTogether()
  /// (protection.h) withholds, by default everything is there, for the screen.
  [[nodiscard]] MadeFigure make(const Disclosure& disclosure = {}) const {
    return made(disclosure, about);
  }
  /// The same with its edits.
  [[nodiscard]] EditedFigure draw(const Disclosure& disclosure = {}) const;
};

/// A figure of `topic` with its edits: applyEdits(), and among the warnings what lintTitle() has to
/// say of an own headline.
EditedFigure editedFigure(const MadeFigure& made, FigureTopic topic, const FigureEdits& edits);

/// How a figure's question is answered: answerFigure(), or one that keeps what it answered before.
using FigureAnswerer =
    std::function<Result<FigureAnswer>(const Survey&, const FigureQuestion&, const Job&)>;

/// Answers the question of a survey that has the columns of variablesOf(question). Fails as the
/// estimator behind it does, and where a part the topic needs is not there (a driver, an area).
Result<FigureAnswer> answerFigure(const Survey& survey, const FigureQuestion& question,
                                  const Job& job = {});

}  // namespace candour
