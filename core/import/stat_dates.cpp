// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/stat_dates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/base/text.h"
#include "core/survey/dates.h"

namespace candour {

namespace {

using Unit = DateReading::Unit;

constexpr double kEpoch1582 = -12219379200;  // 1582-10-14
constexpr double kEpoch1960 = -315619200;    // 1960-01-01

constexpr std::array<std::string_view, 8> kSpssDates = {"date",  "adate", "edate", "sdate",
                                                        "jdate", "qyr",   "moyr",  "wkyr"};
constexpr std::array<std::string_view, 2> kSpssDateTimes = {"datetime", "ymdhms"};
constexpr std::array<std::string_view, 3> kSpssTimes = {"time", "dtime", "mtime"};
constexpr std::array<std::string_view, 31> kSasDates = {
    "date",     "ddmmyy",   "ddmmyyb",  "ddmmyyc",  "ddmmyyd",  "ddmmyyn", "ddmmyyp", "ddmmyys",
    "mmddyy",   "mmddyyb",  "mmddyyc",  "mmddyyd",  "mmddyyn",  "mmddyyp", "mmddyys", "yymmdd",
    "yymmddb",  "yymmddc",  "yymmddd",  "yymmddn",  "yymmddp",  "yymmdds", "e8601da", "b8601da",
    "is8601da", "weekdate", "weekdatx", "worddate", "worddatx", "monyy",   "julian"};
constexpr std::array<std::string_view, 9> kSasDateTimes = {"datetime", "e8601dt", "b8601dt",
                                                           "is8601dt", "mdyampm", "dateampm",
                                                           "e8601dn",  "b8601dn", "datetm"};
constexpr std::array<std::string_view, 7> kSasTimes = {"time",    "hhmm",    "timeampm", "tod",
                                                       "e8601tm", "b8601tm", "is8601tm"};

// "DATETIME22.3" -> "datetime"; digits inside ("e8601da") stay.
std::string formatName(std::string_view format) {
  while (!format.empty() &&
         (format.back() == '.' || (format.back() >= '0' && format.back() <= '9')))
    format.remove_suffix(1);
  return lowered(format);
}

DateReading spssReading(const std::string& name) {
  if (isOneOf(name, kSpssDates)) return {Unit::Seconds, DateStyle::Date, kEpoch1582};
  if (isOneOf(name, kSpssDateTimes)) return {Unit::Seconds, DateStyle::DateTime, kEpoch1582};
  if (isOneOf(name, kSpssTimes)) return {Unit::Seconds, DateStyle::Time, 0};
  return {};
}

DateReading sasReading(const std::string& name) {
  if (isOneOf(name, kSasDates)) return {Unit::Days, DateStyle::Date, kEpoch1960};
  if (isOneOf(name, kSasDateTimes)) return {Unit::Seconds, DateStyle::DateTime, kEpoch1960};
  if (isOneOf(name, kSasTimes)) return {Unit::Seconds, DateStyle::Time, 0};
  return {};
}

// A clock format shows hours, minutes and seconds and nothing of the day: "%tcHH:MM:SS".
bool onlyClock(std::string_view shown) {
  return shown.starts_with("HH") || shown.starts_with("hh") || shown.starts_with("Hh");
}

DateReading stataReading(std::string_view format) {
  if (!format.starts_with('%')) return {};
  format.remove_prefix(1);
  if (format.starts_with('-')) format.remove_prefix(1);
  if (format.starts_with('d')) return {Unit::Days, DateStyle::Date, kEpoch1960};
  if (format.size() < 2 || format[0] != 't') return {};
  const std::string_view shown = format.substr(2);
  switch (format[1]) {
    case 'd':
      return {Unit::Days, DateStyle::Date, kEpoch1960};
    case 'c':
    case 'C':
      if (onlyClock(shown)) return {Unit::Milliseconds, DateStyle::Time, 0};
      return {Unit::Milliseconds, DateStyle::DateTime, kEpoch1960};
    case 'w':
      return {Unit::Weeks, DateStyle::Date};
    case 'm':
      return {Unit::Months, DateStyle::Date};
    case 'q':
      return {Unit::Quarters, DateStyle::Date};
    case 'h':
      return {Unit::HalfYears, DateStyle::Date};
    case 'y':
      return {Unit::Years, DateStyle::Date};
    default:
      return {};
  }
}

// The first day of period `value`, of which a year has `perYear`, counted from `firstYear`.
double startOfPeriod(double value, int perYear, int firstYear) {
  const double year = std::floor(value / perYear);
  const double within = value - year * perYear;
  const double calendar = year + firstYear;
  if (!(std::abs(calendar) < 9999)) return value;
  const int month = perYear == 52 ? 1 : 1 + static_cast<int>(within) * (12 / perYear);
  const double start = secondsOfDate(static_cast<int>(calendar), month, 1).value_or(0);
  return perYear == 52 ? start + within * 7 * kSecondsADay : start;
}

}  // namespace

DateReading dateReadingOf(StatFamily family, std::string_view format) {
  if (family == StatFamily::Stata) return stataReading(format);
  const std::string name = formatName(format);
  return family == StatFamily::Spss ? spssReading(name) : sasReading(name);
}

double secondsFrom(const DateReading& reading, double value) {
  switch (reading.unit) {
    case Unit::Plain:
      return value;
    case Unit::Seconds:
      return value + reading.epoch;
    case Unit::Milliseconds:
      return value / 1000 + reading.epoch;
    case Unit::Days:
      return value * kSecondsADay + reading.epoch;
    case Unit::Weeks:
      return startOfPeriod(value, 52, 1960);
    case Unit::Months:
      return startOfPeriod(value, 12, 1960);
    case Unit::Quarters:
      return startOfPeriod(value, 4, 1960);
    case Unit::HalfYears:
      return startOfPeriod(value, 2, 1960);
    case Unit::Years:
      return startOfPeriod(value, 1, 0);
  }
  return value;
}

}  // namespace candour
