// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/evaluation_parts.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/text.h"
#include "core/numeric/multiple_testing.h"
#include "models/community/readiness.h"
#include "models/community/ward_power.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/question_rows.h"

namespace candour {

namespace {

constexpr const char* kFewWards =
    "five or fewer wards on one side: only randomisation can tell chance from change";

// Those of a cohort (or a quarter) among the cells after the action.
Aggregate partOf(const EvaluationData& data, const GroupTimes& times, bool byCohort, int key) {
  std::vector<std::size_t> cells;
  for (std::size_t i = 0; i < times.cells.size(); ++i) {
    const GroupTimeCell& cell = times.cells[i];
    if (cell.after && (byCohort ? cell.cohort : cell.quarter) == key) cells.push_back(i);
  }
  return aggregateOf(data.sums, times, cells);
}

// The mean over cohorts, weighted by their interviews; the weights are estimated too.
Aggregate overCohorts(const EvaluationData& data, const GroupTimes& times,
                      const std::map<int, Aggregate>& cohorts) {
  Aggregate all;
  double total = 0;
  double weighted = 0;
  for (const auto& [g, aggregate] : cohorts) {
    if (!aggregate.available()) continue;
    const double weight = times.cohorts[static_cast<std::size_t>(g)].weight;
    total += weight;
    weighted += weight * aggregate.estimate;
    ++all.cells;
  }
  if (all.cells == 0) {
    all.why = "there is no quarter after the action";
    return all;
  }
  all.estimate = weighted / total;
  all.influence = Eigen::VectorXd::Zero(data.sums.wards());
  for (const auto& [g, aggregate] : cohorts) {
    if (!aggregate.available()) continue;
    const Cohort& cohort = times.cohorts[static_cast<std::size_t>(g)];
    all.influence += cohort.weight / total * aggregate.influence;
    for (const int ward : cohort.wards) {
      all.influence[ward] +=
          data.sums.weight.row(ward).sum() * (aggregate.estimate - all.estimate) / total;
    }
  }
  return all;
}

Aggregate overEvents(const EvaluationData& data, const GroupTimes& times) {
  std::map<int, std::vector<std::size_t>> cells;
  for (std::size_t i = 0; i < times.cells.size(); ++i) {
    if (times.cells[i].after) cells[times.cells[i].event].push_back(i);
  }
  std::vector<Aggregate> events;
  for (const auto& [event, which] : cells) {
    events.push_back(aggregateOf(data.sums, times, which));
  }
  return meanOf(events);
}

Aggregate ofCell(const DidEstimate& did) {
  Aggregate aggregate;
  aggregate.estimate = did.estimate;
  aggregate.influence = did.influence;
  aggregate.why = did.why;
  return aggregate;
}

double studentised(const EvaluationData& data, const std::vector<WardTiming>& timing) {
  const Aggregate effect =
      wardEffect(data.sums, adoptionPlan(timing, data.plan.rules), data.plan.rules.pooled,
                 [&data](const DidCell& cell) { return didEstimate(data.sums, cell); });
  if (!effect.available()) return kNotAvailable;
  const auto covariance = wardCovariance(data.sample, effect.influence);
  return covariance ? effect.estimate / std::sqrt((*covariance)(0, 0)) : kNotAvailable;
}

void clearError(WardEstimate& estimate, const std::string& why) {
  estimate.se = estimate.lower = estimate.upper = estimate.p = kNotAvailable;
  estimate.why = why;
}

}  // namespace

Result<WardEstimate> estimateOf(const EvaluationData& data, const Aggregate& aggregate) {
  WardEstimate estimate;
  estimate.df = data.df;
  estimate.why = aggregate.why;
  if (!aggregate.available()) return estimate;
  estimate.estimate = aggregate.estimate;
  const auto covariance = wardCovariance(data.sample, aggregate.influence);
  if (!covariance) return tl::make_unexpected(covariance.error());
  estimate.se = std::sqrt(std::max(0.0, (*covariance)(0, 0)));
  const Inference inference = inferenceOf(estimate.estimate, estimate.se, data.df);
  estimate.lower = inference.lower;
  estimate.upper = inference.upper;
  estimate.p = inference.p;
  if (data.fewWards) {
    clearError(estimate, kFewWards);
  } else if (data.df < 1) {
    clearError(estimate, "more groups of wards than the wards can bear");
  } else if (!(estimate.se > 0)) {
    clearError(estimate, "the answers do not vary");
  }
  return estimate;
}

Aggregate effectOn(const EvaluationData& data, const std::vector<double>& outcome) {
  const WardPeriods sums = wardPeriods(data.sample, outcome);
  return wardEffect(sums, data.adoption, data.plan.rules.pooled,
                    [&sums](const DidCell& cell) { return didEstimate(sums, cell); });
}

Status addAggregates(const EvaluationData& data, const GroupTimes& times, Evaluation& evaluation) {
  const auto put = [&data](const Aggregate& aggregate, WardEstimate& into) -> Status {
    auto estimate = estimateOf(data, aggregate);
    if (!estimate) return passOn(estimate);
    into = std::move(*estimate);
    return {};
  };
  std::map<int, Aggregate> cohorts;
  std::map<int, Aggregate> quarters;
  for (const GroupTimeCell& cell : times.cells) {
    const Cohort& cohort = times.cohorts[static_cast<std::size_t>(cell.cohort)];
    evaluation.cells.push_back({quarterName(cohort.timing.quarter),
                                quarterName(cell.quarter),
                                cell.event,
                                cell.after,
                                {},
                                cell.did.interviewsActed,
                                cell.did.interviewsCompared,
                                cell.did.wardsActed,
                                cell.did.wardsCompared});
    if (auto done = put(ofCell(cell.did), evaluation.cells.back().effect); !done) return done;
    if (!cell.after) continue;
    cohorts.try_emplace(cell.cohort);
    quarters.try_emplace(cell.quarter);
  }
  std::vector<Aggregate> byQuarter;
  for (auto& [g, aggregate] : cohorts) {
    aggregate = partOf(data, times, true, g);
    const Cohort& cohort = times.cohorts[static_cast<std::size_t>(g)];
    evaluation.groups.push_back({quarterName(cohort.timing.quarter), {}});
    if (auto done = put(aggregate, evaluation.groups.back().effect); !done) return done;
  }
  for (auto& [quarter, aggregate] : quarters) {
    aggregate = partOf(data, times, false, quarter);
    byQuarter.push_back(aggregate);
    evaluation.calendars.push_back({quarterName(quarter), {}});
    if (auto done = put(aggregate, evaluation.calendars.back().effect); !done) return done;
  }
  if (auto done = put(simpleAggregate(data.sums, times), evaluation.simple); !done) return done;
  if (auto done = put(overCohorts(data, times, cohorts), evaluation.group); !done) return done;
  if (auto done = put(overEvents(data, times), evaluation.dynamic); !done) return done;
  return put(meanOf(byQuarter), evaluation.calendar);
}

Status addComposition(const EvaluationData& data, Evaluation& evaluation) {
  std::vector<double> p;
  for (std::size_t k = 0; k < data.covariates.names.size(); ++k) {
    std::vector<double> values;
    values.reserve(data.sample.rows.size());
    for (const auto row : data.sample.rows) {
      values.push_back(data.covariates.columns(row, static_cast<Eigen::Index>(k)));
    }
    auto change = estimateOf(data, effectOn(data, values));
    if (!change) return passOn(change);
    p.push_back(change->p);
    evaluation.composition.push_back(
        {data.covariates.controls[k], data.covariates.names[k], std::move(*change), 0});
  }
  p = holm(p);
  for (std::size_t k = 0; k < p.size(); ++k) evaluation.composition[k].pHolm = p[k];
  return {};
}

Status addAwareness(const Survey& survey, const EvaluationData& data, const Aggregate& effect,
                    Evaluation& evaluation) {
  if (!evaluation.options.awareness) return {};
  DriverModelSpec spec = evaluation.spec;
  spec.outcome = *evaluation.options.awareness;
  const auto question = questionRows(survey, spec);
  if (!question) return tl::make_unexpected(question.error());
  std::vector<double> aware;
  for (const auto row : data.sample.rows) aware.push_back(question->outcome[row]);
  const Aggregate difference = effectOn(data, aware);
  AwarenessAnswer answer;
  auto estimate = estimateOf(data, difference);
  if (!estimate) return passOn(estimate);
  answer.difference = std::move(*estimate);
  Aggregate ratio;
  // Below an F of 10 the ratio's error says little (Staiger and Stock 1997).
  const double t = answer.difference.estimate / answer.difference.se;
  if (!difference.available() || !effect.available()) {
    ratio.why = "there is no difference to divide by";
  } else if (!(t * t >= 10)) {
    ratio.why = "awareness differs too little for a ratio (F below 10)";
  } else {
    ratio.estimate = effect.estimate / difference.estimate;
    ratio.influence =
        (effect.influence - ratio.estimate * difference.influence) / difference.estimate;
  }
  auto quotient = estimateOf(data, ratio);
  if (!quotient) return passOn(quotient);
  answer.ratio = std::move(*quotient);
  evaluation.awareness = std::move(answer);
  return {};
}

Status addRandomisation(const EvaluationData& data, const Job& job, Evaluation& evaluation) {
  const EvaluationOptions& options = evaluation.options;
  auto test = randomisationTest(
      data.plan.drawn, data.sample.wards.size(),
      [&data](const std::vector<WardTiming>& timing) { return studentised(data, timing); },
      options.draws, options.seed, job);
  if (!test) return passOn(test);
  evaluation.randomisation = std::move(*test);
  evaluation.randomisation.drawn = evaluation.design == EvaluationDesign::RandomOrder;
  if (!data.plan.rules.pooled) {
    evaluation.wild.why = "for wards that acted in one quarter only";
    return {};
  }
  if (data.fewWards) {
    evaluation.wild.why = kFewWards;
    return {};
  }
  const auto error = [&data](const Eigen::VectorXd& influence) {
    const auto covariance = wardCovariance(data.sample, influence);
    return covariance ? std::sqrt((*covariance)(0, 0)) : kNotAvailable;
  };
  evaluation.wild = wildBootstrap(data.sums, pooledCell(data.sums, data.adoption), error,
                                  options.draws, options.seed);
  return {};
}

Status addNeighbours(const EvaluationData& data, Evaluation& evaluation) {
  AdoptionRules rules = data.plan.rules;
  const auto touched = touchedWards(data.plan.timing, rules);
  for (const int ward : touched) {
    evaluation.touched += rules.notComparable[static_cast<std::size_t>(ward)] == 0;
  }
  if (rules.neighbours.empty()) return {};
  rules.excludeNeighbours = true;
  const Aggregate without =
      wardEffect(data.sums, adoptionPlan(data.plan.timing, rules), rules.pooled,
                 [&data](const DidCell& cell) { return didEstimate(data.sums, cell); });
  auto estimate = estimateOf(data, without);
  if (!estimate) return passOn(estimate);
  evaluation.withoutTouched = std::move(*estimate);
  return {};
}

Status addPower(const EvaluationData& data, Evaluation& evaluation) {
  const auto facts = wardPower(data.sample, data.sums);
  if (!facts) return tl::make_unexpected(facts.error());
  evaluation.power.share = facts->share;
  evaluation.power.designEffect = facts->designEffect;
  PowerInput input = {.share = facts->share, .designEffect = facts->designEffect};
  for (const Cohort& cohort : cohortsOf(data.sums, data.adoption)) {
    if (!cohort.evaluated) continue;
    for (const int ward : cohort.wards) {
      for (int k = 0; k < data.sums.quarters(); ++k) {
        const int quarter = data.sums.firstQuarter + k;
        const double n = data.sums.count(ward, k);
        if (quarter < cohort.timing.quarter - data.plan.rules.anticipation) input.actedBefore += n;
        if (quarter >= cohort.timing.firstAfter && quarter <= cohort.timing.lastAfter) {
          input.actedAfter += n;
        }
      }
    }
  }
  // As many quarters of the wards compared as of those that acted.
  const double acted = evaluation.wardsActed;
  const double factor = acted > 0 ? evaluation.wardsCompared / acted : 0;
  input.comparedBefore = factor * input.actedBefore;
  input.comparedAfter = factor * input.actedAfter;
  evaluation.power.mde = detectableEffect(plannedError(input));
  evaluation.power.achieved = detectableEffect(evaluation.att.se);
  return {};
}

}  // namespace candour
