// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/evaluation_figures.h"
#include "tests/support/sample_answers.h"
#include "tests/support/sample_plots.h"
#include "tests/support/sample_wards.h"

namespace candour {

std::vector<NamedFigure> sampleWardFigures() {
  const FigureContext context = trustContext();
  Evaluation causal = evaluationOf(4, 4, 60, 8.2, 2.0);
  causal.causal = true;
  causal.designWords = "randomised order, frozen on 2019-01-07 and unaltered since";
  Evaluation strained = evaluationOf(14, 12, 240, -2.1, 2.4);
  strained.spec.outcome.name = longName(3, 60);
  Evaluation hidden = wardEvaluation();
  hidden.study.points.back().estimate = kNotAvailable;
  hidden.study.points.back().why = "withheld to protect people";
  Readiness small = readinessOf(3, 24);
  small.why = "the wards compared have too few interviews";
  return {{"event-study", evaluationFigure(wardEvaluation(), context)},
          {"event-study-random", evaluationFigure(causal, context)},
          {"event-study-few", evaluationFigure(fewWardsEvaluation(), context)},
          {"event-study-long", evaluationFigure(strained, context)},
          {"event-study-hidden", evaluationFigure(hidden, context)},
          {"event-study-none", evaluationFigure(Evaluation{}, FigureContext{})},
          {"readiness", readinessFigure(readinessOf(40, 629), context)},
          {"readiness-small", readinessFigure(small, context)}};
}

}  // namespace candour
