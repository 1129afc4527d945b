// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <string_view>

namespace candour {

/// What a cell's number format makes of its number.
enum class CellFormat {
  Number,
  Percent,   // a share, shown times a hundred
  Date,      // a day
  DateTime,  // a day and a time of day
  Time,      // a time of day
  Elapsed,   // hours that may exceed 23, such as [h]:mm
};

/// By the letters d, m, y, h, s of the format's code outside of quotes, brackets and escapes; m
/// is minutes where there are hours or seconds but no day or year; % makes a share. (ECMA-376 part
/// 1, 18.8.30.)
CellFormat cellFormatOf(std::string_view formatCode);

/// The code of a format that workbooks know by its number alone: dates, times and percentages only
/// (9, 10, 14-22, 45-47), others are empty.
std::string_view builtInFormat(int id);

/// A serial number of days as ISO text: "2019-04-01", "2019-04-01T10:30:00", "10:30:00", to the
/// millisecond. A day with a time keeps it whatever the format shows; a time of day of 1 or more
/// is a day and a time. In the 1900 system serial 60 is 29 February 1900, which never was, as in
/// Excel. Beyond the calendar: the number. `format` is a date or a time.
std::string isoTextOfSerial(double serial, CellFormat format, bool date1904);

}  // namespace candour
