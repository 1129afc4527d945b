// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/group_time.h"

#include <algorithm>
#include <map>

namespace candour {

namespace {

// The quarter that the last base quarter of a cohort is.
int lastBase(const AdoptionPlan& plan, const Cohort& cohort) {
  return cohort.timing.quarter - 1 - plan.anticipation;
}

DidEstimate cellOf(const WardPeriods& sums, const AdoptionPlan& plan, const Cohort& cohort,
                   const std::vector<int>& base, int quarter, const CellEstimator& estimator) {
  DidCell cell;
  cell.role = rolesOf(plan, cohort, std::max(quarter, lastBase(plan, cohort)));
  cell.before = base;
  cell.after = {quarter - sums.firstQuarter};
  DidEstimate did = estimator(cell);
  const bool any = std::any_of(cell.role.begin(), cell.role.end(),
                               [](WardRole role) { return role == WardRole::Compared; });
  if (!any) did.why = "no ward is left that had not acted by then";
  return did;
}

bool contains(const std::vector<int>& columns, int column) {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

}  // namespace

std::vector<Cohort> cohortsOf(const WardPeriods& sums, const AdoptionPlan& plan) {
  std::map<WardTiming, Cohort> byTiming;
  for (int ward = 0; ward < sums.wards(); ++ward) {
    const WardTiming& timing = plan.timing[static_cast<std::size_t>(ward)];
    if (!timing.acted()) continue;
    Cohort& cohort = byTiming[timing];
    cohort.timing = timing;
    cohort.wards.push_back(ward);
    cohort.weight += sums.weight.row(ward).sum();
  }
  std::vector<Cohort> cohorts;
  const int last = sums.firstQuarter + sums.quarters() - 1;
  for (auto& [timing, cohort] : byTiming) {
    cohort.always = lastBase(plan, cohort) < sums.firstQuarter;
    cohort.evaluated = !cohort.always && timing.firstAfter <= last && cohort.weight > 0;
    cohorts.push_back(std::move(cohort));
  }
  return cohorts;
}

std::vector<WardRole> rolesOf(const AdoptionPlan& plan, const Cohort& cohort, int to) {
  std::vector<WardRole> role(plan.timing.size(), WardRole::None);
  for (std::size_t ward = 0; ward < role.size(); ++ward) {
    const int until = std::min(plan.timing[ward].quarter, plan.comparableUntil[ward]);
    if (until == kNever || until > to + plan.anticipation) role[ward] = WardRole::Compared;
  }
  for (const int ward : cohort.wards) role[static_cast<std::size_t>(ward)] = WardRole::Acted;
  return role;
}

std::vector<int> baseOf(const WardPeriods& sums, const AdoptionPlan& plan, const Cohort& cohort) {
  std::vector<int> base;
  const int last = lastBase(plan, cohort) - sums.firstQuarter;
  for (int column = last; column >= 0 && last - column < plan.baseQuarters; --column) {
    base.push_back(column);
  }
  return base;
}

GroupTimes groupTimes(const WardPeriods& sums, const AdoptionPlan& plan,
                      const CellEstimator& estimator, bool afterOnly) {
  GroupTimes times;
  times.cohorts = cohortsOf(sums, plan);
  for (std::size_t g = 0; g < times.cohorts.size(); ++g) {
    const Cohort& cohort = times.cohorts[g];
    if (!cohort.evaluated) continue;
    const auto base = baseOf(sums, plan, cohort);
    for (int column = 0; column < sums.quarters(); ++column) {
      const int quarter = sums.firstQuarter + column;
      const bool after = quarter >= cohort.timing.firstAfter && quarter <= cohort.timing.lastAfter;
      const bool before = quarter < cohort.timing.quarter && !contains(base, column);
      if (!after && (!before || afterOnly)) continue;
      times.cells.push_back({static_cast<int>(g), quarter, quarter - cohort.timing.quarter, after,
                             cellOf(sums, plan, cohort, base, quarter, estimator)});
    }
  }
  return times;
}

Aggregate aggregateOf(const WardPeriods& sums, const GroupTimes& times,
                      const std::vector<std::size_t>& cells) {
  Aggregate result;
  double total = 0;
  double weighted = 0;
  for (const auto i : cells) {
    const GroupTimeCell& cell = times.cells[i];
    if (!cell.did.available()) {
      ++result.unavailable;
      if (result.why.empty()) result.why = cell.did.why;
      continue;
    }
    const double weight = times.cohorts[static_cast<std::size_t>(cell.cohort)].weight;
    total += weight;
    weighted += weight * cell.did.estimate;
    ++result.cells;
    result.interviewsActed += cell.did.interviewsActed;
    result.interviewsCompared += cell.did.interviewsCompared;
  }
  if (result.cells == 0) {
    if (result.why.empty()) result.why = "there is no quarter after the action";
    return result;
  }
  result.why.clear();
  result.estimate = weighted / total;
  result.influence = Eigen::VectorXd::Zero(sums.wards());
  std::vector<double> excess(times.cohorts.size(), 0);
  std::vector<char> used(times.cohorts.size(), 0);
  for (const auto i : cells) {
    const GroupTimeCell& cell = times.cells[i];
    if (!cell.did.available()) continue;
    const auto g = static_cast<std::size_t>(cell.cohort);
    result.influence += times.cohorts[g].weight / total * cell.did.influence;
    excess[g] += (cell.did.estimate - result.estimate) / total;
    used[g] = 1;
  }
  for (std::size_t g = 0; g < times.cohorts.size(); ++g) {
    if (!used[g]) continue;
    for (const int ward : times.cohorts[g].wards) {
      result.influence[ward] += excess[g] * sums.weight.row(ward).sum();
      result.wardsActed += sums.count.row(ward).sum() > 0;
    }
  }
  return result;
}

Aggregate simpleAggregate(const WardPeriods& sums, const GroupTimes& times) {
  std::vector<std::size_t> cells;
  for (std::size_t i = 0; i < times.cells.size(); ++i) {
    if (times.cells[i].after) cells.push_back(i);
  }
  return aggregateOf(sums, times, cells);
}

Aggregate meanOf(const std::vector<Aggregate>& parts) {
  Aggregate mean;
  for (const Aggregate& part : parts) {
    if (!part.available()) {
      ++mean.unavailable;
      mean.why = part.why;
      continue;
    }
    mean.estimate = mean.cells == 0 ? part.estimate : mean.estimate + part.estimate;
    if (mean.cells == 0) {
      mean.influence = part.influence;
    } else {
      mean.influence += part.influence;
    }
    ++mean.cells;
    mean.interviewsActed += part.interviewsActed;
    mean.interviewsCompared += part.interviewsCompared;
    mean.wardsActed = std::max(mean.wardsActed, part.wardsActed);
  }
  if (mean.cells == 0) {
    if (mean.why.empty()) mean.why = "there is no quarter after the action";
    return mean;
  }
  mean.why.clear();
  mean.estimate /= mean.cells;
  mean.influence /= mean.cells;
  return mean;
}

}  // namespace candour
