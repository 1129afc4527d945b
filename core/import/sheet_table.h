// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <cstdint>
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

  bool operator==(const SheetPlace&) const = default;
};

/// Cells from one corner to the other, both included.
struct CellRange {
  SheetPlace first;
  SheetPlace last;

  [[nodiscard]] std::size_t rows() const { return last.row - first.row + 1; }
  [[nodiscard]] std::size_t columns() const { return last.column - first.column + 1; }
  bool operator==(const CellRange&) const = default;
};

/// Where a sheet's header is.
struct HeaderPlace {
  std::size_t row = 0;   // 0-based
  std::size_t rows = 1;  // 1 or 2

  bool operator==(const HeaderPlace&) const = default;
};

enum class CellKind { Text, Number, Percent, Boolean, Date };

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

/// Takes the cells of a worksheet, rows from top to bottom.
class CellSink {
 public:
  enum class Next { GoOn, TooLarge, Enough };

  CellSink() = default;
  CellSink(const CellSink&) = delete;
  CellSink& operator=(const CellSink&) = delete;
  virtual ~CellSink() = default;
  /// Keeps the texts that put() is given.
  virtual TextKeeper& keeper() = 0;
  /// Whether the texts of this row are wanted; what is in others is only passed by.
  [[nodiscard]] virtual bool wants(std::size_t /*row*/) const { return true; }
  virtual void pass(const SheetPlace& /*place*/) {}
  /// The row has something in it, even if no text follows.
  virtual void open(std::size_t row) = 0;
  /// False if the cell has been put already. `text` is not empty and stays where it is.
  virtual bool put(const SheetPlace& place, std::string_view text, CellKind kind) = 0;
  virtual Next endRow() = 0;
  /// "1,000 rows by 20 columns", when it is too large.
  [[nodiscard]] virtual std::string size() const = 0;
};

/// What was seen in the cells of a column below the header.
struct ReadColumn {
  std::size_t numbersAsText = 0;
  std::size_t leadingZeros = 0;  // of those: "007"
  std::size_t percents = 0;
};

/// The fields of a worksheet as a table with a header.
class SheetTable : public CellSink {
 public:
  SheetTable(std::size_t maxCells, HeaderPlace header)
      : m_maxCells(maxCells), m_place(header), m_keeper(*m_run.unescaped) {}

  TextKeeper& keeper() override { return m_keeper; }
  [[nodiscard]] bool wants(std::size_t row) const override { return row >= m_place.row; }
  void open(std::size_t row) override;
  bool put(const SheetPlace& place, std::string_view text, CellKind kind) override;
  Next endRow() override;
  [[nodiscard]] std::string size() const override;

  /// The header's rows as written, as many columns as the table has; the second one only where
  /// there are two.
  [[nodiscard]] const std::vector<std::string>& names(std::size_t row) const {
    return m_names[row];
  }
  /// The rows of the sheet that the rows of the table are, rising.
  [[nodiscard]] const std::vector<std::uint32_t>& sheetRows() const { return m_sheetRows; }
  [[nodiscard]] HeaderPlace header() const { return m_place; }
  /// The table, its header still to be made of names().
  DelimitedTable finish();
  std::vector<ReadColumn> takeColumns() { return std::move(m_columns); }

 private:
  void fill(FieldRun& column) const;
  bool putName(const SheetPlace& place, std::string_view text);
  void finishHeader();
  void see(std::size_t column, std::string_view text, CellKind kind);

  std::size_t m_maxCells;
  HeaderPlace m_place;
  RowRun m_run;
  TextKeeper m_keeper;
  std::vector<std::string> m_names[2];
  std::vector<ReadColumn> m_columns;
  std::vector<std::uint32_t> m_sheetRows;
  bool m_headerBegun = false;
  bool m_headerDone = false;
  bool m_singleColumn = false;
  bool m_open = false;
  std::size_t m_row = 0;      // of the sheet, the one that is open
  std::size_t m_nextRow = 0;  // of the sheet, after the last one with anything in it
};

}  // namespace candour
