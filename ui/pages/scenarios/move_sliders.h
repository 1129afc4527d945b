// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>
#include <vector>

#include "models/scenarios/what_if.h"

class QLabel;
class QSlider;
class QVBoxLayout;

namespace candour {

/// A slider for each driver that can be moved: how many people in a hundred answer one step better
/// (or worse), or how far a number shifts.
class MoveSliders : public QWidget {
  Q_OBJECT
 public:
  explicit MoveSliders(QWidget* parent = nullptr);

  /// Shows these drivers; those shown before keep their place.
  void setDrivers(const std::vector<MovedDriver>& drivers);
  /// The drivers that are not where they are now.
  [[nodiscard]] std::vector<Move> moves() const;
  void reset();

 Q_SIGNALS:
  void moved();

 private:
  struct Row {
    MovedDriver driver;
    QSlider* slider = nullptr;
    QLabel* value = nullptr;
  };
  void addRow(const MovedDriver& driver);
  void showDriver(Row& row, const MovedDriver& driver);
  void showValue(const Row& row);
  static double shiftOf(const Row& row);

  std::vector<Row> m_rows;
  QVBoxLayout* m_layout;
};

}  // namespace candour
