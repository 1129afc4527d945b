// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/chart_sheet.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/check.h"
#include "core/base/text.h"
#include "ui/documents/xml_text.h"

namespace candour {

namespace {

// A, B ... Z, AA, AB ...
std::string columnName(std::size_t column) {
  std::string name;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
  }
  return name;
}

std::string point(std::size_t i, const std::string& value) {
  return "<c:pt idx=\"" + std::to_string(i) + "\"><c:v>" + value + "</c:v></c:pt>";
}

std::string count(std::size_t cells) {
  return "<c:ptCount val=\"" + std::to_string(cells) + "\"/>";
}

std::optional<double> numberOf(const SheetCell& cell) {
  if (const double* const value = std::get_if<double>(&cell)) return *value;
  if (const SheetFormula* const formula = std::get_if<SheetFormula>(&cell)) return formula->value;
  return std::nullopt;
}

}  // namespace

std::string ChartSheet::cellName(std::size_t column, std::size_t row) {
  return columnName(column) + std::to_string(row + 2);
}

SheetCell numberCell(double value) {
  if (!std::isfinite(value)) return {};
  return value;
}

std::size_t ChartSheet::add(std::string title, std::vector<SheetCell> cells) {
  m_columns.push_back({std::move(title), std::move(cells)});
  return m_columns.size() - 1;
}

std::size_t ChartSheet::addNumbers(std::string title, const std::vector<double>& values) {
  std::vector<SheetCell> cells;
  for (const double value : values) cells.push_back(numberCell(value));
  return add(std::move(title), std::move(cells));
}

std::size_t ChartSheet::addTexts(std::string title, const std::vector<std::string>& values) {
  return add(std::move(title), {values.begin(), values.end()});
}

std::size_t ChartSheet::rows() const {
  std::size_t most = 1;
  for (const ChartColumn& column : m_columns) most = std::max(most, column.cells.size());
  return most;
}

std::string ChartSheet::range(std::size_t column) const {
  const std::string name = columnName(column);
  return "Numbers!$" + name + "$2:$" + name + "$" + std::to_string(rows() + 1);
}

std::string ChartSheet::numbers(std::size_t column) const {
  const std::vector<SheetCell>& cells = m_columns.at(column).cells;
  std::string points;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto value = numberOf(cells[i]);
    if (value) points += point(i, shortest(*value));
  }
  return "<c:numRef><c:f>" + range(column) +
         "</c:f><c:numCache><c:formatCode>General</c:formatCode>" + count(rows()) + points +
         "</c:numCache></c:numRef>";
}

std::string ChartSheet::textPoints(std::size_t column) const {
  const std::vector<SheetCell>& cells = m_columns.at(column).cells;
  std::string points = count(rows());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string* const text = std::get_if<std::string>(&cells[i]);
    if (text != nullptr) points += point(i, xmlText(*text));
  }
  return points;
}

std::string ChartSheet::texts(std::size_t column) const {
  return "<c:strRef><c:f>" + range(column) + "</c:f><c:strCache>" + textPoints(column) +
         "</c:strCache></c:strRef>";
}

std::string ChartSheet::title(std::size_t column) const {
  return "<c:strRef><c:f>Numbers!$" + columnName(column) + "$1</c:f><c:strCache>" + count(1) +
         point(0, xmlText(m_columns.at(column).title)) + "</c:strCache></c:strRef>";
}

}  // namespace candour
