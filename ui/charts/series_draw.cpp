// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/series_draw.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace candour {

namespace {

QPointF onPlot(const Plane& plane, double x, double y) {
  return plane.at(std::clamp(x, plane.x.from, plane.x.to), std::clamp(y, plane.y.from, plane.y.to));
}

bool hasInterval(const SeriesPoint& point) {
  return point.lower && point.upper && std::isfinite(*point.lower) && std::isfinite(*point.upper);
}

void drawRibbon(const std::vector<SeriesPoint>& stretch, const Plane& plane, Ink ink,
                SceneBuilder& builder) {
  QPolygonF upper, lower;
  for (const SeriesPoint& point : stretch) {
    if (!hasInterval(point)) continue;
    upper << onPlot(plane, point.x, *point.upper);
    lower << onPlot(plane, point.x, *point.lower);
  }
  if (upper.size() < 2) return;
  QPolygonF ribbon = upper;
  for (qsizetype i = lower.size(); i-- > 0;) ribbon << lower[i];
  builder.add(PolygonMark{ribbon, ink == Ink::Mark ? Ink::Ribbon : Ink::Grid});
  if (ink != Ink::Mark) return;
  builder.add(PolylineMark{upper, 0.75, ink});
  builder.add(PolylineMark{lower, 0.75, ink});
}

void drawIntervals(const std::vector<SeriesPoint>& stretch, const Plane& plane, Ink ink,
                   SceneBuilder& builder) {
  for (const SeriesPoint& point : stretch) {
    if (!hasInterval(point)) continue;
    builder.add(LineMark{onPlot(plane, point.x, *point.lower), onPlot(plane, point.x, *point.upper),
                         1.5, ink});
  }
}

// The part of a segment whose y lies in [low, high]; x is inside already.
bool cutAcross(QPointF& a, QPointF& b, double low, double high) {
  if (std::max(a.y(), b.y()) < low || std::min(a.y(), b.y()) > high) return false;
  const auto moved = [&](QPointF p, QPointF q) {
    const double y = std::clamp(p.y(), low, high);
    if (y == p.y() || p.y() == q.y()) return p;
    return QPointF(p.x() + (y - p.y()) / (q.y() - p.y()) * (q.x() - p.x()), y);
  };
  const QPointF from = moved(a, b), to = moved(b, a);
  a = from, b = to;
  return true;
}

}  // namespace

std::vector<std::vector<SeriesPoint>> stretchesOf(const FigureSeries& series) {
  std::vector<std::vector<SeriesPoint>> stretches;
  bool broken = true;
  for (const SeriesPoint& point : series.points) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
      broken = true;
      continue;
    }
    if (broken || point.breakBefore) stretches.emplace_back();
    stretches.back().push_back(point);
    broken = false;
  }
  return stretches;
}

void drawBounds(const FigureSeries& series, const Plane& plane, Ink ink, SceneBuilder& builder) {
  for (const auto& stretch : stretchesOf(series)) {
    if (series.ribbon && stretch.size() > 1) {
      drawRibbon(stretch, plane, ink, builder);
    } else if (series.ribbon || series.marks) {
      drawIntervals(stretch, plane, ink, builder);
    }
  }
}

void drawSeries(const FigureSeries& series, const Plane& plane, const SeriesStyle& style,
                SceneBuilder& builder) {
  for (const auto& stretch : stretchesOf(series)) {
    QPolygonF line;
    for (const SeriesPoint& point : stretch) line << onPlot(plane, point.x, point.y);
    if (line.size() > 1) {
      builder.add(PolylineMark{line, style.width, style.ink, series.style});
    }
    if (!series.marks && line.size() > 1) continue;
    for (const QPointF& at : line) {
      builder.add(CircleMark{at, style.dot, style.ink, style.ink, 0.5});
    }
  }
}

Span timeSpan(const Figure& figure) {
  Span span;
  const auto take = [&](const std::vector<FigureSeries>& all) {
    for (const FigureSeries& series : all) {
      for (const SeriesPoint& point : series.points) span.take(point.x);
    }
  };
  take(figure.series);
  for (const FigurePanel& panel : figure.panels) take(panel.series);
  for (const AxisTick& tick : figure.xTicks) span.take(tick.at);
  if (!(span.low < span.high)) span.low -= 0.5, span.high = span.low + 1;
  return span;
}

const SeriesPoint* lastPoint(const FigureSeries& series) {
  for (std::size_t i = series.points.size(); i-- > 0;) {
    const SeriesPoint& point = series.points[i];
    if (std::isfinite(point.x) && std::isfinite(point.y)) return &point;
  }
  return nullptr;
}

std::vector<QPolygonF> clippedTo(const Plane& plane, const FigureSeries& series) {
  std::vector<QPolygonF> pieces;
  for (const auto& stretch : stretchesOf(series)) {
    for (std::size_t i = 1; i < stretch.size(); ++i) {
      // Cut across with x and y changed about, then as they are.
      QPointF a(stretch[i - 1].y, stretch[i - 1].x), b(stretch[i].y, stretch[i].x);
      if (!cutAcross(a, b, plane.x.from, plane.x.to)) continue;
      QPointF from(a.y(), a.x()), to(b.y(), b.x());
      if (!cutAcross(from, to, plane.y.from, plane.y.to)) continue;
      const QPointF start = plane.at(from.x(), from.y()), end = plane.at(to.x(), to.y());
      const bool goesOn = !pieces.empty() && QLineF(pieces.back().back(), start).length() < 1e-6;
      if (!goesOn) pieces.push_back({start});
      pieces.back() << end;
    }
  }
  return pieces;
}

}  // namespace candour
