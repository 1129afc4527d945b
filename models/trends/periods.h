// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_spec.h"

namespace candour {

enum class TrendBy { Wave, Quarter, Year, Rolling12 };

/// "wave", "quarter", "year", "rolling12".
std::string nameOf(TrendBy by);

/// A change of the survey that no figure may be compared across: a new mode, a new wording.
struct SeriesBreak {
  int month = 0;     // the first month after it, 12 * year + (month - 1)
  std::string what;  // "Interviews by telephone from April 2020"

  bool operator==(const SeriesBreak&) const = default;
};

/// The breaks known of the survey's series (data/breaks), none where it is not recognised.
std::vector<SeriesBreak> knownBreaks(const Survey& survey);
/// Reads [{"from": "2020-04", "what": "..."}].
Result<std::vector<SeriesBreak>> parseBreaks(std::string_view json);

/// A stretch of time whose interviews make one point of a trend.
struct Window {
  std::string label;   // "Jan-Mar 2020", "Apr 2019 to Mar 2020", or the wave's name
  std::string from;    // "2019-04"; of a wave its name
  std::string to;      // the last month
  int firstMonth = 0;  // 12 * year + (month - 1); of a wave its place
  int lastMonth = 0;
  bool breakBefore = false;  // a break lies between the window before and this one
  int parts = 1;             // the base periods it holds: quarters; 1 of a wave or a bare year
  int missingMonths = 0;     // without any interview, as far as the survey tells months

  [[nodiscard]] bool partial() const { return missingMonths > 0; }
};

/// "3 of its 4 quarters" or "10 of its 12 months": what a window has interviews in; empty where it
/// is whole.
std::string partialText(const Window& window);

/// The windows of a survey and which base period each row belongs to: a quarter, a wave, or a year
/// where no more is known.
/// Windows are unions of bases. A window with a break inside, and a rolling one with a quarter
/// missing, is not made.
struct Periods {
  TrendBy by = TrendBy::Quarter;
  std::vector<Window> bases;            // in order of time
  std::vector<std::int32_t> baseOfRow;  // -1: not known
  std::vector<Window> windows;          // what the trend shows
  std::vector<std::vector<int>> basesOfWindow;
  std::vector<std::string> notes;  // windows not made and why
};

/// Reads time from, in this order: `time` if given; a date variable (of several the one that says
/// interview; none about birth); a variable whose answers name a month ("97 (Apr 2019)"); the
/// Public Attitude Survey's own counts of quarters and years (1: from April 2005) and its
/// interview_date in SPSS's seconds. TrendBy::Wave takes spec.wave, else the waves of the project.
/// Years begin in April, as the police's do. Notes say what is missing, partly covered or not made.
Result<Periods> periodsOf(const Survey& survey, const DriverModelSpec& spec, TrendBy by,
                          const std::vector<SeriesBreak>& breaks, const std::string& time = {});

/// The variables periodsOf() would read, to be loaded first.
std::vector<std::string> timeVariables(const Survey& survey, const DriverModelSpec& spec);

}  // namespace candour
