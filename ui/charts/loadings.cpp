// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "models/briefing/words.h"
#include "ui/charts/marks.h"
#include "ui/charts/plots.h"
#include "ui/charts/shades.h"

namespace candour {

namespace {

constexpr double kWidestCell = 96;
constexpr double kSalient = 0.3;
constexpr double kCellKeyline = 1.2;  // of paper between neighbours
constexpr double kLeastLabel = 90;

struct LoadingsPlan {
  std::vector<QStringList> labels;
  std::vector<double> heights;
  std::vector<QStringList> names;  // of the columns, the explained share last
  double labelWidth = 0;
  double cell = 0;
  double top = 0;
  double height = 0;  // with the names of the columns
  /// Where columns and names do not fit side by side: names on lines of their own, with what is
  /// explained at their right, and the loadings under them.
  bool stacked = false;
};

QString loadingText(double loading) {
  return QString::fromStdString(drawnNumber(loading, 2));
}

// The narrowest a column may be: its numbers, and the longest word of its name.
double leastCell(const Figure& figure, const SceneBuilder& builder) {
  double least = builder.width(loadingText(-0.88)) + builder.body();
  for (const std::string& name : figure.columns) {
    for (const QString& word : QString::fromStdString(name).split(QLatin1Char(' '))) {
      least = std::max(least, builder.width(word) + 4);
    }
  }
  return std::max(least, builder.width(QString::fromStdString(figure.valueAxis)) + 4);
}

void planNames(const Figure& figure, LoadingsPlan& plan, const SceneBuilder& builder) {
  std::vector<std::string> names = figure.columns;
  if (!plan.stacked) names.push_back(figure.valueAxis);
  std::size_t most = 1;
  for (const std::string& name : names) {
    plan.names.push_back(
        builder.measure().wrap(QString::fromStdString(name), builder.body(), false, plan.cell - 2));
    most = std::max(most, static_cast<std::size_t>(plan.names.back().size()));
  }
  plan.top = static_cast<double>(most + (plan.stacked ? 1 : 0)) * builder.line() + 4;
}

LoadingsPlan planLoadings(const Figure& figure, double width, const SceneBuilder& builder) {
  LoadingsPlan plan;
  const auto columns = static_cast<double>(figure.columns.size() + 1);
  const double gap = builder.body();
  const double least = leastCell(figure, builder);
  plan.stacked = width - gap - columns * least < kLeastLabel;
  const double beside = builder.width(QString::fromStdString(figure.valueAxis)) + gap;
  const double room = plan.stacked ? width - beside : width - gap - columns * least;
  for (const FigureRow& row : figure.rows) {
    const bool bold = isBold(row.focus);
    plan.labels.push_back(
        builder.measure().wrap(QString::fromStdString(row.label), builder.body(), bold,
                               plan.stacked ? room : std::min(room, 0.6 * width)));
    for (const QString& line : plan.labels.back()) {
      plan.labelWidth = std::max(plan.labelWidth, builder.width(line, bold));
    }
  }
  plan.cell = std::clamp((width - plan.labelWidth - gap) / columns, least, kWidestCell);
  if (plan.stacked) {
    plan.labelWidth = 0;
    plan.cell = std::min(width / std::max(1.0, columns - 1), kWidestCell);
  }
  planNames(figure, plan, builder);
  for (const QStringList& label : plan.labels) {
    const double lines = static_cast<double>(label.size()) * builder.line() + 3;
    plan.heights.push_back(plan.stacked ? lines + 1.5 * builder.line()
                                        : std::max(1.5 * builder.line(), lines));
    plan.height += plan.heights.back();
  }
  plan.height += plan.top;
  return plan;
}

// Three shades from the least loading that counts; none below it.
void drawLoading(double loading, Focus focus, const QRectF& box, SceneBuilder& builder) {
  const double size = std::abs(loading);
  Ink text = size < kSalient ? Ink::Muted : Ink::Text;
  if (size >= kSalient) {
    const int shade = size >= 0.7 ? 2 : size >= 0.5 ? 1 : 0;
    const Ink ink = barInk(shadeInk(shade, 3), focus);
    const QRectF inner = box.adjusted(kCellKeyline, kCellKeyline, -kCellKeyline, -kCellKeyline);
    builder.add(RectMark{inner, ink});
    text = ink == Ink::Strip ? Ink::OnPale : textOn(ink);
  }
  builder.text(loadingText(loading), box.center().x(), box.center().y(), Anchor::Middle,
               {TextRole::Value, text, isBold(focus)});
}

void drawNames(const LoadingsPlan& plan, double left, double top, SceneBuilder& builder) {
  for (std::size_t k = 0; k < plan.names.size(); ++k) {
    const double lines = static_cast<double>(plan.names[k].size()) * builder.line();
    builder.lines(plan.names[k], left + (static_cast<double>(k) + 0.5) * plan.cell,
                  top + plan.top - 4 - lines, Anchor::Middle, {TextRole::Tick, Ink::Muted});
  }
}

}  // namespace

double loadingsHeight(const Figure& figure, double width, const SceneBuilder& builder) {
  return planLoadings(figure, width, builder).height;
}

namespace {

// The row's name at the left of its loadings, what is explained at their right.
void drawBeside(const Figure& figure, const LoadingsPlan& plan, std::size_t i, QPointF at,
                SceneBuilder& builder) {
  const FigureRow& row = figure.rows[i];
  const double middle = at.y() + plan.heights[i] / 2;
  const double left = at.x() + plan.labelWidth + builder.body();
  const double lines = static_cast<double>(plan.labels[i].size()) * builder.line();
  builder.lines(plan.labels[i], at.x() + plan.labelWidth, middle - lines / 2, Anchor::Right,
                {TextRole::Label, nameInk(row.focus), isBold(row.focus)});
  for (std::size_t k = 0; k < row.parts.size(); ++k) {
    const QRectF box(left + static_cast<double>(k) * plan.cell, at.y(), plan.cell, plan.heights[i]);
    drawLoading(row.parts[k], row.focus, box, builder);
  }
  builder.text(QString::fromStdString(row.valueText),
               left + (static_cast<double>(row.parts.size()) + 0.5) * plan.cell, middle,
               Anchor::Middle, {TextRole::Value, Ink::Muted, isBold(row.focus)});
}

// The row's name and what is explained on lines of their own, the loadings under them.
void drawStacked(const Figure& figure, const LoadingsPlan& plan, std::size_t i, QRectF box,
                 SceneBuilder& builder) {
  const FigureRow& row = figure.rows[i];
  const double lines = static_cast<double>(plan.labels[i].size()) * builder.line();
  builder.lines(plan.labels[i], box.left(), box.top() + 3, Anchor::Left,
                {TextRole::Label, nameInk(row.focus), isBold(row.focus)});
  builder.text(QString::fromStdString(row.valueText), box.right(),
               box.top() + 3 + builder.line() / 2, Anchor::Right,
               {TextRole::Value, Ink::Muted, isBold(row.focus)});
  for (std::size_t k = 0; k < row.parts.size(); ++k) {
    const QRectF cell(box.left() + static_cast<double>(k) * plan.cell, box.top() + 3 + lines,
                      plan.cell, 1.5 * builder.line());
    drawLoading(row.parts[k], row.focus, cell, builder);
  }
}

}  // namespace

void drawLoadings(const Figure& figure, QRectF area, SceneBuilder& builder) {
  const LoadingsPlan plan = planLoadings(figure, area.width(), builder);
  const double left = area.left() + (plan.stacked ? 0 : plan.labelWidth + builder.body());
  if (!figure.rows.empty()) drawNames(plan, left, area.top(), builder);
  if (plan.stacked) {
    builder.text(QString::fromStdString(figure.valueAxis), area.right(),
                 area.top() + builder.line() / 2, Anchor::Right, {TextRole::Tick, Ink::Muted});
  }
  double y = area.top() + plan.top;
  for (std::size_t i = 0; i < figure.rows.size(); ++i) {
    if (plan.stacked) {
      drawStacked(figure, plan, i, {area.left(), y, area.width(), plan.heights[i]}, builder);
    } else {
      drawBeside(figure, plan, i, {area.left(), y}, builder);
    }
    y += plan.heights[i];
  }
}

}  // namespace candour
