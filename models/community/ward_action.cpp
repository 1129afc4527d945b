// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/ward_action.h"

#include <map>

namespace candour {

std::vector<WardAction> readActions(const WardRegister& wards) {
  std::map<std::string, std::string> first;
  for (const auto& priority : wards.priorities) {
    if (priority.withdrawn || priority.state < PriorityState::Acted) continue;
    const auto [there, added] = first.emplace(priority.ward, priority.week);
    if (!added && priority.week < there->second) there->second = priority.week;
  }
  std::vector<WardAction> actions;
  for (const auto& [ward, week] : first) actions.push_back({ward, week});
  return actions;
}

}  // namespace candour
