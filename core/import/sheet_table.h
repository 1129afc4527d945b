// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/delimited_parser.h"

namespace candour {

/// A cell of a worksheet.
struct SheetPlace {
  std::size_t row = 0;     // 0-based
  std::size_t column = 0;  // 0-based
};

/// Keeps texts in place, many in one string.
class TextKeeper {
 public:
  explicit TextKeeper(std::deque<std::string>& blocks) : m_blocks(blocks) {}

  /// A copy of `text` that lasts as long as the blocks.
  std::string_view keep(std::string_view text);

 private:
  static constexpr std::size_t kBlockBytes = std::size_t{1} << 16;
  std::deque<std::string>& m_blocks;
  std::string& m_single = m_blocks.emplace_back(256, '\0');
};

/// The fields of a worksheet, put cell by cell, rows from top to bottom.
class SheetTable {
 public:
  explicit SheetTable(std::size_t maxCells) : m_maxCells(maxCells), m_keeper(*m_run.unescaped) {}

  TextKeeper& keeper() { return m_keeper; }
  /// Makes `row` a row of the table, even if no field follows.
  void open(std::size_t row);
  /// False if the cell has been put already.
  bool put(const SheetPlace& place, std::string_view text);
  /// Ends the row. False if the table has become too large.
  bool endRow();
  DelimitedTable finish();
  /// "1,000 rows by 20 columns"
  [[nodiscard]] std::string size() const;

 private:
  void fill(FieldRun& column) const;

  std::size_t m_maxCells;
  RowRun m_run;
  TextKeeper m_keeper;
  std::vector<std::string> m_header;
  bool m_headerDone = false;
  bool m_singleColumn = false;
  bool m_open = false;
  std::size_t m_nextRow = 0;  // of the sheet, after the last one with anything in it
};

}  // namespace candour
