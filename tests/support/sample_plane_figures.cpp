// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>

#include "models/briefing/words.h"
#include "tests/support/sample_plots.h"

namespace candour {

namespace {

// Never the same twice in a row, always the same in every run; in -1 ... 1.
double wobble(int i) {
  return std::sin(12.9898 * (i + 1)) * std::cos(78.233 * i + 0.4);
}

FigureSeries limit(double centre, double z, double from, double to, LineStyle style,
                   const std::string& label) {
  FigureSeries series;
  series.label = label, series.style = style;
  for (int i = 0; i <= 80; ++i) {
    const double n = from + (to - from) * i / 80;
    series.points.push_back({n, centre + z * std::sqrt(centre * (100 - centre) / n), {}, {}});
  }
  return series;
}

Figure funnel(int areas, double spread, int labelled, std::size_t letters) {
  Figure figure = bareFigure(FigureKind::Funnel);
  figure.categoryAxis = "Effective number of interviews";
  figure.references.push_back({69, "London 69 %", true});
  for (int i = 0; i < areas; ++i) {
    FigurePoint point;
    point.x = 300 + 60 * wobble(i), point.y = 69 + spread * wobble(i + 50);
    point.emphasised = i < labelled;
    point.name = longName(i, letters);
    if (point.emphasised) point.label = point.name;
    figure.points.push_back(point);
  }
  figure.xFrom = 0, figure.xTo = 400;
  for (const double side : {-1.0, 1.0}) {
    figure.series.push_back(
        limit(69, side * 1.96, 5, 400, LineStyle::Dashed, side > 0 ? "95 % limits" : ""));
    figure.series.push_back(
        limit(69, side * 3.09, 5, 400, LineStyle::Solid, side > 0 ? "99.8 % limits" : ""));
  }
  return figure;
}

FigureSeries line(int points, double level, double slope, double half) {
  FigureSeries series;
  for (int i = 0; i < points; ++i) {
    const double y = level + slope * i + 2 * wobble(i);
    series.points.push_back({static_cast<double>(i), y, y - half, y + half});
  }
  series.ribbon = half > 0, series.marks = points < 20;
  return series;
}

Figure trend(int points, const std::string& tick) {
  Figure figure = bareFigure(FigureKind::Trend);
  figure.series.push_back(line(points, 69, -0.2, 1.5));
  figure.series[0].name = "This survey";
  if (points > 0) figure.series[0].label = percentText(figure.series[0].points.back().y);
  for (int i = 0; i < points; ++i) {
    figure.xTicks.push_back({static_cast<double>(i), tick + std::to_string(2000 + i)});
  }
  figure.xFrom = 0, figure.xTo = std::max(1, points - 1);
  return figure;
}

Figure fullTrend() {
  Figure figure = trend(16, "Jan\xE2\x80\x93Mar ");
  figure.series[0].points[9].breakBefore = true;
  FigureSeries published = line(12, 66, 0.1, 0);
  published.name = published.label = "Published by the Mayor's office", published.context = true;
  published.marks = false;
  figure.series.push_back(published);
  figure.references.push_back({72, "Target 72 %", true});
  figure.verticals.push_back({8.5, "Interviews by telephone from April 2020", true});
  return figure;
}

Figure brokenTrend() {
  Figure figure = trend(40, "Twelve months to the end of March ");
  figure.series[0].label = longName(3, 60);
  for (int i = 1; i < 6; ++i) {
    FigureSeries other = line(40, 69 + 0.2 * i, -0.2, 0);
    other.name = other.label = longName(i, 30), other.context = true;
    figure.series.push_back(other);
    const double at = 6.5 * i;
    figure.verticals.push_back({at, "Break: " + longName(i, 70), true});
  }
  for (const std::size_t i : {7U, 8U, 20U, 39U}) figure.series[0].points[i].breakBefore = true;
  figure.series[0].points[12].y = std::nan("");
  figure.valueAxis = longName(1, 160);
  return figure;
}

Figure priorities(int drivers, double spread, std::size_t letters) {
  Figure figure = bareFigure(FigureKind::Priorities);
  figure.valueAxis = "Share of what the drivers explain, per cent";
  figure.categoryAxis = "Mean of the driver (0 lowest, 1 highest)";
  for (int i = 0; i < drivers; ++i) {
    FigurePoint point;
    point.x = 0.6 + 0.2 * spread * wobble(i), point.y = 15 + 14 * spread * wobble(i + 9);
    point.name = point.label = longName(i, letters);
    point.filled = i % 3 != 0;
    figure.points.push_back(point);
  }
  figure.verticals.push_back({0.6, "Median of the drivers 0.60", true});
  figure.references.push_back({14, "Median 14 %", true});
  figure.xFrom = 0.3, figure.xTo = 0.9;
  return figure;
}

}  // namespace

std::vector<NamedFigure> samplePlaneFigures() {
  Figure extreme = funnel(3, 0, 3, 10);
  extreme.points[0].y = 100, extreme.points[1].y = 0, extreme.points[2].x = 1;
  Figure steady = trend(4, "Year ");
  for (auto& point : steady.series[0].points) point.y = 50, point.lower = 50, point.upper = 50;
  Figure falling = trend(6, "W");
  falling.percent = false;
  for (auto& point : falling.series[0].points) point.y = -1e6 * point.x, point.lower = -9e6;
  return {
      {"funnel", funnel(32, 9, 5, 12)},
      {"funnel-2", funnel(2, 1, 0, 0)},
      {"funnel-40", funnel(40, 20, 40, 24)},
      {"funnel-same", funnel(12, 0, 12, 60)},
      {"funnel-extreme", extreme},
      {"funnel-none", bareFigure(FigureKind::Funnel)},
      {"trend", fullTrend()},
      {"trend-40", brokenTrend()},
      {"trend-2", trend(2, "Wave ")},
      {"trend-1", trend(1, "Wave ")},
      {"trend-same", steady},
      {"trend-negative", falling},
      {"trend-none", bareFigure(FigureKind::Trend)},
      {"priorities", priorities(8, 1, 18)},
      {"priorities-15", priorities(15, 1, 80)},
      {"priorities-same", priorities(6, 0, 40)},
      {"priorities-none", bareFigure(FigureKind::Priorities)},
  };
}

}  // namespace candour
