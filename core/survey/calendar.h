// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace candour {

/// Days since 1970-01-01 of an ISO day ("2019-07-01") of the years 1 to 9999; nothing where the
/// text is none.
std::optional<int> dayOf(std::string_view iso);
/// "2019-07-01".
std::string isoDay(int day);
/// "1 July 2019".
std::string dayName(int day);
/// The Monday on or before `day`.
int mondayOf(int day);
bool isMonday(int day);

/// The first and last day of a cycle, a quarter of the calendar year ("2019-Q3": 1 July to
/// 30 September). Nothing where the text is no cycle.
struct CycleDays {
  int first = 0;
  int last = 0;
};
std::optional<CycleDays> daysOfCycle(std::string_view cycle);
/// The cycle a day is in: "2019-Q3".
std::string cycleOf(int day);
/// "July to September 2019"; the text itself where it is no cycle.
std::string cycleName(std::string_view cycle);

}  // namespace candour
