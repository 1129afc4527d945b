// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/xlsx_sheet.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/import/sheet_header.h"

namespace candour {

namespace {

// Rows of the table, from the first to before the last.
struct RowsOfTable {
  std::size_t from;
  std::size_t to;
};

RowsOfTable tableRows(const CellRange& range, const std::vector<std::uint32_t>& sheetRows) {
  const auto place = [&sheetRows](std::size_t row) {
    return static_cast<std::size_t>(std::lower_bound(sheetRows.begin(), sheetRows.end(), row) -
                                    sheetRows.begin());
  };
  return {place(range.first.row), place(range.last.row + 1)};
}

std::string_view fieldAt(const FieldRun& column, std::size_t row) {
  return column.plain ? column.fields[row] : column.dictionary.texts()[column.numbers[row]];
}

void copyField(FieldRun& column, std::size_t from, std::size_t to) {
  if (column.plain) {
    column.fields[to] = column.fields[from];
  } else {
    column.numbers[to] = column.numbers[from];
  }
}

// What the merged cells among the answers mean.
class MergedAnswers {
 public:
  MergedAnswers(const SheetTable& sheet, DelimitedTable& table)
      : m_sheet(sheet), m_run(table.runs.front()), m_budget(m_run.rows * m_run.columns.size()) {}

  Status apply(const CellRange& range) {
    const std::size_t below = m_sheet.header().row + m_sheet.header().rows;
    if (range.last.row < below || range.first.column >= m_run.columns.size()) return {};
    if (range.first.row < below) return straddles(range);
    const RowsOfTable rows = tableRows(range, m_sheet.sheetRows());
    const bool there = rows.from < rows.to && m_sheet.sheetRows()[rows.from] == range.first.row;
    const FieldRun& column = m_run.columns[range.first.column];
    if (!there || fieldAt(column, rows.from).empty()) return empty(range, rows);
    if (range.columns() > 1) {
      return fail("the cells " + rangeName(range) + " are merged, one answer over " +
                  std::to_string(range.columns()) +
                  " columns. Undo the merging and give each column its own.");
    }
    return fillDown(range, rows);
  }

  std::vector<CellRange> filled;

 private:
  Status straddles(const CellRange& range) const {
    const HeaderPlace header = m_sheet.header();
    // A name over rows of which one only was taken as the header.
    return fail("the cells " + rangeName(range) + " are merged over the header (row " +
                std::to_string(header.row + header.rows) +
                ") and answers. Choose another row as the header, or undo the merging.");
  }

  Status spend(const CellRange& range, std::size_t cells) {
    if (cells > m_budget) {
      return fail("the merged cells " + rangeName(range) +
                  " lie over others. Save the workbook again.");
    }
    m_budget -= cells;
    return {};
  }

  // Nothing in its first cell: so there must be nothing in the others.
  Status empty(const CellRange& range, const RowsOfTable& rows) {
    const std::size_t last = std::min(range.last.column, m_run.columns.size() - 1);
    const std::size_t width = last - range.first.column + 1;
    if (auto paid = spend(range, width * (rows.to - rows.from)); !paid) return paid;
    for (std::size_t c = range.first.column; c <= last; ++c) {
      for (std::size_t r = rows.from; r < rows.to; ++r) {
        if (!fieldAt(m_run.columns[c], r).empty()) return hidden(range, r, c);
      }
    }
    return {};
  }

  Status fillDown(const CellRange& range, const RowsOfTable& rows) {
    if (auto paid = spend(range, rows.to - rows.from); !paid) return paid;
    FieldRun& column = m_run.columns[range.first.column];
    for (std::size_t r = rows.from + 1; r < rows.to; ++r) {
      if (!fieldAt(column, r).empty()) return hidden(range, r, range.first.column);
      copyField(column, rows.from, r);
    }
    filled.push_back(range);
    return {};
  }

  [[nodiscard]] Status hidden(const CellRange& range, std::size_t row, std::size_t column) const {
    return fail("cell " + cellName({m_sheet.sheetRows()[row], column}) +
                " holds an answer that the merged cells " + rangeName(range) +
                " hide. Undo the merging.");
  }

  const SheetTable& m_sheet;
  RowRun& m_run;
  std::size_t m_budget;  // cells that merged cells can cover if no two lie over one another
};

}  // namespace

Result<XlsxTable> readSheet(const XlsxPackage& package, const XlsxWorkbook& workbook,
                            const XlsxSheet& sheet, std::size_t maxCells, const Job& job,
                            const HeaderPlace& header) {
  SheetTable cells(maxCells, header);
  auto facts = visitCells(package, workbook, sheet, cells, job);
  if (!facts) return passOn(facts);
  XlsxTable result;
  result.table = cells.finish();
  result.columns = cells.takeColumns();
  result.headerRow = cells.header().row;
  if (!result.table.header.empty()) {
    MergedAnswers merged(cells, result.table);
    for (const auto& range : facts->merged) {
      if (auto done = merged.apply(range); !done) {
        return fail("sheet \"" + sheet.name + "\": " + done.error().message);
      }
    }
    result.filledDown = std::move(merged.filled);
    if (cells.header().rows == 2) {
      result.table.header =
          joinedNames(cells.names(0), cells.names(1), cells.header().row, facts->merged);
    }
  }
  result.facts = std::move(*facts);
  return result;
}

}  // namespace candour
