// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "ui/charts/label_placer.h"
#include "ui/charts/marks.h"
#include "ui/charts/plane.h"
#include "ui/charts/plots.h"

namespace candour {

namespace {

constexpr double kLeastPlot = 120;
constexpr double kBandWidth = 0.44;  // of the distance of two quarters

double stripsHeight(const Figure& figure, const SceneBuilder& builder) {
  if (figure.strips.empty()) return 0;
  return (static_cast<double>(figure.strips.size()) + 0.35) * builder.line();
}

PlanePlan planEventStudy(const Figure& figure, double width, const SceneBuilder& builder) {
  PlaneSpec spec;
  spec.x = exactAxis(figure.xFrom, figure.xTo, 8);
  spec.y = valueAxisOf(figure, valueSpan(figure), 6);
  spec.names = figure.xTicks;
  for (const FigureStrip& strip : figure.strips) {
    spec.left = std::max(spec.left, builder.width(QString::fromStdString(strip.label)) + 8);
  }
  spec.least = kLeastPlot;
  PlanePlan plan = planPlane(figure, width, std::move(spec), builder);
  plan.below += stripsHeight(figure, builder);
  return plan;
}

// A pale box behind each point for the band, an upright for its own interval.
void drawBands(const Figure& figure, const Plane& plane, SceneBuilder& builder) {
  const double half = kBandWidth / 2 * std::abs(plane.x.at(1) - plane.x.at(0));
  for (const FigureSeries& series : figure.series) {
    for (const SeriesPoint& point : series.points) {
      if (!point.lower || !point.upper) continue;
      const double x = plane.x.at(point.x);
      const double top = plane.y.at(std::min(*point.upper, plane.y.to));
      const double bottom = plane.y.at(std::max(*point.lower, plane.y.from));
      if (series.context) {
        builder.add(RectMark{QRectF(x - half, top, 2 * half, bottom - top), Ink::Strip});
      }
    }
  }
  for (const FigureSeries& series : figure.series) {
    if (series.context) continue;
    for (const SeriesPoint& point : series.points) {
      if (!point.lower || !point.upper) continue;
      builder.add(LineMark{plane.at(point.x, std::max(*point.lower, plane.y.from)),
                           plane.at(point.x, std::min(*point.upper, plane.y.to)), 1.75, Ink::Mark});
    }
  }
}

void drawPoints(const Figure& figure, const Plane& plane, SceneBuilder& builder) {
  const double radius = 0.33 * builder.body();
  for (const FigurePoint& point : figure.points) {
    builder.add(CircleMark{plane.at(point.x, point.y), radius, Ink::Mark,
                           point.filled ? Ink::Mark : Ink::Paper, 1.75});
  }
}

// As many of the numbers as do not meet, counted back from the last.
void drawStrip(const FigureStrip& strip, const Plane& plane, double left, double y,
               SceneBuilder& builder) {
  builder.text(QString::fromStdString(strip.label), left, y, Anchor::Left,
               {TextRole::Tick, Ink::Muted});
  const std::size_t count = strip.values.size();
  for (std::size_t stride = 1; stride <= count; ++stride) {
    bool fits = true;
    double taken = left + builder.width(QString::fromStdString(strip.label));
    for (std::size_t i = (count - 1) % stride; i < count; i += stride) {
      const double half = builder.width(QString::fromStdString(strip.values[i].label)) / 2;
      const double x = plane.x.at(strip.values[i].at);
      fits = fits && x - half > taken + 3;
      taken = x + half;
    }
    if (!fits && stride < count) continue;
    for (std::size_t i = (count - 1) % stride; i < count; i += stride) {
      builder.text(QString::fromStdString(strip.values[i].label), plane.x.at(strip.values[i].at), y,
                   Anchor::Middle, {TextRole::Tick, Ink::Text});
    }
    return;
  }
}

}  // namespace

double eventStudyHeight(const Figure& figure, double width, const SceneBuilder& builder) {
  return planEventStudy(figure, width, builder).height();
}

void drawEventStudy(const Figure& figure, QRectF area, SceneBuilder& builder) {
  const PlanePlan plan = planEventStudy(figure, area.width(), builder);
  const Plane plane = drawPlane(figure, plan, area, builder);
  drawBands(figure, plane, builder);
  for (const ReferenceLine& line : figure.references) {
    const double y = plane.y.at(line.value);
    builder.add(LineMark{
        {plane.plot.left(), y}, {plane.plot.right(), y}, 1.25, Ink::Text, styleOf(line.dashed)});
  }
  drawPoints(figure, plane, builder);
  double y = area.bottom() - stripsHeight(figure, builder) + 0.85 * builder.line();
  for (const FigureStrip& strip : figure.strips) {
    drawStrip(strip, plane, area.left(), y, builder);
    y += builder.line();
  }
}

}  // namespace candour
