// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/evaluation_figures.h"
#include "models/findings/answer_parts.h"

namespace candour {

Result<FigureAnswer> answerWards(const Survey& survey, const FigureQuestion& question,
                                 const Job& job) {
  if (question.topic == FigureTopic::Readiness) {
    return drawnFrom(wardReadiness(survey, question.spec, question.readiness), survey, question,
                     readinessFigure);
  }
  return drawnFrom(evaluateWards(survey, question.spec, question.evaluation, job), survey, question,
                   evaluationFigure);
}

}  // namespace candour
