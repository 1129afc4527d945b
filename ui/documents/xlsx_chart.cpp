// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/xlsx_chart.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "models/briefing/value_range.h"
#include "ui/charts/axis.h"
#include "ui/documents/document_parts.h"
#include "ui/documents/readable_table.h"
#include "ui/documents/xlsx_names.h"

namespace candour {

namespace {

constexpr lxw_color_t kLineColour = 0x12436D, kFillColour = 0x2073BC, kGridColour = 0xD9D9D9,
                      kTextColour = 0x3D3D3D, kAxisColour = 0x3D3D3D, kGreyColour = 0xBFBFBF;
constexpr int kFirstMark = 770001;
constexpr int kMostSteps = 8;
constexpr const char* kGroup = "group";
constexpr int kChartText = 11;

bool isLong(const Figure& figure) {
  return figure.table.size() > 20;
}

std::optional<std::size_t> columnOf(const Figure& figure,
                                    std::initializer_list<const char*> names) {
  const auto& header = figure.table.front();
  for (const char* const name : names) {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
  }
  return std::nullopt;
}

bool areUnique(const Figure& figure, std::size_t column) {
  std::set<std::string> seen;
  return std::all_of(figure.table.begin() + 1, figure.table.end(),
                     [&](const auto& row) { return seen.insert(row[column]).second; });
}

bool hasAny(const Figure& figure, std::size_t column, const std::string& besides) {
  return std::any_of(figure.table.begin() + 1, figure.table.end(), [&](const auto& row) {
    return !row[column].empty() && row[column] != besides;
  });
}

bool isBroken(const Figure& figure) {
  const auto column = columnOf(figure, {"break_before"});
  return column && hasAny(figure, *column, "no");
}

std::optional<SheetChartKind> kindOf(const Figure& figure) {
  switch (figure.kind) {
    case FigureKind::DriverEffects:
    case FigureKind::Importance:
    case FigureKind::Boroughs:
    case FigureKind::Scenario:
      return SheetChartKind::Bars;
    case FigureKind::Curve:
      return figure.continuous ? SheetChartKind::Curve : SheetChartKind::Bars;
    case FigureKind::Trend:
      if (isBroken(figure)) return std::nullopt;
      return SheetChartKind::Lines;
    default:
      return std::nullopt;
  }
}

lxw_chart_font fontOf(int size) {
  lxw_chart_font font = {};
  font.name = const_cast<char*>("Arial");
  font.size = size;
  font.color = kTextColour;
  return font;
}

// A column of the table as a range of the sheet.
struct Range {
  const std::string& sheet;
  lxw_row_t header;
  lxw_row_t last;

