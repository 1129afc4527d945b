// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "models/community/exposure.h"
#include "models/community/group_time.h"
#include "models/community/ward_sample.h"

namespace candour {

/// What to do about wards that touch one that acted: nothing; count them and give the estimate
/// without them beside; leave them out of the comparison from the quarter their neighbour acted.
enum class SpillOver { Ignored, Flagged, Excluded };

/// How a set of weeks becomes a plan; the same for the weeks there were and for weeks drawn anew.
struct AdoptionRules {
  std::vector<std::pair<int, int>> neighbours;  // wards by place, each pair once
  std::vector<char> notComparable;              // by ward: never a comparison
  bool excludeNeighbours = false;
  int anticipation = 0;
  int baseQuarters = 1;
  /// All quarters before and after pooled: for wards that acted in one quarter.
  bool pooled = false;
};

AdoptionPlan adoptionPlan(const std::vector<WardTiming>& timing, const AdoptionRules& rules);

/// Wards never acted that touch one that did.
std::vector<int> touchedWards(const std::vector<WardTiming>& timing, const AdoptionRules& rules);

/// The 2 x 2 of the one cohort that is evaluated: all quarters before (or the last
/// `baseQuarters`, where given by `plan`) against all that count as after. No roles where not
/// exactly one cohort is evaluated.
DidCell pooledCell(const WardPeriods& sums, const AdoptionPlan& plan);

/// The effect a plan is judged by: pooledCell()'s, or the simple aggregate of all group-time
/// effects after the action.
Aggregate wardEffect(const WardPeriods& sums, const AdoptionPlan& plan, bool pooled,
                     const CellEstimator& estimator);

}  // namespace candour
