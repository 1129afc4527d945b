// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QDialog>

#include "models/briefing/figure.h"
#include "ui/charts/paint.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace candour {

/// Where to, in which format and at which size a figure leaves the program.
class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  ExportDialog(const Figure& figure, const QString& folder, QWidget* parent);

  [[nodiscard]] QString file() const;
  [[nodiscard]] FigureSize size() const;

 private:
  void browse();
  void formatChosen();
  void refresh();

  QComboBox* m_format;
  QComboBox* m_size;
  QLineEdit* m_path;
  QLabel* m_beside;
  QPushButton* m_export;
};

}  // namespace candour
