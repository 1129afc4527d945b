// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "ui/charts/label_placer.h"
#include "ui/charts/marks.h"
#include "ui/charts/scatter.h"
#include "ui/charts/series_draw.h"
#include "ui/documents/native_plane.h"
#include "ui/documents/native_rows.h"

namespace candour {

namespace {

constexpr double kWidestLabel = 0.3;  // of the plot
constexpr double kRadius = 5;
constexpr double kBeside = 5;  // between a mark and its label, as programs place it

// Points of one look and their words.
struct PointGroup {
  LegendMark mark = LegendMark::FilledDot;
  bool emphasised = true;
  bool filled = true;
  Focus focus = Focus::None;

  [[nodiscard]] bool has(const FigurePoint& point) const {
    if (point.emphasised != emphasised || point.focus != focus) return false;
    return !emphasised || point.filled == filled;
  }
  [[nodiscard]] bool isStrong() const { return candour::isStrong(emphasised, focus); }
  [[nodiscard]] ChartMarker marker() const {
    const ChartInk ink = focus == Focus::Muted ? ChartInk::Faded
                         : isStrong()          ? ChartInk::Mark
                                               : ChartInk::Muted;
    return {MarkerShape::Circle, isStrong() ? 9 : 7, emphasised && filled ? ink : ChartInk::Paper,
            ink};
  }
};

PointLabel placedLabel(const FigurePoint& point, std::size_t index, const PlaneChart& chart,
                       LabelPlacer& placer) {
  PointLabel label;
  label.point = index;
  label.bold = isBold(point.focus);
  label.lines = TextMeasure().wrap(QString::fromStdString(point.label), chart.spec.text, label.bold,
                                   kWidestLabel * chart.spec.plot.width());
  double width = 0;
  for (const QString& line : label.lines) {
    width = std::max(width, TextMeasure().width(line, chart.spec.text, label.bold));
  }
  const QSizeF size(width + 6,
                    static_cast<double>(label.lines.size()) * lineHeight(chart.spec.text));
  const QPointF at = chart.at(point.x, point.y);
  const QRectF box = placer.place(at, kRadius, size);
  // Where the program would put it at the right of the mark, and how far it is from there.
  const QPointF usual(at.x() + kRadius + kBeside, at.y() - size.height() / 2);
  label.moved = box.topLeft() - usual;
  if (std::hypot(label.moved.x(), label.moved.y()) < 8) label.moved = {};
  return label;
}

void addGroup(const PointGroup& group, const Figure& figure, LabelPlacer& placer,
              PlaneChart& chart) {
  std::vector<QPointF> points;
  std::vector<std::string> words;
  std::vector<PointLabel> labels;
  for (const FigurePoint& point : figure.points) {
    if (!group.has(point) || !std::isfinite(point.x) || !std::isfinite(point.y)) continue;
    if (!point.label.empty()) {
      labels.push_back(placedLabel(point, points.size(), chart, placer));
    }
    points.emplace_back(point.x, point.y);
    words.push_back(point.label);
  }
  if (points.empty()) return;
  std::string named = keyText(figure, group.mark, group.emphasised ? "Marks" : "Others");
  if (group.focus == Focus::Highlighted) named += " (highlighted)";
  ChartSeries series = chart.addLine(named, points, {});
  chart.spec.series.pop_back();
  series.marker = group.marker();
  series.labels = std::move(labels);
  series.leaders = true;
  series.labelCells = chart.sheet.addTexts("Names", words);
  addMarks(series, std::nullopt, chart.spec);
}

void addPoints(const Figure& figure, PlaneChart& chart) {
  LabelPlacer placer(chart.spec.plot.adjusted(2, 2, -2, -2));
  for (const FigurePoint& point : figure.points) {
    if (std::isfinite(point.y)) placer.avoidMark(chart.at(point.x, point.y), kRadius + 1);
  }
  for (const ReferenceLine& line : figure.references) {
    placer.avoidLine(
        {chart.at(chart.spec.x.axis.from, line.value), chart.at(chart.spec.x.axis.to, line.value)});
  }
  for (const ReferenceLine& line : figure.verticals) {
    placer.avoidLine(
        {chart.at(line.value, chart.spec.y.axis.from), chart.at(line.value, chart.spec.y.axis.to)});
  }
  for (const Focus focus : {Focus::Muted, Focus::None, Focus::Highlighted}) {
    addGroup({LegendMark::OpenGreyDot, false, false, focus}, figure, placer, chart);
    addGroup({LegendMark::OpenDot, true, false, focus}, figure, placer, chart);
    addGroup({LegendMark::FilledDot, true, true, focus}, figure, placer, chart);
  }
}

// The parts of the limits inside the axes, in the axes' units.
std::vector<std::vector<QPointF>> piecesOf(const FigureSeries& series, const PlaneChart& chart) {
  Plane unit{{}, chart.spec.x.axis, chart.spec.y.axis};
  unit.x.start = unit.x.from, unit.x.end = unit.x.to;
  unit.y.start = unit.y.from, unit.y.end = unit.y.to;
  std::vector<std::vector<QPointF>> pieces;
  for (const QPolygonF& piece : clippedTo(unit, series)) {
    pieces.emplace_back(piece.begin(), piece.end());
  }
  return pieces;
}

Axis wholeSteps(const Axis& axis, int most) {
  return niceAxis(axis.from, axis.to, most, -1e300, 1e300);
}

}  // namespace

NativeChart funnelChart(const Figure& figure, QSizeF area) {
  const PlaneAxes axes = funnelAxes(figure);
  PlaneChart chart;
  const Axis up = nativeAxis(figure, axes.y, 7);
  chart.spec.x.axis = wholeSteps(axes.x, 8), chart.spec.y.axis = up;
  std::vector<EndWords> ends = referenceEnds(figure);
  for (const FigureSeries& series : figure.series) {
    const auto pieces = piecesOf(series, chart);
    if (series.label.empty() || pieces.empty()) continue;
    ends.push_back({pieces.back().back().y(), series.label, false});
  }
  chart.plan(figure, area, chart.spec.x.axis, up, {}, ends);
  for (const FigureSeries& series : figure.series) {
    for (const auto& piece : piecesOf(series, chart)) {
      const std::string name = series.label.empty() ? "Limit below" : series.label;
      chart.addLine(name, piece, {ChartInk::Muted, 1.25, series.style});
    }
  }
  chart.addReferences(figure);
  addPoints(figure, chart);
  chart.addValueTitle();
  chart.addEnds(ends);
  return chart.chart(figure);
}

NativeChart prioritiesChart(const Figure& figure, QSizeF area) {
  const PlaneAxes axes = prioritiesAxes(figure);
  const std::vector<EndWords> ends = referenceEnds(figure);
  PlaneChart chart;
  chart.plan(figure, area, wholeSteps(axes.x, 6), nativeAxis(figure, axes.y, 7), {}, ends);
  chart.spec.x.percent = figure.percent;
  chart.addVerticals(figure);
  chart.addReferences(figure);
  addPoints(figure, chart);
  chart.addValueTitle();
  chart.addEnds(ends);
  return chart.chart(figure);
}

}  // namespace candour
