// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/scatter.h"

#include <algorithm>
#include <cmath>

#include "ui/charts/marks.h"

namespace candour {

namespace {

constexpr double kLeastScatter = 235;
// A plot this many times the area of its labels has room for each near its mark.
constexpr double kRoomForLabels = 2.6;
constexpr double kWidestLabel = 0.48;  // of the plot

QStringList labelLines(const FigurePoint& point, double plotWidth, const SceneBuilder& builder) {
  return builder.measure().wrap(QString::fromStdString(point.label), builder.body(),
                                isBold(point.focus), kWidestLabel * plotWidth);
}

bool isDrawable(const FigurePoint& point) {
  return std::isfinite(point.x) && std::isfinite(point.y);
}

// What labels need in a plot `width` wide: room by area, and a column of them at the worst.
double heightForLabels(const Figure& figure, double width, const SceneBuilder& builder) {
  double areas = 0;
  for (const FigurePoint& point : figure.points) {
    if (point.label.empty()) continue;
    const QSizeF size =
        sizeOfLines(labelLines(point, width, builder), isBold(point.focus), builder);
    areas += (size.width() + 8) * size.height();
  }
  return kRoomForLabels * areas / width;
}

std::vector<EndLabel> endTexts(const Figure& figure) {
  std::vector<EndLabel> labels;
  for (const ReferenceLine& line : figure.references) {
    if (!line.label.empty()) labels.push_back({{}, {QString::fromStdString(line.label)}});
  }
  for (const FigureSeries& series : figure.series) {
    if (!series.label.empty()) labels.push_back({{}, {QString::fromStdString(series.label)}});
  }
  return labels;
}

void drawPoints(const Figure& figure, const Plane& plane, LabelPlacer& placer,
                SceneBuilder& builder) {
  std::vector<LabelledMark> labels;
  std::vector<CircleMark> dots;
  for (const bool strong : {false, true}) {
    for (const FigurePoint& point : figure.points) {
      if (isStrong(point.emphasised, point.focus) != strong || !isDrawable(point)) continue;
      const QPointF at = plane.at(std::clamp(point.x, plane.x.from, plane.x.to), point.y);
      const double radius = (strong ? 0.34 : 0.26) * builder.body();
      const Ink ink = dotInk(point.emphasised, point.focus);
      const bool filled = point.emphasised && point.filled;
      dots.push_back({at, radius, ink, filled ? ink : Ink::Paper, strong ? 1.75 : 1.0});
      placer.avoidMark(at, radius + 1);
      if (point.label.empty()) continue;
      labels.push_back(
          {at, radius, labelLines(point, plane.plot.width(), builder), isBold(point.focus), true});
    }
  }
  drawMarkLabels(std::move(labels), placer, builder);
  for (const CircleMark& dot : dots) builder.add(dot);
}

}  // namespace

PlanePlan planScatter(const Figure& figure, double width, PlaneSpec spec,
                      const SceneBuilder& builder) {
  std::vector<EndLabel> ends = endTexts(figure);
  spec.right = planEndLabels(ends, width, builder);
  const double plot = std::max(80.0, width - spec.right - 4 * builder.body());
  spec.least = std::max(
      {kLeastScatter, endLabelsHeight(ends, builder), heightForLabels(figure, plot, builder)});
  return planPlane(figure, width, std::move(spec), builder);
}

std::vector<EndLabel> referenceLabels(const Figure& figure, const Plane& plane) {
  std::vector<EndLabel> labels;
  for (const ReferenceLine& line : figure.references) {
    if (line.label.empty()) continue;
    const double y = plane.y.at(std::clamp(line.value, plane.y.from, plane.y.to));
    labels.push_back({{plane.plot.right(), y}, {QString::fromStdString(line.label)}});
  }
  return labels;
}

void drawReferences(const Figure& figure, const Plane& plane, LabelPlacer& placer,
                    SceneBuilder& builder) {
  for (const ReferenceLine& line : figure.references) {
    const double y = crisp(plane.y.at(std::clamp(line.value, plane.y.from, plane.y.to)));
    const QPointF from(plane.plot.left(), y), to(plane.plot.right(), y);
    builder.add(LineMark{from, to, 1.25, Ink::Text, styleOf(line.dashed)});
    placer.avoidLine({from, to});
  }
}

void drawMarks(const Figure& figure, const Plane& plane, std::vector<EndLabel> ends, double width,
               LabelPlacer& placer, SceneBuilder& builder) {
  planEndLabels(ends, width, builder);
  drawEndLabels(ends, plane.plot.right() + 5, plane.plot.top() - builder.line() / 2,
                plane.plot.bottom(), builder);
  drawPoints(figure, plane, placer, builder);
}

}  // namespace candour
