// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/cooperation_figures.h"
#include "models/cooperation/cooperation_pack.h"
#include "models/disclosure/cooperation_cells.h"
#include "models/findings/answer_parts.h"

namespace candour {

namespace {

FigureContext contextAbout(const Survey& survey, DriverModelSpec spec, const OutcomeSpec& outcome) {
  spec.outcome = outcome;
  return contextOf(survey, spec);
}

}  // namespace

Result<FigureAnswer> answerCooperation(const Survey& survey, const FigureQuestion& question,
                                       const Job& job) {
  std::vector<OutcomeSpec> behaviours = question.behaviours;
  const bool one = question.topic == FigureTopic::ThroughTrust;
  if (one && behaviours.size() > 1) behaviours.resize(1);
  auto pack = estimateBehaviours(survey, question.spec, behaviours, question.mediators, job);
  if (!pack) return passOn(pack);
  CooperationWords words;
  for (const OutcomeSpec& behaviour : behaviours) {
    words.behaviours.push_back(contextAbout(survey, question.spec, behaviour));
  }
  for (const OutcomeSpec& mediator : question.mediators) {
    words.mediators.push_back(contextAbout(survey, question.spec, mediator));
  }
  FigureContext context = words.behaviours.front();
  if (!pack->leftOut.period.empty()) context.period = pack->leftOut.period;
  const auto draw = [words, one](const CooperationPack& answer, const FigureContext& place) {
    return one ? throughTrustFigure(answer, words, place) : cooperationFigure(answer, words, place);
  };
  return drawnAs(std::move(pack), std::move(context), question, draw);
}

}  // namespace candour
