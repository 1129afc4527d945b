// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/figure_view.h"

#include <QEvent>
#include <QPainter>
#include <QResizeEvent>
#include <algorithm>
#include <cmath>

#include "ui/charts/paint.h"
#include "ui/widgets/preview_badge.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {
// A point is 1/72 inch and a pixel 1/96; type of 12 pt on paper is then 16 px high on screen, more
// than a window needs.
constexpr double kPixelsPerPoint = 96.0 / 72.0 * 0.88;
// A tall figure may be drawn this much smaller before it scrolls.
constexpr double kLeastShrink = 0.82;
}  // namespace

FigureView::FigureView(QWidget* parent) : QWidget(parent) {
  setObjectName(u"figure"_s);
  setAccessibleName(tr("Figure"));
  setFocusPolicy(Qt::StrongFocus);
}

void FigureView::setFigure(std::optional<Figure> figure) {
  m_figure = std::move(figure);
  if (m_figure) {
    setAccessibleName(QString::fromStdString(m_figure->headline));
    setAccessibleDescription(QString::fromStdString(m_figure->altText));
  }
  fit();
}

void FigureView::setStale(bool stale) {
  if (m_stale == stale) return;
  m_stale = stale;
  update();
}

void FigureView::setZoom(double zoom) {
  m_zoom = std::clamp(zoom, 0.6, 2.5);
  fit();
}

void FigureView::setPreview(std::optional<ColourVision> preview) {
  if (m_preview == preview) return;
  m_preview = preview;
  fit();
}

int FigureView::badgeRoom() const {
  return m_preview ? kBadgeRoom : 0;
}

double FigureView::pixelsPerPoint() const {
  return kPixelsPerPoint * m_zoom * m_shrunk;
}

// Chooses the scale and the height for the width there is.
void FigureView::fit() {
  m_cache = {};
  m_shrunk = 1;
  if (m_figure && width() > 0 && parentWidget() != nullptr) {
    const double room = parentWidget()->height() - badgeRoom();
    double needed = 0;
    for (const double shrink : {1.0, 0.94, 0.88, kLeastShrink}) {
      m_shrunk = shrink;
      needed = neededHeight(*m_figure, width() / pixelsPerPoint()) * pixelsPerPoint();
      if (needed <= room) break;
    }
    if (needed > room) m_shrunk = m_zoom < 1 ? 1 : 0.94;
    needed = neededHeight(*m_figure, width() / pixelsPerPoint()) * pixelsPerPoint();
    setMinimumHeight(static_cast<int>(std::ceil(needed)) + badgeRoom());
  } else {
    setMinimumHeight(0);
  }
  update();
}

// The figure, below a badge if there is one.
void FigureView::paintCache() {
  const double ratio = devicePixelRatioF();
  const QSize room(width(), height() - badgeRoom());
  const QSize pixels = (QSizeF(room) * ratio).toSize();
  if (m_cache.size() == pixels) return;
  const bool dark = !m_preview && isDark(*this);
  QImage image(pixels, QImage::Format_RGB32);
  image.setDevicePixelRatio(ratio);
  image.fill(m_preview ? QColor(Qt::white) : palette().color(QPalette::Base));
  QPainter painter(&image);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  painter.scale(pixelsPerPoint(), pixelsPerPoint());
  paintFigure(painter, *m_figure, QSizeF(room) / pixelsPerPoint(),
              dark ? FigureTheme::Dark : FigureTheme::Light);
  painter.end();
  if (m_preview) image = seenAs(image, *m_preview);
  m_cache = QPixmap::fromImage(image);
  m_cache.setDevicePixelRatio(ratio);
}

void FigureView::paintEvent(QPaintEvent* /*event*/) {
  if (!m_figure) return;
  paintCache();
  QPainter painter(this);
  if (m_stale) painter.setOpacity(0.45);
  painter.drawPixmap(0, badgeRoom(), m_cache);
  if (m_preview) paintPreviewBadge(painter, *this, rect(), *m_preview);
}

void FigureView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_cache = {};
  // Only a new width changes what is needed; fitting sets the height itself.
  if (event->size().width() != event->oldSize().width() || m_shrunk < 1) fit();
}

void FigureView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::PaletteChange && event->type() != QEvent::StyleChange) return;
  m_cache = {};
  update();
}

}  // namespace candour
