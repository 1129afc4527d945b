// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "models/briefing/words.h"
#include "ui/charts/label_placer.h"
#include "ui/charts/plane.h"
#include "ui/charts/series_draw.h"
#include "ui/charts/text_measure.h"
#include "ui/documents/native_plane.h"
#include "ui/documents/native_rows.h"

namespace candour {

namespace {

constexpr double kStripPart = 0.14;  // of the plot's height, for how people are spread
constexpr double kEndsEarly = 0.08;  // of the axis
constexpr double kPad = 0.025;       // of time, after its last point
constexpr double kMostLead = 0.08;   // of time, before its first
constexpr double kPlotPart = 0.8;    // of the frame's width, at least nearly
constexpr int kNameText = 14;

double gap(const std::optional<double>& bound, double value) {
  return bound && std::isfinite(*bound) ? std::abs(*bound - value) : std::nan("");
}

// The distances to the bounds of points, as columns for the intervals of `series`.
void addIntervals(const std::vector<SeriesPoint>& points, const ChartLine& line, PlaneChart& chart,
                  ChartSeries& series) {
  std::vector<double> below, above;
  bool any = false;
  for (const SeriesPoint& point : points) {
    below.push_back(gap(point.lower, point.y));
    above.push_back(gap(point.upper, point.y));
    any = any || std::isfinite(above.back());
  }
  if (!any) return;
  ChartErrors errors;
  errors.minus = chart.sheet.addNumbers("Value less lower", below);
  errors.plus = chart.sheet.addNumbers("Upper less value", above);
  errors.across = false;
  errors.line = line;
  series.errors = errors;
}

std::vector<QPointF> pointsOf(const std::vector<SeriesPoint>& points) {
  std::vector<QPointF> at;
  for (const SeriesPoint& point : points) at.emplace_back(point.x, point.y);
  return at;
}

std::vector<SeriesPoint> seriesPoints(const std::vector<CurvePoint>& curve) {
  std::vector<SeriesPoint> points;
  for (const CurvePoint& point : curve) {
    points.push_back({point.x, point.y, point.lower, point.upper});
  }
  return points;
}

// Thick pale lines from the foot of the plot: as many people as stand there.
void addStrip(const Figure& figure, PlaneChart& chart) {
  if (figure.histogram.empty()) return;
  const double most = *std::max_element(figure.histogram.begin(), figure.histogram.end());
  if (!(most > 0)) return;
  const auto bins = static_cast<double>(figure.histogram.size());
  const double width = (figure.histogramTo - figure.histogramFrom) / bins;
  const Axis& y = chart.spec.y.axis;
  std::vector<QPointF> bars;
  for (std::size_t i = 0; i < figure.histogram.size(); ++i) {
    const double x = figure.histogramFrom + (static_cast<double>(i) + 0.5) * width;
    const double height = std::max(0.0, figure.histogram[i]) / most * kStripPart * (y.to - y.from);
    bars.insert(bars.end(), {{x, y.from}, {x, y.from + height}, {std::nan(""), std::nan("")}});
  }
  const double points = chart.at(width, 0).x() - chart.at(0, 0).x();
  chart.addLine("How people are spread (height for show)", bars,
                {ChartInk::Grey, std::max(1.0, 0.9 * points)});
  chart.sheet.addNumbers("Share of people in each bar", figure.histogram);
}

void addContinuous(const Figure& figure, PlaneChart& chart) {
  const std::vector<SeriesPoint> points = seriesPoints(figure.curve);
  std::vector<QPointF> lower, upper;
  for (const CurvePoint& point : figure.curve) {
    lower.emplace_back(point.x, point.lower), upper.emplace_back(point.x, point.upper);
  }
  ChartSeries& line = chart.addLine("Predicted", pointsOf(points), {ChartInk::Mark, 2.25});
  addIntervals(points, {ChartInk::PaleBlue, 1.5}, chart, line);
  chart.addLine("Lower", lower, {ChartInk::Mark, 0.75});
  chart.addLine("Upper", upper, {ChartInk::Mark, 0.75});
  std::vector<QPointF> ends = {{points.front().x, points.front().y},
                               {points.back().x, points.back().y}};
  const std::vector<std::string> words = {percentText(points.front().y),
                                          percentText(points.back().y)};
  ChartSeries& named = chart.addWords("Ends of the curve", ends, words);
  const bool rises = points.back().y >= points.front().y;
  for (std::size_t i = 0; i < 2; ++i) {
    PointLabel label{i, {QString::fromStdString(words[i])}};
    const SeriesPoint& point = i == 0 ? points.front() : points.back();
    const double half = chart.at(0, point.y).y() - chart.at(0, point.upper.value_or(point.y)).y();
    label.side = (i == 0) == rises ? LabelSide::Below : LabelSide::Above;
    label.bold = true;
    const double shift = std::clamp(half, 0.0, 24.0) + 2;
    label.moved = {i == 0 ? 20.0 : -20.0, label.side == LabelSide::Below ? shift : -shift};
    named.labels.push_back(label);
  }
}

std::vector<EndWords> trendEnds(const Figure& figure, const Span& time) {
  std::vector<EndWords> ends = referenceEnds(figure);
  for (const FigureSeries& series : figure.series) {
    const SeriesPoint* const last = lastPoint(series);
    if (last == nullptr || series.label.empty()) continue;
    if (time.high - last->x > kEndsEarly * (time.high - time.low)) continue;
    ends.push_back({last->y, series.label, !series.context});
  }
  return ends;
}

// The name of a line that ends early, off all lines and intervals if it can be helped.
PointLabel earlyLabel(const FigureSeries& series, const Figure& figure, const PlaneChart& chart) {
  LabelPlacer placer(chart.spec.plot);
  for (const FigureSeries& other : figure.series) {
    for (const auto& stretch : stretchesOf(other)) {
      QPolygonF line;
      for (const SeriesPoint& point : stretch) {
        line << chart.at(point.x, point.y);
        if (!point.lower || !point.upper) continue;
        placer.avoidLine({chart.at(point.x, *point.lower), chart.at(point.x, *point.upper)});
      }
      placer.avoidLine(line);
    }
  }
  const SeriesPoint& last = *lastPoint(series);
  const QString words = QString::fromStdString(series.label);
  const QSizeF size(TextMeasure().width(words, chart.spec.text, !series.context) + 6,
                    lineHeight(chart.spec.text));
  const QPointF at = chart.at(last.x, last.y);
  PointLabel label{0, {words}, LabelSide::Right, !series.context};
  std::vector<QPointF> corners;
  for (double shift = 0; shift < chart.spec.plot.height(); shift += 6) {
    for (const double side : {-1.0, 1.0}) {
      for (const double left : {8.0, -size.width() / 2, -size.width() - 8}) {
        corners.push_back(at + QPointF(left, side * shift - size.height() / 2));
      }
    }
  }
  const QPointF usual(at.x() + 8, at.y() - size.height() / 2);
  label.moved = placer.placeAtOneOf(corners, size).topLeft() - usual;
  return label;
}

// A line in its stretches, each a series of its own, so that nothing joins what a break parts.
void addTrendLine(const FigureSeries& series, const std::string& name,
                  std::optional<PointLabel> early, PlaneChart& chart) {
  const double pitch = chart.spec.plot.width() / static_cast<double>(series.points.size() + 1);
  const auto stretches = stretchesOf(series);
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const std::string part = i == 0 ? name : name + " (part " + std::to_string(i + 1) + ")";
    const ChartInk ink = series.context ? ChartInk::Muted : ChartInk::Mark;
    ChartSeries& line = chart.addLine(part, pointsOf(stretches[i]),
                                      {ink, series.context ? 1.25 : 2.25, series.style});
    if (series.marks || stretches[i].size() == 1) {
      line.marker = {MarkerShape::Circle, series.context ? 5 : pitch > 30 ? 8 : 6, ink, ink};
    }
    if (series.ribbon || series.marks) {
      // In the colour of the marks, which some programs draw below and some above them.
      const ChartInk bounds = series.context ? ChartInk::Faded : ChartInk::Mark;
      addIntervals(stretches[i], {bounds, pitch > 12 ? 1.25 : 0.75}, chart, line);
    }
    if (!early || i + 1 < stretches.size()) continue;
    early->point = stretches[i].size() - 1;
    line.labels = {*early};
    line.leaders = true;
  }
}

// How far before the first point time begins, as a part of its span: so that the first name, which
// is centred on its point, does not reach the numbers of the value axis.
double leadOf(const Figure& figure, QSizeF area) {
  if (figure.xTicks.empty()) return kPad;
  const QString name = QString::fromStdString(figure.xTicks.front().label);
  const double half = TextMeasure().width(name, kNameText) / 2 + 2;
  return std::clamp(half / (kPlotPart * area.width()), kPad, kMostLead);
}

}  // namespace