  void name(lxw_chart_series* series, std::size_t column) const {
    chart_series_set_name_range(series, sheet.c_str(), header, static_cast<lxw_col_t>(column));
  }
  void categories(lxw_chart_series* series, std::size_t column) const {
    const auto at = static_cast<lxw_col_t>(column);
    chart_series_set_categories(series, sheet.c_str(), header + 1, at, last, at);
  }
  void values(lxw_chart_series* series, std::size_t column) const {
    const auto at = static_cast<lxw_col_t>(column);
    chart_series_set_values(series, sheet.c_str(), header + 1, at, last, at);
  }
};

lxw_chart_series* addSeries(lxw_chart* chart, const Range& range, std::size_t label,
                            std::size_t value) {
  lxw_chart_series* const series = chart_add_series(chart, nullptr, nullptr);
  range.categories(series, label);
  range.values(series, value);
  range.name(series, value);
  return series;
}

// How far the ends of a row's interval are from its value; empty where one is not known.
std::pair<std::string, std::string> lengthsOf(const std::vector<std::string>& row,
                                              const SheetChart& plan) {
  const auto value = plainNumber(row[plan.value]);
  const auto lower = plainNumber(row[plan.lower]), upper = plainNumber(row[plan.upper]);
  if (!value || !lower || !upper) return {};
  return {shortest(std::max(0.0, *value - *lower)), shortest(std::max(0.0, *upper - *value))};
}

ErrorCells errorCells(const Figure& figure, const Range& range, std::size_t column) {
  ErrorCells cells;
  char place[LXW_MAX_CELL_RANGE_LENGTH] = {};
  const auto at = static_cast<lxw_col_t>(column);
  lxw_rowcol_to_range_abs(place, range.header + 1, at, range.last, at);
  cells.range = quotedSheet(range.sheet) + "!" + place;
  const auto table = sheetTable(figure);
  for (std::size_t i = 1; i < table.size(); ++i) cells.values.push_back(table[i][column]);
  return cells;
}

bool isHighlighted(const Figure& figure, const std::string& label) {
  return std::any_of(figure.rows.begin(), figure.rows.end(), [&](const FigureRow& row) {
    return row.focus == Focus::Highlighted && row.label == label;
  });
}

// A row of areas that is none of those drawn: the whole that they are compared with.
bool isWhole(const Figure& figure, const std::vector<std::string>& row) {
  return figure.kind == FigureKind::Boroughs && !figure.rows.empty() &&
         std::none_of(figure.rows.begin(), figure.rows.end(),
                      [&](const FigureRow& drawn) { return drawn.label == row[0]; });
}

// The bars that a highlight does not name stand back, unless the sheet calls rows otherwise than
// the figure does. The whole is dark: it is none of those that are compared.
void colourBars(lxw_chart_series* series, const Figure& figure, std::size_t label) {
  lxw_chart_fill grey = {}, dark = {};
  grey.color = kGreyColour, dark.color = kAxisColour;
  lxw_chart_point other = {}, whole = {}, as = {};
  other.fill = &grey, whole.fill = &dark;
  const bool muted = std::any_of(
      figure.table.begin() + 1, figure.table.end(),
      [&](const auto& row) { return figure.focused && isHighlighted(figure, row[label]); });
  std::vector<lxw_chart_point*> points;
  for (std::size_t i = 1; i < figure.table.size(); ++i) {
    const auto& row = figure.table[i];
    const bool behind = muted && !isHighlighted(figure, row[label]);
    points.push_back(isWhole(figure, row) ? &whole : behind ? &other : &as);
  }
  points.push_back(nullptr);
  chart_series_set_points(series, points.data());
}

void drawBars(lxw_chart* chart, const Range& range, const Figure& figure, const SheetChart& plan,
              std::size_t mark) {
  lxw_chart_series* const series = addSeries(chart, range, plan.label, plan.value);
  lxw_chart_fill fill = {};
  fill.color = kFillColour;
  chart_series_set_fill(series, &fill);
  colourBars(series, figure, plan.label);
  lxw_chart_line line = {};
  line.color = LXW_COLOR_BLACK, line.width = 1.25F;
  chart_series_set_error_bars(series->x_error_bars, LXW_CHART_ERROR_BAR_TYPE_FIXED,
                              kFirstMark + static_cast<double>(mark));
  chart_series_set_error_bars_line(series->x_error_bars, &line);
  chart_set_series_gap(chart, 60);
  chart_axis_set_reverse(chart->y_axis);
  chart_axis_set_crossing_max(chart->y_axis);
  chart_axis_set_label_position(chart->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
}

void drawLines(lxw_chart* chart, const Range& range, const SheetChart& plan) {
  for (const std::size_t column : {plan.value, plan.lower, plan.upper}) {
    lxw_chart_series* const series = addSeries(chart, range, plan.label, column);
    const bool limit = column != plan.value;
    lxw_chart_line line = {};
    line.color = kLineColour, line.width = limit ? 1.0F : 2.25F;
    line.dash_type = limit ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID;
    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
  }
  chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_GAP);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_TOP);
}

// Round ends that leave every value and every end of an interval inside; bars begin at 0 unless the
// analyst chose otherwise.
Axis valuesAxis(const Figure& figure, const SheetChart& plan) {
  ValueRange range;
  for (std::size_t i = 1; i < figure.table.size(); ++i) {
    for (const std::size_t column : {plan.value, plan.lower, plan.upper}) {
      range.take(plainNumber(figure.table[i][column]));
    }
  }
  if (plan.kind == SheetChartKind::Bars) range.take(0.0);
  return valueAxisOf(figure, range.low, range.high, kMostSteps);
}

std::string axisName(const Figure& figure, const Axis& axis) {
  const bool said = lowered(figure.valueAxis).find("per cent") != std::string::npos;
  const std::string unit = figure.percent && !said ? " (per cent)" : "";
  std::string from;
  if (axis.from > 0) from = " (axis starts at " + axis.fromText(false).toStdString() + ", not 0)";
  if (axis.to < 0) from = " (the axis leaves 0 out)";
  return figure.valueAxis + unit + from;
}

// Axes as on every figure: a thin grid along the values only, dark words. libxlsxwriter calls the
// axis across x, which is the one of values where bars run across.
void setAxes(lxw_chart* chart, const Figure& figure, const SheetChart& plan) {
  const bool bars = plan.kind == SheetChartKind::Bars;
  lxw_chart_axis* const values = bars ? chart->x_axis : chart->y_axis;
  lxw_chart_axis* const along = bars ? chart->y_axis : chart->x_axis;
  lxw_chart_font font = fontOf(kChartText), small = fontOf(isLong(figure) ? 9 : kChartText);
  lxw_chart_line axis = {}, grid = {};
  axis.color = kAxisColour, axis.width = 1, grid.color = kGridColour, grid.width = 0.75F;
  chart_axis_set_num_font(values, &font);
  chart_axis_set_num_font(along, &small);
  chart_axis_set_line(along, &axis);
  chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
  chart_axis_major_gridlines_set_line(values, &grid);
  chart_axis_major_gridlines_set_visible(along, LXW_FALSE);
  chart_axis_set_num_format(values, "General");
  const Axis range = valuesAxis(figure, plan);
  chart_axis_set_min(values, range.from);
  chart_axis_set_max(values, range.to);
  if (range.ticks.size() > 1) chart_axis_set_major_unit(values, range.ticks[1] - range.ticks[0]);
  chart_axis_set_name(values, cellText(axisName(figure, range)).c_str());
  chart_axis_set_name_font(values, &font);
  if (bars) return;
  chart_axis_set_name(along, cellText(figure.categoryAxis).c_str());
  chart_axis_set_name_font(along, &font);
  if (plan.kind != SheetChartKind::Curve) return;
  chart_axis_set_min(along, *plainNumber(figure.table[1][0]));
  chart_axis_set_max(along, *plainNumber(figure.table.back()[0]));
}

uint8_t typeOf(SheetChartKind kind) {
  if (kind == SheetChartKind::Bars) return LXW_CHART_BAR;
  return kind == SheetChartKind::Lines ? LXW_CHART_LINE : LXW_CHART_SCATTER_STRAIGHT;
}

}  // namespace

