// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/scale_figures.h"
#include "models/findings/answer_parts.h"

namespace candour {

namespace {

// Items that are named go before a driver; a reliability is of one scale: the first, if none is
// named.
FactorsAsked scalesAsked(const FigureQuestion& question) {
  FactorsAsked asked = question.factors;
  if (!asked.items.items.empty()) return asked;
  asked.items.driver = question.driver;
  const auto scales = scalesOf(question.spec);
  const bool first = question.topic == FigureTopic::Reliability && asked.items.driver.empty();
  if (first && !scales.empty()) asked.items.driver = scales.front();
  return asked;
}

}  // namespace

Result<FigureAnswer> answerScales(const Survey& survey, const FigureQuestion& question,
                                  const Job& job) {
  const FactorsAsked asked = scalesAsked(question);
  const DriverModelSpec& spec = question.spec;
  if (question.topic == FigureTopic::Reliability) {
    return drawnFrom(reliabilityOf(survey, spec, asked.items, job), survey, question,
                     reliabilityFigure);
  }
  return drawnFrom(factorStructure(survey, spec, asked, job), survey, question,
                   question.topic == FigureTopic::Scree ? screeFigure : loadingsFigure);
}

}  // namespace candour
