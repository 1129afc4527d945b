// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/sheet_table_model.h"

#include <QFont>
#include <QGuiApplication>
#include <QPalette>
#include <algorithm>

namespace candour {

void SheetTableModel::setSheet(const SheetPreview* sheet, const HeaderPlace& header) {
  beginResetModel();
  m_sheet = sheet;
  m_header = header;
  endResetModel();
}

int SheetTableModel::rowCount(const QModelIndex& parent) const {
  if (parent.isValid() || m_sheet == nullptr) return 0;
  return std::min<int>(kMostRows, static_cast<int>(m_sheet->first.size()));
}

int SheetTableModel::columnCount(const QModelIndex& parent) const {
  if (parent.isValid() || m_sheet == nullptr) return 0;
  return std::min<int>(kMostColumns, static_cast<int>(m_sheet->columns));
}

bool SheetTableModel::isHeader(int row) const {
  const std::size_t at = m_sheet->first[static_cast<std::size_t>(row)].row;
  return at >= m_header.row && at < m_header.row + m_header.rows;
}

QVariant SheetTableModel::data(const QModelIndex& index, int role) const {
  const FirstRow& row = m_sheet->first[static_cast<std::size_t>(index.row())];
  if (role == Qt::FontRole && isHeader(index.row())) {
    QFont bold = QGuiApplication::font();
    bold.setBold(true);
    return bold;
  }
  if (role == Qt::ForegroundRole && row.row < m_header.row) {
    return QGuiApplication::palette().color(QPalette::PlaceholderText);
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  const auto cell = std::find_if(row.cells.begin(), row.cells.end(), [&](const FirstCell& one) {
    return one.column == static_cast<std::size_t>(index.column());
  });
  return cell == row.cells.end() ? QVariant() : QString::fromStdString(cell->text);
}

QVariant SheetTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole || m_sheet == nullptr) return {};
  if (orientation == Qt::Vertical) {
    return static_cast<int>(m_sheet->first[static_cast<std::size_t>(section)].row + 1);
  }
  std::string letters = cellName({0, static_cast<std::size_t>(section)});
  letters.pop_back();
  return QString::fromStdString(letters);
}

}  // namespace candour
