// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/briefing/sheet_view.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/charts/paint.h"
#include "ui/widgets/preview_badge.h"

namespace candour {

namespace {

constexpr int kMargin = 20;
constexpr int kBetween = 20;
// Larger than on paper nobody needs it, however wide the window.
constexpr double kMostPixelsPerPoint = 1.5;

void paintShadow(QPainter& painter, const QRect& sheet, const QColor& edge) {
  constexpr int kDepth = 4;
  painter.setPen(Qt::NoPen);
  for (int i = kDepth; i > 0; --i) {
    painter.setBrush(QColor(0, 0, 0, 7));
    painter.drawRoundedRect(sheet.adjusted(-i, -i + 2, i, i + 2), i, i);
  }
  painter.setPen(edge);
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(sheet.adjusted(-1, -1, 0, 0));
}

}  // namespace

QPixmap pictureOf(const Scene& sheet, double width, double ratio) {
  const double scale = width / sheet.size.width();
  QPixmap picture(QSize(static_cast<int>(std::lround(width * ratio)),
                        static_cast<int>(std::lround(sheet.size.height() * scale * ratio))));
  picture.setDevicePixelRatio(ratio);
  picture.fill(Qt::white);
  QPainter painter(&picture);
  painter.scale(scale, scale);
  paintScene(painter, sheet);
  return picture;
}

SheetView::SheetView(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("sheets"));
  setFocusPolicy(Qt::StrongFocus);
}

void SheetView::setSheets(std::vector<Scene> sheets) {
  m_sheets = std::move(sheets);
  fit();
}

void SheetView::setZoom(double zoom) {
  m_zoom = std::clamp(zoom, 0.5, 3.0);
  fit();
}

void SheetView::setPreview(std::optional<ColourVision> preview) {
  if (m_preview == preview) return;
  m_preview = preview;
  fit();
}

// A badge stands above the first sheet.
int SheetView::top() const {
  return m_preview ? kBadgeRoom + kMargin / 2 : kMargin;
}

void SheetView::setStale(bool stale) {
  if (m_stale == stale) return;
  m_stale = stale;
  update();
}

// The room is that of the viewport: a larger sheet scrolls sideways.
double SheetView::pixelsPerPoint() const {
  if (m_sheets.empty() || parentWidget() == nullptr) return 1;
  double widest = 1;
  for (const Scene& sheet : m_sheets) widest = std::max(widest, sheet.size.width());
  const double room = parentWidget()->width() - 2.0 * kMargin;
  return std::clamp(room / widest, 0.2, kMostPixelsPerPoint) * m_zoom;
}

void SheetView::fit() {
  m_pictures.assign(m_sheets.size(), {});
  const double scale = pixelsPerPoint();
  double width = 0;
  double height = top() + kMargin - kBetween;
  for (const Scene& sheet : m_sheets) {
    width = std::max(width, sheet.size.width() * scale + 2.0 * kMargin);
    height += sheet.size.height() * scale + kBetween;
  }
  // At the usual size it always fits sideways, whatever rounding makes of it.
  setMinimumSize(m_zoom > 1 ? static_cast<int>(width) : 0, static_cast<int>(std::ceil(height)));
  update();
}

QRect SheetView::placeOf(std::size_t sheet) const {
  const double scale = pixelsPerPoint();
  double top = this->top();
  for (std::size_t i = 0; i < sheet; ++i) top += m_sheets[i].size.height() * scale + kBetween;
  const QSizeF size = m_sheets[sheet].size * scale;
  return QRectF((width() - size.width()) / 2, top, size.width(), size.height()).toRect();
}

const QPixmap& SheetView::pictureOf(std::size_t sheet) {
  QPixmap& picture = m_pictures[sheet];
  if (picture.isNull()) {
    const double width = m_sheets[sheet].size.width() * pixelsPerPoint();
    picture = candour::pictureOf(m_sheets[sheet], width, devicePixelRatioF());
    if (m_preview && *m_preview != ColourVision::Usual) {
      picture = QPixmap::fromImage(seenAs(picture.toImage(), *m_preview));
    }
  }
  return picture;
}

void SheetView::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = 0; i < m_sheets.size(); ++i) {
    const QRect place = placeOf(i);
    if (!place.adjusted(-8, -8, 8, 8).intersects(event->rect())) continue;
    paintShadow(painter, place, palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid));
    if (m_stale) {
      painter.fillRect(place, Qt::white);
      painter.setOpacity(0.45);
    }
    painter.drawPixmap(place.topLeft(), pictureOf(i));
    painter.setOpacity(1);
  }
  if (!m_preview || m_sheets.empty()) return;
  const QRect first = placeOf(0);
  const QRect above(first.left(), first.top() - kBadgeRoom, first.width(), kBadgeRoom);
  paintPreviewBadge(painter, *this, above, *m_preview);
}

void SheetView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (event->size().width() != event->oldSize().width()) fit();
}

void SheetView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) update();
}

void SheetView::keyPressEvent(QKeyEvent* event) {
  if (event->modifiers() == Qt::ControlModifier &&
      (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown)) {
    Q_EMIT turned(event->key() == Qt::Key_PageUp ? -1 : 1);
    return;
  }
  QWidget::keyPressEvent(event);
}

void SheetView::wheelEvent(QWheelEvent* event) {
  if (event->modifiers() != Qt::ControlModifier || event->angleDelta().y() == 0) {
    QWidget::wheelEvent(event);
    return;
  }
  Q_EMIT zoomWanted(event->angleDelta().y() > 0 ? 1.1 : 1 / 1.1);
  event->accept();
}

}  // namespace candour
