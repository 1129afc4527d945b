// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/cooperation/cooperation.h"

#include <algorithm>

#include "core/base/text.h"
#include "models/cooperation/mediators.h"
#include "models/cooperation/paths.h"
#include "models/cooperation/unmeasured.h"
#include "models/drivers/effects.h"
#include "models/drivers/model_warnings.h"

namespace candour {

namespace {

// Said of every answer: what no number of it can show.
void addStanding(const CooperationQuestion& question, std::vector<Warning>& warnings) {
  std::vector<std::string> names;
  std::vector<std::string> variables = {question.behaviour.variable};
  for (const OutcomeSpec& mediator : question.mediators) {
    names.push_back(inSentence(nameOf(mediator)));
    variables.push_back(mediator.variable);
  }
  const std::string they = join(names, " and ");
  warnings.push_back({"common_method", variables,
                      "The same people said, in one interview, what they think and what they would "
                      "do: part of the link of " +
                          they + " with " + inSentence(nameOf(question.behaviour)) +
                          " is how people answer. What they would do is not what they have done, "
                          "and who is ready to help may also trust more for it."});
}

Cooperation answerOf(const CooperationModel& prepared, const CooperationQuestion& question,
                     const FittedModel& fitted) {
  const PreparedModel& model = prepared.model;
  Cooperation answer;
  answer.spec = question.spec;
  answer.spec.outcome = question.behaviour;
  answer.mediatorSpecs = question.mediators;
  answer.simulated = model.simulated;
  answer.source = model.source;
  answer.n = model.n();
  answer.leftOut = model.leftOut;
  answer.notAsked = prepared.notAsked;
  answer.nEffective = model.nEffective;
  answer.outcomeShare = model.outcomeShare;
  answer.weighted = !question.spec.design.weight.empty();
  answer.designDf = model.counts.df();
  answer.df = fitted.df;
  answer.status = fitted.fit.status;
  answer.mcfadden = 1 + 2 * fitted.fit.logLikelihood / nullDeviance(model);
  return answer;
}

// The effects of drivers and controls; those of the mediators are told apart from them.
std::vector<Effect> otherEffects(const CooperationModel& prepared, const FittedModel& fitted) {
  std::vector<Effect> effects = averageEffects(prepared.model, fitted);
  std::erase_if(effects, [&prepared](const Effect& effect) {
    return std::any_of(prepared.mediators.begin(), prepared.mediators.end(), [&](int place) {
      const PlacedTerm& term = prepared.model.terms[static_cast<std::size_t>(place)];
      return effect.variable == term.variable && !effect.control &&
             effect.driver == prepared.model.groups[static_cast<std::size_t>(term.group)].name;
    });
  });
  return effects;
}

}  // namespace

Result<Cooperation> estimateCooperation(const Survey& survey, const CooperationQuestion& question,
                                        const Job& job) {
  auto prepared = prepareCooperation(survey, question);
  if (!prepared) return passOn(prepared);
  job.report(.4);
  if (job.stopped()) return cancelled();
  auto fitted = fitPrepared(prepared->model, job);
  if (!fitted) return passOn(fitted);
  job.report(.6);
  Cooperation answer = answerOf(*prepared, question, *fitted);
  for (std::size_t m = 0; m < prepared->mediators.size(); ++m) {
    answer.mediators.push_back(mediatorEffect(*prepared, *fitted, m, job));
    if (job.stopped()) return cancelled();
  }
  job.report(.8);
  answer.effects = otherEffects(*prepared, *fitted);
  auto paths = driverPaths(*prepared, *fitted);
  if (!paths) return passOn(paths);
  answer.paths = std::move(*paths);
  answer.warnings = modelWarnings(prepared->model, *fitted);
  addStanding(question, answer.warnings);
  job.report(1);
  return answer;
}

std::vector<std::string> variablesOf(const CooperationQuestion& question) {
  DriverModelSpec spec = question.spec;
  spec.outcome = question.behaviour;
  std::vector<std::string> names = variablesOf(spec);
  for (const OutcomeSpec& mediator : question.mediators) {
    if (std::find(names.begin(), names.end(), mediator.variable) == names.end()) {
      names.push_back(mediator.variable);
    }
  }
  return names;
}

}  // namespace candour
