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
  names.push_back(figure.valueAxis);
  std::size_t most = 1;
  for (const std::string& name : names) {
    plan.names.push_back(
        builder.measure().wrap(QString::fromStdString(name), builder.body(), false, plan.cell - 2));
    most = std::max(most, static_cast<std::size_t>(plan.names.back().size()));
  }
  plan.top = static_cast<double>(most) * builder.line() + 4;
}

LoadingsPlan planLoadings(const Figure& figure, double width, const SceneBuilder& builder) {
  LoadingsPlan plan;
  const auto columns = static_cast<double>(figure.columns.size() + 1);
  const double gap = builder.body();
  const double least = leastCell(figure, builder);
  const double room = std::max(kLeastLabel, width - gap - columns * least);
  for (const FigureRow& row : figure.rows) {
    const bool bold = isBold(row.focus);
    plan.labels.push_back(builder.measure().wrap(QString::fromStdString(row.label), builder.body(),
                                                 bold, std::min(room, 0.6 * width)));
    for (const QString& line : plan.labels.back()) {
      plan.labelWidth = std::max(plan.labelWidth, builder.width(line, bold));
    }
  }
  plan.cell = std::clamp((width - plan.labelWidth - gap) / columns, least, kWidestCell);
  planNames(figure, plan, builder);
  for (const QStringList& label : plan.labels) {
    plan.heights.push_back(
        std::max(1.5 * builder.line(), static_cast<double>(label.size()) * builder.line() + 3));
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

void drawLoadings(const Figure& figure, QRectF area, SceneBuilder& builder) {
  const LoadingsPlan plan = planLoadings(figure, area.width(), builder);
  const double left = area.left() + plan.labelWidth + builder.body();
  if (!figure.rows.empty()) drawNames(plan, left, area.top(), builder);
  double y = area.top() + plan.top;
  for (std::size_t i = 0; i < figure.rows.size(); ++i) {
    const FigureRow& row = figure.rows[i];
    const double height = plan.heights[i], middle = y + height / 2;
    const double lines = static_cast<double>(plan.labels[i].size()) * builder.line();
    builder.lines(plan.labels[i], area.left() + plan.labelWidth, middle - lines / 2, Anchor::Right,
                  {TextRole::Label, nameInk(row.focus), isBold(row.focus)});
    for (std::size_t k = 0; k < row.parts.size(); ++k) {
      const QRectF box(left + static_cast<double>(k) * plan.cell, y, plan.cell, height);
      drawLoading(row.parts[k], row.focus, box, builder);
    }
    builder.text(QString::fromStdString(row.valueText),
                 left + (static_cast<double>(row.parts.size()) + 0.5) * plan.cell, middle,
                 Anchor::Middle, {TextRole::Value, Ink::Muted, isBold(row.focus)});
    y += height;
  }
}

}  // namespace candour
