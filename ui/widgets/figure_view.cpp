// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/figure_view.h"

#include <QEvent>
#include <QPainter>
#include <QResizeEvent>
#include <algorithm>
#include <cmath>

#include "ui/charts/paint.h"
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

double FigureView::pixelsPerPoint() const {
  return kPixelsPerPoint * m_zoom * m_shrunk;
}

// Chooses the scale and the height for the width there is.
void FigureView::fit() {
  m_cache = {};
  m_shrunk = 1;
  if (m_figure && width() > 0 && parentWidget() != nullptr) {
    const double room = parentWidget()->height();
    double needed = 0;
    for (const double shrink : {1.0, 0.94, 0.88, kLeastShrink}) {
      m_shrunk = shrink;
      needed = neededHeight(*m_figure, width() / pixelsPerPoint()) * pixelsPerPoint();
      if (needed <= room) break;
    }
    if (needed > room) m_shrunk = m_zoom < 1 ? 1 : 0.94;
    needed = neededHeight(*m_figure, width() / pixelsPerPoint()) * pixelsPerPoint();
    setMinimumHeight(static_cast<int>(std::ceil(needed)));
  } else {
    setMinimumHeight(0);
  }
  update();
}

void FigureView::paintEvent(QPaintEvent* /*event*/) {
  if (!m_figure) return;
  const double ratio = devicePixelRatioF();
  const QSize pixels = (QSizeF(size()) * ratio).toSize();
  if (m_cache.size() != pixels) {
    m_cache = QPixmap(pixels);
    m_cache.setDevicePixelRatio(ratio);
    m_cache.fill(palette().color(QPalette::Base));
    QPainter painter(&m_cache);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(pixelsPerPoint(), pixelsPerPoint());
    paintFigure(painter, *m_figure, QSizeF(size()) / pixelsPerPoint(),
                isDark(*this) ? FigureTheme::Dark : FigureTheme::Light);
  }
  QPainter painter(this);
  if (m_stale) painter.setOpacity(0.45);
  painter.drawPixmap(0, 0, m_cache);
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
