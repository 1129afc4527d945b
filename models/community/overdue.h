// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/store/ward_register.h"

namespace candour {

/// What a priority has been waiting for too long. Weeks end on their Sunday.
enum class Overdue {
  NotPlanned,    // nominated, and its cycle is over
  NotActed,      // planned, and its week is over
  NotFedBack,    // acted, and its week ended more than 28 days ago
  NotEvaluated,  // fed back, and the cycle after its own is over, too
};

struct OverduePriority {
  std::int64_t id = 0;
  Overdue kind = Overdue::NotPlanned;
  std::string due;    // the last day in time, ISO
  int days = 0;       // since then
  std::string words;  // "Its week of action (1 July 2019) is over and no action is recorded; ..."

  bool operator==(const OverduePriority&) const = default;
};

/// The live priorities overdue on the day `today` (ISO), longest first. Fails where `today` is no
/// day.
Result<std::vector<OverduePriority>> overdueOn(const WardRegister& wards, std::string_view today);

}  // namespace candour
