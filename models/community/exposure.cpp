// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/exposure.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/text.h"
#include "core/survey/dates.h"
#include "models/trends/months.h"

namespace candour {

namespace {

constexpr double kDay = 86400;

// Day 0, 1970-01-01, was a Thursday.
int weekdayOf(double day) {
  const int from = static_cast<int>(std::fmod(day + 3, 7));
  return from < 0 ? from + 7 : from;
}

int quarterOfDay(double day) {
  return monthOfSeconds(day * kDay).value_or(0) / 3;
}

// What an old code leads to, changes of changed codes followed.
void follow(const std::string& code, double share, const std::vector<WardChange>& changes,
            const std::set<std::string>& surveyWards, int depth,
            std::map<std::string, double>& found) {
  if (surveyWards.contains(code)) {
    found[code] += share;
    return;
  }
  if (depth == 0) return;
  for (const WardChange& change : changes) {
    if (change.oldCode != code || change.newCode == code) continue;
    follow(change.newCode, share * change.share, changes, surveyWards, depth - 1, found);
  }
}

}  // namespace

std::string quarterName(int quarter) {
  return spanName(3 * quarter, 3 * quarter + 2);
}

Result<WardTiming> timingOf(const std::string& week, ActionQuarter actionQuarter,
                            int quartersAfter) {
  const auto date = parseIso(week);
  if (!date || date->style != DateStyle::Date) {
    return fail("\"" + week + "\" is no week: weeks are named by their Monday, as 2019-07-01.");
  }
  const double day = date->seconds / kDay;
  if (const int weekday = weekdayOf(day); weekday != 0) {
    return fail("\"" + week + "\" is not a Monday; its week begins on " +
                isoText((day - weekday) * kDay, DateStyle::Date) + ".");
  }
  WardTiming timing;
  timing.quarter = quarterOfDay(day);
  timing.firstAfter =
      actionQuarter == ActionQuarter::After ? timing.quarter : quarterOfDay(day + 6) + 1;
  if (quartersAfter > 0) timing.lastAfter = timing.firstAfter + quartersAfter - 1;
  return timing;
}

MappedActions mapActions(const std::vector<WardAction>& actions,
                         const std::vector<WardChange>& changes,
                         const std::set<std::string>& surveyWards) {
  constexpr int kMostSteps = 4;
  MappedActions mapped;
  std::map<std::string, std::string> weekOf;
  std::map<std::string, int> times;
  for (const WardAction& action : actions) {
    std::map<std::string, double> found;
    follow(action.ward, 1, changes, surveyWards, kMostSteps, found);
    if (found.empty()) mapped.unknown.push_back(action.ward);
    for (const auto& [ward, share] : found) {
      if (share < 0.5) {
        mapped.partly.insert(ward);
        continue;
      }
      ++times[ward];
      std::string& week = weekOf.try_emplace(ward, action.week).first->second;
      week = std::min(week, action.week);
      if (ward != action.ward) {
        mapped.notes.push_back(action.ward + " acted; the survey has it as " + ward + ".");
      }
    }
  }
  for (const auto& [ward, week] : weekOf) {
    mapped.actions.push_back({ward, week});
    mapped.partly.erase(ward);
    if (times[ward] < 2) continue;
    mapped.notes.push_back(ward + " acted more than once: its first week, " + week + ", counts.");
  }
  return mapped;
}

}  // namespace candour
