// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/adoption.h"

#include <algorithm>

namespace candour {

AdoptionPlan adoptionPlan(const std::vector<WardTiming>& timing, const AdoptionRules& rules) {
  AdoptionPlan plan;
  plan.timing = timing;
  plan.comparableUntil.assign(timing.size(), kNever);
  plan.anticipation = rules.anticipation;
  plan.baseQuarters = rules.baseQuarters;
  if (rules.excludeNeighbours) {
    for (const auto& [a, b] : rules.neighbours) {
      const auto first = static_cast<std::size_t>(a);
      const auto second = static_cast<std::size_t>(b);
      plan.comparableUntil[first] = std::min(plan.comparableUntil[first], timing[second].quarter);
      plan.comparableUntil[second] = std::min(plan.comparableUntil[second], timing[first].quarter);
    }
  }
  for (std::size_t ward = 0; ward < rules.notComparable.size(); ++ward) {
    if (rules.notComparable[ward] != 0) plan.comparableUntil[ward] = -kNever;
  }
  return plan;
}

std::vector<int> touchedWards(const std::vector<WardTiming>& timing, const AdoptionRules& rules) {
  std::vector<int> touched;
  const auto add = [&](int ward, int other) {
    if (timing[static_cast<std::size_t>(ward)].acted()) return;
    if (timing[static_cast<std::size_t>(other)].acted()) touched.push_back(ward);
  };
  for (const auto& [a, b] : rules.neighbours) {
    add(a, b);
    add(b, a);
  }
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  return touched;
}

DidCell pooledCell(const WardPeriods& sums, const AdoptionPlan& plan) {
  DidCell cell;
  const auto cohorts = cohortsOf(sums, plan);
  const auto evaluated = [](const Cohort& cohort) { return cohort.evaluated; };
  if (std::count_if(cohorts.begin(), cohorts.end(), evaluated) != 1) return cell;
  const Cohort& cohort = *std::find_if(cohorts.begin(), cohorts.end(), evaluated);
  const int last = std::min(cohort.timing.lastAfter, sums.firstQuarter + sums.quarters() - 1);
  for (int quarter = cohort.timing.firstAfter; quarter <= last; ++quarter) {
    cell.after.push_back(quarter - sums.firstQuarter);
  }
  cell.before = baseOf(sums, plan, cohort);
  cell.role = rolesOf(plan, cohort, last);
  return cell;
}

Aggregate wardEffect(const WardPeriods& sums, const AdoptionPlan& plan, bool pooled,
                     const CellEstimator& estimator) {
  if (!pooled) return simpleAggregate(sums, groupTimes(sums, plan, estimator, true));
  Aggregate effect;
  const DidCell cell = pooledCell(sums, plan);
  if (cell.role.empty()) {
    effect.why = "no ward that acted has interviews before and after";
    return effect;
  }
  DidEstimate did = estimator(cell);
  effect.estimate = did.estimate;
  effect.influence = std::move(did.influence);
  effect.interviewsActed = did.interviewsActed;
  effect.interviewsCompared = did.interviewsCompared;
  effect.wardsActed = did.wardsActed;
  effect.cells = 1;
  effect.why = std::move(did.why);
  return effect;
}

}  // namespace candour
