// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string_view>

#include "core/survey/variable.h"

namespace candour {

enum class StatFamily { Spss, Stata, Sas };

/// How a number with a date format becomes seconds since 1970 (or since midnight).
struct DateReading {
  enum class Unit { Plain, Seconds, Milliseconds, Days, Weeks, Months, Quarters, HalfYears, Years };
  Unit unit = Unit::Plain;  // Plain: not a date
  DateStyle style = DateStyle::None;
  double epoch = 0;  // of Seconds, Milliseconds and Days, in seconds since 1970

  [[nodiscard]] bool isDate() const { return unit != Unit::Plain; }
};

/// Reads a variable's display format. SPSS counts seconds from 1582-10-14, SAS days or seconds and
/// Stata days, milliseconds, weeks (52 a year), months, quarters or half-years from 1960-01-01.
DateReading dateReadingOf(StatFamily family, std::string_view format);

double secondsFrom(const DateReading& reading, double value);

}  // namespace candour
