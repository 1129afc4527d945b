// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QObject>
#include <QString>

#include "models/briefing/figure.h"
#include "ui/charts/paint.h"

class QWidget;

namespace candour {

/// What one does with a figure outside its page: export it, copy it, copy its numbers.
class FigureActions : public QObject {
  Q_OBJECT
 public:
  explicit FigureActions(QWidget* window);

  void exportFigure(const Figure& figure);
  /// As a picture and as SVG: each program pastes what it likes best.
  void copyFigure(const Figure& figure);
  void copyTable(const Figure& figure);

 Q_SIGNALS:
  void failed(const QString& message);
  void exported(const QString& file);
  void told(const QString& message);

 private:
  void write(const Figure& figure, const QString& file, FigureSize size);

  QWidget* m_window;
  QString m_folder;
};

}  // namespace candour
