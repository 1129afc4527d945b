// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <QWidget>
#include <optional>

#include "models/briefing/figure.h"
#include "models/disclosure/cells.h"
#include "models/findings/figure_question.h"
#include "ui/charts/colour_vision.h"
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
  /// That figure as a question, to be asked again in a briefing; nothing where there is none.
  [[nodiscard]] virtual std::optional<FigureQuestion> figureQuestion() const { return {}; }
  /// Who was withheld of all that the figure leaves with; nothing: it leaves alone.
  [[nodiscard]] virtual std::optional<Withheld> decided() const { return {}; }
  virtual void zoomFigure(double /*factor*/) {}
  /// Figures are shown on light paper as others see them; nothing: as the window's.
  virtual void setPreview(std::optional<ColourVision> /*preview*/) {}

 Q_SIGNALS:
  void needsChanged();
  /// Another figure is on the page, or none.
  void figureChanged();
  void addToBriefingWanted();
  void exportWanted();
  void copyFigureWanted();
  void copyTableWanted();
};

}  // namespace candour
