// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/grid_table_model.h"

using namespace Qt::StringLiterals;

namespace candour {

void GridTableModel::setGrid(QStringList header, std::vector<QStringList> rows) {
  if (header == m_header && rows == m_rows) return;
  beginResetModel();
  m_header = std::move(header);
  m_rows = std::move(rows);
  endResetModel();
}

int GridTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int GridTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_header.size());
}

QVariant GridTableModel::data(const QModelIndex& index, int role) const {
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
    return m_rows.at(static_cast<std::size_t>(index.row())).value(index.column());
  }
  if (role == Qt::TextAlignmentRole) return alignmentOf(index.column());
  return {};
}

QVariant GridTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::DisplayRole) return m_header.value(section);
  if (role == Qt::TextAlignmentRole) return alignmentOf(section);
  return {};
}

QVariant GridTableModel::alignmentOf(int column) const {
  const bool text = column == 0 || m_columns == Columns::Texts;
  return QVariant::fromValue(Qt::AlignVCenter | (text ? Qt::AlignLeft : Qt::AlignRight));
}

QString GridTableModel::asText() const {
  QString text = m_header.join(u'\t') + u'\n';
  for (const auto& row : m_rows) text += row.join(u'\t') + u'\n';
  return text;
}

}  // namespace candour
