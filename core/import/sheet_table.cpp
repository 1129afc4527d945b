// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/sheet_table.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace candour {

std::string_view TextKeeper::keep(std::string_view text) {
  if (text.size() == 1) {  // codes of one digit are most of a survey
    char& known = m_single[static_cast<unsigned char>(text[0])];
    known = text[0];
    return {&known, 1};
  }
  if (m_blocks.empty() || m_blocks.back().capacity() - m_blocks.back().size() < text.size()) {
    m_blocks.emplace_back().reserve(std::max(kBlockBytes, text.size()));
  }
  std::string& block = m_blocks.back();
  const std::size_t at = block.size();
  block += text;
  return std::string_view(block).substr(at);
}

std::string SheetTable::size() const {
  return grouped(static_cast<long long>(m_run.rows)) + " rows by " +
         grouped(static_cast<long long>(m_run.columns.size())) + " columns";
}

void SheetTable::fill(FieldRun& column) const {
  while (column.rows() < m_run.rows) column.add({});
}

void SheetTable::open(std::size_t row) {
  if (m_open || row < m_place.row) return;
  if (!m_headerBegun) {
    m_headerBegun = true;
    m_place.row = row;
  } else if (!m_headerDone && row >= m_place.row + m_place.rows) {
    finishHeader();
    m_nextRow = m_place.row + m_place.rows;
  }
  m_open = true;
  m_row = row;
  const std::size_t skipped = row - m_nextRow;
  m_nextRow = row + 1;
  if (!m_headerDone) return;
  if (!m_singleColumn) {
    m_run.blankLines += skipped;
    return;
  }
  m_run.rows += skipped;
  for (std::size_t i = skipped; i > 0; --i) {
    m_sheetRows.push_back(static_cast<std::uint32_t>(row - i));
  }
}

bool SheetTable::putName(const SheetPlace& place, std::string_view text) {
  auto& names = m_names[place.row - m_place.row];
  if (names.size() <= place.column) names.resize(place.column + 1);
  if (!names[place.column].empty()) return false;
  names[place.column] = text;
  return true;
}

bool SheetTable::put(const SheetPlace& place, std::string_view text, CellKind kind) {
  if (place.row < m_place.row) return true;
  open(place.row);
  if (!m_headerDone) return putName(place, text);
  if (m_run.columns.size() <= place.column) m_run.columns.resize(place.column + 1);
  FieldRun& column = m_run.columns[place.column];
  if (column.rows() > m_run.rows) return false;
  fill(column);
  column.add(text);
  see(place.column, text, kind);
  return true;
}

void SheetTable::see(std::size_t column, std::string_view text, CellKind kind) {
  const bool percent = kind == CellKind::Percent;
  const bool mayBeNumber =
      kind == CellKind::Text &&
      (isDigit(text.front()) || text.front() == '-' || text.front() == '+' || text.front() == '.');
  if (!percent && !(mayBeNumber && parseNumber(text))) return;
  if (m_columns.size() <= column) m_columns.resize(column + 1);
  ReadColumn& seen = m_columns[column];
  if (percent) {
    ++seen.percents;
    return;
  }
  ++seen.numbersAsText;
  if (text.size() > 1 && text.front() == '0' && isDigit(text[1])) ++seen.leadingZeros;
}

void SheetTable::finishHeader() {
  m_headerDone = true;
  const std::size_t width = std::max<std::size_t>({m_names[0].size(), m_names[1].size(), 1});
  std::size_t named = 0;
  for (std::size_t i = 0; i < width; ++i) {
    const auto has = [i](const std::vector<std::string>& names) {
      return i < names.size() && !names[i].empty();
    };
    named += has(m_names[0]) || has(m_names[1]);
  }
  m_singleColumn = named == 1;
  m_run.columns.resize(width);
}

CellSink::Next SheetTable::endRow() {
  if (!m_open) return Next::GoOn;
  m_open = false;
  if (m_headerDone) {
    ++m_run.rows;
    m_sheetRows.push_back(static_cast<std::uint32_t>(m_row));
  } else if (m_row + 1 == m_place.row + m_place.rows) {
    finishHeader();
  }
  const std::size_t width = std::max<std::size_t>(m_run.columns.size(), 1);
  return m_run.rows <= m_maxCells / width ? Next::GoOn : Next::TooLarge;
}

DelimitedTable SheetTable::finish() {
  DelimitedTable table;
  if (!m_headerBegun) return table;
  if (!m_headerDone) finishHeader();
  const std::size_t width = m_run.columns.size();
  for (auto& names : m_names) names.resize(width);
  m_columns.resize(width);
  for (FieldRun& column : m_run.columns) fill(column);
  table.header = m_names[0];
  table.rows = m_run.rows;
  table.blankLines = m_run.blankLines;
  table.runs.push_back(std::move(m_run));
  return table;
}

}  // namespace candour
