// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace candour {

/// One answer as a bar: label above, the bar, its share and the number of interviews beside it.
struct BarRow {
  QString label;
  double share = 0;  // 0-1, the bar's length
  QString shareText;
  QString countText;
  bool muted = false;  // a reason for missing: no bar
};

/// A distribution drawn as plain bars.
class BarList : public QWidget {
  Q_OBJECT
 public:
  explicit BarList(QWidget* parent = nullptr);

  /// `countTitle` and `shareTitle` head the two columns of numbers.
  void setRows(QList<BarRow> rows, const QString& shareTitle, const QString& countTitle);
  [[nodiscard]] const QList<BarRow>& rows() const { return m_rows; }
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  [[nodiscard]] int rowHeight(const BarRow& row, int width) const;
  void paintRow(QPainter& painter, const BarRow& row, const QRect& area) const;
  [[nodiscard]] int numbersWidth() const;

  QList<BarRow> m_rows;
  QString m_shareTitle;
  QString m_countTitle;
};

}  // namespace candour