NativeChart curveChart(const Figure& figure, QSizeF area) {
  PlaneChart chart;
  Figure worded = figure;
  if (!figure.histogram.empty() && !figure.legend.empty()) {
    worded.categoryAxis += ". Grey bars: " + midSentence(figure.legend[0].text);
  }
  const Axis x = niceAxis(figure.xFrom, figure.xTo, 8, -1e300, 1e300);
  const std::vector<EndWords> ends = referenceEnds(figure);
  const Axis y = nativeAxis(figure, valueAxisOf(figure, valueSpan(figure), 6), 6);
  chart.plan(worded, area, x, y, {}, ends);
  addStrip(figure, chart);
  chart.addReferences(figure);
  addContinuous(figure, chart);
  chart.addValueTitle();
  chart.addEnds(ends);
  return chart.chart(figure);
}

NativeChart trendChart(const Figure& figure, QSizeF area) {
  const Span time = timeSpan(figure);
  const double length = time.high - time.low;
  const std::vector<EndWords> ends = trendEnds(figure, time);
  PlaneChart chart;
  chart.plan(figure, area,
             exactAxis(time.low - leadOf(figure, area) * length, time.high + kPad * length, 8),
             nativeAxis(figure, valueAxisOf(figure, valueSpan(figure), 6), 6), figure.xTicks, ends);
  chart.addVerticals(figure);
  chart.addReferences(figure);
  for (const bool context : {true, false}) {
    for (const FigureSeries& series : figure.series) {
      if (series.context != context) continue;
      const SeriesPoint* const last = lastPoint(series);
      const bool isEarly = last != nullptr && !series.label.empty() &&
                           time.high - last->x > kEndsEarly * (time.high - time.low);
      std::optional<PointLabel> early;
      if (isEarly) early = earlyLabel(series, figure, chart);
      const std::string& fallback = figure.valueAxis.empty() ? "Value" : figure.valueAxis;
      addTrendLine(series, context && !series.label.empty() ? series.label : fallback, early,
                   chart);
    }
  }
  chart.addTickNames();
  chart.addValueTitle();
  chart.addEnds(ends);
  return chart.chart(figure);
}

}  // namespace candour
