// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "ui/charts/marks.h"
#include "ui/charts/plots.h"
#include "ui/charts/scatter.h"
#include "ui/charts/series_draw.h"

namespace candour {

namespace {

double largestX(const Figure& figure) {
  Span span;
  for (const FigurePoint& point : figure.points) span.take(point.x);
  return span.empty || span.high <= 0 ? 1 : 1.06 * span.high;
}

// The limits open without end towards no interviews at all: the axis covers them from the smallest
// area on.
Axis shareAxis(const Figure& figure) {
  Span span, sizes;
  for (const FigurePoint& point : figure.points) span.take(point.y), sizes.take(point.x);
  for (const ReferenceLine& line : figure.references) span.take(line.value);
  const double from = sizes.empty ? 0 : 0.8 * sizes.low, to = largestX(figure);
  for (const FigureSeries& series : figure.series) {
    for (const SeriesPoint& point : series.points) {
      if (point.x >= from && point.x <= to) span.take(point.y);
    }
  }
  return valueAxisOf(figure, span, 7);
}

std::vector<EndLabel> endLabels(const Figure& figure, const Plane& plane) {
  std::vector<EndLabel> labels = referenceLabels(figure, plane);
  for (const FigureSeries& series : figure.series) {
    if (series.label.empty()) continue;
    const auto pieces = clippedTo(plane, series);
    if (pieces.empty()) continue;
    labels.push_back({pieces.back().back(), {QString::fromStdString(series.label)}, Ink::Text});
  }
  return labels;
}

PlanePlan planFunnel(const Figure& figure, double width, const SceneBuilder& builder) {
  PlaneSpec spec;
  const PlaneAxes axes = funnelAxes(figure);
  spec.x = axes.x, spec.y = axes.y;
  return planScatter(figure, width, std::move(spec), builder);
}

void drawLimits(const Figure& figure, const Plane& plane, LabelPlacer& placer,
                SceneBuilder& builder) {
  for (const FigureSeries& series : figure.series) {
    for (const QPolygonF& piece : clippedTo(plane, series)) {
      const Ink ink = series.context ? Ink::Context : Ink::Axis;
      builder.add(PolylineMark{piece, 1.25, ink, series.style});
      placer.avoidLine(piece);
    }
  }
}

}  // namespace

PlaneAxes funnelAxes(const Figure& figure) {
  return {exactAxis(0, largestX(figure), 8), shareAxis(figure)};
}

double funnelHeight(const Figure& figure, double width, const SceneBuilder& builder) {
  return planFunnel(figure, width, builder).height();
}

void drawFunnel(const Figure& figure, QRectF area, SceneBuilder& builder) {
  const PlanePlan plan = planFunnel(figure, area.width(), builder);
  const Plane plane = drawPlane(figure, plan, area, builder);
  LabelPlacer placer(plane.plot.adjusted(2, 2, -2, -2));
  drawLimits(figure, plane, placer, builder);
  drawReferences(figure, plane, placer, builder);
  drawMarks(figure, plane, endLabels(figure, plane), area.width(), placer, builder);
}

}  // namespace candour
