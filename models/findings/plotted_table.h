// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/briefing/figure.h"

namespace candour {

/// The plotted numbers of a figure by the names of their columns.
class PlottedTable {
 public:
  explicit PlottedTable(const Figure& figure) : m_table(figure.table) {}

  [[nodiscard]] std::size_t rows() const { return m_table.empty() ? 0 : m_table.size() - 1; }
  /// A cell, empty where the table has no such column.
  [[nodiscard]] std::string text(std::size_t row, std::string_view column) const;
  /// NaN where the cell is no number.
  [[nodiscard]] double number(std::size_t row, std::string_view column) const;

 private:
  const std::vector<std::vector<std::string>>& m_table;
};

}  // namespace candour
