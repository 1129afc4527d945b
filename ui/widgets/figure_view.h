// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QPixmap>
#include <QWidget>
#include <optional>

#include "models/briefing/figure.h"
#include "ui/charts/colour_vision.h"

namespace candour {

/// A figure on the screen, painted by the one painter of every export. A tall figure asks for the
/// height it needs, so put the view into a scroll area.
class FigureView : public QWidget {
  Q_OBJECT
 public:
  explicit FigureView(QWidget* parent = nullptr);

  void setFigure(std::optional<Figure> figure);
  [[nodiscard]] const std::optional<Figure>& figure() const { return m_figure; }
  /// Dims the figure while it answers an older question.
  void setStale(bool stale);
  /// Size of the type: 1 is the size on paper.
  void setZoom(double zoom);
  /// Paints it on light paper as it is seen by others, and says so; nothing: as the window is.
  void setPreview(std::optional<ColourVision> preview);
  [[nodiscard]] double zoom() const { return m_zoom; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void fit();
  void paintCache();
  [[nodiscard]] int badgeRoom() const;
  [[nodiscard]] double pixelsPerPoint() const;

  std::optional<Figure> m_figure;
  QPixmap m_cache;
  bool m_stale = false;
  std::optional<ColourVision> m_preview;
  double m_zoom = 1;
  double m_shrunk = 1;  // how much a tall figure gives way to be seen whole
};

}  // namespace candour
