// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/survey/dates.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "core/base/text.h"

namespace candour {

namespace {

std::optional<int> wholeNumber(std::string_view text) {
  if (text.empty() || text.size() > 6) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string clockText(double seconds) {
  const double whole = std::floor(seconds);
  const auto total = static_cast<long long>(whole);
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%02lld:%02lld:%02lld", total / 3600, total / 60 % 60,
                total % 60);
  std::string text = buffer.data();
  if (seconds == whole) return text;
  std::array<char, 64> fraction{};
  const auto end = std::to_chars(fraction.data(), fraction.data() + fraction.size(),
                                 seconds - whole, std::chars_format::fixed);
  // "0.25": the fraction is exact, so its shortest decimal reads back as the same double.
  if (end.ec == std::errc()) text.append(fraction.data() + 1, end.ptr);
  return text;
}

std::string dayText(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  std::array<char, 40> buffer{};
  const int year = static_cast<int>(date.year());
  std::snprintf(buffer.data(), buffer.size(), "%s%04d-%02u-%02u", year < 0 ? "-" : "",
                std::abs(year), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return buffer.data();
}

std::optional<double> parseDay(std::string_view text) {
  int sign = 1;
  if (text.starts_with('-')) {
    sign = -1;
    text.remove_prefix(1);
  }
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = wholeNumber(text.substr(0, 4));
  const auto month = wholeNumber(text.substr(5, 2));
  const auto day = wholeNumber(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return secondsOfDate(sign * *year, *month, *day);
}

}  // namespace

std::optional<double> secondsOfDate(int year, int month, int day) {
  if (year < -9999 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return static_cast<double>(days) * kSecondsADay;
}

std::string isoText(double seconds, DateStyle style) {
  // Years -9999 to 9999; a time of day or duration up to some thousand years.
  constexpr double kFirst = -377705116800.0;
  constexpr double kEnd = 253402300800.0;
  if (style == DateStyle::Time) {
    if (!(seconds >= 0 && seconds < kEnd)) return shortest(seconds);
    return clockText(seconds);
  }
  if (!(seconds >= kFirst && seconds < kEnd)) return shortest(seconds);
  const double day = std::floor(seconds / kSecondsADay);
  const double rest = seconds - day * kSecondsADay;
  std::string text = dayText(std::chrono::sys_days(std::chrono::days(static_cast<int>(day))));
  if (style == DateStyle::DateTime || rest != 0) text += "T" + clockText(rest);
  return text;
}

std::optional<double> parseClock(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const auto hours = parseNumber(text.substr(0, colon));
  if (!hours || *hours < 0 || *hours != std::floor(*hours)) return std::nullopt;
  std::string_view rest = text.substr(colon + 1);
  if (rest.size() < 2) return std::nullopt;
  const auto minutes = wholeNumber(rest.substr(0, 2));
  if (!minutes || *minutes > 59) return std::nullopt;
  rest.remove_prefix(2);
  const double whole = *hours * 3600 + *minutes * 60;
  if (rest.empty()) return whole;
  if (rest.size() < 3 || rest[0] != ':') return std::nullopt;
  const auto seconds = wholeNumber(rest.substr(1, 2));
  if (!seconds || *seconds > 59) return std::nullopt;
  rest.remove_prefix(3);
  if (rest.empty()) return whole + *seconds;
  if (rest[0] != '.') return std::nullopt;
  const auto fraction = parseNumber(rest);
  if (!fraction || *fraction < 0 || *fraction >= 1) return std::nullopt;
  return whole + *seconds + *fraction;
}

std::optional<IsoValue> parseIso(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  const std::size_t dayLength = text.front() == '-' ? 11 : 10;
  if (text.size() >= dayLength) {
    if (const auto day = parseDay(text.substr(0, dayLength))) {
      if (text.size() == dayLength) return IsoValue{*day, DateStyle::Date};
      const char between = text[dayLength];
      if (between != 'T' && between != ' ') return std::nullopt;
      const auto clock = parseClock(text.substr(dayLength + 1));
      if (!clock || *clock >= kSecondsADay) return std::nullopt;
      return IsoValue{*day + *clock, DateStyle::DateTime};
    }
  }
  const auto clock = parseClock(text);
  if (!clock) return std::nullopt;
  return IsoValue{*clock, DateStyle::Time};
}

}  // namespace candour
