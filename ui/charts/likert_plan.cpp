// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/likert_plan.h"

#include <algorithm>
#include <cmath>

#include "ui/charts/marks.h"

namespace candour {

namespace {

constexpr double kSideLabels = 0.3;      // of the width, at most
constexpr double kLeastBarShare = 0.42;  // of the width, beside labels
constexpr qsizetype kMostSideLines = 2;

const QString kNetTitle = QStringLiteral("Net score");
const QString kBaseTitle = QStringLiteral("Base");

QString textOf(const std::string& text) {
  return QString::fromStdString(text);
}

double widestLine(const QStringList& lines, const SceneBuilder& builder) {
  double widest = 0;
  for (const QString& line : lines) widest = std::max(widest, builder.width(line));
  return widest;
}

// "+52 (49 to 55)" over two lines.
QStringList valueLines(const FigureRow& row) {
  const QString text = textOf(row.valueText);
  const qsizetype at = text.indexOf(QLatin1String(" ("));
  return at < 0 ? QStringList{text} : QStringList{text.left(at), text.mid(at + 1)};
}

QStringList wrapped(const std::string& text, double room, bool bold, const SceneBuilder& builder) {
  return builder.measure().wrap(textOf(text), builder.body(), bold, room);
}

// Net scores and bases at the right.
void planColumns(const Figure& figure, double width, const SceneBuilder& builder,
                 LikertPlan& plan) {
  double net = builder.width(kNetTitle, true), base = builder.width(kBaseTitle, true);
  for (std::size_t i = 0; i < plan.rows.size(); ++i) {
    plan.rows[i].value = valueLines(figure.rows[i]);
    net = std::max(net, widestLine(plan.rows[i].value, builder));
    base = std::max(base, builder.width(textOf(figure.rows[i].base)));
  }
  const double gap = builder.body();
  plan.baseRight = width;
  plan.netRight = width - base - gap;
  plan.plotRight = plan.netRight - net - gap;
}

void planLabels(const Figure& figure, double width, const SceneBuilder& builder, LikertPlan& plan) {
  const auto wrapAll = [&](double room) {
    qsizetype most = 0;
    plan.labelWidth = 0;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
      plan.rows[i].label = wrapped(figure.rows[i].label, room, true, builder);
      most = std::max(most, plan.rows[i].label.size());
      plan.labelWidth = std::max(plan.labelWidth, widestLine(plan.rows[i].label, builder));
    }
    return most;
  };
  const qsizetype most = wrapAll(kSideLabels * width);
  plan.plotLeft = plan.labelWidth + builder.body();
  plan.above = most > kMostSideLines || plan.plotRight - plan.plotLeft < kLeastBarShare * width;
  if (!plan.above) return;
  wrapAll(plan.plotRight);
  plan.plotLeft = 0;
}

void planHeadings(const Figure& figure, double width, const SceneBuilder& builder,
                  LikertPlan& plan) {
  for (std::size_t i = 0; i < plan.rows.size(); ++i) {
    const FigureRow& row = figure.rows[i];
    LikertRow& planned = plan.rows[i];
    const FigureRow* before = i > 0 ? &figure.rows[i - 1] : nullptr;
    planned.key = before == nullptr || before->scale != row.scale;
    if (!row.group.empty() && (before == nullptr || before->group != row.group)) {
      planned.heading = wrapped(row.group, width, true, builder);
      const double air = i > 0 ? builder.body() : 0;
      planned.headingHeight = static_cast<double>(planned.heading.size()) * builder.line() + air;
    }
    if (!planned.key) continue;
    SceneBuilder scratch(builder.measure(), builder.body());
    const AnswerScale& scale = figure.scales[static_cast<std::size_t>(row.scale)];
    planned.keyHeight = drawAnswerKey(scale, 0, 0, width, scratch) + 0.4 * builder.body();
  }
}

void planHeights(const SceneBuilder& builder, LikertPlan& plan) {
  const double line = builder.line();
  plan.bar = 1.5 * builder.body();
  const double air = 0.6 * builder.body();
  for (LikertRow& row : plan.rows) {
    const double label = static_cast<double>(row.label.size()) * line;
    const double value = static_cast<double>(row.value.size()) * line;
    row.labelHeight = plan.above ? label + 2 : 0;
    row.height =
        std::max(plan.above ? row.labelHeight + plan.bar : std::max(label, plan.bar), value) + air;
  }
}

// One scale for all bars of the page.
void planScale(const Figure& figure, const SceneBuilder& builder, LikertPlan& plan) {
  double left = 0, right = 0, middle = 0;
  for (const FigureRow& row : figure.rows) {
    const AnswerScale& scale = figure.scales[static_cast<std::size_t>(row.scale)];
    left = std::max(left, sideOf(row, scale, -1));
    right = std::max(right, sideOf(row, scale, 1));
    middle = std::max(middle, sideOf(row, scale, 0));
  }
  const double gap = middle > 0 ? builder.body() : 0;
  const double room = plan.plotRight - plan.plotLeft - gap;
  plan.perPercent = room / std::max(1.0, left + right + middle);
  plan.zero = plan.plotLeft + left * plan.perPercent;
  plan.stripLeft = plan.plotRight - middle * plan.perPercent;
  const double needed = builder.width(QStringLiteral("100 %")) + 0.6 * builder.body();
  for (const double step : {10.0, 20.0, 25.0, 50.0, 100.0}) {
    plan.ticks.clear();
    for (double at = -step * std::floor(left / step); at <= right; at += step) {
      // The label of a tick at the left edge would leave the page.
      if (plan.zero + at * plan.perPercent >= needed / 2 - builder.body()) plan.ticks.push_back(at);
    }
    if (step * plan.perPercent >= needed) break;
  }
}

}  // namespace

