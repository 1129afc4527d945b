// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "models/briefing/words.h"
#include "ui/charts/label_placer.h"
#include "ui/charts/marks.h"
#include "ui/charts/plane.h"
#include "ui/charts/plots.h"

namespace candour {

namespace {

constexpr double kLeastCurve = 130;
constexpr double kStrip = 26;

struct CurveArea {
  QRectF plot;
  QRectF strip;  // the histogram, under the plot
  Axis x;
  Axis y;

  [[nodiscard]] QPointF at(double x0, double y0) const { return {x.at(x0), y.at(y0)}; }
};

PlanePlan planCurve(const Figure& figure, double width, const SceneBuilder& builder) {
  PlaneSpec spec;
  spec.x = exactAxis(figure.xFrom, figure.xTo, 8);
  spec.y = valueAxisOf(figure, valueSpan(figure), 6);
  spec.strip = figure.histogram.empty() ? 0 : kStrip;
  spec.least = kLeastCurve;
  return planPlane(figure, width, std::move(spec), builder);
}

// Hangs from the axis: bars as high as the fullest bin, outlined as one shape.
void drawStrip(const Figure& figure, const CurveArea& area, SceneBuilder& builder) {
  if (figure.histogram.empty()) return;
  const double most = *std::max_element(figure.histogram.begin(), figure.histogram.end());
  if (!(most > 0)) return;
  const double left = area.x.at(figure.histogramFrom), right = area.x.at(figure.histogramTo);
  const double step = (right - left) / static_cast<double>(figure.histogram.size());
  const double top = area.strip.top();
  QPolygonF shape;
  shape << QPointF(left, top);
  for (std::size_t i = 0; i < figure.histogram.size(); ++i) {
    const double share = std::max(0.0, figure.histogram[i]) / most;
    const double y = top + share * (area.strip.height() - 4);
    const double x = left + static_cast<double>(i) * step;
    shape << QPointF(x, y) << QPointF(x + step, y);
  }
  shape << QPointF(right, top);
  builder.add(PolygonMark{shape, Ink::Strip});
  builder.add(PolylineMark{shape, 0.75, Ink::Axis});
}

void drawRibbonAndLine(const Figure& figure, const CurveArea& area, SceneBuilder& builder) {
  QPolygonF ribbon, upper, lower, line;
  for (const CurvePoint& point : figure.curve) {
    line << area.at(point.x, point.y);
    upper << area.at(point.x, point.upper);
    lower << area.at(point.x, point.lower);
  }
  ribbon = upper;
  for (qsizetype i = lower.size(); i-- > 0;) ribbon << lower[i];
  builder.add(PolygonMark{ribbon, Ink::Ribbon});
  builder.add(PolylineMark{upper, 0.75, Ink::Mark});
  builder.add(PolylineMark{lower, 0.75, Ink::Mark});
  builder.add(PolylineMark{line, 2.25, Ink::Mark});
}

// Labels keep off the ribbon where they can, and where they cannot off the line.
LabelPlacer placerFor(const Figure& figure, const CurveArea& area) {
  LabelPlacer placer(area.plot.adjusted(-1, -1, 1, 1));
  for (const CurvePoint& point : figure.curve) {
    placer.avoidLine({area.at(point.x, point.lower), area.at(point.x, point.upper)});
    placer.avoidMark(area.at(point.x, point.y), 1);
  }
  return placer;
}

// The predicted share at one end of the curve.
void drawEnd(const Figure& figure, bool first, const CurveArea& area, LabelPlacer& placer,
             SceneBuilder& builder) {
  const CurvePoint& point = first ? figure.curve.front() : figure.curve.back();
  const QString label = QString::fromStdString(percentText(point.y));
  const QSizeF size(builder.width(label), builder.line());
  const double x = area.x.at(point.x);
  const double left = std::clamp(first ? x + 4 : x - 4 - size.width(), area.plot.left(),
                                 area.plot.right() - size.width());
  const double above = area.y.at(point.upper) - size.height() - 3;
  const double below = area.y.at(point.lower) + 3;
  std::vector<QPointF> corners;
  for (double shift = 0; shift < area.plot.height(); shift += 6) {
    corners.push_back({left, below + shift});
    corners.push_back({left, above - shift});
    corners.push_back({left, below - shift});
  }
  const QRectF box = placer.placeAtOneOf(corners, size);
  builder.text(label, box.left(), box.center().y(), Anchor::Left,
               {TextRole::Direct, Ink::Text, true});
}

// The level of everyone, named where the curve leaves room.
void drawLevel(const ReferenceLine& line, const CurveArea& area, LabelPlacer& placer,
               SceneBuilder& builder) {
  const double y = area.y.at(line.value);
  builder.add(LineMark{
      {area.plot.left(), y}, {area.plot.right(), y}, 1.25, Ink::Text, styleOf(line.dashed)});
  const QString label = QString::fromStdString(line.label);
  const QSizeF size(builder.width(label), builder.line());
  std::vector<QPointF> corners;
  for (const double part : {0.0, 1.0, 0.15, 0.85, 0.3, 0.7, 0.5}) {
    const double x = area.plot.left() + 4 + part * (area.plot.width() - size.width() - 8);
    corners.push_back({x, y - size.height() - 2});
    corners.push_back({x, y + 2});
  }
  const QRectF box = placer.placeAtOneOf(corners, size);
  builder.text(label, box.left(), box.center().y(), Anchor::Left, {TextRole::Direct, Ink::Text});
}

}  // namespace

double curveHeight(const Figure& figure, double width, const SceneBuilder& builder) {
  return planCurve(figure, width, builder).height();
}

void drawCurve(const Figure& figure, QRectF area, SceneBuilder& builder) {
  const PlanePlan plan = planCurve(figure, area.width(), builder);
  const Plane plane = drawPlane(figure, plan, area, builder);
  const QRectF strip(plane.plot.bottomLeft(), QSizeF(plane.plot.width(), plan.spec.strip));
  const CurveArea curve{plane.plot, strip, plane.x, plane.y};
  drawStrip(figure, curve, builder);
  drawRibbonAndLine(figure, curve, builder);
  LabelPlacer placer = placerFor(figure, curve);
  for (const ReferenceLine& line : figure.references) {
    drawLevel(line, curve, placer, builder);
  }
  if (figure.curve.size() < 2) return;
  drawEnd(figure, true, curve, placer, builder);
  drawEnd(figure, false, curve, placer, builder);
}

}  // namespace candour
