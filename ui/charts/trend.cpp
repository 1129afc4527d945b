// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "ui/charts/plots.h"
#include "ui/charts/scatter.h"
#include "ui/charts/series_draw.h"

namespace candour {

namespace {

constexpr double kLeastTrend = 150;
// A line that ends this part of the axis before its end is named where it ends.
constexpr double kEndsEarly = 0.08;

bool endsEarly(const SeriesPoint& last, const Axis& x) {
  return x.to - last.x > kEndsEarly * (x.to - x.from);
}

std::vector<EndLabel> endLabels(const Figure& figure, const Plane& plane) {
  std::vector<EndLabel> labels = referenceLabels(figure, plane);
  for (const FigureSeries& series : figure.series) {
    const SeriesPoint* last = lastPoint(series);
    if (last == nullptr || series.label.empty() || endsEarly(*last, plane.x)) continue;
    const double y = std::clamp(last->y, plane.y.from, plane.y.to);
    labels.push_back({plane.at(last->x, y),
                      {QString::fromStdString(series.label)},
                      series.context ? Ink::Muted : Ink::Text,
                      !series.context});
  }
  return labels;
}

PlanePlan planTrend(const Figure& figure, double width, const SceneBuilder& builder) {
  PlaneSpec spec;
  const Span span = timeSpan(figure);
  const double pad = 0.025 * (span.high - span.low);
  spec.x = exactAxis(span.low - pad, span.high + pad, 8);
  spec.y = valueAxisOf(figure, valueSpan(figure), 6);
  spec.names = figure.xTicks;
  std::vector<EndLabel> ends = endLabels(figure, {{}, spec.x, spec.y});
  spec.right = planEndLabels(ends, width, builder);
  const auto early =
      static_cast<double>(figure.series.size() + figure.references.size() - ends.size());
  spec.least = std::max(kLeastTrend + 3 * early * builder.line(), endLabelsHeight(ends, builder));
  return planPlane(figure, width, std::move(spec), builder);
}

void drawAllBounds(const Figure& figure, const Plane& plane, SceneBuilder& builder) {
  for (const FigureSeries& series : figure.series) {
    drawBounds(series, plane, series.context ? Ink::Context : Ink::Mark, builder);
  }
}

void drawAllSeries(const Figure& figure, const Plane& plane, SceneBuilder& builder) {
  for (const bool context : {true, false}) {
    for (const FigureSeries& series : figure.series) {
      if (series.context != context) continue;
      const double room = plane.plot.width() / static_cast<double>(series.points.size() + 1);
      const double dot = std::min(0.28 * builder.body(), 0.3 * room);
      drawSeries(
          series, plane,
          context ? SeriesStyle{Ink::Context, 1.25, 0.7 * dot} : SeriesStyle{Ink::Mark, 2.25, dot},
          builder);
    }
  }
}

// Names of the lines that end early, off all lines and ribbons if it can be helped.
void drawEarlyLabels(const Figure& figure, const Plane& plane, LabelPlacer& placer,
                     SceneBuilder& builder) {
  std::vector<LabelledMark> marks;
  for (const ReferenceLine& line : figure.verticals) {
    const double x = plane.x.at(line.value);
    placer.avoidLine({{x, plane.plot.top()}, {x, plane.plot.bottom()}});
  }
  for (const FigureSeries& series : figure.series) {
    for (const QPolygonF& piece : clippedTo(plane, series)) placer.avoidLine(piece);
    for (const SeriesPoint& point : series.points) {
      if (!std::isfinite(point.y)) continue;
      placer.avoidMark(plane.at(point.x, point.y), 0.3 * builder.body());
      if (!series.ribbon || !point.lower || !point.upper) continue;
      placer.avoidLine({plane.at(point.x, *point.lower), plane.at(point.x, *point.upper)});
    }
    const SeriesPoint* last = lastPoint(series);
    if (last == nullptr || series.label.empty() || !endsEarly(*last, plane.x)) continue;
    const QStringList lines =
        builder.measure().wrap(QString::fromStdString(series.label), builder.body(),
                               !series.context, 0.4 * plane.plot.width());
    const double y = std::clamp(last->y, plane.y.from, plane.y.to);
    marks.push_back({plane.at(last->x, y), 2, lines, !series.context});
  }
  drawMarkLabels(std::move(marks), placer, builder);
}

}  // namespace

double trendHeight(const Figure& figure, double width, const SceneBuilder& builder) {
  return planTrend(figure, width, builder).height();
}

void drawTrend(const Figure& figure, QRectF area, SceneBuilder& builder) {
  const PlanePlan plan = planTrend(figure, area.width(), builder);
  const Plane plane = drawPlane(figure, plan, area, builder);
  LabelPlacer placer(plane.plot);
  drawAllBounds(figure, plane, builder);
  drawReferences(figure, plane, placer, builder);
  drawAllSeries(figure, plane, builder);
  std::vector<EndLabel> ends = endLabels(figure, plane);
  planEndLabels(ends, area.width(), builder);
  drawEndLabels(ends, plane.plot.right() + 6, plane.plot.top() - builder.line() / 2,
                plane.plot.bottom() + 1, builder);
  drawEarlyLabels(figure, plane, placer, builder);
}

}  // namespace candour
