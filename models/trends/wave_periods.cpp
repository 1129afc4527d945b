// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/wave_periods.h"

#include <algorithm>
#include <numeric>

#include "core/base/text.h"
#include "core/survey/answers.h"
#include "models/trends/months.h"
#include "models/trends/note_words.h"
#include "models/trends/row_times.h"

namespace candour {

namespace {

// First and last month of a wave's interviews; -1: not known.
struct WaveMonths {
  int first = -1;
  int last = -1;
};

bool loaded(const Survey& survey, const std::vector<std::string>& names) {
  return std::all_of(names.begin(), names.end(), [&survey](const std::string& name) {
    const auto index = survey.find(name);
    return index && survey.columns[*index] != nullptr;
  });
}

std::vector<WaveMonths> monthsOf(const Survey& survey, const Categories& waves,
                                 const std::string& time) {
  std::vector<WaveMonths> months(waves.levels.size());
  const auto sources = time.empty() ? timeSources(survey) : std::vector{time};
  if (sources.empty() || !loaded(survey, sources)) return months;
  const auto times = rowTimes(survey, time);
  if (!times) return months;
  for (std::size_t row = 0; row < survey.rows; ++row) {
    const int month = times->month[row];
    if (month < 0 || waves.levelOfRow[row] < 0) continue;
    WaveMonths& wave = months[static_cast<std::size_t>(waves.levelOfRow[row])];
    wave.first = wave.first < 0 ? month : std::min(wave.first, month);
    wave.last = std::max(wave.last, month + times->months - 1);
  }
  return months;
}

// The number that begins at `at`, without leading zeros; moves `at` behind it.
std::string_view digitsAt(std::string_view text, std::size_t& at) {
  while (at + 1 < text.size() && text[at] == '0' && isDigit(text[at + 1])) ++at;
  const std::size_t begin = at;
  while (at < text.size() && isDigit(text[at])) ++at;
  return text.substr(begin, at - begin);
}

// "Wave 2" before "Wave 10": numbers inside texts by their size.
bool inOrder(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (!isDigit(a[i]) || !isDigit(b[j])) {
      if (a[i] != b[j]) return a[i] < b[j];
      ++i, ++j;
      continue;
    }
    const auto left = digitsAt(a, i);
    const auto right = digitsAt(b, j);
    if (left.size() != right.size()) return left.size() < right.size();
    if (left != right) return left < right;
  }
  return a.size() - i < b.size() - j;
}

// The levels with interviews in order of time. Codes have an order, and so have the files of a
// project. Texts stand by alphabet, which is no order of time: they go by the months they name,
// else the months of their interviews, else the numbers inside them.
std::vector<std::size_t> timeOrder(const Variable& variable, const Categories& waves,
                                   const std::vector<WaveMonths>& months) {
  std::vector<char> seen(waves.levels.size(), 0);
  for (const auto level : waves.levelOfRow) {
    if (level >= 0) seen[static_cast<std::size_t>(level)] = 1;
  }
  std::vector<std::size_t> order;
  for (std::size_t level = 0; level < seen.size(); ++level) {
    if (seen[level]) order.push_back(level);
  }
  if (variable.kind != VariableKind::Text) return order;
  std::vector<int> named(seen.size(), -1);
  for (const auto level : order) named[level] = monthIn(waves.levelText(level)).value_or(-1);
  const auto every = [&order](const auto& known) {
    return std::all_of(order.begin(), order.end(), known);
  };
  const auto sortBy = [&order](const auto& less) {
    std::stable_sort(order.begin(), order.end(), less);
  };
  if (every([&](std::size_t level) { return named[level] >= 0; })) {
    sortBy([&](std::size_t a, std::size_t b) { return named[a] < named[b]; });
  } else if (every([&](std::size_t level) { return months[level].first >= 0; })) {
    sortBy([&](std::size_t a, std::size_t b) { return months[a].first < months[b].first; });
  } else if (variable.name != kWaveVariable) {
    sortBy([&](std::size_t a, std::size_t b) {
      return inOrder(waves.levelText(a), waves.levelText(b));
    });
  }
  return order;
}

std::string labelOf(const Categories& waves, std::size_t level) {
  const std::string name = waves.levelText(level);
  return parseNumber(name) ? "Wave " + name : name;
}

const SeriesBreak* between(const std::vector<SeriesBreak>& breaks, int before, int after) {
  if (before < 0 || after < 0) return nullptr;
  for (const auto& each : breaks) {
    if (each.month > before && each.month <= after) return &each;
  }
  return nullptr;
}

}  // namespace

Result<Periods> wavePeriods(const Survey& survey, const DriverModelSpec& spec,
                            const std::vector<SeriesBreak>& breaks, const std::string& time) {
  const std::string name = spec.wave.empty() ? std::string(kWaveVariable) : spec.wave;
  if (spec.wave.empty() && !survey.find(name)) {
    return fail("The question names no variable that tells the waves apart (\"wave\").");
  }
  const auto index = survey.require(name);
  if (!index) return tl::make_unexpected(index.error());
  const auto waves = categoriesOf(survey, *index);
  if (!waves) return tl::make_unexpected(waves.error());
  const auto months = monthsOf(survey, *waves, time);

  Periods periods;
  periods.by = TrendBy::Wave;
  std::vector<std::int32_t> placeOf(waves->levels.size(), -1);
  WaveMonths before;
  std::vector<std::string> undated;
  for (const auto level : timeOrder(survey.variables[*index], *waves, months)) {
    const std::string label = labelOf(*waves, level);
    const WaveMonths& here = months[level];
    if (const auto* cut = between(breaks, here.first, here.last)) {
      periods.notes.push_back(label + " is left out, a break lies inside it: " + cut->what + ".");
      continue;
    }
    const int place = static_cast<int>(periods.bases.size());
    placeOf[level] = place;
    const std::string text = waves->levelText(level);
    const bool broken = between(breaks, before.last, here.first) != nullptr;
    periods.bases.push_back({label, text, text, place, place, broken});
    periods.basesOfWindow.push_back({place});
    if (here.last >= 0) before = here;
    if (here.last < 0) undated.push_back(label);
  }
  periods.windows = periods.bases;
  if (periods.windows.empty()) return fail("\"" + name + "\" has no answers: there is no trend.");
  for (const auto level : waves->levelOfRow) {
    periods.baseOfRow.push_back(level < 0 ? -1 : placeOf[static_cast<std::size_t>(level)]);
  }
  if (!breaks.empty() && !undated.empty()) {
    periods.notes.push_back("No interview dates are known of " + someOf(undated) +
                            ": breaks of the series are not looked for there.");
  }
  const auto unknown = std::count(waves->levelOfRow.begin(), waves->levelOfRow.end(), -1);
  if (unknown > 0) {
    periods.notes.push_back(grouped(unknown) + " interviews have no answer to " + name +
                            " and are left out.");
  }
  return periods;
}

}  // namespace candour
