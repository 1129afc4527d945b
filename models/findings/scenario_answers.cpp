// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/scenario_figures.h"
#include "models/findings/answer_parts.h"

namespace candour {

namespace {

Result<FigureAnswer> whatIf(const Survey& survey, const FigureQuestion& question, const Job& job) {
  if (question.moves.empty()) return fail("Say which driver moves, and by how much.");
  auto model = ScenarioModel::make(survey, question.spec, job);
  if (!model) return passOn(model);
  return drawnFrom(model->whatIf(question.moves, question.area), survey, question, whatIfFigure);
}

Result<FigureAnswer> target(const Survey& survey, const FigureQuestion& question, const Job& job) {
  if (question.driver.empty()) return fail("Say which driver moves.");
  if (!question.target) return fail("Say which share to reach: 0.7 is 70 %.");
  auto model = ScenarioModel::make(survey, question.spec, job);
  if (!model) return passOn(model);
  return drawnFrom(model->target(question.driver, *question.target, question.area), survey,
                   question, targetFigure);
}

Result<FigureAnswer> priorities(const Survey& survey, const FigureQuestion& question,
                                const Job& job) {
  auto importance = fitImportance(survey, question.spec, job);
  if (!importance) return passOn(importance);
  auto model = ScenarioModel::make(survey, question.spec, job);
  if (!model) return passOn(model);
  return drawnFrom(
      std::move(importance), survey, question,
      [drivers = model->drivers()](const Importance& answer, const FigureContext& words) {
        return prioritiesFigure(answer, drivers, words);
      });
}

Result<FigureAnswer> uplift(const Survey& survey, const FigureQuestion& question) {
  if (question.area.empty()) return fail("Say which area could gain.");
  return drawnFrom(achievableUplift(survey, question.spec, question.area), survey, question,
                   upliftFigure);
}

}  // namespace

Result<FigureAnswer> answerScenarios(const Survey& survey, const FigureQuestion& question,
                                     const Job& job) {
  switch (question.topic) {
    case FigureTopic::WhatIf:
      return whatIf(survey, question, job);
    case FigureTopic::Target:
      return target(survey, question, job);
    case FigureTopic::Uplift:
      return uplift(survey, question);
    default:
      return priorities(survey, question, job);
  }
}

}  // namespace candour
