// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QStringList>
#include <QWidget>

namespace candour {

/// Covers the window while files are dragged over it and says what dropping them does: open them,
/// or, at the right half when a project is open, add them as waves.
class DropOverlay : public QWidget {
  Q_OBJECT
 public:
  explicit DropOverlay(QWidget* window);

  void setProjectOpen(bool open) { m_projectOpen = open; }

 Q_SIGNALS:
  void openDropped(const QStringList& files);
  void wavesDropped(const QStringList& files);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] bool overWaves(const QPointF& position) const;

  bool m_projectOpen = false;
  QPointF m_position;
};

}  // namespace candour
