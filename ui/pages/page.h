// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <QWidget>

#include "models/briefing/figure.h"
#include "ui/session/ask.h"

namespace candour {

/// One step of the rail. A page shows what the session knows and asks for what it needs when it is
/// looked at.
class Page : public QWidget {
  Q_OBJECT
 public:
  using QWidget::QWidget;

  /// What has to be worked out for what the page shows now.
  [[nodiscard]] virtual Needs needs() const { return {}; }
  /// The figure on the page, or nullptr.
  [[nodiscard]] virtual const Figure* figure() const { return nullptr; }
  virtual void zoomFigure(double /*factor*/) {}

 Q_SIGNALS:
  void needsChanged();
  void exportWanted();
  void copyFigureWanted();
  void copyTableWanted();
};

}  // namespace candour
