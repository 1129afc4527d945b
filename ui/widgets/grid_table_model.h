// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <vector>

namespace candour {

/// Rows of ready-made texts for a QTableView. Columns after the first are numbers, set right, or
/// texts as well.
class GridTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum class Columns { Numbers, Texts };
  explicit GridTableModel(QObject* parent, Columns columns = Columns::Numbers)
      : QAbstractTableModel(parent), m_columns(columns) {}

  /// What is there already stays, and with it what is selected.
  void setGrid(QStringList header, std::vector<QStringList> rows);
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;
  /// Tab-separated text with the header, as spreadsheets paste it.
  [[nodiscard]] QString asText() const;

 private:
  [[nodiscard]] QVariant alignmentOf(int column) const;

  Columns m_columns;
  QStringList m_header;
  std::vector<QStringList> m_rows;
};

}  // namespace candour
