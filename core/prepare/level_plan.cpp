// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/prepare/level_plan.h"

#include <algorithm>
#include <cmath>

namespace candour {

std::int32_t NewLevels::add(const std::string& name, bool missing) {
  const auto known = std::find_if(m_levels.begin(), m_levels.end(), [&](const Level& level) {
    return level.label == name && level.missing == missing;
  });
  if (known != m_levels.end()) return static_cast<std::int32_t>(known - m_levels.begin());
  const double code = missing ? -++m_reasons : ++m_answers;
  m_levels.push_back({code, name, missing});
  return static_cast<std::int32_t>(m_levels.size() - 1);
}

std::int32_t NewLevels::answer(const std::string& name) {
  return add(name, false);
}

std::int32_t NewLevels::reason(const std::string& name) {
  return add(name, true);
}

Column apply(const LevelPlan& plan, const Column& source) {
  std::vector<std::int32_t> levels(source.size());
  const auto map = [&](const auto& values) {
    using T = typename std::decay_t<decltype(values)>::value_type;
    for (std::size_t row = 0; row < values.size(); ++row) {
      if constexpr (std::is_same_v<T, double>) {
        const double value = values[row];
        levels[row] = isNotAskedNumber(value) ? Column::kNotAsked
                      : std::isnan(value)     ? Column::kEmpty
                                              : plan.ofNumber(value);
      } else {
        const auto level = static_cast<std::int32_t>(values[row]);
        levels[row] = level < 0 ? level : plan.ofLevel[static_cast<std::size_t>(level)];
      }
    }
  };
  std::visit(map, source.storage());
  return Column::coded(levels, plan.variable.levels.size());
}

}  // namespace candour
