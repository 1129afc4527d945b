// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/periods.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "core/survey/answers.h"
#include "models/trends/months.h"
#include "models/trends/note_words.h"
#include "models/trends/row_times.h"
#include "models/trends/wave_periods.h"

namespace candour {

namespace {

const SeriesBreak* breakInside(const std::vector<SeriesBreak>& breaks, int first, int last) {
  for (const auto& each : breaks) {
    if (each.month > first && each.month <= last) return &each;
  }
  return nullptr;
}

Window windowOf(int first, int last) {
  return {spanName(first, last), isoMonth(first), isoMonth(last), first, last, false};
}

// The base periods that have interviews; those with a break inside are left out, and their first
// months are returned.
std::set<int> makeBases(const RowTimes& times, const std::vector<SeriesBreak>& breaks,
                        Periods& periods) {
  const int length = std::max(3, times.months);
  std::map<int, std::set<int>> monthsOf;
  std::size_t unknown = 0;
  for (const auto month : times.month) {
    if (month < 0) {
      ++unknown;
    } else {
      monthsOf[length == 12 ? month : quarterOf(month)].insert(month);
    }
  }
  std::map<int, std::int32_t> placeOf;
  std::vector<std::string> partly;
  std::set<int> cutFirsts;
  for (const auto& [first, months] : monthsOf) {
    Window base = windowOf(first, first + length - 1);
    if (const auto* cut = breakInside(breaks, first, base.lastMonth)) {
      periods.notes.push_back(base.label + " is left out, a break lies inside it: " + cut->what +
                              ".");
      cutFirsts.insert(first);
      continue;
    }
    if (times.months == 1) base.missingMonths = 3 - static_cast<int>(months.size());
    if (base.partial()) partly.push_back(base.label);
    placeOf[first] = static_cast<std::int32_t>(periods.bases.size());
    periods.bases.push_back(base);
  }
  for (const auto month : times.month) {
    const auto place = placeOf.find(length == 12 || month < 0 ? month : quarterOf(month));
    periods.baseOfRow.push_back(month < 0 || place == placeOf.end() ? -1 : place->second);
  }
  if (unknown > 0) {
    periods.notes.push_back(grouped(static_cast<long long>(unknown)) +
                            " interviews have no known time (" + times.variables +
                            ") and are left out.");
  }
  if (!partly.empty()) {
    periods.notes.push_back("Only some months have interviews in " + someOf(partly) + ".");
  }
  return cutFirsts;
}

void noteGaps(const std::set<int>& cutFirsts, Periods& periods) {
  std::vector<std::string> gaps;
  for (std::size_t i = 1; i < periods.bases.size(); ++i) {
    const Window& base = periods.bases[i];
    const int length = base.lastMonth - base.firstMonth + 1;
    int at = periods.bases[i - 1].lastMonth + 1;
    for (; at < base.firstMonth; at += length) {
      if (!cutFirsts.contains(at)) gaps.push_back(spanName(at, at + length - 1));
    }
  }
  if (!gaps.empty()) periods.notes.push_back("There are no interviews of " + someOf(gaps) + ".");
}

// Adds a window of whole base periods; what they do not cover has no interviews.
void addWindow(Window window, std::vector<int> bases, Periods& periods) {
  window.parts = static_cast<int>(bases.size());
  window.missingMonths = window.lastMonth - window.firstMonth + 1;
  for (const int base : bases) {
    const Window& held = periods.bases[static_cast<std::size_t>(base)];
    window.missingMonths -= held.lastMonth - held.firstMonth + 1 - held.missingMonths;
  }
  periods.windows.push_back(std::move(window));
  periods.basesOfWindow.push_back(std::move(bases));
}

void makeSingleWindows(Periods& periods) {
  for (std::size_t i = 0; i < periods.bases.size(); ++i) {
    addWindow(periods.bases[i], {static_cast<int>(i)}, periods);
  }
}

// The months of the first and the last interview of each year, those of quarters that a break cuts
// included: a year is one piece only if no break lies between them.
std::map<int, std::pair<int, int>> monthsOfYears(const RowTimes& times) {
  std::map<int, std::pair<int, int>> months;
  for (const auto month : times.month) {
    if (month < 0) continue;
    const int last = month + times.months - 1;
    const auto [at, added] = months.try_emplace(yearOf(month), month, last);
    at->second = {std::min(at->second.first, static_cast<int>(month)),
                  std::max(at->second.second, last)};
  }
  return months;
}

void makeYears(const RowTimes& times, const std::vector<SeriesBreak>& breaks, Periods& periods) {
  const auto monthsOf = monthsOfYears(times);
  std::map<int, std::vector<int>> basesOf;
  for (std::size_t i = 0; i < periods.bases.size(); ++i) {
    basesOf[yearOf(periods.bases[i].firstMonth)].push_back(static_cast<int>(i));
  }
  for (auto& [first, bases] : basesOf) {
    const Window year = windowOf(first, first + 11);
    const auto& [from, to] = monthsOf.at(first);
    if (const auto* cut = breakInside(breaks, from, to)) {
      periods.notes.push_back(year.label + " is not made, a break lies inside it: " + cut->what +
                              ".");
      continue;
    }
    addWindow(year, std::move(bases), periods);
    const Window& made = periods.windows.back();
    if (!made.partial() || made.parts == 4) continue;  // a month missing is noted of its quarter
    periods.notes.push_back(made.label + " has interviews in only " + partialText(made) +
                            ": it is compared as it is.");
  }
}

void makeRolling(const std::vector<SeriesBreak>& breaks, Periods& periods) {
  std::map<const SeriesBreak*, std::vector<std::string>> cut;
  for (std::size_t end = 3; end < periods.bases.size(); ++end) {
    const Window year = windowOf(periods.bases[end - 3].firstMonth, periods.bases[end].lastMonth);
    if (const auto* found = breakInside(breaks, year.firstMonth, year.lastMonth)) {
      cut[found].push_back(monthName(year.lastMonth));
      continue;
    }
    if (year.lastMonth - year.firstMonth != 11) continue;  // a quarter is missing: noted as a gap
    const int last = static_cast<int>(end);
    addWindow(year, {last - 3, last - 2, last - 1, last}, periods);
  }
  for (const auto& [found, ends] : cut) {
    periods.notes.push_back("No twelve months are made across a break (" + found->what +
                            "): those ending " + someOf(ends) + ".");
  }
}

void markBreaks(const std::vector<SeriesBreak>& breaks, Periods& periods) {
  for (std::size_t i = 1; i < periods.windows.size(); ++i) {
    const int before = periods.windows[i - 1].lastMonth;
    Window& window = periods.windows[i];
    window.breakBefore = breakInside(breaks, before, window.firstMonth) != nullptr;
  }
}

tl::unexpected<Error> noWindows(TrendBy by, const Periods& periods) {
  if (periods.bases.empty()) return fail("No interview has a known time: there is no trend.");
  const std::string why = periods.notes.empty() ? "" : " " + periods.notes.back();
  if (by == TrendBy::Rolling12) {
    return fail("There are no four quarters in a row to make twelve months of." + why);
  }
  return fail("No period can be made." + why);
}

}  // namespace

std::string partialText(const Window& window) {
  if (!window.partial()) return {};
  const int months = window.lastMonth - window.firstMonth + 1;
  const auto of = [](int held, int all, const std::string& noun) {
    return std::to_string(held) + " of its " + std::to_string(all) + " " + noun;
  };
  const int quarters = months / 3;
  if (window.parts < quarters && window.missingMonths == 3 * (quarters - window.parts)) {
    return of(window.parts, quarters, "quarters");
  }
  return of(months - window.missingMonths, months, "months");
}

std::string nameOf(TrendBy by) {
  switch (by) {
    case TrendBy::Wave:
      return "wave";
    case TrendBy::Quarter:
      return "quarter";
    case TrendBy::Year:
      return "year";
    case TrendBy::Rolling12:
      return "rolling12";
  }
  return "";
}

Result<Periods> periodsOf(const Survey& survey, const DriverModelSpec& spec, TrendBy by,
                          const std::vector<SeriesBreak>& breaks, const std::string& time) {
  if (by == TrendBy::Wave) return wavePeriods(survey, spec, breaks, time);
  const auto times = rowTimes(survey, time);
  if (!times) return tl::make_unexpected(times.error());
  if (times->months == 12 && by != TrendBy::Year) {
    return fail("\"" + times->variables +
                "\" tells only years: compare years, or name a variable "
                "that tells months.");
  }
  Periods periods;
  periods.by = by;
  noteGaps(makeBases(*times, breaks, periods), periods);
  if (by == TrendBy::Quarter) makeSingleWindows(periods);
  if (by == TrendBy::Year) makeYears(*times, breaks, periods);
  if (by == TrendBy::Rolling12) makeRolling(breaks, periods);
  if (periods.windows.empty()) return noWindows(by, periods);
  markBreaks(breaks, periods);
  return periods;
}

std::vector<std::string> timeVariables(const Survey& survey, const DriverModelSpec& spec) {
  auto names = timeSources(survey);
  if (!spec.wave.empty()) names.push_back(spec.wave);
  return names;
}

}  // namespace candour
