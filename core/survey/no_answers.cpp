// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/survey/no_answers.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/text.h"

namespace candour {

namespace {

std::string reasonAt(const Variable& variable, const Column& column, std::uint32_t row) {
  if (column.isNotAsked(row)) return kNotAskedReason;
  if (column.isCoded()) {
    const int level = column.level(row);
    return level < 0 ? kEmptyReason : variable.levelText(static_cast<std::size_t>(level));
  }
  const double value = column.number(row);
  if (std::isnan(value)) return kEmptyReason;
  const auto known = std::find_if(variable.levels.begin(), variable.levels.end(),
                                  [value](const Level& level) { return level.code == value; });
  return known == variable.levels.end() || known->label.empty() ? shortest(value) : known->label;
}

}  // namespace

std::vector<NoAnswer> countNoAnswers(const Survey& survey, std::size_t index,
                                     const std::vector<std::uint32_t>& rows) {
  const Variable& variable = survey.variables[index];
  const Column& column = *survey.columns[index];
  std::map<std::string, std::size_t> counts;
  for (const auto row : rows) ++counts[reasonAt(variable, column, row)];
  std::vector<NoAnswer> reasons;
  for (const auto& [reason, n] : counts) reasons.push_back({reason, n});
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const NoAnswer& a, const NoAnswer& b) { return a.n > b.n; });
  return reasons;
}

}  // namespace candour
