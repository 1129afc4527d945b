// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/rows_plan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "models/briefing/value_range.h"
#include "ui/charts/marks.h"

namespace candour {

namespace {

constexpr int kMostLabelLines = 3;

double widestLine(const QStringList& lines, bool bold, const SceneBuilder& builder) {
  double widest = 0;
  for (const QString& line : lines) widest = std::max(widest, builder.width(line, bold));
  return widest;
}

// Wraps the labels into a third of the width, or up to half of it where three lines do not do.
void planLabels(const Figure& figure, double width, const SceneBuilder& builder, RowsPlan& plan) {
  for (const double part : {0.34, 0.40, 0.46, 0.52}) {
    plan.labels.clear();
    plan.notes.clear();
    plan.labelWidth = 0;
    qsizetype most = 0;
    for (const FigureRow& row : figure.rows) {
      const auto wrapped = [&](const std::string& text, bool bold) {
        if (text.empty()) return QStringList();
        return builder.measure().wrap(QString::fromStdString(text), builder.body(), bold,
                                      part * width);
      };
      const bool bold = isBold(row.focus);
      plan.labels.push_back(wrapped(row.label, bold));
      plan.notes.push_back(wrapped(row.note, false));
      plan.labelWidth = std::max({plan.labelWidth, widestLine(plan.labels.back(), bold, builder),
                                  widestLine(plan.notes.back(), false, builder)});
      most = std::max(most, plan.labels.back().size());
    }
    if (most <= kMostLabelLines) return;
  }
}

void planHeadings(const Figure& figure, double width, const SceneBuilder& builder, RowsPlan& plan) {
  std::string group;
  for (const FigureRow& row : figure.rows) {
    plan.headings.emplace_back();
    if (row.group != group && !row.group.empty()) {
      plan.headings.back() =
          builder.measure().wrap(QString::fromStdString(row.group), builder.body(), true, width);
    }
    group = row.group;
  }
}

void planColumns(const Figure& figure, const SceneBuilder& builder, RowsPlan& plan) {
  bool tiers = false;
  for (const FigureRow& row : figure.rows) {
    const double w = builder.width(QString::fromStdString(row.valueText), isBold(row.focus));
    plan.valueWidth = std::max(plan.valueWidth, w);
    tiers = tiers || !row.tier.empty();
  }
  if (tiers) plan.tierWidth = builder.width(QStringLiteral("Tier"), true);
}

void planAxis(const Figure& figure, const SceneBuilder& builder, RowsPlan& plan) {
  const auto [low, high] = rowsRange(figure);
  const double room = plan.plotRight - plan.plotLeft;
  const auto fits = [&](double air) {
    if (plan.axis.ticks.size() < 2) return true;
    double widest = 0;
    for (std::size_t i = 0; i < plan.axis.ticks.size(); ++i) {
      widest = std::max(widest, builder.width(plan.axis.tickText(i, figure.percent)));
    }
    const double part = (plan.axis.ticks[1] - plan.axis.ticks[0]) / (plan.axis.to - plan.axis.from);
    return room * part >= widest + air;
  };
  for (int most = 8; most >= 2; --most) {
    plan.axis = valueAxisOf(figure, low, high, most);
    if (fits(builder.body())) break;
  }
  // A plot of a finger's width has room for one number.
  while (!fits(2)) plan.axis.ticks.pop_back();
  plan.axis.start = plan.plotLeft;
  plan.axis.end = plan.plotRight;
}

void planHeights(const Figure& figure, const SceneBuilder& builder, RowsPlan& plan) {
  const bool many = figure.rows.size() > 15;
  const double air = (many ? 0.2 : 0.5) * builder.body();
  for (std::size_t i = 0; i < plan.labels.size(); ++i) {
    const qsizetype lines = std::max<qsizetype>(1, plan.labels[i].size() + plan.notes[i].size());
    plan.heights.push_back(static_cast<double>(lines) * builder.line() + air);
  }
  const bool labelled = std::any_of(figure.references.begin(), figure.references.end(),
                                    [](const ReferenceLine& line) { return !line.label.empty(); });
  plan.top = labelled || plan.tierWidth > 0 ? builder.line() + 2 : 0;
  plan.axisTitle = builder.measure().wrap(rowsAxisTitle(figure, plan.axis), builder.body(), false,
                                          plan.plotRight - plan.plotLeft);
  const auto lines = static_cast<double>(1 + plan.axisTitle.size());
  plan.bottom = 4 + lines * builder.line();
}

}  // namespace

std::pair<double, double> rowsRange(const Figure& figure) {
  ValueRange range = valueRangeOf(figure);
  if (figure.zeroBased) range.take(0.0);
  const double none = std::numeric_limits<double>::infinity();
  return range.empty ? std::pair(none, -none) : std::pair(range.low, range.high);
}

QString rowsAxisTitle(const Figure& figure, const Axis& axis) {
  const QString title = QString::fromStdString(figure.valueAxis);
  const bool bars = figure.kind == FigureKind::Waterfall || figure.kind == FigureKind::Importance ||
                    figure.kind == FigureKind::Scenario;
  if (!bars || title.isEmpty() || (axis.from <= 0 && axis.to >= 0)) return title;
  if (axis.to < 0) return title + QStringLiteral(" (the axis leaves 0 out)");
  return title + QStringLiteral(" (axis starts at %1, not 0)").arg(axis.fromText(figure.percent));
}

double RowsPlan::headingHeight(std::size_t row) const {
  if (headings[row].isEmpty()) return 0;
  return static_cast<double>(headings[row].size()) * line + 4;
}

double RowsPlan::rowsHeight() const {
  double sum = std::accumulate(heights.begin(), heights.end(), 0.0);
  for (std::size_t row = 0; row < headings.size(); ++row) sum += headingHeight(row);
  return sum;
}

RowsPlan planRows(const Figure& figure, double width, const SceneBuilder& builder) {
  RowsPlan plan;
  const double gap = builder.body();
  plan.line = builder.line();
  planLabels(figure, width, builder, plan);
  planHeadings(figure, width, builder, plan);
  planColumns(figure, builder, plan);
  const double tiers = plan.tierWidth > 0 ? plan.tierWidth + gap : 0;
  const double values = plan.valueWidth > 0 ? plan.valueWidth + gap : 0;
  plan.plotLeft = plan.labelWidth + gap;
  // Half of the last tick's label stands out where there is nothing beside the plot.
  plan.plotRight = width - (tiers + values > 0 ? tiers + values : 2 * gap);
  planAxis(figure, builder, plan);
  planHeights(figure, builder, plan);
  return plan;
}

}  // namespace candour
