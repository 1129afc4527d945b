// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/evaluation.h"

#include <algorithm>
#include <set>

#include "core/design/survey_design.h"
#include "models/community/evaluation_parts.h"
#include "models/drivers/plain_question.h"

namespace candour {

namespace {

// Covariates are the controls one by one.
void noteInteractions(Evaluation& evaluation) {
  for (auto& warning : withoutInteractions(evaluation.spec, "Wards that acted").warnings) {
    if (isAmongControls(evaluation.spec, {warning.terms[0], warning.terms[1]})) {
      evaluation.warnings.push_back(std::move(warning));
    }
  }
}

Result<EvaluationData> dataOf(const Survey& survey, Evaluation& evaluation) {
  EvaluationOptions& options = evaluation.options;
  std::vector<std::string> codes;
  for (const auto& action : options.actions) codes.push_back(action.ward);
  if (options.rota) {
    for (const auto& entry : options.rota->entries) codes.push_back(entry.ward);
  }
  if (options.ward.empty()) options.ward = wardVariableOf(survey, evaluation.spec, codes);
  if (options.ward.empty()) {
    return fail("Nothing in the question tells wards: name the survey's ward variable.");
  }
  auto covariates = covariatesOf(survey, evaluation.spec);
  if (!covariates) return passOn(covariates);
  EvaluationData data;
  data.covariates = std::move(*covariates);
  const auto missing = [&](std::size_t row) {
    return options.covariates && data.covariates.missing(row);
  };
  auto sample = wardSample(survey, evaluation.spec, {options.ward, options.time, missing});
  if (!sample) return passOn(sample);
  data.sample = std::move(*sample);
  data.sums = wardPeriods(data.sample, data.sample.outcome);
  evaluation.warnings = data.sample.warnings;
  if (options.covariates) noteInteractions(evaluation);
  auto plan = evaluationPlan(data.sample, data.sums, options, evaluation.warnings);
  if (!plan) return passOn(plan);
  data.plan = std::move(*plan);
  data.adoption = adoptionPlan(data.plan.timing, data.plan.rules);
  return data;
}

std::string wordsOf(const EvaluationOptions& options, const EvaluationDesign design) {
  switch (design) {
    case EvaluationDesign::RandomOrder:
      return "randomised order, frozen on " + options.rota->frozenOn + " and unaltered since";
    case EvaluationDesign::AlteredOrder:
      return "order drawn at random, frozen on " + options.rota->frozenOn + " and altered since";
    case EvaluationDesign::NotRandom:
      break;
  }
  return "comparison wards not chosen at random";
}

// Wards with interviews that are evaluated, ever compared, or acted too early.
void countWards(EvaluationData& data, Evaluation& evaluation) {
  int evaluated = 0;
  std::vector<char> compared(data.sample.wards.size(), 0);
  for (const Cohort& cohort : cohortsOf(data.sums, data.adoption)) {
    if (cohort.always) evaluation.wardsAlways += static_cast<int>(cohort.wards.size());
    if (!cohort.evaluated) continue;
    ++evaluated;
    evaluation.wardsActed += static_cast<int>(cohort.wards.size());
    const auto roles = rolesOf(data.adoption, cohort, cohort.timing.firstAfter);
    for (std::size_t ward = 0; ward < roles.size(); ++ward) {
      if (roles[ward] == WardRole::Compared) compared[ward] = 1;
    }
  }
  for (const char each : compared) evaluation.wardsCompared += each;
  data.df = countDesign(data.sample.design, data.sample.rows).df() + 1 - 2 * (evaluated + 1);
  data.fewWards = evaluation.wardsActed < kFewestWards || evaluation.wardsCompared < kFewestWards;
}

Status requireBefore(const EvaluationData& data, const Evaluation& evaluation) {
  if (evaluation.wardsActed > 0) return {};
  const std::string from = quarterName(data.sums.firstQuarter);
  const std::string to = quarterName(data.sums.firstQuarter + data.sums.quarters() - 1);
  return fail("No ward that acted (" + data.plan.firstAction + " to " + data.plan.lastAction +
              ") has a quarter before and one after its week of action in the survey, which has " +
              (from == to ? from : from + " to " + to) + ".");
}

void describe(const EvaluationData& data, Evaluation& evaluation) {
  evaluation.source = data.sample.source;
  evaluation.wardLabel = data.sample.wardLabel;
  evaluation.n = data.sample.rows.size();
  evaluation.nEffective = data.sample.nEffective;
  evaluation.leftOut = data.sample.leftOut;
  evaluation.design = data.plan.design;
  evaluation.designWords = wordsOf(evaluation.options, data.plan.design);
  evaluation.causal = data.plan.design == EvaluationDesign::RandomOrder;
  evaluation.pooled = data.plan.rules.pooled;
  evaluation.adjusted = evaluation.options.covariates && data.covariates.columns.cols() > 0;
  evaluation.from = quarterName(data.sums.firstQuarter);
  evaluation.to = quarterName(data.sums.firstQuarter + data.sums.quarters() - 1);
  evaluation.firstAction = data.plan.firstAction;
  evaluation.lastAction = data.plan.lastAction;
}

// Quarters from the base to the cells after, on average: how long a trend would have to act.
double spanOf(const EvaluationData& data, const GroupTimes& times) {
  double weight = 0;
  double quarters = 0;
  for (const GroupTimeCell& cell : times.cells) {
    if (!cell.after || !cell.did.available()) continue;
    const Cohort& cohort = times.cohorts[static_cast<std::size_t>(cell.cohort)];
    const auto base = baseOf(data.sums, data.adoption, cohort);
    double middle = 0;
    for (const int column : base) middle += column + data.sums.firstQuarter;
    middle /= static_cast<double>(base.size());
    weight += cohort.weight;
    quarters += cohort.weight * (cell.quarter - middle);
  }
  return weight > 0 ? quarters / weight : 1;
}

Status estimate(const Survey& survey, const EvaluationData& data, const Job& job,
                Evaluation& evaluation) {
  const DoublyRobust robust(data.sample, data.sample.outcome, data.covariates);
  const CellEstimator plain = [&data](const DidCell& cell) { return didEstimate(data.sums, cell); };
  const CellEstimator estimator = evaluation.adjusted ? CellEstimator(std::cref(robust)) : plain;
  const GroupTimes times = groupTimes(data.sums, data.adoption, estimator);
  job.report(0.2);
  const Aggregate effect = wardEffect(data.sums, data.adoption, data.plan.rules.pooled, estimator);
  auto att = estimateOf(data, effect);
  if (!att) return passOn(att);
  evaluation.att = std::move(*att);
  if (auto done = addAggregates(data, times, evaluation); !done) return done;
  AdoptionPlan fromLast = data.adoption;
  fromLast.baseQuarters = 1;
  const EventStudyOptions options = {.df = data.fewWards ? 0 : data.df,
                                     .base = -1 - fromLast.anticipation,
                                     .span = spanOf(data, times),
                                     .draws = evaluation.options.draws,
                                     .seed = evaluation.options.seed};
  auto study = eventStudy(data.sample, data.sums, groupTimes(data.sums, fromLast, estimator),
                          effect, options);
  if (!study) return passOn(study);
  evaluation.study = std::move(*study);
  job.report(0.3);
  if (data.plan.rules.pooled) {
    const DidEstimate logit = logitDid(data.sums, pooledCell(data.sums, data.adoption));
    Aggregate aggregate;
    aggregate.estimate = logit.estimate;
    aggregate.influence = logit.influence;
    aggregate.why = logit.why;
    auto onLogit = estimateOf(data, aggregate);
    if (!onLogit) return passOn(onLogit);
    evaluation.logit = std::move(*onLogit);
  } else {
    evaluation.logit.why = "for wards that acted in one quarter only";
  }
  if (auto done = addComposition(data, evaluation); !done) return done;
  if (auto done = addAwareness(survey, data, effect, evaluation); !done) return done;
  if (auto done = addNeighbours(data, evaluation); !done) return done;
  if (auto done = addPower(data, evaluation); !done) return done;
  job.report(0.4);
  if (auto done = addRandomisation(data, job, evaluation); !done) return done;
  addWarnings(data, times, evaluation);
  return {};
}

}  // namespace

Result<Evaluation> evaluateWards(const Survey& survey, const DriverModelSpec& spec,
                                 const EvaluationOptions& options, const Job& job) {
  if (options.draws < 99) return fail("Randomisation needs at least 99 draws.");
  Evaluation evaluation;
  evaluation.spec = spec;
  evaluation.options = options;
  evaluation.simulated = survey.simulated();
  auto data = dataOf(survey, evaluation);
  if (!data) return passOn(data);
  describe(*data, evaluation);
  countWards(*data, evaluation);
  if (auto ready = requireBefore(*data, evaluation); !ready) return passOn(ready);
  if (job.stopped()) return cancelled();
  if (auto done = estimate(survey, *data, job, evaluation); !done) return passOn(done);
  job.report(1);
  return evaluation;
}

std::vector<std::string> evaluationVariables(const Survey& survey, const DriverModelSpec& spec,
                                             const EvaluationOptions& options) {
  std::vector<std::string> codes;
  for (const auto& action : options.actions) codes.push_back(action.ward);
  std::set<std::string> names;
  const std::string ward =
      options.ward.empty() ? wardVariableOf(survey, spec, codes) : options.ward;
  if (!ward.empty()) names.insert(ward);
  if (options.awareness) names.insert(options.awareness->variable);
  return {names.begin(), names.end()};
}

}  // namespace candour
