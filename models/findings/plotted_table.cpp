// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/plotted_table.h"

#include <algorithm>
#include <limits>

#include "core/base/text.h"

namespace candour {

std::string PlottedTable::text(std::size_t row, std::string_view column) const {
  if (m_table.empty()) return {};
  const auto& header = m_table.front();
  const auto at =
      static_cast<std::size_t>(std::find(header.begin(), header.end(), column) - header.begin());
  const auto& cells = m_table[row + 1];
  return at < cells.size() ? cells[at] : std::string();
}

double PlottedTable::number(std::size_t row, std::string_view column) const {
  return parseNumber(text(row, column)).value_or(std::numeric_limits<double>::quiet_NaN());
}

}  // namespace candour
