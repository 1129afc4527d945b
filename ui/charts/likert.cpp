// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "models/briefing/words.h"
#include "ui/charts/likert_plan.h"
#include "ui/charts/marks.h"
#include "ui/charts/plots.h"

namespace candour {

namespace {

constexpr double kTallestBar = 26;
constexpr double kMostSpare = 1.5;  // between rows, of the size of text
constexpr double kKeyline = 1.2;    // of paper between neighbours

// Where a row is drawn.
struct LikertBand {
  double top = 0;  // of label and bar
  double height = 0;
  double barTop = 0;
  double bar = 0;
};

struct LikertArea {
  const Figure& figure;
  const LikertPlan& plan;
  double left = 0;

  [[nodiscard]] double x(double percent) const {
    return left + plan.zero + percent * plan.perPercent;
  }
};

void drawPart(const QRectF& rect, Ink ink, double percent, SceneBuilder& builder) {
  if (rect.width() <= 0) return;
  if (ink == Ink::BelowLeast) builder.add(RectMark{rect, Ink::Paper});  // no grid shines through
  builder.add(RectMark{rect, ink});
  if (needsOutline(ink)) {
    drawOutline(rect.adjusted(0.375, 0.375, -0.375, -0.375), 0.75, Ink::Context, builder);
  }
  const QString text = QString::fromStdString(drawnNumber(percent, 0));
  if (builder.width(text) + 5 > rect.width()) return;
  builder.text(text, rect.center().x(), rect.center().y(), Anchor::Middle,
               {TextRole::Value, textOnAnswer(ink)});
}

// From the line outwards; the keyline is taken from the side that faces it.
void drawSide(const LikertArea& area, const FigureRow& row, const LikertBand& band, int side,
              SceneBuilder& builder) {
  const AnswerScale& scale = area.figure.scales[static_cast<std::size_t>(row.scale)];
  const std::size_t count = scale.sides.size();
  double at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t k = side < 0 ? count - 1 - i : i;
    if (scale.sides[k] != side) continue;
    const double near = area.x(side * at) + side * kKeyline / 2;
    at += row.parts[k];
    const double far = area.x(side * at) - side * kKeyline / 2;
    const double width = side * (far - near);
    drawPart(QRectF(std::min(near, far), band.barTop, width, band.bar), answerInk(scale, k),
             row.parts[k], builder);
  }
}

void drawMiddle(const LikertArea& area, const FigureRow& row, const LikertBand& band,
                SceneBuilder& builder) {
  const AnswerScale& scale = area.figure.scales[static_cast<std::size_t>(row.scale)];
  const double percent = sideOf(row, scale, 0);
  const double from = area.left + area.plan.stripLeft + kKeyline / 2;
  const double to = area.left + area.plan.stripLeft + percent * area.plan.perPercent;
  drawPart(QRectF(from, band.barTop, std::max(0.0, to - from), band.bar), Ink::Strip, percent,
           builder);
}

void drawWords(const LikertArea& area, std::size_t i, const LikertBand& band,
               SceneBuilder& builder) {
  const FigureRow& row = area.figure.rows[i];
  const LikertRow& planned = area.plan.rows[i];
  const TextStyle label{TextRole::Label, nameInk(row.focus), isBold(row.focus)};
  const double middle = band.barTop + band.bar / 2, line = builder.line();
  const auto lines = static_cast<double>(planned.label.size());
  if (area.plan.above) {
    builder.lines(planned.label, area.left, band.top, Anchor::Left, label);
  } else {
    builder.lines(planned.label, area.left + area.plan.labelWidth, middle - lines * line / 2,
                  Anchor::Right, label);
  }
  const double centre = band.top + band.height / 2;
  const double values = static_cast<double>(planned.value.size()) * line;
  builder.lines(planned.value, area.left + area.plan.netRight, centre - values / 2, Anchor::Right,
                {TextRole::Value, Ink::Text});
  builder.text(QString::fromStdString(row.base), area.left + area.plan.baseRight, centre,
               Anchor::Right, {TextRole::Value, Ink::Text});
}

void drawGrid(const LikertArea& area, double top, double bottom, SceneBuilder& builder) {
  for (const double tick : area.plan.ticks) {
    const double x = crisp(area.x(tick));
    builder.add(LineMark{{x, top}, {x, bottom}, 0.75, Ink::Grid});
  }
}

void drawBaselines(const LikertArea& area, const FigureRow& row, double top, double bottom,
                   SceneBuilder& builder) {
  const double zero = crisp(area.x(0));
  builder.add(LineMark{{zero, top}, {zero, bottom}, 1, Ink::Axis});
  const AnswerScale& scale = area.figure.scales[static_cast<std::size_t>(row.scale)];
  if (std::find(scale.sides.begin(), scale.sides.end(), 0) == scale.sides.end()) return;
  const double strip = crisp(area.left + area.plan.stripLeft);
  builder.add(LineMark{{strip, top}, {strip, bottom}, 1, Ink::Axis});
}

void drawAxis(const LikertArea& area, double top, SceneBuilder& builder) {
  for (const double tick : area.plan.ticks) {
    const std::string number = drawnNumber(std::abs(tick), 0) + std::string(kNoBreak) + "%";
    builder.text(QString::fromStdString(number), area.x(tick), top + 3 + builder.line() / 2,
                 Anchor::Middle, {TextRole::Tick, Ink::Muted});
  }
  builder.lines(area.plan.axisTitle, area.left + area.plan.plotLeft, top + 3 + builder.line(),
                Anchor::Left, {TextRole::AxisTitle, Ink::Muted});
}

void drawTitles(const LikertArea& area, double top, SceneBuilder& builder) {
  const TextStyle style{TextRole::AxisTitle, Ink::Text, true};
  const double y = top + builder.line() / 2;
  builder.text(QStringLiteral("Net score"), area.left + area.plan.netRight, y, Anchor::Right,
               style);
  builder.text(QStringLiteral("Base"), area.left + area.plan.baseRight, y, Anchor::Right, style);
}

// What stands over row `i`, from `y` down; returns where the row begins.
double drawOver(const LikertArea& area, std::size_t i, double y, SceneBuilder& builder) {
  const LikertRow& row = area.plan.rows[i];
  const auto lines = static_cast<double>(row.heading.size());
  y += row.headingHeight;
  builder.lines(row.heading, area.left, y - lines * builder.line(), Anchor::Left,
                {TextRole::Label, Ink::Text, true});
  if (!row.key) return y;
  const auto scale = static_cast<std::size_t>(area.figure.rows[i].scale);
  drawAnswerKey(area.figure.scales[scale], area.left, y, area.plan.baseRight, builder);
  return y + row.keyHeight;
}

LikertBand bandOf(const LikertPlan& plan, const LikertRow& row, double y, double spare) {
  LikertBand band;
  band.bar = std::min(kTallestBar, plan.bar + 0.5 * spare);
  band.top = y;
  band.height = row.height + spare;
  const double free = band.height - row.labelHeight - band.bar;
  band.barTop = y + row.labelHeight + (plan.above ? std::min(free, 0.0) : free / 2);
  if (plan.above) band.height -= std::max(0.0, free);
  return band;
}

}  // namespace

