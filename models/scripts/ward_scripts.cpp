// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/text.h"
#include "embedded/kScriptEvaluation.h"
#include "embedded/kScriptMonths.h"
#include "embedded/kScriptReadiness.h"
#include "models/community/doubly_robust.h"
#include "models/community/evaluation_plan.h"
#include "models/community/ward_readiness.h"
#include "models/scripts/r_text.h"
#include "models/scripts/topic_code.h"

namespace candour {

namespace {

std::string quarterCode(int quarter) {
  if (quarter >= kNever) return "Inf";
  if (quarter <= -kNever) return "-Inf";
  return std::to_string(quarter);
}

// `wards`: who acted when, and until when a ward may be compared.
std::string wardsFrame(const WardSample& sample, const AdoptionPlan& plan) {
  std::vector<std::string> quarter, first, last, until;
  for (std::size_t ward = 0; ward < sample.wards.size(); ++ward) {
    const WardTiming& timing = plan.timing[ward];
    quarter.push_back(quarterCode(timing.quarter));
    first.push_back(quarterCode(timing.firstAfter));
    last.push_back(quarterCode(timing.lastAfter));
    until.push_back(quarterCode(plan.comparableUntil[ward]));
  }
  return "wards <- data.frame(\n  ward = " + rStrings(sample.wards) +
         ",\n  quarter = " + rVector(quarter, 4) + ",\n  first = " + rVector(first, 4) +
         ",\n  last = " + rVector(last, 4) + ",\n  until = " + rVector(until, 4) + ")\n";
}

// What both scripts of wards begin with: the design of the sample, its quarters, `people$ward`.
Result<TopicCode> wardPeopleCode(const Survey& survey, const DriverModelSpec& spec,
                                 const WardSample& sample, const std::string& time,
                                 Recodes& recodes) {
  TopicCode code;
  code.spec = spec;
  code.spec.design = sample.designSpec;
  auto quarters = quartersCode(survey, code.spec, time, recodes);
  if (!quarters) return passOn(quarters);
  auto ward = recodes.levels(sample.wardVariable);
  if (!ward) return passOn(ward);
  code.tools = {kScriptMonths};
  code.settings = *quarters + "people$ward <- " + *ward + "\n";
  return code;
}

std::string setting(const char* name, double value) {
  return std::string(name) + " <- " + (std::isnan(value) ? "NA" : rNumber(value)) + "\n";
}

}  // namespace

Result<TopicCode> wardsCode(const Survey& survey, const FigureQuestion& question,
                            Recodes& recodes) {
  EvaluationOptions options = question.evaluation;
  const bool heldEqual = options.covariates && !question.spec.controls.empty();
  if (options.ward.empty()) {
    std::vector<std::string> codes;
    for (const auto& action : options.actions) codes.push_back(action.ward);
    options.ward = wardVariableOf(survey, question.spec, codes);
  }
  auto covariates = covariatesOf(survey, question.spec);
  if (!covariates) return passOn(covariates);
  const auto missing = [&](std::size_t row) { return heldEqual && covariates->missing(row); };
  const auto sample = wardSample(survey, question.spec, {options.ward, options.time, missing});
  if (!sample) return tl::make_unexpected(sample.error());
  const WardPeriods sums = wardPeriods(*sample, sample->outcome);
  std::vector<Warning> warnings;
  const auto plan = evaluationPlan(*sample, sums, options, warnings);
  if (!plan) return tl::make_unexpected(plan.error());
  auto begun = wardPeopleCode(survey, question.spec, *sample, options.time, recodes);
  if (!begun) return begun;
  TopicCode code = std::move(*begun);
  if (heldEqual) code.terms = TermsWanted::Controls;
  code.settings += "heldEqual <- " + rLogical(heldEqual) + " # the controls\n" +
                   wardsFrame(*sample, adoptionPlan(plan->timing, plan->rules)) + "pooled <- " +
                   rLogical(plan->rules.pooled) +
                   " # all quarters before and after\nbaseQuarters <- " +
                   std::to_string(plan->rules.baseQuarters) + "\nanticipation <- " +
                   std::to_string(plan->rules.anticipation) + "\n";
  code.steps = {kScriptEvaluation};
  code.remarks =
      "The band, the randomisation test and the bootstrap are simulated: they are not compared.";
  return code;
}

Result<TopicCode> readinessCode(const Survey& survey, const FigureQuestion& question,
                                Recodes& recodes) {
  const auto readiness = wardReadiness(survey, question.spec, question.readiness);
  if (!readiness) return tl::make_unexpected(readiness.error());
  const ReadinessOptions& options = readiness->options;
  const auto sample = wardSample(survey, question.spec, {options.ward, options.time, {}});
  if (!sample) return tl::make_unexpected(sample.error());
  auto begun = wardPeopleCode(survey, question.spec, *sample, options.time, recodes);
  if (!begun) return begun;
  TopicCode code = std::move(*begun);
  code.settings +=
      setting("acting", readiness->wards) + setting("compared", readiness->compared) +
      setting("quartersBefore", options.quartersBefore) +
      setting("quartersAfter", options.quartersAfter) + setting("boost", options.boost) +
      "# Instead of what the survey tells; NA: as measured\n" +
      setting("givenShare", options.share) + setting("designEffect", options.designEffect) +
      setting("rho", options.rho) + setting("interviewsAWard", options.interviewsAWard);
  code.steps = {kScriptReadiness};
  return code;
}

}  // namespace candour
