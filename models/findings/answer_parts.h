// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <memory>
#include <utility>

#include "models/briefing/leaving_words.h"
#include "models/disclosure/leaving.h"
#include "models/findings/answer_figure.h"

namespace candour {

/// One topic answered. Each file of topics has its own.
Result<FigureAnswer> answerDrivers(const Survey& survey, const FigureQuestion& question,
                                   const Job& job);
Result<FigureAnswer> answerDiagnostics(const Survey& survey, const FigureQuestion& question,
                                       const Job& job);
Result<FigureAnswer> answerAreas(const Survey& survey, const FigureQuestion& question,
                                 const Job& job);
Result<FigureAnswer> answerTrends(const Survey& survey, const FigureQuestion& question,
                                  const Job& job);
Result<FigureAnswer> answerCooperation(const Survey& survey, const FigureQuestion& question,
                                       const Job& job);
Result<FigureAnswer> answerScenarios(const Survey& survey, const FigureQuestion& question,
                                     const Job& job);
Result<FigureAnswer> answerWards(const Survey& survey, const FigureQuestion& question,
                                 const Job& job);
/// Of the items that `question.factors` and `question.driver` name.
Result<FigureAnswer> answerScales(const Survey& survey, const FigureQuestion& question,
                                  const Job& job);
/// Of the ward register that the question holds.
Result<FigureAnswer> answerRequests(const Survey& survey, const FigureQuestion& question);

/// An estimator's answer with the figure that `draw(answer, context)` makes of it; a failure is
/// passed on.
template <class T, class Draw>
Result<FigureAnswer> drawnAs(Result<T> answer, FigureContext context,
                             const FigureQuestion& question, Draw draw) {
  if (!answer) return passOn(answer);
  FigureAnswer drawn;
  if constexpr (requires { answer->warnings; }) drawn.warnings = answer->warnings;
  drawn.context = std::move(context);
  constexpr bool part = requires {
    answer->areaN;
  }
  || requires {
    answer->groupN;
  };
  if constexpr (!part && requires { answer->df; }) drawn.df = answer->df;
  const auto shared = std::make_shared<const T>(std::move(*answer));
  drawn.counted = [shared](const AskedAbout& about) { return cellsOf(*shared, about); };
  drawn.topic = question.topic;
  drawn.edits = question.edits;
  drawn.made = [shared, context = drawn.context, draw = std::move(draw)](
                   const Disclosure& disclosure, const AskedAbout& about) {
    if (!disclosure.leaves) return MadeFigure{draw(*shared, context)};
    FigureContext words = context;
    words.disclosure = disclosure;
    LeavingNotes notes;
    const T left = leaving(T(*shared), about, disclosure, notes);
    MadeFigure made{draw(left, words), notes.withheld, {}};
    // Edits know rows by the names they have on the screen.
    made.say = [notes, rules = disclosure.rules](Figure& figure) {
      sayLeaving(notes, rules, figure);
    };
    return made;
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
