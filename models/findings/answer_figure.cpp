// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/answer_figure.h"

#include "models/findings/answer_parts.h"

namespace candour {

Result<FigureAnswer> answerFigure(const Survey& survey, const FigureQuestion& question,
                                  const Job& job) {
  switch (question.topic) {
    case FigureTopic::Effects:
    case FigureTopic::Importance:
    case FigureTopic::Curve:
    case FigureTopic::Groups:
      return answerDrivers(survey, question, job);
    case FigureTopic::Boroughs:
    case FigureTopic::Funnel:
    case FigureTopic::Map:
    case FigureTopic::Differences:
    case FigureTopic::Gap:
      return answerAreas(survey, question, job);
    case FigureTopic::Trend:
    case FigureTopic::TrendAreas:
    case FigureTopic::TrendDrivers:
      return answerTrends(survey, question, job);
    case FigureTopic::WhatIf:
    case FigureTopic::Target:
    case FigureTopic::Uplift:
    case FigureTopic::Priorities:
      return answerScenarios(survey, question, job);
  }
  return fail("There is no such figure.");
}

}  // namespace candour
