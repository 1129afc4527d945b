// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "ui/charts/plot.h"

namespace candour {

namespace {

constexpr double kTallestBar = 26;
constexpr double kHatchStep = 5;

// Where a row lies on the page: its middle and its height.
struct Band {
  double middle = 0;
  double height = 0;
};

struct RowsArea {
  const Figure& figure;
  const RowsPlan& plan;
  QRectF rows;   // plot and labels, without what stands above and below
  double left;   // left edge of the whole
  double right;  // right edge of the whole

  [[nodiscard]] double x(double value) const {
    const double clamped = std::clamp(value, plan.axis.from, plan.axis.to);
    return left + plan.axis.at(clamped);
  }
};

// Vertical hairlines sit in the middle of a screen pixel.
double crisp(double x) {
  return std::floor(x) + 0.5;
}

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

void drawInterval(const RowsArea& area, const FigureRow& row, double y, double width, Ink ink,
                  SceneBuilder& builder) {
  if (!row.lower || !row.upper) return;
  builder.add(LineMark{{area.x(*row.lower), y}, {area.x(*row.upper), y}, width, ink});
}

void drawDot(const RowsArea& area, const FigureRow& row, const Band& band, SceneBuilder& builder) {
  const bool strong = row.emphasised;
  const double radius = std::min((strong ? 0.37 : 0.29) * builder.body(), 0.36 * band.height);
  const Ink ink = strong ? Ink::Mark : Ink::Context;
  drawInterval(area, row, band.middle, strong ? 2 : 1.25, ink, builder);
  const bool filled = row.filled && strong;
  builder.add(CircleMark{{area.x(row.value), band.middle},
                         radius,
                         ink,
                         filled ? ink : Ink::Paper,
                         strong ? 1.75 : 1.25});
}

// Lines at 45 degrees inside `rect`, from its lower left to its upper right.
void drawHatch(const QRectF& rect, SceneBuilder& builder) {
  const double reach = rect.width() + rect.height();
  for (double offset = kHatchStep / 2; offset < reach; offset += kHatchStep) {
    const double left = std::max(0.0, offset - rect.height());
    const double right = std::min(rect.width(), offset);
    if (right - left < 0.2) continue;
    builder.add(LineMark{{rect.left() + left, rect.top() + offset - left},
                         {rect.left() + right, rect.top() + offset - right},
                         1,
                         Ink::Mark});
  }
}

void drawOutline(const QRectF& r, SceneBuilder& builder) {
  builder.add(LineMark{r.topLeft(), r.topRight(), 1, Ink::Mark});
  builder.add(LineMark{r.topRight(), r.bottomRight(), 1, Ink::Mark});
  builder.add(LineMark{r.bottomRight(), r.bottomLeft(), 1, Ink::Mark});
  builder.add(LineMark{r.bottomLeft(), r.topLeft(), 1, Ink::Mark});
}

void drawBarInterval(const RowsArea& area, const FigureRow& row, const Band& band,
                     SceneBuilder& builder) {
  if (!row.lower || !row.upper) return;
  drawInterval(area, row, band.middle, 4.5, Ink::Paper, builder);
  drawInterval(area, row, band.middle, 1.5, Ink::Text, builder);
  const double cap = std::min(4.0, 0.2 * band.height);
  for (const double end : {*row.lower, *row.upper}) {
    const double x = area.x(end);
    builder.add(LineMark{{x, band.middle - cap}, {x, band.middle + cap}, 1.5, Ink::Text});
  }
}

void drawBar(const RowsArea& area, const FigureRow& row, const Band& band, SceneBuilder& builder) {
  const double thickness = std::min(kTallestBar, 0.62 * band.height);
  const double zero = area.x(0), end = area.x(row.value);
  const double solid =
      area.x(std::clamp(row.unique.value_or(row.value), 0.0, std::max(0.0, row.value)));
  const double top = band.middle - thickness / 2;
  if (end - solid > 0.5) {
    const QRectF rest(solid, top, end - solid, thickness);
    drawHatchedBox(rest, builder);
  }
  if (solid - zero > 0.05) {
    builder.add(RectMark{QRectF(zero, top, solid - zero, thickness), Ink::Mark});
  }
  drawBarInterval(area, row, band, builder);
}

void drawWords(const RowsArea& area, std::size_t i, const Band& band, SceneBuilder& builder) {
  const FigureRow& row = area.figure.rows[i];
  const RowsPlan& plan = area.plan;
  const auto lines = static_cast<double>(plan.labels[i].size() + plan.notes[i].size());
  const double x = area.left + plan.labelWidth;
  double y = band.middle - lines * builder.line() / 2;
  y = builder.lines(plan.labels[i], x, y, Anchor::Right, {TextRole::Label, Ink::Text});
  builder.lines(plan.notes[i], x, y, Anchor::Right, {TextRole::Label, Ink::Muted});
  const double gap = builder.body();
  const double values =
      area.left + plan.plotRight + (plan.valueWidth > 0 ? gap : 0) + plan.valueWidth;
  builder.text(QString::fromStdString(row.valueText), values, band.middle, Anchor::Right,
               {TextRole::Value, Ink::Text});
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
    bands.push_back({y + height / 2, height});
    y += height;
  }
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

void drawHatchedBox(const QRectF& rect, SceneBuilder& builder) {
  builder.add(RectMark{rect, Ink::Paper});
  drawHatch(rect, builder);
  drawOutline(rect, builder);
}

void drawReference(const ReferenceLine& reference, double x, double top, double bottom, double left,
                   double right, SceneBuilder& builder) {
  const double lineX = crisp(x);
  builder.add(LineMark{{lineX, top + 2}, {lineX, bottom}, 1.25, Ink::Text, reference.dashed});
  const QString label = QString::fromStdString(reference.label);
  const double width = builder.width(label);
  const bool fits = lineX + 5 + width <= right;
  const double at = fits ? lineX + 5 : std::max(left, lineX - 5 - width);
  builder.text(label, at, top + builder.line() / 2, Anchor::Left, {TextRole::Direct, Ink::Text});
}

void drawRows(const Figure& figure, const RowsPlan& plan, QRectF area, SceneBuilder& builder) {
  const QRectF rows = area.adjusted(0, plan.top, 0, -plan.bottom);
  const RowsArea rowsArea{figure, plan, rows, area.left(), area.right()};
  drawGrid(rowsArea, builder);
  const std::vector<Band> bands = placeRows(rowsArea, builder);
  drawBaseline(rowsArea, builder);
  drawAbove(rowsArea, area.top(), builder);
  for (std::size_t i = 0; i < bands.size(); ++i) {
    if (figure.kind == FigureKind::Importance) {
      drawBar(rowsArea, figure.rows[i], bands[i], builder);
    } else {
      drawDot(rowsArea, figure.rows[i], bands[i], builder);
    }
    drawWords(rowsArea, i, bands[i], builder);
  }
}

}  // namespace candour
