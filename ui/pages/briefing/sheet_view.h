// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QPixmap>
#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/charts/colour_vision.h"
#include "ui/charts/scene.h"

namespace candour {

/// Printed sheets one below the other on a desk, white whatever the theme. As wide as there is room
/// for, times a zoom; put it into a scroll area.
class SheetView : public QWidget {
  Q_OBJECT
 public:
  explicit SheetView(QWidget* parent = nullptr);

  void setSheets(std::vector<Scene> sheets);
  [[nodiscard]] std::size_t count() const { return m_sheets.size(); }
  void setZoom(double zoom);
  [[nodiscard]] double zoom() const { return m_zoom; }
  /// Paints them as they are seen by others, and says so; nothing: as they are printed.
  void setPreview(std::optional<ColourVision> preview);
  /// Dims the sheets while a newer answer is worked out.
  void setStale(bool stale);

 Q_SIGNALS:
  /// The page before (-1) or after (+1) is wanted.
  void turned(int by);
  void zoomWanted(double factor);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  void fit();
  [[nodiscard]] int top() const;
  [[nodiscard]] double pixelsPerPoint() const;
  [[nodiscard]] QRect placeOf(std::size_t sheet) const;
  const QPixmap& pictureOf(std::size_t sheet);

  std::vector<Scene> m_sheets;
  std::vector<QPixmap> m_pictures;  // as they were painted last; null: not yet
  double m_zoom = 1;
  bool m_stale = false;
  std::optional<ColourVision> m_preview;
};

/// A sheet as a picture `width` pixels wide (times `ratio`, for sharp screens).
QPixmap pictureOf(const Scene& sheet, double width, double ratio);

}  // namespace candour
