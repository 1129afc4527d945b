// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/base/text.h"
#include "models/briefing/driver_comparison_figures.h"
#include "models/briefing/figures.h"
#include "models/briefing/interaction_figure.h"
#include "models/findings/answer_parts.h"

namespace candour {

namespace {

Result<GroupGaps> groupsAsked(const Survey& survey, const FigureQuestion& question) {
  auto gaps = groupGaps(survey, question.spec);
  if (!gaps || question.control.empty()) return gaps;
  return onlyControl(std::move(*gaps), question.control);
}

// The curve of the first driver unless one is named.
std::string drawnDriver(const FigureQuestion& question) {
  const auto& drivers = question.spec.drivers;
  return question.driver.empty() && !drivers.empty() ? drivers.front().name : question.driver;
}

// Where several interactions could be meant.
Warning choiceWarning(const DriverModelSpec& spec, const InteractionSide& side) {
  const auto& first = spec.interactions.front();
  const std::string by = side.driver == first.first ? first.second : first.first;
  return {"one_interaction",
          {side.driver, by},
          "The question has " + std::to_string(spec.interactions.size()) + " interactions (" +
              join(interactionNames(spec), ", ") + "); this figure has the effect of " +
              side.driver + ". Name another, or whose effect by which: --driver and --control."};
}

Result<FigureAnswer> answerInteraction(const Survey& survey, const FigureQuestion& question,
                                       const Job& job) {
  const DriverModelSpec& spec = question.spec;
  if (spec.interactions.empty()) {
    return fail(
        "The question has no \"interactions\": name two drivers or controls, [[\"A\", \"B\"]], to "
        "see whether the effect of one differs by the other.");
  }
  const auto side = interactionSide(spec, question.driver, question.control);
  if (!side) return tl::make_unexpected(side.error());
  auto answer = drawnFrom(fitDriverModel(survey, spec, job), survey, question,
                          [side = *side](const DriverModel& model, const FigureContext& context) {
                            return interactionFigure(model, side, context);
                          });
  const bool chosen = !question.driver.empty() || !question.control.empty();
  if (answer && !chosen && spec.interactions.size() > 1) {
    answer->warnings.push_back(choiceWarning(spec, *side));
  }
  return answer;
}

}  // namespace

Result<FigureAnswer> answerDrivers(const Survey& survey, const FigureQuestion& question,
                                   const Job& job) {
  const DriverModelSpec& spec = question.spec;
  switch (question.topic) {
    case FigureTopic::Importance:
      return drawnFrom(fitImportance(survey, spec, job), survey, question, importanceFigure);
    case FigureTopic::Dominance:
      return drawnFrom(fitImportance(survey, spec, job), survey, question, dominanceFigure);
    case FigureTopic::Sensitivity:
      return drawnFrom(sensitivityOf(survey, spec, job), survey, question, sensitivityFigure);
    case FigureTopic::Subgroups:
      return drawnFrom(subgroupEffects(survey, spec, groupingOf(question), job), survey, question,
                       subgroupsFigure);
    case FigureTopic::Curve:
      return drawnFrom(driverCurve(survey, spec, drawnDriver(question)), survey, question,
                       curveFigure);
    case FigureTopic::Groups:
      return drawnFrom(groupsAsked(survey, question), survey, question, groupGapsFigure);
    case FigureTopic::Interaction:
      return answerInteraction(survey, question, job);
    case FigureTopic::Likert:
      return drawnFrom(itemAnswers(survey, spec, {.driver = question.driver}, job), survey,
                       question, likertFigure);
    default:
      return drawnFrom(fitDriverModel(survey, spec, job), survey, question, driverEffectsFigure);
  }
}

}  // namespace candour
