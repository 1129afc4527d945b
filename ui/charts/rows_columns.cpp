// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/rows_columns.h"

#include <algorithm>

#include "ui/charts/figure_parts.h"

namespace candour {

namespace {

constexpr std::size_t kFewestRows = 14;
constexpr double kLeastWidth = 700;
constexpr double kBetween = 2;  // columns, sizes of the text

struct RowColumn {
  Figure figure;
  RowsPlan plan;
};

// Words and axis of one column as wide and as high as those of the other.
void align(RowColumn& column, const RowColumn& other, double width, const SceneBuilder& builder) {
  RowsPlan& plan = column.plan;
  const double gap = plan.plotLeft - plan.labelWidth;
  plan.labelWidth = std::max(plan.labelWidth, other.plan.labelWidth);
  plan.valueWidth = std::max(plan.valueWidth, other.plan.valueWidth);
  plan.plotLeft = plan.labelWidth + gap;
  plan.plotRight = std::min(plan.plotRight, other.plan.plotRight);
  if (other.plan.axis.ticks.size() < plan.axis.ticks.size()) plan.axis = other.plan.axis;
  plan.axis.start = plan.plotLeft, plan.axis.end = plan.plotRight;
  plan.axisTitle = builder.measure().wrap(rowsAxisTitle(column.figure, plan.axis), builder.body(),
                                          false, width - plan.plotLeft);
  plan.bottom = 4 + static_cast<double>(1 + plan.axisTitle.size()) * builder.line();
  plan.top = std::max(plan.top, other.plan.top);
}

std::vector<RowColumn> columnsOf(const Figure& figure, double width, const SceneBuilder& builder) {
  std::vector<RowColumn> columns;
  for (const RowRange& rows : rowStretches(figure.rows.size(), 2)) {
    Figure part = partOf(figure, rows, 0, 1);
    RowsPlan plan = planRows(part, width, builder);
    columns.push_back({std::move(part), std::move(plan)});
  }
  align(columns[0], columns[1], width, builder);
  align(columns[1], columns[0], width, builder);
  return columns;
}

double columnWidth(double width, const SceneBuilder& builder) {
  return (width - kBetween * builder.body()) / 2;
}

}  // namespace

bool canStandInColumns(const Figure& figure, double width) {
  return figure.kind != FigureKind::Likert && canBeParted(figure) &&
         figure.rows.size() >= kFewestRows && width >= kLeastWidth;
}

double rowColumnsHeight(const Figure& figure, double width, const SceneBuilder& builder) {
  double height = 0;
  for (const RowColumn& column : columnsOf(figure, columnWidth(width, builder), builder)) {
    height = std::max(height, column.plan.height());
  }
  return height;
}

void drawRowColumns(const Figure& figure, QRectF area, SceneBuilder& builder) {
  const double width = columnWidth(area.width(), builder);
  double left = area.left();
  for (const RowColumn& column : columnsOf(figure, width, builder)) {
    drawPlannedRows(column.figure, column.plan, {left, area.top(), width, area.height()}, builder);
    left = area.right() - width;
  }
}

}  // namespace candour
