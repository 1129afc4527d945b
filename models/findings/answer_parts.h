// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <memory>
#include <utility>

#include "models/findings/answer_figure.h"

namespace candour {

/// One topic answered. Each file of topics has its own.
Result<FigureAnswer> answerDrivers(const Survey& survey, const FigureQuestion& question,
                                   const Job& job);
Result<FigureAnswer> answerAreas(const Survey& survey, const FigureQuestion& question,
                                 const Job& job);
Result<FigureAnswer> answerTrends(const Survey& survey, const FigureQuestion& question,
                                  const Job& job);
Result<FigureAnswer> answerScenarios(const Survey& survey, const FigureQuestion& question,
                                     const Job& job);

/// An estimator's answer with the figure that `draw(answer, context)` makes of it; a failure is
/// passed on.
template <class T, class Draw>
Result<FigureAnswer> drawnAs(Result<T> answer, FigureContext context,
                             const FigureQuestion& question, Draw draw) {
  if (!answer) return passOn(answer);
  FigureAnswer drawn;
  if constexpr (requires { answer->warnings; }) drawn.warnings = answer->warnings;
  drawn.context = std::move(context);
  drawn.drawn = [answer = std::make_shared<const T>(std::move(*answer)), context = drawn.context,
                 edits = question.edits, draw = std::move(draw)](const Disclosure& disclosure) {
    FigureContext words = context;
    words.disclosure = disclosure;
    return applyEdits(draw(*answer, words), edits);
  };
  return drawn;
}

/// The same with the words of the survey and the question, for an answer that may be of part of
/// its periods.
template <class T, class Draw>
Result<FigureAnswer> drawnFrom(Result<T> answer, const Survey& survey,
                               const FigureQuestion& question, Draw draw) {
  if (!answer) return passOn(answer);
  FigureContext context = contextFor(*answer, survey, question.spec);
  return drawnAs(std::move(answer), std::move(context), question, std::move(draw));
}

}  // namespace candour
