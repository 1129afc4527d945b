// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/variables_table_model.h"

#include <algorithm>

#include "core/base/text.h"

using namespace Qt::StringLiterals;

namespace candour {

QString kindInWords(const Variable& variable) {
  switch (variable.kind) {
    case VariableKind::Text:
      return VariablesTableModel::tr("Text");
    case VariableKind::Date:
      return VariablesTableModel::tr("Date");
    case VariableKind::Number:
      break;
  }
  const bool labelled = std::any_of(variable.levels.begin(), variable.levels.end(),
                                    [](const Level& l) { return !l.missing && !l.label.empty(); });
  return labelled ? VariablesTableModel::tr("Labelled") : VariablesTableModel::tr("Number");
}

void VariablesTableModel::setSurvey(const Survey& survey) {
  beginResetModel();
  m_rows.clear();
  m_valid.clear();
  m_interviews = survey.rows;
  for (std::size_t i = 0; i < survey.variables.size(); ++i) {
    const Variable& variable = survey.variables[i];
    if (variable.name == kWaveVariable) continue;
    m_rows.push_back({QString::fromStdString(variable.name), QString::fromStdString(variable.label),
                      kindInWords(variable), i});
  }
  endResetModel();
}

void VariablesTableModel::setValidCounts(const std::vector<std::size_t>& counts) {
  m_valid = counts;
  if (m_rows.empty()) return;
  Q_EMIT dataChanged(index(0, Valid), index(rowCount() - 1, Missing));
}

QString VariablesTableModel::variableAt(int row) const {
  return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].name : QString();
}

int VariablesTableModel::rowOf(const QString& variable) const {
  const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                  [&variable](const Row& row) { return row.name == variable; });
  return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int VariablesTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int VariablesTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant VariablesTableModel::count(const Row& row, int column, bool sorting) const {
  if (row.place >= m_valid.size()) return sorting ? QVariant(-1) : QVariant(u"…"_s);
  const std::size_t valid = m_valid[row.place];
  const std::size_t n = column == Valid ? valid : m_interviews - std::min(valid, m_interviews);
  if (sorting) return static_cast<qulonglong>(n);
  return QString::fromStdString(grouped(static_cast<long long>(n)));
}

QVariant VariablesTableModel::data(const QModelIndex& index, int role) const {
  const Row& row = m_rows.at(static_cast<std::size_t>(index.row()));
  const bool number = index.column() == Valid || index.column() == Missing;
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != kSortRole) return {};
  switch (index.column()) {
    case Name:
      return row.name;
    case Label:
      return row.label;
    case Kind:
      return row.kind;
    default:
      return count(row, index.column(), role == kSortRole);
  }
}

QVariant VariablesTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(Qt::AlignVCenter |
                               (section >= Valid ? Qt::AlignRight : Qt::AlignLeft));
  }
  if (role != Qt::DisplayRole) return {};
  const QString names[] = {tr("Variable"), tr("What it asks"), tr("Kind"), tr("Answered"),
                           tr("Missing")};
  return names[section];
}

}  // namespace candour