double LikertPlan::height() const {
  double sum = top + bottom;
  for (const LikertRow& row : rows) sum += row.headingHeight + row.keyHeight + row.height;
  return sum;
}

double sideOf(const FigureRow& row, const AnswerScale& scale, int side) {
  double sum = 0;
  for (std::size_t k = 0; k < scale.sides.size(); ++k)
    sum += scale.sides[k] == side ? row.parts[k] : 0;
  return sum;
}

Ink answerInk(const AnswerScale& scale, std::size_t answer) {
  const int side = scale.sides[answer];
  if (side == 0) return Ink::Strip;
  const std::size_t inwards = side < 0 ? answer : scale.sides.size() - 1 - answer;
  constexpr Ink kBelow[] = {Ink::BelowMost, Ink::Below, Ink::BelowLeast};
  constexpr Ink kAbove[] = {Ink::AboveMost, Ink::Above, Ink::AboveLeast};
  const std::size_t ink = std::min<std::size_t>(inwards, 2);
  return side < 0 ? kBelow[ink] : kAbove[ink];
}

bool needsOutline(Ink ink) {
  return ink == Ink::Strip || ink == Ink::BelowLeast || ink == Ink::AboveLeast;
}

Ink textOnAnswer(Ink ink) {
  switch (ink) {
    case Ink::Strip:
      return Ink::Text;
    case Ink::Below:
    case Ink::BelowLeast:
    case Ink::AboveLeast:
      return Ink::OnPale;
    case Ink::Above:
      return Ink::OnAbove;
    default:
      return Ink::OnDark;
  }
}

double drawAnswerKey(const AnswerScale& scale, double left, double top, double room,
                     SceneBuilder& builder) {
  const double mark = 1.3 * builder.body(), gap = 0.4 * builder.body();
  const double half = 0.36 * builder.body(), right = left + room;
  double x = left, y = top;
  for (std::size_t k = 0; k < scale.answers.size(); ++k) {
    const QStringList lines = wrapped(scale.answers[k], room - mark - gap, false, builder);
    const double needed = mark + gap + widestLine(lines, builder);
    if (x > left && x + needed > right) x = left, y += builder.line();
    const QRectF swatch(x, y + builder.line() / 2 - half, mark, 2 * half);
    const Ink ink = answerInk(scale, k);
    builder.add(RectMark{swatch, ink});
    if (needsOutline(ink)) drawOutline(swatch, 0.75, Ink::Context, builder);
    const double end =
        builder.lines(lines, x + mark + gap, y, Anchor::Left, {TextRole::Legend, Ink::Text});
    y = end - builder.line();
    x += needed + builder.body();
  }
  return y + builder.line();
}

LikertPlan planLikert(const Figure& figure, double width, const SceneBuilder& builder) {
  LikertPlan plan;
  plan.rows.resize(figure.rows.size());
  if (plan.rows.empty()) return plan;
  planColumns(figure, width, builder, plan);
  planLabels(figure, width, builder, plan);
  planHeadings(figure, width, builder, plan);
  planHeights(builder, plan);
  planScale(figure, builder, plan);
  plan.top = builder.line() + 2;
  plan.axisTitle = wrapped(figure.valueAxis, plan.plotRight - plan.plotLeft, false, builder);
  plan.bottom = 4 + static_cast<double>(1 + plan.axisTitle.size()) * builder.line();
  return plan;
}

}  // namespace candour
