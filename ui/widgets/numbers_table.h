// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QTableView>

namespace candour {

class GridTableModel;

/// A compact read-only table as high as its rows and never wider than its place: names and headings
/// are wrapped rather than cut, and names too long for that stand above their numbers.
class NumbersTable : public QTableView {
  Q_OBJECT
 public:
  NumbersTable(GridTableModel* model, const QString& name, QWidget* parent = nullptr);

  /// Whether each name has a line of its own above its numbers.
  [[nodiscard]] bool isStacked() const { return m_stacked; }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void fit();
  int fitNumbers(bool wholeHeadings);
  int fitHeading();
  int fitRows();
  [[nodiscard]] int nameWidth() const;
  [[nodiscard]] bool namesNeedLines(int width) const;
  [[nodiscard]] int headingWidth(int column, bool whole) const;
  [[nodiscard]] QString heading(int column) const;
  [[nodiscard]] QString nameOf(int row) const;

  bool m_stacked = false;
};

}  // namespace candour
