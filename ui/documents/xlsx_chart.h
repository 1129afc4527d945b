// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "models/briefing/figure.h"

struct lxw_workbook;
struct lxw_chart;

namespace candour {

/// Charts of a workbook: they read the cells of the figure's table, so that whoever changes a
/// number or adds a column sees it drawn.

enum class SheetChartKind {
  Bars,   // across, the first row at the top, with intervals
  Lines,  // over the rows, limits dashed
  Curve   // over the numbers of the first column, limits dashed
};

/// Which columns of the table are drawn.
struct SheetChart {
  SheetChartKind kind = SheetChartKind::Bars;
  std::size_t label = 0;
  std::size_t value = 0;
  std::size_t lower = 0;
  std::size_t upper = 0;
};

/// The figure as its sheet has it: the columns a reader is shown; groups are named in one, together
/// with what they are groups of ("Disability: Yes"). What follows is asked of such a figure.
Figure sheetFigure(const Figure& figure);

/// What is drawn of a figure's table; nothing where Excel has no chart that says the same: maps,
/// funnels, waterfalls, small multiples, series with breaks, labels that are not unique.
std::optional<SheetChart> sheetChart(const Figure& figure);

/// The figure's table with, where its bars have intervals, two columns more: how far the ends of
/// the interval are from the value. Error bars are drawn from them.
std::vector<std::vector<std::string>> sheetTable(const Figure& figure);

/// Cells that error bars are drawn from, and what they hold; libxlsxwriter knows no such bars,
/// finishWorkbook() writes them.
struct ErrorCells {
  std::string range;                // "'1 Trust'!$J$6:$J$13"
  std::vector<std::string> values;  // a row each; empty: none
};

struct ErrorBars {
  ErrorCells below;
  ErrorCells above;
};

/// Adds the chart, whose table's first row is row `header` of `sheet`. What its error bars are
/// drawn from is added to `errors`.
lxw_chart* addChart(lxw_workbook* workbook, const std::string& sheet, std::size_t header,
                    const Figure& figure, const SheetChart& plan, std::vector<ErrorBars>& errors);

/// Pixels high for a chart of so many rows.
int chartHeight(const Figure& figure, const SheetChart& plan);

/// The number that marks the error bars of `errors[index]` in a chart's XML until they are written.
std::string errorMark(std::size_t index);

}  // namespace candour
