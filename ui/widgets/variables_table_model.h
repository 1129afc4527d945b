// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/survey/survey.h"

namespace candour {

/// The variables of a survey, one a row: name, label, kind, how many answered, how many did not.
/// The wave variable that every project has is not shown.
class VariablesTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Name, Label, Kind, Valid, Missing, ColumnCount };
  /// Sorts numbers as numbers.
  static constexpr int kSortRole = Qt::UserRole;

  using QAbstractTableModel::QAbstractTableModel;

  void setSurvey(const Survey& survey);
  /// Valid answers in the survey's order of variables; empty while they are counted.
  void setValidCounts(const std::vector<std::size_t>& counts);
  [[nodiscard]] QString variableAt(int row) const;
  [[nodiscard]] int rowOf(const QString& variable) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  struct Row {
    QString name;
    QString label;
    QString kind;
    std::size_t place = 0;  // in the survey
  };
  [[nodiscard]] QVariant count(const Row& row, int column, bool sorting) const;

  std::vector<Row> m_rows;
  std::vector<std::size_t> m_valid;
  std::size_t m_interviews = 0;
};

/// "Text", "Number", "Labelled number", "Date".
QString kindInWords(const Variable& variable);

}  // namespace candour
