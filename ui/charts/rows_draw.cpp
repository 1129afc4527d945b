// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "ui/charts/marks.h"
#include "ui/charts/plots.h"
#include "ui/charts/rows_columns.h"
#include "ui/charts/rows_marks.h"

namespace candour {

namespace {

constexpr double kTallestBar = 26;
constexpr double kBarPart = 0.62;  // of the row: gaps are narrower than bars

void drawGrid(const RowsArea& area, SceneBuilder& builder) {
  const Axis& axis = area.plan.axis;
  const double top = area.rows.top(), bottom = area.rows.bottom();
  for (std::size_t i = 0; i < axis.ticks.size(); ++i) {
    const double x = area.x(axis.ticks[i]);
    builder.add(LineMark{{crisp(x), top}, {crisp(x), bottom}, 0.75, Ink::Grid});
    builder.text(axis.tickText(i, area.figure.percent), x, bottom + 3 + builder.line() / 2,
                 Anchor::Middle, {TextRole::Tick, Ink::Muted});
  }
  builder.lines(area.plan.axisTitle, area.left + area.plan.plotLeft, bottom + 3 + builder.line(),
                Anchor::Left, {TextRole::AxisTitle, Ink::Muted});
}

void drawBaseline(const RowsArea& area, SceneBuilder& builder) {
  const Axis& axis = area.plan.axis;
  if (axis.from > 0 || axis.to < 0) return;
  const double x = crisp(area.x(0));
  builder.add(LineMark{{x, area.rows.top()}, {x, area.rows.bottom()}, 1, Ink::Axis});
}

void drawWords(const RowsArea& area, std::size_t i, const Band& band, SceneBuilder& builder) {
  const FigureRow& row = area.figure.rows[i];
  const RowsPlan& plan = area.plan;
  const auto lines = static_cast<double>(plan.labels[i].size() + plan.notes[i].size());
  const double x = area.left + plan.labelWidth;
  double y = band.middle - lines * builder.line() / 2;
  const bool bold = isBold(row.focus);
  y = builder.lines(plan.labels[i], x, y, Anchor::Right,
                    {TextRole::Label, nameInk(row.focus), bold});
  builder.lines(plan.notes[i], x, y, Anchor::Right, {TextRole::Label, Ink::Muted});
  const double gap = builder.body();
  const double values =
      area.left + plan.plotRight + (plan.valueWidth > 0 ? gap : 0) + plan.valueWidth;
  builder.text(QString::fromStdString(row.valueText), values, band.middle, Anchor::Right,
               {TextRole::Value, nameInk(row.focus), bold});
  if (row.tier.empty()) return;
  builder.text(QString::fromStdString(row.tier), values + gap + plan.tierWidth / 2, band.middle,
               Anchor::Middle, {TextRole::Value, Ink::Text, true});
}

// The bands of the rows from the top of the plot; headings are drawn on the way.
std::vector<Band> placeRows(const RowsArea& area, SceneBuilder& builder) {
  const RowsPlan& plan = area.plan;
  const auto count = static_cast<double>(std::max<std::size_t>(1, plan.heights.size()));
  const double spare = std::max(0.0, area.rows.height() - plan.rowsHeight()) / count;
  std::vector<Band> bands;
  double y = area.rows.top();
  for (std::size_t i = 0; i < plan.heights.size(); ++i) {
    if (const double heading = plan.headingHeight(i); heading > 0) {
      builder.add(RectMark{QRectF(area.left, y, area.right - area.left, heading), Ink::Paper});
      builder.lines(plan.headings[i], area.left, y + 4, Anchor::Left,
                    {TextRole::Label, Ink::Text, true});
      y += heading;
    }
    const double height = plan.heights[i] + spare;
    bands.push_back({y + height / 2, height, 0});
    y += height;
  }
  double lowest = kTallestBar / kBarPart;
  for (const Band& band : bands) lowest = std::min(lowest, band.height);
  for (Band& band : bands) band.bar = kBarPart * lowest;
  return bands;
}

void drawAbove(const RowsArea& area, double top, SceneBuilder& builder) {
  for (const ReferenceLine& reference : area.figure.references) {
    if (reference.label.empty()) continue;
    drawReference(reference, area.x(reference.value), top, area.rows.bottom(), area.left,
                  area.right, builder);
  }
  if (area.plan.tierWidth <= 0) return;
  builder.text(QStringLiteral("Tier"), area.right, top + builder.line() / 2, Anchor::Right,
               {TextRole::AxisTitle, Ink::Text, true});
}

}  // namespace

void drawReference(const ReferenceLine& reference, double x, double top, double bottom, double left,
                   double right, SceneBuilder& builder) {
  const double lineX = crisp(x);
  builder.add(
      LineMark{{lineX, top + 2}, {lineX, bottom}, 1.25, Ink::Text, styleOf(reference.dashed)});
  const QString label = QString::fromStdString(reference.label);
  const double width = builder.width(label);
  const bool fits = lineX + 5 + width <= right;
  const double at = fits ? lineX + 5 : std::max(left, lineX - 5 - width);
  builder.text(label, at, top + builder.line() / 2, Anchor::Left, {TextRole::Direct, Ink::Text});
}

double rowsHeight(const Figure& figure, double width, const SceneBuilder& builder) {
  return planRows(figure, width, builder).height();
}

void drawRows(const Figure& figure, QRectF area, SceneBuilder& builder) {
  drawPlannedRows(figure, planRows(figure, area.width(), builder), area, builder);
}

void drawPlannedRows(const Figure& figure, const RowsPlan& plan, QRectF area,
                     SceneBuilder& builder) {
  const QRectF rows = area.adjusted(0, plan.top, 0, -plan.bottom);
  const RowsArea rowsArea{figure, plan, rows, area.left(), area.right()};
  drawGrid(rowsArea, builder);
  const std::vector<Band> bands = placeRows(rowsArea, builder);
  drawBaseline(rowsArea, builder);
  drawAbove(rowsArea, area.top(), builder);
  for (std::size_t i = 0; i < bands.size(); ++i) {
    drawRowMark(rowsArea, i, bands, builder);
    drawWords(rowsArea, i, bands[i], builder);
  }
}

}  // namespace candour
