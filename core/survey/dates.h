// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/survey/variable.h"

namespace candour {

inline constexpr double kSecondsADay = 86400;

/// Midnight of a day of the proleptic Gregorian calendar in seconds since 1970-01-01, or nothing if
/// there is no such day. Years -9999 to 9999.
std::optional<double> secondsOfDate(int year, int month, int day);

/// A date variable's value as text: "2019-04-01" (Date; with the time if it is not midnight),
/// "2019-04-01T10:00:00" (DateTime), "10:00:00" (Time). Fractions of a second are written in full,
/// so that parseIso() gives the same double back; values beyond the calendar as plain numbers.
std::string isoText(double seconds, DateStyle style);

struct IsoValue {
  double seconds = 0;
  DateStyle style = DateStyle::Date;
};

/// Reads "yyyy-mm-dd", "yyyy-mm-dd hh:mm[:ss[.f]]" (blank or T between) and "hh:mm[:ss[.f]]".
std::optional<IsoValue> parseIso(std::string_view text);

/// Reads "hh:mm[:ss[.f]]" as seconds since midnight; hours may exceed 23 (durations).
std::optional<double> parseClock(std::string_view text);

}  // namespace candour
