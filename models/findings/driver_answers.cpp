// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

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

// The model of a question with an interaction of the driver asked about.
Result<DriverModel> interactionAsked(const Survey& survey, const FigureQuestion& question,
                                     const Job& job) {
  const auto& pairs = question.spec.interactions;
  if (pairs.empty()) {
    return fail(
        "The question has no \"interactions\": name two drivers or controls, [[\"A\", \"B\"]], to "
        "see whether the effect of one differs by the other.");
  }
  const std::string driver = interactionDriver(question.spec, question.driver);
  std::vector<std::string> names;
  for (const auto& pair : pairs) {
    names.push_back(pair.first);
    names.push_back(pair.second);
  }
  if (std::find(names.begin(), names.end(), driver) == names.end()) {
    return fail("No interaction of the question has \"" + driver + "\" in it." +
                didYouMean(driver, names));
  }
  return fitDriverModel(survey, question.spec, job);
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
      return drawnFrom(
          interactionAsked(survey, question, job), survey, question,
          [driver = question.driver](const DriverModel& model, const FigureContext& context) {
            return interactionFigure(model, driver, context);
          });
    case FigureTopic::Likert:
      return drawnFrom(itemAnswers(survey, spec, {.driver = question.driver}, job), survey,
                       question, likertFigure);
    default:
      return drawnFrom(fitDriverModel(survey, spec, job), survey, question, driverEffectsFigure);
  }
}

}  // namespace candour
