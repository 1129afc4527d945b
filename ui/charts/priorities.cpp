// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "ui/charts/plots.h"
#include "ui/charts/scatter.h"

namespace candour {

namespace {

// Marks keep away from the edges.
constexpr double kPadding = 0.06;

Axis acrossAxis(const Figure& figure) {
  Span span;
  for (const FigurePoint& point : figure.points) span.take(point.x);
  for (const ReferenceLine& line : figure.verticals) span.take(line.value);
  if (span.empty) span.high = 1;
  const double pad = kPadding * (span.high > span.low ? span.high - span.low : 1);
  return exactAxis(span.low - pad, span.high + pad, 6);
}

Axis upAxis(const Figure& figure) {
  Span span = valueSpan(figure);
  const double pad = kPadding * (span.high - span.low);
  const bool fromZero = span.low >= 0 && span.low < pad;
  return valueAxisOf(figure, {fromZero ? 0 : span.low - pad, span.high + pad, span.empty}, 7);
}

PlanePlan planPriorities(const Figure& figure, double width, const SceneBuilder& builder) {
  PlaneSpec spec;
  const PlaneAxes axes = prioritiesAxes(figure);
  spec.x = axes.x, spec.y = axes.y;
  for (std::size_t i = 0; figure.percent && i < spec.x.ticks.size(); ++i) {
    spec.names.push_back({spec.x.ticks[i], spec.x.tickText(i, true).toStdString()});
  }
  return planScatter(figure, width, std::move(spec), builder);
}

}  // namespace

PlaneAxes prioritiesAxes(const Figure& figure) {
  return {acrossAxis(figure), upAxis(figure)};
}

double prioritiesHeight(const Figure& figure, double width, const SceneBuilder& builder) {
  return planPriorities(figure, width, builder).height();
}

void drawPriorities(const Figure& figure, QRectF area, SceneBuilder& builder) {
  const PlanePlan plan = planPriorities(figure, area.width(), builder);
  const Plane plane = drawPlane(figure, plan, area, builder);
  LabelPlacer placer(plane.plot.adjusted(2, 2, -2, -2));
  drawReferences(figure, plane, placer, builder);
  for (const ReferenceLine& line : figure.verticals) {
    const double x = plane.x.at(line.value);
    placer.avoidLine({{x, plane.plot.top()}, {x, plane.plot.bottom()}});
  }
  drawMarks(figure, plane, referenceLabels(figure, plane), area.width(), placer, builder);
}

}  // namespace candour
