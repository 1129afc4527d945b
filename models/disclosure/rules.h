// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>

namespace candour {

/// Areas, groups and periods of fewer interviews are not shown: too few to be relied on.
inline constexpr std::size_t kFewestInterviews = 30;

/// What may leave (docs/methods.md d28). The first three protect people, hideBelow and flagBelow
/// say what can be relied on.
struct DisclosureRules {
  std::size_t fewest = 10;  // counts below are withheld, of a cell or of a base
  bool extremes = true;     // and shares of exactly 0 and 1: they tell of everyone in the cell
  int fewestModelDf = 10;   // a model on fewer degrees of freedom does not leave
  std::size_t hideBelow = kFewestInterviews;  // counts below are not shown
  std::size_t flagBelow = 50;                 // counts below are marked
  std::size_t rounding = 0;                   // counts to the nearest multiple; 0: as they are

  bool operator==(const DisclosureRules&) const = default;
};

/// Rules as a JSON object with every rule named; readDisclosureRules() takes those not named as
/// they are by default and throws Misread (models/drivers/json_reading.h).
nlohmann::ordered_json jsonOf(const DisclosureRules& rules);
DisclosureRules readDisclosureRules(const nlohmann::ordered_json& json, const std::string& where);

}  // namespace candour
