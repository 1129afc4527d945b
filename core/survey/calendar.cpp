// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/survey/calendar.h"

#include <array>
#include <chrono>

#include "core/survey/dates.h"

namespace candour {

namespace {

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};

std::chrono::year_month_day dateOf(int day) {
  return {std::chrono::sys_days(std::chrono::days(day))};
}

int yearOfDay(int day) {
  return static_cast<int>(dateOf(day).year());
}

// 0 for January.
int monthOfDay(int day) {
  return static_cast<int>(static_cast<unsigned>(dateOf(day).month())) - 1;
}

bool digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int firstDay(int year, int month) {
  return static_cast<int>(*secondsOfDate(year, month, 1) / kSecondsADay);
}

}  // namespace

std::optional<int> dayOf(std::string_view iso) {
  if (iso.size() != 10 || !digits(iso.substr(0, 4)) || iso.starts_with("0000")) return {};
  const auto value = parseIso(iso);
  if (!value || value->style != DateStyle::Date) return {};
  return static_cast<int>(value->seconds / kSecondsADay);
}

std::string isoDay(int day) {
  return isoText(static_cast<double>(day) * kSecondsADay, DateStyle::Date);
}

std::string dayName(int day) {
  return std::to_string(static_cast<unsigned>(dateOf(day).day())) + " " +
         kMonths.at(static_cast<std::size_t>(monthOfDay(day))) + " " +
         std::to_string(yearOfDay(day));
}

int mondayOf(int day) {
  const int sinceMonday = ((day + 3) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
  return day - sinceMonday;
}

bool isMonday(int day) {
  return mondayOf(day) == day;
}

std::optional<CycleDays> daysOfCycle(std::string_view cycle) {
  if (cycle.size() != 7 || cycle.substr(4, 2) != "-Q" || !digits(cycle.substr(0, 4))) return {};
  const int quarter = cycle[6] - '1';
  const int year = std::stoi(std::string(cycle.substr(0, 4)));
  if (quarter < 0 || quarter > 3 || year < 1 || year > 9998) return {};
  const int next = quarter == 3 ? firstDay(year + 1, 1) : firstDay(year, 3 * quarter + 4);
  return CycleDays{firstDay(year, 3 * quarter + 1), next - 1};
}

std::string cycleOf(int day) {
  return isoDay(day).substr(0, 4) + "-Q" + std::to_string(monthOfDay(day) / 3 + 1);
}

std::string cycleName(std::string_view cycle) {
  const auto days = daysOfCycle(cycle);
  if (!days) return std::string(cycle);
  const auto month = [](int day) { return kMonths.at(static_cast<std::size_t>(monthOfDay(day))); };
  return std::string(month(days->first)) + " to " + month(days->last) + " " +
         std::to_string(yearOfDay(days->first));
}

}  // namespace candour
