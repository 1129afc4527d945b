// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/paint.h"

#include <QPainter>
#include <QPen>

#include "ui/charts/layout.h"
#include "ui/charts/theme.h"

namespace candour {

namespace {

QPen penOf(Ink ink, double width, FigureTheme theme, LineStyle style = LineStyle::Solid) {
  QPen pen(colourOf(ink, theme), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  if (style == LineStyle::Dashed) pen.setDashPattern({4, 3});
  if (style == LineStyle::Dotted) pen.setDashPattern({1, 2});
  return pen;
}

struct ItemPainter {
  QPainter& painter;
  FigureTheme theme;

  void operator()(const TextRun& run) const {
    painter.setPen(colourOf(run.ink, theme));
    painter.setFont(figureFont(run.size, run.bold));
    painter.drawText(run.at, run.text);
  }
  void operator()(const LineMark& line) const {
    painter.setPen(penOf(line.ink, line.width, theme, line.style));
    painter.drawLine(line.from, line.to);
  }
  void operator()(const RectMark& rect) const {
    painter.fillRect(rect.rect, colourOf(rect.fill, theme));
  }
  void operator()(const CircleMark& circle) const {
    painter.setPen(penOf(circle.stroke, circle.width, theme));
    painter.setBrush(colourOf(circle.fill, theme));
    painter.drawEllipse(circle.centre, circle.radius, circle.radius);
  }
  void operator()(const PolygonMark& polygon) const {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(polygon.fill, theme));
    painter.drawPolygon(polygon.points);
  }
  void operator()(const PolylineMark& polyline) const {
    painter.setPen(penOf(polyline.ink, polyline.width, theme, polyline.style));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(polyline.points);
  }
};

}  // namespace

void paintScene(QPainter& painter, const Scene& scene, FigureTheme theme) {
  painter.save();
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  painter.fillRect(QRectF(QPointF(0, 0), scene.size), colourOf(Ink::Paper, theme));
  const ItemPainter paint{painter, theme};
  for (const SceneItem& item : scene.items) std::visit(paint, item);
  painter.restore();
}

void paintFigure(QPainter& painter, const Figure& figure, QSizeF size, FigureTheme theme) {
  paintScene(painter, layoutFigure(figure, size), theme);
}

QImage renderFigure(const Figure& figure, QSizeF points, qreal scale, FigureTheme theme) {
  const Scene scene = layoutFigure(figure, points);
  const QSize pixels(qRound(scene.size.width() * scale), qRound(scene.size.height() * scale));
  QImage image(pixels, QImage::Format_RGB32);
  image.fill(colourOf(Ink::Paper, theme));
  QPainter painter(&image);
  painter.scale(scale, scale);
  paintScene(painter, scene, theme);
  return image;
}

}  // namespace candour
