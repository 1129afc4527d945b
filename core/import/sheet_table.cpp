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
  if (m_open) return;
  m_open = true;
  const std::size_t skipped = row - m_nextRow;
  m_nextRow = row + 1;
  if (!m_headerDone) return;
  if (m_singleColumn) {
    m_run.rows += skipped;
  } else {
    m_run.blankLines += skipped;
  }
}

bool SheetTable::put(const SheetPlace& place, std::string_view text) {
  open(place.row);
  if (!m_headerDone) {
    if (m_header.size() <= place.column) m_header.resize(place.column + 1);
    if (!m_header[place.column].empty()) return false;
    m_header[place.column] = text;
    return true;
  }
  if (m_run.columns.size() <= place.column) m_run.columns.resize(place.column + 1);
  FieldRun& column = m_run.columns[place.column];
  if (column.rows() > m_run.rows) return false;
  fill(column);
  column.add(text);
  return true;
}

bool SheetTable::endRow() {
  if (!m_open) return true;
  m_open = false;
  if (m_headerDone) {
    ++m_run.rows;
  } else {
    m_headerDone = true;
    const auto names = std::count_if(m_header.begin(), m_header.end(),
                                     [](const std::string& name) { return !name.empty(); });
    m_singleColumn = names == 1;
    m_run.columns.resize(std::max<std::size_t>(m_header.size(), 1));
  }
  return m_run.rows <= m_maxCells / m_run.columns.size();
}

DelimitedTable SheetTable::finish() {
  DelimitedTable table;
  if (!m_headerDone) return table;
  m_header.resize(m_run.columns.size());
  for (FieldRun& column : m_run.columns) fill(column);
  table.header = std::move(m_header);
  table.rows = m_run.rows;
  table.blankLines = m_run.blankLines;
  table.runs.push_back(std::move(m_run));
  return table;
}

}  // namespace candour
