// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/left_out_periods.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/text.h"
#include "core/survey/answers.h"

namespace candour {

namespace {

// More answers than this are dates or numbers, not waves.
constexpr std::size_t kMostWaves = 60;

void count(const Categories& waves, std::size_t row, std::vector<std::size_t>& counts) {
  if (waves.levelOfRow[row] >= 0) ++counts[static_cast<std::size_t>(waves.levelOfRow[row])];
}

std::string nameOfWave(const Categories& waves, std::size_t level, const Variable& variable) {
  const std::string name = waves.levelText(level);
  return parseNumber(name) ? variable.name + " " + name : name;
}

// "2013-14 to 2019-20", or the names where there are holes between.
std::string spanOf(const std::vector<std::size_t>& counts, const Categories& waves,
                   const Variable& variable, bool in, const std::vector<std::size_t>& all) {
  std::vector<std::string> names;
  std::size_t first = counts.size();
  std::size_t last = 0;
  for (std::size_t level = 0; level < counts.size(); ++level) {
    if (all[level] == 0 || (counts[level] > 0) != in) continue;
    first = std::min(first, level);
    last = level;
    names.push_back(nameOfWave(waves, level, variable));
  }
  const bool whole = names.size() == last - first + 1;
  if (names.size() < 3 || !whole) return join(names, ", ");
  return names.front() + " to " + names.back();
}

std::vector<std::size_t> countBy(const Categories& waves, const std::vector<std::uint32_t>& rows) {
  std::vector<std::size_t> counts(waves.levels.size(), 0);
  for (const auto row : rows) count(waves, row, counts);
  return counts;
}

// The variable that tells waves, and its answers; none where it tells none.
struct Waves {
  const Variable* variable = nullptr;
  Categories categories;
};

std::optional<Waves> wavesOf(const Survey& survey, const DriverModelSpec& spec) {
  const auto index = survey.find(spec.wave.empty() ? kWaveVariable : std::string_view(spec.wave));
  if (!index || survey.columns[*index] == nullptr) return {};
  auto waves = categoriesOf(survey, *index);
  if (!waves || waves->levels.size() < 2 || waves->levels.size() > kMostWaves) return {};
  return Waves{&survey.variables[*index], std::move(*waves)};
}

}  // namespace

void noteLeftOutPeriods(const Survey& survey, const DriverModelSpec& spec,
                        const QuestionRows& question, const std::vector<std::uint32_t>& rows,
                        RowsLeftOut& leftOut, std::vector<Warning>& warnings) {
  const auto waves = wavesOf(survey, spec);
  if (!waves) return;
  const auto used = countBy(waves->categories, rows);
  if (std::find(used.begin(), used.end(), 0U) == used.end()) return;
  std::vector<std::size_t> all(used.size(), 0);
  std::size_t answered = 0;
  for (std::size_t row = 0; row < survey.rows; ++row) {
    const bool counts = question.inDomain[row] && !std::isnan(question.outcome[row]) &&
                        question.design.weight[row] > 0;
    if (!counts) continue;
    ++answered;
    count(waves->categories, row, all);
  }
  std::size_t lost = 0;
  for (std::size_t level = 0; level < all.size(); ++level) {
    if (used[level] == 0) lost += all[level];
  }
  if (lost == 0) return;
  const Variable& variable = *waves->variable;
  leftOut.period = spanOf(used, waves->categories, variable, true, all);
  warnings.push_back(
      {"period_left_out",
       {variable.name},
       "Nobody interviewed in " + spanOf(used, waves->categories, variable, false, all) +
           " has an answer to everything the model asks: " + grouped(static_cast<long long>(lost)) +
           " of " + grouped(static_cast<long long>(answered)) +
           " interviews with an answer to the outcome are left out for that, and the model speaks "
           "of " +
           leftOut.period + " alone."});
}

std::string periodOf(const Survey& survey, const DriverModelSpec& spec,
                     const std::vector<std::uint32_t>& rows,
                     const std::vector<std::uint32_t>& among) {
  const auto waves = wavesOf(survey, spec);
  if (!waves) return {};
  const auto all = countBy(waves->categories, among);
  const auto used = countBy(waves->categories, rows);
  for (std::size_t level = 0; level < all.size(); ++level) {
    if (all[level] == 0 || used[level] > 0) continue;
    return spanOf(used, waves->categories, *waves->variable, true, all);
  }
  return {};
}

}  // namespace candour