double likertHeight(const Figure& figure, double width, const SceneBuilder& builder) {
  return planLikert(figure, width, builder).height();
}

void drawLikert(const Figure& figure, QRectF area, SceneBuilder& builder) {
  const LikertPlan plan = planLikert(figure, area.width(), builder);
  if (plan.rows.empty()) return;
  const LikertArea place{figure, plan, area.left()};
  const double each = (area.height() - plan.height()) / static_cast<double>(plan.rows.size());
  const double spare = std::clamp(each, 0.0, kMostSpare * builder.body());
  drawTitles(place, area.top(), builder);
  double y = area.top() + plan.top;
  for (std::size_t i = 0; i < plan.rows.size(); ++i) {
    y = drawOver(place, i, y, builder);
    const double end = y + plan.rows[i].height + spare;
    const LikertBand band = bandOf(plan, plan.rows[i], y, spare);
    const double top = plan.above ? band.barTop - 2 : y;
    const double bottom = plan.above ? band.barTop + band.bar + 2 : end;
    drawGrid(place, top, bottom, builder);
    drawSide(place, figure.rows[i], band, -1, builder);
    drawSide(place, figure.rows[i], band, 1, builder);
    drawMiddle(place, figure.rows[i], band, builder);
    drawBaselines(place, figure.rows[i], top, bottom, builder);
    drawWords(place, i, band, builder);
    y = end;
  }
  drawAxis(place, y, builder);
}

}  // namespace candour
