// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <functional>
#include <string>
#include <vector>

#include "models/community/did.h"
#include "models/community/exposure.h"
#include "models/community/ward_sample.h"

namespace candour {

/// Who acted when, and who may be compared.
struct AdoptionPlan {
  std::vector<WardTiming> timing;  // by ward
  std::vector<int>
      comparableUntil;   // by ward: a comparison before this quarter only; kNever: always
  int anticipation = 0;  // quarters before the action in which people may know of it
  int baseQuarters = 1;  // pooled to what is compared with, back from the last before the action
};

/// Wards that acted in the same quarter.
struct Cohort {
  WardTiming timing;
  std::vector<int> wards;
  double weight = 0;       // of all its interviews
  bool always = false;     // no quarter of the survey is before its action
  bool evaluated = false;  // it has quarters before and after
};

/// ATT(g, t) of Callaway and Sant'Anna (2021).
struct GroupTimeCell {
  int cohort = 0;   // into GroupTimes::cohorts
  int quarter = 0;  // t
  int event = 0;    // t less the quarter of the action
  bool after = false;
  DidEstimate did;
};

struct GroupTimes {
  std::vector<Cohort> cohorts;       // by time of action; wards that never acted are in none
  std::vector<GroupTimeCell> cells;  // by cohort, then quarter
};

/// How a cell is estimated.
using CellEstimator = std::function<DidEstimate(const DidCell&)>;

std::vector<Cohort> cohortsOf(const WardPeriods& sums, const AdoptionPlan& plan);

/// The roles of one cohort and the wards compared with it from quarter `from` to `to`: those that
/// never acted, and those that had not by the later of the two (anticipation counted).
std::vector<WardRole> rolesOf(const AdoptionPlan& plan, const Cohort& cohort, int to);

/// The quarters of a cohort that the others are compared with, by columns: the last that ended
/// before the action (and anticipation), and so many before it. Empty where the survey has none.
std::vector<int> baseOf(const WardPeriods& sums, const AdoptionPlan& plan, const Cohort& cohort);

/// All cells of the cohorts that are evaluated; the quarters of the base itself and those between
/// action and after have none. `afterOnly` leaves the cells before the action out.
GroupTimes groupTimes(const WardPeriods& sums, const AdoptionPlan& plan,
                      const CellEstimator& estimator, bool afterOnly = false);

/// A weighted mean of cells with its influence, the weights of the cohorts estimated too.
struct Aggregate {
  double estimate = kNotAvailable;
  Eigen::VectorXd influence;  // by ward; empty where not available
  double interviewsActed = 0;
  double interviewsCompared = 0;
  int wardsActed = 0;
  int cells = 0;        // used
  int unavailable = 0;  // left out
  std::string why;

  [[nodiscard]] bool available() const { return why.empty(); }
};

/// sum W_g ATT(g,t) / sum W_g over those `cells` (indices) that are available, W_g the weight of
/// the cohort's interviews. With z the influence of a cell, ward j of cohort g moves it by
/// sum W_g z_j / S + W_j sum over g's cells (ATT - estimate) / S, S the sum of the W_g.
Aggregate aggregateOf(const WardPeriods& sums, const GroupTimes& times,
                      const std::vector<std::size_t>& cells);

/// Over all cells after the action: the headline of a staggered plan.
Aggregate simpleAggregate(const WardPeriods& sums, const GroupTimes& times);

/// The plain mean of aggregates that are available.
Aggregate meanOf(const std::vector<Aggregate>& parts);

}  // namespace candour
