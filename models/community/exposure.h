// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <limits>
#include <set>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/store/ward_register.h"
#include "models/community/ward_action.h"

namespace candour {

/// What the quarter in which the week of action lies counts as.
enum class ActionQuarter { LeftOut, After };

/// Quarters of the calendar year as one number, 4 * year + (quarter - 1); a ward that never acted
/// did so at kNever.
inline constexpr int kNever = std::numeric_limits<int>::max() / 4;

/// Which quarters of a ward count as before and after its week of action. A quarter counts as after
/// when it begins after the week ended; that of the action is left out, or counts as after
/// (ActionQuarter). Before are the quarters that ended before the week began.
struct WardTiming {
  int quarter = kNever;     // in which the week of action begins; later ones are not "before"
  int firstAfter = kNever;  // the first that counts as after
  int lastAfter = kNever;   // the last that does; kNever: from then on

  [[nodiscard]] bool acted() const { return quarter != kNever; }
  bool operator==(const WardTiming&) const = default;
  auto operator<=>(const WardTiming&) const = default;
};

/// "Apr-Jun 2019".
std::string quarterName(int quarter);

/// Fails where `week` is no ISO date of a Monday. `quartersAfter`: how many quarters count as
/// after; 0: all from then on.
Result<WardTiming> timingOf(const std::string& week, ActionQuarter actionQuarter,
                            int quartersAfter = 0);

/// Actions of wards that a survey knows by newer codes, led over.
struct MappedActions {
  std::vector<WardAction> actions;   // by ward; each ward once, its first week
  std::set<std::string> partly;      // wards where fewer than half come from a ward that acted
  std::vector<std::string> unknown;  // wards that acted and the survey does not have
  std::vector<std::string> notes;
};

/// A ward that the survey has under its own code stays itself. The action of another is led over by
/// `changes`: a new ward acted where at least half of the old one lives there (WardChange::share);
/// one with a smaller part of it neither acted nor can be compared (`partly`). Of several weeks the
/// first counts.
MappedActions mapActions(const std::vector<WardAction>& actions,
                         const std::vector<WardChange>& changes,
                         const std::set<std::string>& surveyWards);

}  // namespace candour
