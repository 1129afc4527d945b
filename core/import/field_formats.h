// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string_view>

#include "core/survey/variable.h"

namespace candour {

enum class FieldFormat { PointNumber, CommaNumber, Iso, DayMonthYear, MonthDayYear, Text };

/// NA and NaN: no answer in a column of numbers.
bool meansNoNumber(std::string_view field);

/// The value of a field read as `format` (dates: seconds since 1970, see isoText()), or nothing.
std::optional<double> valueOf(std::string_view field, FieldFormat format);

/// What a column's fields, shown one after the other, can all be read as.
class FormatFinder {
 public:
  void see(std::string_view field);
  /// The format that fits every field; Text when none or when the fields do not tell which of two.
  [[nodiscard]] FieldFormat format() const;
  /// Dates that could be day/month or month/day.
  [[nodiscard]] bool ambiguousDate() const;
  /// Numbers such as "1,234" throughout: decimal commas by the rule, but perhaps thousands.
  [[nodiscard]] bool perhapsThousands() const;
  [[nodiscard]] DateStyle dateStyle() const;
  [[nodiscard]] bool anyLeft() const { return m_point || m_comma || m_iso || m_dmy || m_mdy; }

 private:
  void seeDate(std::string_view field);

  bool m_any = false;
  bool m_point = true;
  bool m_comma = true;
  bool m_iso = true;
  bool m_dmy = true;
  bool m_mdy = true;
  bool m_notAvailable = false;  // NA or NaN seen: not a date
  bool m_time = false;          // ISO: a date with a time, or a time alone
  bool m_clock = false;
  bool m_day = false;
  bool m_decimalComma = false;
  bool m_onlyThousands = true;
};

}  // namespace candour
