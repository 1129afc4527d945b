// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <limits>

#include "models/briefing/words.h"
#include "ui/charts/marks.h"
#include "ui/charts/plot.h"

namespace candour {

namespace {

constexpr double kLeastPlot = 130;
constexpr double kStrip = 26;

struct CurveArea {
  QRectF plot;
  QRectF strip;  // the histogram, under the plot
  Axis x;
  Axis y;

  [[nodiscard]] QPointF at(double x0, double y0) const { return {x.at(x0), y.at(y0)}; }
};

Axis shareAxis(const Figure& figure) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  const auto take = [&](double value) {
    if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
  };
  for (const CurvePoint& point : figure.curve) {
    take(point.y), take(point.lower), take(point.upper);
  }
  for (const ReferenceLine& line : figure.references) take(line.value);
  return niceAxis(low, high, 6, 0, 100);
}

// Ticks at round numbers inside the range, whose ends need not be round.
Axis driverAxis(const Figure& figure) {
  Axis axis = niceAxis(figure.xFrom, figure.xTo, 8, -std::numeric_limits<double>::infinity(),
                       std::numeric_limits<double>::infinity());
  const double slack = 1e-9 * (axis.to - axis.from);
  std::erase_if(axis.ticks, [&](double tick) {
    return tick < figure.xFrom - slack || tick > figure.xTo + slack;
  });
  if (figure.xFrom < figure.xTo) axis.from = figure.xFrom, axis.to = figure.xTo;
  return axis;
}

double stripHeight(const Figure& figure) {
  return figure.histogram.empty() ? 0 : kStrip;
}

// Between the plot (or the strip under it) and the tick labels: where there is no strip, the lowest
// label of the other axis must not meet the first of this.
double tickGap(const Figure& figure, const SceneBuilder& builder) {
  return figure.histogram.empty() ? 0.6 * builder.line() : 3;
}

double titleLines(const Figure& figure, double width, const SceneBuilder& builder) {
  const QString title = QString::fromStdString(figure.categoryAxis);
  return static_cast<double>(builder.measure().wrap(title, builder.body(), false, width).size());
}

CurveArea areaOf(const Figure& figure, QRectF area, const SceneBuilder& builder) {
  CurveArea result;
  result.x = driverAxis(figure);
  result.y = shareAxis(figure);
  double ticks = 0;
  for (std::size_t i = 0; i < result.y.ticks.size(); ++i) {
    ticks = std::max(ticks, builder.width(result.y.tickText(i, figure.percent)));
  }
  const double below = 1 + tickGap(figure, builder) +
                       builder.line() * (1 + titleLines(figure, area.width(), builder));
  const double strip = stripHeight(figure);
  result.plot =
      area.adjusted(ticks + 6, 1.5 * builder.line(), -1.2 * builder.body(), -below - strip);
  result.strip = QRectF(result.plot.left(), result.plot.bottom(), result.plot.width(), strip);
  result.x.start = result.plot.left(), result.x.end = result.plot.right();
  result.y.start = result.plot.bottom(), result.y.end = result.plot.top();
  return result;
}

void drawAxes(const Figure& figure, const CurveArea& area, QRectF whole, SceneBuilder& builder) {
  builder.text(QString::fromStdString(figure.valueAxis), whole.left(),
               whole.top() + builder.line() / 2, Anchor::Left, {TextRole::AxisTitle, Ink::Muted});
  for (std::size_t i = 0; i < area.y.ticks.size(); ++i) {
    const double y = std::floor(area.y.at(area.y.ticks[i])) + 0.5;
    builder.add(LineMark{{area.plot.left(), y}, {area.plot.right(), y}, 0.75, Ink::Grid});
    builder.text(area.y.tickText(i, figure.percent), area.plot.left() - 6, y, Anchor::Right,
                 {TextRole::Tick, Ink::Muted});
  }
  const double base = area.plot.bottom();
  builder.add(LineMark{{area.plot.left(), base}, {area.plot.right(), base}, 1, Ink::Axis});
  const double bottom = area.strip.bottom() + tickGap(figure, builder);
  double taken = -std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < area.x.ticks.size(); ++i) {
    const QString text = area.x.tickText(i, false);
    const double x = area.x.at(area.x.ticks[i]), half = builder.width(text) / 2;
    if (x - half < taken + 6) continue;
    taken = x + half;
    builder.text(text, x, bottom + builder.line() / 2, Anchor::Middle,
                 {TextRole::Tick, Ink::Muted});
  }
  builder.paragraph(QString::fromStdString(figure.categoryAxis), whole.left(),
                    bottom + builder.line(), whole.width(), {TextRole::AxisTitle, Ink::Muted});
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

enum class Avoid { Ribbon, Line, Labels };

bool meetsCurve(const QRectF& box, Avoid what, const Figure& figure, const CurveArea& area) {
  if (what == Avoid::Labels) return false;
  return std::any_of(figure.curve.begin(), figure.curve.end(), [&](const CurvePoint& point) {
    const bool line = what == Avoid::Line;
    const double top = area.y.at(line ? point.y : point.upper);
    const double bottom = area.y.at(line ? point.y : point.lower);
    const double x = area.x.at(point.x);
    return x >= box.left() - 2 && x <= box.right() + 2 && bottom >= box.top() - 1 &&
           top <= box.bottom() + 1;
  });
}

struct Placed {
  std::vector<QRectF> boxes;

