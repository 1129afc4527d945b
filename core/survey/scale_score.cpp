// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/survey/scale_score.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace candour {

namespace {

// The least common multiple of both; `parts` where it is so large that sums would not be exact.
double commonParts(double parts, std::size_t steps) {
  constexpr double kMostParts = 1e9;
  const auto whole = static_cast<std::size_t>(parts);
  const auto common = static_cast<double>(std::lcm(whole, steps));
  return common <= kMostParts ? common : parts;
}

}  // namespace

Result<ScaleItem> scaleItemOf(const Survey& survey, std::size_t index, const AnswerOptions& options,
                              bool reverse) {
  auto categories = categoriesOf(survey, index, options);
  if (!categories) return passOn(categories);
  ScaleItem result;
  for (std::size_t i = 0; i < categories->levels.size(); ++i) {
    result.levels.push_back(categories->levelText(i));
  }
  result.placeOfRow = std::move(categories->levelOfRow);
  if (!reverse) return result;
  std::reverse(result.levels.begin(), result.levels.end());
  const auto last = static_cast<std::int32_t>(result.levels.size()) - 1;
  for (auto& place : result.placeOfRow) {
    if (place >= 0) place = last - place;
  }
  return result;
}

bool ScaleScore::add(const ScaleItem& item) {
  const std::size_t count = item.levels.size();
  if (count < 2) return false;
  ++m_items;
  const double parts = commonParts(m_parts, count - 1);
  if (parts != m_parts) {
    for (double& sum : m_sum) sum *= parts / m_parts;
    m_parts = parts;
  }
  const double step = m_parts / static_cast<double>(count - 1);
  for (std::size_t row = 0; row < m_sum.size(); ++row) {
    const auto place = item.placeOfRow[row];
    if (place < 0) continue;
    m_sum[row] += static_cast<double>(place) * step;
    ++m_answered[row];
  }
  return true;
}

std::vector<double> ScaleScore::values(std::optional<int> minItems) const {
  const int needed = minItems.value_or((2 * m_items + 2) / 3);
  std::vector<double> values(m_sum.size());
  for (std::size_t row = 0; row < values.size(); ++row) {
    const bool enough = m_answered[row] >= needed && m_answered[row] > 0;
    values[row] = enough ? m_sum[row] / (m_parts * m_answered[row])
                         : std::numeric_limits<double>::quiet_NaN();
  }
  return values;
}

}  // namespace candour
