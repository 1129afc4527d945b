// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "models/community/doubly_robust.h"
#include "models/community/evaluation.h"
#include "models/community/evaluation_plan.h"

namespace candour {

/// With five or fewer wards on a side errors from wards say nothing; randomisation alone is left.
inline constexpr int kFewestWards = 6;

/// What the parts of an evaluation share.
struct EvaluationData {
  WardSample sample;
  WardPeriods sums;
  EvaluationPlan plan;
  AdoptionPlan adoption;
  Covariates covariates;  // of the controls; empty columns where there are none
  int df = 0;             // design df + 1 - 2 (cohorts + 1): a level and a change a group
  bool fewWards = false;
};

/// The estimate with its interval; with few wards the estimate alone.
Result<WardEstimate> estimateOf(const EvaluationData& data, const Aggregate& aggregate);

/// The same comparison of another outcome (by used row; NaN left out), unadjusted.
Aggregate effectOn(const EvaluationData& data, const std::vector<double>& outcome);

Status addAggregates(const EvaluationData& data, const GroupTimes& times, Evaluation& evaluation);
Status addComposition(const EvaluationData& data, Evaluation& evaluation);
Status addAwareness(const Survey& survey, const EvaluationData& data, const Aggregate& effect,
                    Evaluation& evaluation);
Status addRandomisation(const EvaluationData& data, const Job& job, Evaluation& evaluation);
Status addNeighbours(const EvaluationData& data, Evaluation& evaluation);
Status addPower(const EvaluationData& data, Evaluation& evaluation);
void addWarnings(const EvaluationData& data, const GroupTimes& times, Evaluation& evaluation);

}  // namespace candour
