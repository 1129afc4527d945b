// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QTableView>

namespace candour {

class GridTableModel;

/// A compact read-only table as high as its rows, with names wrapped rather than cut.
class NumbersTable : public QTableView {
  Q_OBJECT
 public:
  NumbersTable(GridTableModel* model, const QString& name, QWidget* parent = nullptr);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void fit();
};

}  // namespace candour
