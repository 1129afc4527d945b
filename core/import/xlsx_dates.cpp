// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/xlsx_dates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/base/text.h"
#include "core/survey/dates.h"

namespace candour {

namespace {

constexpr double kDay0Of1900 = -2209075200.0;  // 1899-12-31, day 0 up to serial 59
constexpr double kDay0Of1904 = -2082844800.0;  // 1904-01-01
constexpr double kLeapDay = 60;                // the 29 February 1900 of the 1900 system

// What the letters of a format code say.
struct Letters {
  bool dayOrYear = false;
  bool month = false;  // or minutes
  bool clock = false;
  bool elapsed = false;
  bool percent = false;

  void see(char c) {
    if (c == '%') percent = true;
    if (c == 'd' || c == 'y') dayOrYear = true;
    if (c == 'm') month = true;
    if (c == 'h' || c == 's') clock = true;
  }
};

// The inside of a bracket: [h], [mm] and [ss] are elapsed time; the rest are colours, conditions
// and currencies.
bool isElapsed(std::string_view inside) {
  if (inside.empty()) return false;
  const char first = inside.front();
  return (first == 'h' || first == 'm' || first == 's') &&
         inside.find_first_not_of(first) == std::string_view::npos;
}

Letters lettersOf(std::string_view code) {
  Letters letters;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"' || c == '[') {
      const auto close = std::min(code.find(c == '"' ? '"' : ']', i + 1), code.size());
      if (c == '[' && isElapsed(code.substr(i + 1, close - i - 1))) letters.elapsed = true;
      i = close;
    } else {
      letters.see(c);
    }
  }
  return letters;
}

// In the calendar that Excel counts in.
double secondsOfSerial(double serial, bool date1904) {
  if (date1904) return kDay0Of1904 + serial * kSecondsADay;
  return kDay0Of1900 + (serial < kLeapDay ? serial : serial - 1) * kSecondsADay;
}

}  // namespace

CellFormat cellFormatOf(std::string_view formatCode) {
  const std::string code = lowered(formatCode);
  if (code == "general") return CellFormat::Number;
  const Letters letters = lettersOf(code);
  const bool clock = letters.clock || letters.elapsed;
  if (letters.dayOrYear) return clock ? CellFormat::DateTime : CellFormat::Date;
  if (letters.elapsed) return CellFormat::Elapsed;
  if (clock) return CellFormat::Time;
  if (letters.month) return CellFormat::Date;
  return letters.percent ? CellFormat::Percent : CellFormat::Number;
}

std::string_view builtInFormat(int id) {
  constexpr std::array<std::pair<int, std::string_view>, 14> kFormats = {{
      {9, "0%"},
      {10, "0.00%"},
      {14, "mm-dd-yy"},
      {15, "d-mmm-yy"},
      {16, "d-mmm"},
      {17, "mmm-yy"},
      {18, "h:mm AM/PM"},
      {19, "h:mm:ss AM/PM"},
      {20, "h:mm"},
      {21, "h:mm:ss"},
      {22, "m/d/yy h:mm"},
      {45, "mm:ss"},
      {46, "[h]:mm:ss"},
      {47, "mmss.0"},
  }};
  const auto* const known = std::find_if(kFormats.begin(), kFormats.end(),
                                         [id](const auto& format) { return format.first == id; });
  return known == kFormats.end() ? std::string_view() : known->second;
}

std::string isoTextOfSerial(double serial, CellFormat format, bool date1904) {
  constexpr double kEnd = 2958466;  // 10000-01-01
  if (!(std::abs(serial) < kEnd)) return shortest(serial);
  // Days as doubles are good to a microsecond; clocks are kept to the millisecond.
  const auto toMilliseconds = [](double seconds) { return std::round(seconds * 1000) / 1000; };
  const bool duration = format == CellFormat::Elapsed && serial >= 0;
  if (duration || (format == CellFormat::Time && serial >= 0 && serial < 1)) {
    return isoText(toMilliseconds(serial * kSecondsADay), DateStyle::Time);
  }
  const auto style = format == CellFormat::Date ? DateStyle::Date : DateStyle::DateTime;
  const bool noSuchDay = !date1904 && serial >= kLeapDay && serial < kLeapDay + 1;
  if (noSuchDay) {
    const double clock = toMilliseconds((serial - kLeapDay) * kSecondsADay);
    return clock == 0 ? "1900-02-29" : "1900-02-29T" + isoText(clock, DateStyle::Time);
  }
  return isoText(toMilliseconds(secondsOfSerial(serial, date1904)), style);
}

}  // namespace candour
