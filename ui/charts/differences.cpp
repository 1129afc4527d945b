// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "ui/charts/label_placer.h"
#include "ui/charts/marks.h"
#include "ui/charts/plots.h"

namespace candour {

namespace {

constexpr double kLargestCell = 26;
constexpr double kLeastCell = 6;
constexpr double kGuideEvery = 5;  // rows between two guides for the eye

struct MatrixPlan {
  std::vector<QStringList> labels;
  std::vector<double> heights;
  double labelWidth = 0;
  double valueWidth = 0;
  double cell = 0;  // width
  double height = 0;
};

MatrixPlan planMatrix(const Figure& figure, double width, const SceneBuilder& builder) {
  MatrixPlan plan;
  const double gap = builder.body();
  const auto count = static_cast<double>(std::max<std::size_t>(1, figure.rows.size()));
  for (const FigureRow& row : figure.rows) {
    plan.valueWidth = std::max(
        plan.valueWidth, builder.width(QString::fromStdString(row.valueText), isBold(row.focus)));
  }
  const double values = plan.valueWidth > 0 ? plan.valueWidth + gap : 0;
  const double room = std::min(0.42 * width, width - values - gap - count * kLeastCell);
  for (const FigureRow& row : figure.rows) {
    plan.labels.push_back(builder.measure().wrap(QString::fromStdString(row.label), builder.body(),
                                                 isBold(row.focus), std::max(60.0, room)));
    plan.labelWidth = std::max(plan.labelWidth,
                               sizeOfLines(plan.labels.back(), isBold(row.focus), builder).width());
  }
  plan.cell = std::min(kLargestCell, (width - plan.labelWidth - values - gap) / count);
  for (const QStringList& label : plan.labels) {
    plan.heights.push_back(std::max(std::min(plan.cell, 1.5 * builder.line()),
                                    static_cast<double>(label.size()) * builder.line() + 1));
    plan.height += plan.heights.back();
  }
  return plan;
}

// A comparison stands out with either of its two rows.
Focus cellFocus(const FigureRow& row, const FigureRow& column) {
  return row.focus == Focus::Highlighted ? row.focus : column.focus;
}

void drawCell(CellState state, Focus focus, const QRectF& box, SceneBuilder& builder) {
  const QRectF inner = box.adjusted(1, 1.5, -1, -1.5);
  switch (state) {
    case CellState::Higher:
      return builder.add(RectMark{inner, barInk(Ink::Mark, focus)});
    case CellState::Lower:
      return drawOutline(inner.adjusted(0.6, 0.6, -0.6, -0.6), 1.25, hatchInk(Ink::Mark, focus),
                         builder);
    case CellState::Alike:
      return builder.add(CircleMark{box.center(), 1, hatchInk(Ink::Context, focus),
                                    hatchInk(Ink::Context, focus), 0.25});
    case CellState::Self:
      return builder.add(RectMark{box, Ink::Grid});
    case CellState::Empty:
      return;
  }
}

}  // namespace

double differencesHeight(const Figure& figure, double width, const SceneBuilder& builder) {
  return planMatrix(figure, width, builder).height;
}

void drawDifferences(const Figure& figure, QRectF area, SceneBuilder& builder) {
  const MatrixPlan plan = planMatrix(figure, area.width(), builder);
  const double gap = builder.body();
  const double values = plan.valueWidth > 0 ? plan.valueWidth + gap : 0;
  const double left = area.left() + plan.labelWidth + values + gap;
  double y = area.top();
  for (std::size_t i = 0; i < figure.rows.size(); ++i) {
    const FigureRow& row = figure.rows[i];
    const double height = plan.heights[i], middle = y + height / 2;
    const double lines = static_cast<double>(plan.labels[i].size()) * builder.line();
    builder.lines(plan.labels[i], area.left() + plan.labelWidth, middle - lines / 2, Anchor::Right,
                  {TextRole::Label, nameInk(row.focus), isBold(row.focus)});
    builder.text(QString::fromStdString(row.valueText), area.left() + plan.labelWidth + values,
                 middle, Anchor::Right, {TextRole::Value, Ink::Muted, isBold(row.focus)});
    const std::size_t cells = i < figure.cells.size() ? figure.cells[i].size() : 0;
    for (std::size_t j = 0; j < std::min(cells, figure.rows.size()); ++j) {
      drawCell(figure.cells[i][j], cellFocus(row, figure.rows[j]),
               {left + static_cast<double>(j) * plan.cell, y, plan.cell, height}, builder);
    }
    y += height;
    if (static_cast<int>(i + 1) % static_cast<int>(kGuideEvery) == 0) {
      builder.add(LineMark{{area.left(), y},
                           {left + static_cast<double>(figure.rows.size()) * plan.cell, y},
                           0.5,
                           Ink::Grid});
    }
  }
}

}  // namespace candour