  // The first of `corners` (upper left) where a label of `size` meets neither another label nor the
  // ribbon; if there is none, not the line; if there is none again, no label.
  QPointF place(const std::vector<QPointF>& corners, QSizeF size, const Figure& figure,
                const CurveArea& area) {
    const QRectF room = area.plot.adjusted(-1, -1, 1, 1);
    for (const Avoid what : {Avoid::Ribbon, Avoid::Line, Avoid::Labels}) {
      for (const QPointF& corner : corners) {
        const QRectF box(corner, size);
        const bool taken = std::any_of(boxes.begin(), boxes.end(),
                                       [&](const QRectF& other) { return other.intersects(box); });
        if (!room.contains(box) || taken || meetsCurve(box, what, figure, area)) continue;
        boxes.push_back(box);
        return corner;
      }
    }
    return corners.front();
  }
};

// The predicted share at one end of the curve.
void drawEnd(const Figure& figure, bool first, const CurveArea& area, Placed& placed,
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
  const QPointF at = placed.place(corners, size, figure, area);
  builder.text(label, at.x(), at.y() + size.height() / 2, Anchor::Left,
               {TextRole::Direct, Ink::Text, true});
}

// The level of everyone, named where the curve leaves room.
void drawLevel(const Figure& figure, const ReferenceLine& line, const CurveArea& area,
               Placed& placed, SceneBuilder& builder) {
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
  const QPointF at = placed.place(corners, size, figure, area);
  builder.text(label, at.x(), at.y() + size.height() / 2, Anchor::Left,
               {TextRole::Direct, Ink::Text});
}

}  // namespace

double curveHeight(const Figure& figure, double width, const SceneBuilder& builder) {
  return 1.5 * builder.line() + kLeastPlot + stripHeight(figure) + 1 + tickGap(figure, builder) +
         builder.line() * (1 + titleLines(figure, width, builder));
}

void drawCurve(const Figure& figure, QRectF area, SceneBuilder& builder) {
  const CurveArea curve = areaOf(figure, area, builder);
  drawAxes(figure, curve, area, builder);
  drawStrip(figure, curve, builder);
  drawRibbonAndLine(figure, curve, builder);
  Placed placed;
  for (const ReferenceLine& line : figure.references) {
    drawLevel(figure, line, curve, placed, builder);
  }
  if (figure.curve.size() < 2) return;
  drawEnd(figure, true, curve, placed, builder);
  drawEnd(figure, false, curve, placed, builder);
}

}  // namespace candour
