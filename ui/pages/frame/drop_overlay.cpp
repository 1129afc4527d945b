// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/drop_overlay.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

#include "ui/widgets/theme.h"

namespace candour {

namespace {

QStringList localFiles(const QMimeData* data) {
  QStringList files;
  for (const auto& url : data->urls()) {
    if (url.isLocalFile()) files << url.toLocalFile();
  }
  return files;
}

void paintZone(QPainter& painter, const QWidget& widget, const QRectF& zone, const QString& text,
               bool under) {
  const QPalette palette = widget.palette();
  painter.setBrush(palette.color(under ? QPalette::AlternateBase : QPalette::Base));
  painter.setPen(QPen(palette.color(QPalette::Highlight), under ? 3 : 1.5, Qt::DashLine));
  painter.drawRoundedRect(zone, 14, 14);
  painter.setPen(palette.color(QPalette::Text));
  QFont font = windowFont();
  font.setPointSizeF(font.pointSizeF() * 1.5);
  font.setBold(true);
  painter.setFont(font);
  painter.drawText(zone.adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap, text);
}

}  // namespace

DropOverlay::DropOverlay(QWidget* window) : QWidget(window) {
  setAcceptDrops(true);
  window->setAcceptDrops(true);
  window->installEventFilter(this);
  hide();
}

bool DropOverlay::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::DragEnter) {
    auto* drag = static_cast<QDragEnterEvent*>(event);
    if (localFiles(drag->mimeData()).isEmpty()) return false;
    drag->acceptProposedAction();
    setGeometry(parentWidget()->rect());
    raise();
    show();
    return true;
  }
  // A quick drop may reach the window before this widget has covered it.
  if (event->type() == QEvent::Drop) {
    dropEvent(static_cast<QDropEvent*>(event));
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void DropOverlay::dragEnterEvent(QDragEnterEvent* event) {
  event->acceptProposedAction();
}

void DropOverlay::dragMoveEvent(QDragMoveEvent* event) {
  m_position = event->position();
  event->acceptProposedAction();
  update();
}

void DropOverlay::dragLeaveEvent(QDragLeaveEvent* /*event*/) {
  hide();
}

void DropOverlay::dropEvent(QDropEvent* event) {
  hide();
  event->acceptProposedAction();
  const QStringList files = localFiles(event->mimeData());
  if (overWaves(event->position())) {
    Q_EMIT wavesDropped(files);
  } else {
    Q_EMIT openDropped(files);
  }
}

bool DropOverlay::overWaves(const QPointF& position) const {
  return m_projectOpen && position.x() > width() / 2.0;
}

void DropOverlay::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QColor veil = palette().color(QPalette::Window);
  veil.setAlphaF(0.92F);
  painter.fillRect(rect(), veil);
  const QRectF area = QRectF(rect()).adjusted(48, 48, -48, -48);
  if (!m_projectOpen) {
    paintZone(painter, *this, area, tr("Drop to open"), true);
    return;
  }
  QRectF left = area;
  left.setWidth(area.width() / 2 - 12);
  QRectF right = area;
  right.setLeft(area.left() + area.width() / 2 + 12);
  const bool waves = overWaves(m_position);
  paintZone(painter, *this, left, tr("Open as a new project"), !waves);
  paintZone(painter, *this, right, tr("Add as a wave to this project"), waves);
}

}  // namespace candour
