// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>

#include "ui/charts/marks.h"
#include "ui/documents/native_rows.h"

namespace candour {

namespace {

enum class DotClass { Filled, Open, Grey };

DotClass classOf(const FigureRow& row) {
  if (!row.emphasised) return DotClass::Grey;
  return row.filled ? DotClass::Filled : DotClass::Open;
}

LegendMark markOf(DotClass kind) {
  if (kind == DotClass::Filled) return LegendMark::FilledDot;
  return kind == DotClass::Open ? LegendMark::OpenDot : LegendMark::OpenGreyDot;
}

// The columns that every series of the chart shares, a cell a slot.
struct SharedColumns {
  std::size_t label = 0;
  std::size_t value = 0;
  std::size_t below = 0;
  std::size_t above = 0;
  std::size_t printed = 0;
  std::vector<double> positions;  // counted from the bottom
};

SharedColumns addShared(const Figure& figure, const RowsFrame& frame, ChartSheet& sheet) {
  const double nan = std::nan("");
  std::vector<double> values, lower, upper, below, above;
  std::vector<SheetCell> labels, printed;
  SharedColumns shared;
  double top = frame.slotsHeight() / lineHeight(frame.text);
  for (const RowSlot& slot : frame.slots) {
    const FigureRow* const row = slot.row;
    const bool bounded = row != nullptr && row->lower && row->upper;
    labels.emplace_back(slot.label);
    printed.push_back(row == nullptr ? SheetCell() : SheetCell(printedValue(*row)));
    values.push_back(row == nullptr ? nan : row->value);
    lower.push_back(bounded ? *row->lower : nan);
    upper.push_back(bounded ? *row->upper : nan);
    below.push_back(bounded ? std::max(0.0, row->value - *row->lower) : nan);
    above.push_back(bounded ? std::max(0.0, *row->upper - row->value) : nan);
    const double height = slot.height / lineHeight(frame.text);
    shared.positions.push_back(std::round(1000 * (top - height / 2)) / 1000);
    top -= height;
  }
  shared.label = sheet.add("Label", std::move(labels));
  shared.value = sheet.addNumbers(figure.valueAxis.empty() ? "Value" : figure.valueAxis, values);
  sheet.addNumbers("Lower", lower);
  sheet.addNumbers("Upper", upper);
  shared.below = sheet.addNumbers("Value less lower", below);
  shared.above = sheet.addNumbers("Upper less value", above);
  shared.printed = sheet.add("Printed", std::move(printed));
  return shared;
}

int dotSize(const RowsFrame& frame) {
  const double row = frame.plot().height() / static_cast<double>(frame.slots.size());
  return std::clamp(static_cast<int>(0.62 * row), 6, 10);
}

// Intervals as lines of their own, for programs that draw no error bars across (LibreOffice); their
// cells follow the value and its distances, so that both change together.
void addIntervalLines(const std::vector<double>& at, const RowsFrame& frame,
                      const SharedColumns& shared, const ChartLine& line, ChartSheet& sheet,
                      ChartSpec& spec) {
  std::vector<SheetCell> x, y;
  for (std::size_t i = 0; i < frame.slots.size(); ++i) {
    const FigureRow* const row = frame.slots[i].row;
    if (row == nullptr || !row->lower || !row->upper || !std::isfinite(at[i])) continue;
    if (!std::isfinite(*row->lower) || !std::isfinite(*row->upper)) continue;
    const std::string value = ChartSheet::cellName(shared.value, i);
    x.emplace_back(SheetFormula{value + "-" + ChartSheet::cellName(shared.below, i),
                                std::min(row->value, *row->lower)});
    x.emplace_back(SheetFormula{value + "+" + ChartSheet::cellName(shared.above, i),
                                std::max(row->value, *row->upper)});
    x.emplace_back();
    y.insert(y.end(), {SheetCell(at[i]), SheetCell(at[i]), SheetCell()});
  }
  if (x.empty()) return;
  ChartSeries series;
  series.x = sheet.add("Intervals: from and to", std::move(x));
  series.name = series.y = sheet.add("Intervals", std::move(y));
  series.line = line;
  spec.series.push_back(series);
}

void addDots(DotClass kind, Focus focus, const Figure& figure, const RowsFrame& frame,
             const SharedColumns& shared, ChartSheet& sheet, ChartSpec& spec) {
  std::vector<double> at;
  bool any = false;
  for (std::size_t i = 0; i < frame.slots.size(); ++i) {
    const FigureRow* const row = frame.slots[i].row;
    const bool mine =
        row != nullptr && classOf(*row) == kind && row->focus == focus && std::isfinite(row->value);
    at.push_back(mine ? shared.positions[i] : std::nan(""));
    any = any || mine;
  }
  const LegendMark mark = markOf(kind);
  if (!any) return;
  const bool small = !isStrong(kind != DotClass::Grey, focus);
  ChartSeries series;
  const std::string named = keyText(figure, mark, "Position");
  const bool stands = focus == Focus::Highlighted;
  series.name = series.y = sheet.addNumbers(stands ? named + " (highlighted)" : named, at);
  series.x = shared.value;
  const ChartInk ink = focus == Focus::Muted ? ChartInk::Faded
                       : small               ? ChartInk::Muted
                                             : ChartInk::Mark;
  const ChartInk fill = kind == DotClass::Filled ? ink : ChartInk::Paper;
  series.marker = {MarkerShape::Circle, dotSize(frame) - (small ? 2 : 0), fill, ink};
  const ChartLine line{ink, small ? 1.25 : 2.0};
  addMarks(series, ChartErrors{shared.below, shared.above, true, false, line}, spec);
  addIntervalLines(at, frame, shared, line, sheet, spec);
}

void addSecondMarks(const Figure& figure, const RowsFrame& frame, const SharedColumns& shared,
                    ChartSheet& sheet, ChartSpec& spec) {
  std::vector<double> values, at;
  bool any = false;
  for (std::size_t i = 0; i < frame.slots.size(); ++i) {
    const FigureRow* const row = frame.slots[i].row;
    const bool has = row != nullptr && row->second && std::isfinite(*row->second);
    values.push_back(has ? *row->second : std::nan(""));
    at.push_back(has ? shared.positions[i] : std::nan(""));
    any = any || has;
  }
  if (!any) return;
  const std::string name = keyText(figure, LegendMark::OpenDiamond, "Second mark");
  ChartSeries series;
  series.x = sheet.addNumbers(name + ": value", values);
  series.name = series.y = sheet.addNumbers(name, at);
  series.marker = {MarkerShape::Diamond, dotSize(frame), ChartInk::Paper, ChartInk::Text};
  addMarks(series, std::nullopt, spec);
}

void addReferences(const Figure& figure, const RowsFrame& frame, ChartSheet& sheet,
                   ChartSpec& spec) {
  // A point at the very end of the axis may count as beyond it.
  const double top = 0.9995 * frame.slotsHeight() / lineHeight(frame.text);
  for (const ReferenceLine& line : figure.references) {
    ChartSeries series;
    const std::string name = line.label.empty() ? "Line" : line.label;
    series.x = sheet.addNumbers(name + ": value", {line.value, line.value});
    series.name = series.y = sheet.addNumbers(name, {0, top});
    series.line = {ChartInk::Text, 1.25, line.dashed ? LineStyle::Dashed : LineStyle::Solid};
    if (!line.label.empty()) {
      series.labels = {{1, {QString::fromStdString(line.label)}, LabelSide::Above}};
    }
    spec.series.push_back(series);
  }
}

// Marks without a shape at both ends of the axis carry the words beside the plot.
void addWords(const RowsFrame& frame, const SharedColumns& shared, bool left, ChartSheet& sheet,
              ChartSpec& spec) {
  const double edge = left ? frame.axis.from : frame.axis.to;
  ChartSeries series;
  series.x = sheet.addNumbers(left ? "Labels stand at" : "Values stand at",
                              std::vector<double>(frame.slots.size(), edge));
  series.name = series.y = sheet.addNumbers(left ? "Labels" : "Values", shared.positions);
  for (std::size_t i = 0; i < frame.slots.size(); ++i) {
    const RowSlot& slot = frame.slots[i];
    PointLabel label;
    label.point = i;
    label.bold = slot.row == nullptr ? left : isBold(slot.row->focus);
    label.side = left ? LabelSide::Left : LabelSide::Right;
    if (left) label.lines = slot.lines;
    if (!left && slot.row != nullptr) {
      label.lines << QString::fromStdString(printedValue(*slot.row));
    }
    if (!label.lines.join(QString()).isEmpty()) series.labels.push_back(label);
  }
  series.labelCells = left ? shared.label : shared.printed;
  spec.series.push_back(series);
}

}  // namespace

ChartSpec dotsSpec(const Figure& figure, const RowsFrame& frame, ChartSheet& sheet) {
  ChartSpec spec;
  spec.size = frame.size;
  spec.plot = frame.plot();
  spec.text = frame.text;
  spec.x.axis = frame.axis;
  spec.x.title = frame.axisTitle;
  spec.x.percent = figure.percent;
  spec.x.grid = true;
  spec.x.line = false;
  spec.y.axis.from = 0;
  spec.y.axis.to = frame.slotsHeight() / lineHeight(frame.text);
  spec.y.numbers = false;
  spec.y.crossAtZero = true;
  const SharedColumns shared = addShared(figure, frame, sheet);
  addReferences(figure, frame, sheet, spec);
  for (const Focus focus : {Focus::Muted, Focus::None, Focus::Highlighted}) {
    for (const DotClass kind : {DotClass::Filled, DotClass::Open, DotClass::Grey}) {
      addDots(kind, focus, figure, frame, shared, sheet, spec);
    }
  }
  addSecondMarks(figure, frame, shared, sheet, spec);
  addWords(frame, shared, true, sheet, spec);
  addWords(frame, shared, false, sheet, spec);
  return spec;
}

}  // namespace candour
