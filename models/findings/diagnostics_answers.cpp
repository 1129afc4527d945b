// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/diagnostics_figures.h"
#include "models/disclosure/diagnostics_cells.h"
#include "models/findings/answer_parts.h"

namespace candour {

Result<FigureAnswer> answerDiagnostics(const Survey& survey, const FigureQuestion& question,
                                       const Job& job) {
  auto answer = diagnose(survey, question.spec, job);
  switch (question.topic) {
    case FigureTopic::Roc:
      return drawnFrom(std::move(answer), survey, question, rocFigure);
    case FigureTopic::Collinearity:
      return drawnFrom(std::move(answer), survey, question, collinearityFigure);
    case FigureTopic::Influence:
      return drawnFrom(std::move(answer), survey, question, influenceFigure);
    case FigureTopic::Weights:
      return drawnFrom(std::move(answer), survey, question, weightsFigure);
    default:
      return drawnFrom(std::move(answer), survey, question, calibrationFigure);
  }
}

}  // namespace candour
