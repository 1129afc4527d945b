// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace candour {

/// A number that follows others: what stands behind "=" and what it gives now.
struct SheetFormula {
  std::string formula;
  double value = 0;
};

/// Empty, a finite number, a text or a formula of ours; a text is never a formula, whatever it
/// begins with.
using SheetCell = std::variant<std::monostate, double, std::string, SheetFormula>;

/// A cell of `value`; empty if it is not finite.
SheetCell numberCell(double value);

struct ChartColumn {
  std::string title;
  std::vector<SheetCell> cells;
};

/// The sheet behind a native chart: columns under their titles. What a chart draws is written by
/// reference to it, with the same numbers as its cache, so that the two cannot differ.
class ChartSheet {
 public:
  /// Returns the column's index.
  std::size_t add(std::string title, std::vector<SheetCell> cells);
  std::size_t addNumbers(std::string title, const std::vector<double>& values);
  std::size_t addTexts(std::string title, const std::vector<std::string>& values);

  [[nodiscard]] const std::vector<ChartColumn>& columns() const { return m_columns; }
  /// Cells of the longest column. References and caches of all columns are as long: LibreOffice
  /// forgets the shorter ones.
  [[nodiscard]] std::size_t rows() const;

  /// The cells of a column: Numbers!$B$2:$B$9.
  [[nodiscard]] std::string range(std::size_t column) const;
  /// The name of a cell: B2 is the first of the second column.
  static std::string cellName(std::size_t column, std::size_t row);
  /// DrawingML's references with their cache: c:numRef, c:strRef, and c:strRef to the title.
  [[nodiscard]] std::string numbers(std::size_t column) const;
  [[nodiscard]] std::string texts(std::size_t column) const;
  [[nodiscard]] std::string title(std::size_t column) const;
  /// c:pt elements of the texts, for caches of extensions.
  [[nodiscard]] std::string textPoints(std::size_t column) const;

 private:
  std::vector<ChartColumn> m_columns;
};

/// A workbook with the chart's sheet ("Numbers") and, where `table` is not empty, the figure's
/// table ("Table", its first row the header; numbers as numbers).
QByteArray chartWorkbook(const ChartSheet& sheet,
                         const std::vector<std::vector<std::string>>& table);

}  // namespace candour
