// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/charts/label_placer.h"
#include "ui/charts/marks.h"
#include "ui/charts/plane.h"
#include "ui/charts/plots.h"

namespace candour {

namespace {

constexpr double kLeastEventStudy = 120;
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
  spec.least = kLeastEventStudy;
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

// Whether the quarter has its number under the axis.
bool hasTick(const PlanePlan& plan, double left, double x) {
  return std::any_of(plan.ticks.begin(), plan.ticks.end(),
                     [&](const auto& tick) { return std::abs(left + tick.first - x) < 1; });
}

// The values of a strip that stand under a number of the axis.
std::vector<AxisTick> tickedValues(const FigureStrip& strip, const PlanePlan& plan, double left,
                                   const Plane& plane) {
  std::vector<AxisTick> values;
  for (const AxisTick& value : strip.values) {
    if (hasTick(plan, left, plane.x.at(value.at))) values.push_back(value);
  }
  return values;
}

bool meets(const std::vector<AxisTick>& values, std::size_t stride, const Plane& plane,
           double taken, const SceneBuilder& builder) {
  for (std::size_t i = (values.size() - 1) % stride; i < values.size(); i += stride) {
    const double half = builder.width(QString::fromStdString(values[i].label)) / 2;
    const double x = plane.x.at(values[i].at);
    if (x - half < taken + 3) return true;
    taken = x + half;
  }
  return false;
}

// As many of the numbers as do not meet, counted back from the last; in all strips the same.
void drawStrips(const Figure& figure, const PlanePlan& plan, const Plane& plane, QRectF area,
                SceneBuilder& builder) {
  std::size_t stride = 1;
  for (const FigureStrip& strip : figure.strips) {
    const auto values = tickedValues(strip, plan, area.left(), plane);
    const double taken = area.left() + builder.width(QString::fromStdString(strip.label));
    while (stride < values.size() && meets(values, stride, plane, taken, builder)) ++stride;
  }
  double y = area.bottom() - stripsHeight(figure, builder) + 0.85 * builder.line();
  for (const FigureStrip& strip : figure.strips) {
    builder.text(QString::fromStdString(strip.label), area.left(), y, Anchor::Left,
                 {TextRole::Tick, Ink::Muted});
    const auto values = tickedValues(strip, plan, area.left(), plane);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if ((values.size() - 1 - i) % stride != 0) continue;
      builder.text(QString::fromStdString(values[i].label), plane.x.at(values[i].at), y,
                   Anchor::Middle, {TextRole::Tick, Ink::Text});
    }
    y += builder.line();
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
  drawStrips(figure, plan, plane, area, builder);
}

}  // namespace candour
