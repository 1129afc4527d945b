// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/answers.h"
#include "core/survey/survey.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// The people a scenario averages over: an area's rows of the model, or all of them.
struct ScenarioGroup {
  std::string name;  // empty: all
  std::size_t n = 0;
  double weight = 0;
  double kish = 0;
  int df = 0;         // of the design among these rows
  double share = 0;   // of the outcome
  double direct = 0;  // of the outcome, among all with an answer to it
};

/// Which group each row of the model belongs to. Group 0 is everyone; the areas follow in the
/// survey's order, those without a row left with n 0.
struct ScenarioGroups {
  Variable variable;                  // the area variable; without one no name
  std::vector<Level> levels;          // its answers
  std::vector<std::int32_t> groupOf;  // by position; 0: no area known
  std::vector<ScenarioGroup> groups;
};

/// Fails on an unknown area variable.
Result<ScenarioGroups> scenarioGroups(const Survey& survey, const PreparedModel& model);

/// The place of a named area among the groups (empty: 0). Fails with the nearest names, where
/// nobody in the model lives there, or fewer than kFewestInterviews do, which are too few to say
/// `what` ("what it could gain").
Result<std::size_t> findGroup(const ScenarioGroups& groups, const std::string& area,
                              const std::string& what);

/// The model's weights with 0 for everyone outside the group.
std::vector<double> weightsOf(const PreparedModel& model, const ScenarioGroups& groups,
                              std::size_t group);

/// Fewest interviews of an area or period whose mean counts as seen.
inline constexpr std::size_t kFewestSeen = 100;

/// Cells that what has been seen is read from: the areas, else the periods, of at least kFewestSeen
/// rows; where fewer than two of them, none.
struct SeenCells {
  std::string among;                 // "areas", "periods" or "people" (none)
  std::vector<std::int32_t> cellOf;  // by position, -1: none
  int cells = 0;
};
SeenCells seenCells(const Survey& survey, const PreparedModel& model, const ScenarioGroups& groups);

}  // namespace candour