Figure sheetFigure(const Figure& figure) {
  if (figure.table.empty()) return figure;
  Figure shown = withReadableColumns(figure);
  auto& table = shown.table;
  if (table[0].size() < 2 || table[0][0] != "control" || table[0][1] != "level") return shown;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::string name = i == 0 ? kGroup : table[i][0] + ": " + table[i][1];
    table[i].erase(table[i].begin());
    table[i].front() = name;
  }
  return shown;
}

std::optional<SheetChart> sheetChart(const Figure& figure) {
  if (figure.table.size() < 2) return std::nullopt;
  const auto kind = kindOf(figure);
  const auto value = columnOf(figure, {"percentage_points", "share_percent", "explained_percent",
                                       "gain_points", "points", "percent"});
  const auto lower = columnOf(figure, {"lower"}), upper = columnOf(figure, {"upper"});
  if (!kind || !value || !lower || !upper) return std::nullopt;
  const bool isCurve = *kind == SheetChartKind::Curve;
  if (isCurve && (!plainNumber(figure.table[1][0]) || !plainNumber(figure.table.back()[0]))) {
    return std::nullopt;
  }
  const SheetChart plan{*kind, 0, *value, *lower, *upper};
  if (!areUnique(figure, plan.label)) return std::nullopt;
  return plan;
}

std::vector<std::vector<std::string>> sheetTable(const Figure& figure) {
  auto table = figure.table;
  const auto plan = sheetChart(figure);
  if (!plan || plan->kind != SheetChartKind::Bars) return table;
  table[0].insert(table[0].end(), {"to_lower", "to_upper"});
  for (std::size_t i = 1; i < table.size(); ++i) {
    const auto [below, above] = lengthsOf(table[i], *plan);
    table[i].insert(table[i].end(), {below, above});
  }
  return table;
}

int chartHeight(const Figure& figure, const SheetChart& plan) {
  if (plan.kind != SheetChartKind::Bars) return 380;
  return 90 + (isLong(figure) ? 18 : 26) * static_cast<int>(figure.table.size() - 1);
}

std::string errorMark(std::size_t index) {
  return std::to_string(kFirstMark + static_cast<int>(index));
}

lxw_chart* addChart(lxw_workbook* workbook, const std::string& sheet, std::size_t header,
                    const Figure& figure, const SheetChart& plan, std::vector<ErrorBars>& errors) {
  lxw_chart* const chart = workbook_add_chart(workbook, typeOf(plan.kind));
  const auto top = static_cast<lxw_row_t>(header);
  const Range range{sheet, top, top + static_cast<lxw_row_t>(figure.table.size()) - 1};
  chart_title_off(chart);
  if (plan.kind == SheetChartKind::Bars) {
    drawBars(chart, range, figure, plan, errors.size());
    const std::size_t below = figure.table.front().size();
    errors.push_back({errorCells(figure, range, below), errorCells(figure, range, below + 1)});
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
  } else {
    drawLines(chart, range, plan);
  }
  setAxes(chart, figure, plan);
  lxw_chart_line none = {};
  none.none = LXW_TRUE;
  chart_chartarea_set_line(chart, &none);
  return chart;
}

}  // namespace candour
