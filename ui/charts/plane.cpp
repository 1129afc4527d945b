// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/plane.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/charts/marks.h"

namespace candour {

namespace {

constexpr double kTickRoom = 6;  // between a tick's label and the plot

double widestOf(const QStringList& lines, const SceneBuilder& builder) {
  double widest = 0;
  for (const QString& line : lines) widest = std::max(widest, builder.width(line));
  return widest;
}

QStringList wrapped(const std::string& text, double room, const SceneBuilder& builder) {
  if (text.empty()) return {};
  return builder.measure().wrap(QString::fromStdString(text), builder.body(), false, room);
}

void placeAxes(double width, PlanePlan& plan, const Figure& figure, const SceneBuilder& builder) {
  double widest = 0;
  for (std::size_t i = 0; i < plan.spec.y.ticks.size(); ++i) {
    widest = std::max(widest, builder.width(plan.spec.y.tickText(i, figure.percent)));
  }
  plan.spec.x.start = std::max(widest + kTickRoom, plan.spec.left);
  plan.spec.x.end = width - std::max(plan.spec.right, 1.2 * builder.body());
}

std::vector<std::pair<double, QString>> tickTexts(const PlanePlan& plan) {
  std::vector<std::pair<double, QString>> texts;
  const Axis& axis = plan.spec.x;
  const double slack = 1e-9 * (axis.to - axis.from);
  for (const AxisTick& tick : plan.spec.names) {
    if (tick.at < axis.from - slack || tick.at > axis.to + slack) continue;
    texts.emplace_back(axis.at(tick.at), QString::fromStdString(tick.label));
  }
  if (!plan.spec.names.empty()) return texts;
  for (std::size_t i = 0; i < axis.ticks.size(); ++i) {
    texts.emplace_back(axis.at(axis.ticks[i]), axis.tickText(i, false));
  }
  return texts;
}

// Every `stride`-th label counted back from the last one, wrapped into `room`, moved inside the
// page at the ends; empty where two of them meet.
std::vector<std::pair<double, QStringList>> tryTicks(
    const std::vector<std::pair<double, QString>>& texts, std::size_t stride, double room,
    double width, const SceneBuilder& builder) {
  std::vector<std::pair<double, QStringList>> ticks;
  double taken = -std::numeric_limits<double>::infinity();
  for (std::size_t i = (texts.size() - 1) % stride; i < texts.size(); i += stride) {
    const QStringList lines = builder.measure().wrap(texts[i].second, builder.body(), false, room);
    const double half = widestOf(lines, builder) / 2;
    const double x = std::max(half, std::min(texts[i].first, width - half));
    if (x - half < taken + 0.6 * builder.body()) return {};
    taken = x + half;
    ticks.emplace_back(x, lines);
  }
  return ticks;
}

// As many labels as fit: on one line, or on two or three where that shows more of them.
void planTicks(double width, PlanePlan& plan, const SceneBuilder& builder) {
  const auto texts = tickTexts(plan);
  if (texts.empty()) return;
  double widest = 0, word = 0;
  for (const auto& [x, text] : texts) {
    widest = std::max(widest, builder.width(text));
    for (const QString& part : text.split(u' ')) word = std::max(word, builder.width(part));
  }
  for (std::size_t stride = 1; stride <= texts.size(); ++stride) {
    for (const double part : {1.0, 0.6, 0.4}) {
      const double room = std::min(width, std::max(part * widest, word) + 0.01);
      plan.ticks = tryTicks(texts, stride, room, width, builder);
      if (!plan.ticks.empty()) return;
    }
  }
}

bool meets(const HeadLabel& a, double aWidth, const HeadLabel& b, double bWidth, double gap) {
  return a.left < b.left + bWidth + gap && b.left < a.left + aWidth + gap;
}

// Labels of verticals, from the left; each below those before it that it would meet.
double planHeads(const Figure& figure, double width, PlanePlan& plan, const SceneBuilder& builder) {
  double height = 0;
  for (const ReferenceLine& line : figure.verticals) {
    HeadLabel head;
    head.lines = wrapped(line.label, 0.36 * width, builder);
    head.x = plan.spec.x.at(std::clamp(line.value, plan.spec.x.from, plan.spec.x.to));
    const double wide = widestOf(head.lines, builder);
    const bool fits = head.x + 5 + wide <= width;
    head.left = fits ? head.x + 5 : std::max(0.0, head.x - 5 - wide);
    for (const HeadLabel& other : plan.heads) {
      if (!meets(head, wide, other, widestOf(other.lines, builder), builder.body())) continue;
      head.top =
          std::max(head.top, other.top + static_cast<double>(other.lines.size()) * builder.line());
    }
    height = std::max(height, head.top + static_cast<double>(head.lines.size()) * builder.line());
    plan.heads.push_back(head);
  }
  return height > 0 ? height + 3 : 0;
}

void drawVerticals(const Figure& figure, const PlanePlan& plan, const Plane& plane, QRectF area,
                   SceneBuilder& builder) {
  const double top = area.top() + static_cast<double>(plan.valueTitle.size()) * builder.line();
  for (std::size_t i = 0; i < plan.heads.size(); ++i) {
    const HeadLabel& head = plan.heads[i];
    const double x = crisp(area.left() + head.x);
    builder.add(LineMark{{x, top + head.top + 2},
                         {x, plane.plot.bottom()},
                         1.25,
                         Ink::Text,
                         figure.verticals[i].dashed ? LineStyle::Dotted : LineStyle::Solid});
    builder.lines(head.lines, area.left() + head.left, top + head.top, Anchor::Left,
                  {TextRole::Direct, Ink::Text});
  }
}

void drawTicks(const PlanePlan& plan, const Plane& plane, QRectF area, SceneBuilder& builder) {
  const double base = plane.plot.bottom();
  builder.add(LineMark{{plane.plot.left(), base}, {plane.plot.right(), base}, 1, Ink::Axis});
  double y = base + plan.spec.strip + plan.tickGap, end = y;
  for (const auto& [x, lines] : plan.ticks) {
    end = std::max(end, builder.lines(lines, area.left() + x, y, Anchor::Middle,
                                      {TextRole::Tick, Ink::Muted}));
  }
  builder.lines(plan.xTitle, area.left(), end, Anchor::Left, {TextRole::AxisTitle, Ink::Muted});
}

}  // namespace

Span valueSpan(const Figure& figure) {
  Span span = valueRangeOf(figure);
  if (figure.zeroBased) span.take(0.0);
  return span;
}

Axis valueAxisOf(const Figure& figure, Span span, int most) {
  if (span.empty) span.low = 0, span.high = figure.percent ? 100 : 1;
  return valueAxisOf(figure, span.low, span.high, most);
}

QString valueTitleOf(const Figure& figure, const Axis& axis) {
  const QString title = QString::fromStdString(figure.valueAxis);
  const bool overTime =
      figure.kind == FigureKind::Trend || figure.kind == FigureKind::SmallMultiples;
  if (!overTime || !figure.percent || axis.from <= 0 || title.isEmpty()) return title;
  return title + QStringLiteral(" (axis starts at %1, not 0)").arg(axis.fromText(true));
}

PlanePlan planPlane(const Figure& figure, double width, PlaneSpec spec,
                    const SceneBuilder& builder) {
  PlanePlan plan;
  plan.spec = std::move(spec);
  placeAxes(width, plan, figure, builder);
  plan.valueTitle =
      builder.measure().wrap(valueTitleOf(figure, plan.spec.y), builder.body(), false, width);
  plan.xTitle = wrapped(figure.categoryAxis, width, builder);
  planTicks(width, plan, builder);
  const double line = builder.line();
  plan.above = (static_cast<double>(plan.valueTitle.size()) + 0.5) * line +
               planHeads(figure, width, plan, builder);
  // Where there is no strip, the lowest label of the other axis must not meet the first of this.
  plan.tickGap = plan.spec.strip > 0 ? 3 : 0.6 * line;
  qsizetype lines = 1;
  for (const auto& [x, texts] : plan.ticks) lines = std::max(lines, texts.size());
  plan.below =
      1 + plan.spec.strip + plan.tickGap + line * static_cast<double>(lines + plan.xTitle.size());
  return plan;
}

Plane drawPlane(const Figure& figure, const PlanePlan& plan, QRectF area, SceneBuilder& builder) {
  Plane plane{{}, plan.spec.x, plan.spec.y};
  plane.plot = QRectF(QPointF(area.left() + plan.spec.x.start, area.top() + plan.above),
                      QPointF(area.left() + plan.spec.x.end, area.bottom() - plan.below));
  plane.x.start = plane.plot.left(), plane.x.end = plane.plot.right();
  plane.y.start = plane.plot.bottom(), plane.y.end = plane.plot.top();
  builder.lines(plan.valueTitle, area.left(), area.top(), Anchor::Left,
                {TextRole::AxisTitle, Ink::Muted});
  for (std::size_t i = 0; i < plane.y.ticks.size(); ++i) {
    const double y = crisp(plane.y.at(plane.y.ticks[i]));
    builder.add(LineMark{{plane.plot.left(), y}, {plane.plot.right(), y}, 0.75, Ink::Grid});
    builder.text(plane.y.tickText(i, figure.percent), plane.plot.left() - kTickRoom, y,
                 Anchor::Right, {TextRole::Tick, Ink::Muted});
  }
  drawTicks(plan, plane, area, builder);
  drawVerticals(figure, plan, plane, area, builder);
  return plane;
}

}  // namespace candour
