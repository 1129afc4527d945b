// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/survey/distribution.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace candour {

namespace {

// A number with more distinct values than this, and no labels, is shown in ranges.
constexpr std::size_t kMostValues = 24;
constexpr std::size_t kBins = 10;

Result<std::vector<double>> weightsOf(const Survey& survey, const std::string& weight) {
  if (weight.empty()) return std::vector<double>(survey.rows, 1.0);
  const auto index = survey.require(weight);
  if (!index) return tl::make_unexpected(index.error());
  auto weights = numbersOf(survey, *index);
  if (!weights) return weights;
  for (double& w : *weights) {
    if (!(w > 0)) w = 0;
  }
  return weights;
}

std::string levelText(const Level& level) {
  return level.label.empty() ? shortest(level.code) : level.label;
}

AnswerRef refOf(const Level& level) {
  if (level.label.empty()) return level.code;
  return level.label;
}

// Why there is no answer, as the texts a reader knows.
void countMissing(const Survey& survey, std::size_t index, const Categories& categories,
                  Distribution& result) {
  std::vector<std::uint32_t> rows;
  for (std::size_t row = 0; row < categories.levelOfRow.size(); ++row) {
    if (categories.levelOfRow[row] < 0) rows.push_back(static_cast<std::uint32_t>(row));
  }
  for (const auto& [text, n] : countNoAnswers(survey, index, rows)) {
    result.missing.push_back({text, text, n, 0});
  }
}

// Gathers the categories into ten ranges of equal width.
void binAnswers(const Categories& categories, const std::vector<double>& weights,
                Distribution& result) {
  result.binned = true;
  const double width = (result.high - result.low) / static_cast<double>(kBins);
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    const double from = result.low + width * static_cast<double>(bin);
    const int decimals = width >= 10 ? 0 : width >= 1 ? 1 : 3;
    result.answers.push_back(
        {fixed(from, decimals) + " to " + fixed(from + width, decimals), 0.0, 0, 0});
  }
  for (std::size_t row = 0; row < categories.levelOfRow.size(); ++row) {
    const auto level = categories.levelOfRow[row];
    if (level < 0) continue;
    const double value = categories.levels[static_cast<std::size_t>(level)].code;
    const auto bin = std::min(kBins - 1, static_cast<std::size_t>((value - result.low) / width));
    ++result.answers[bin].n;
    result.answers[bin].weighted += weights[row];
  }
}

void listAnswers(const Categories& categories, const std::vector<double>& weights,
                 Distribution& result) {
  for (const auto& level : categories.levels) {
    result.answers.push_back({levelText(level), refOf(level), 0, 0});
  }
  for (std::size_t row = 0; row < categories.levelOfRow.size(); ++row) {
    const auto level = categories.levelOfRow[row];
    if (level < 0) continue;
    ++result.answers[static_cast<std::size_t>(level)].n;
    result.answers[static_cast<std::size_t>(level)].weighted += weights[row];
  }
}

double sumUp(const Categories& categories, const std::vector<double>& weights,
             Distribution& result) {
  double total = 0;
  double moment = 0;
  for (std::size_t row = 0; row < categories.levelOfRow.size(); ++row) {
    const auto level = categories.levelOfRow[row];
    if (level < 0) continue;
    ++result.valid;
    if (weights[row] <= 0) ++result.noWeight;
    total += weights[row];
    moment += weights[row] * categories.levels[static_cast<std::size_t>(level)].code;
  }
  result.mean = total > 0 ? moment / total : 0;
  return total;
}

}  // namespace

Result<Distribution> distributionOf(const Survey& survey, const std::string& name,
                                    const std::string& weight) {
  const auto index = survey.require(name);
  if (!index) return tl::make_unexpected(index.error());
  auto weights = weightsOf(survey, weight);
  if (!weights) return passOn(weights);
  auto categories = categoriesOf(survey, *index);
  if (!categories) return passOn(categories);
  Distribution result;
  result.variable = name;
  result.weight = weight;
  const double total = sumUp(*categories, *weights, result);
  const bool numbers = survey.variables[*index].kind != VariableKind::Text;
  const bool labelled = std::any_of(categories->levels.begin(), categories->levels.end(),
                                    [](const Level& l) { return !l.label.empty(); });
  if (!categories->levels.empty()) {
    result.low = categories->levels.front().code;
    result.high = categories->levels.back().code;
  }
  if (numbers && !labelled && categories->levels.size() > kMostValues) {
    binAnswers(*categories, *weights, result);
  } else {
    listAnswers(*categories, *weights, result);
  }
  for (auto& answer : result.answers) answer.weighted = total > 0 ? answer.weighted / total : 0;
  countMissing(survey, *index, *categories, result);
  return result;
}

std::size_t validAnswers(const Survey& survey, std::size_t index) {
  const Variable& variable = survey.variables[index];
  const Column& column = *survey.columns[index];
  std::size_t valid = 0;
  if (column.isCoded()) {
    std::vector<bool> counts;
    for (const auto& level : variable.levels) counts.push_back(!level.missing);
    for (std::size_t row = 0; row < column.size(); ++row) {
      const int level = column.level(row);
      if (level >= 0 && counts[static_cast<std::size_t>(level)]) ++valid;
    }
    return valid;
  }
  const bool codes = !variable.levels.empty() || !variable.missingRanges.empty();
  for (std::size_t row = 0; row < column.size(); ++row) {
    const double value = column.number(row);
    if (!std::isnan(value) && !(codes && variable.isMissingCode(value))) ++valid;
  }
  return valid;
}

}  // namespace candour
