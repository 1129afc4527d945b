// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "ui/charts/marks.h"
#include "ui/documents/native_rows.h"

namespace candour {

namespace {

// A stacked part of the bars and, where it ends at the value, the interval about it.
struct BarPart {
  std::string name;
  std::vector<double> lengths;
  std::vector<double> below;
  std::vector<double> above;
  ChartInk fill = ChartInk::None;
  bool hatched = false;
  bool outlined = false;

  BarPart(std::string title, std::size_t slots, ChartInk ink)
      : name(std::move(title)),
        lengths(slots, std::nan("")),
        below(slots, std::nan("")),
        above(slots, std::nan("")),
        fill(ink) {}

  void bound(std::size_t slot, const FigureRow& row) {
    if (!row.lower || !row.upper) return;
    below[slot] = std::max(0.0, row.value - *row.lower);
    above[slot] = std::max(0.0, *row.upper - row.value);
  }
};

BarPart keyedPart(const Figure& figure, LegendMark mark, const std::string& otherwise,
                  std::size_t slots, ChartInk ink) {
  BarPart part(keyText(figure, mark, otherwise), slots, ink);
  part.hatched = mark == LegendMark::HatchedBar;
  return part;
}

// The part that only this driver explains, then what it shares with others; the interval is about
// their sum. A share below zero is one part.
std::vector<BarPart> importanceParts(const Figure& figure, const RowsFrame& frame) {
  const std::size_t slots = frame.slots.size();
  BarPart own = keyedPart(figure, LegendMark::SolidBar, "Share", slots, ChartInk::MidBlue);
  BarPart shared =
      keyedPart(figure, LegendMark::HatchedBar, "Shared with others", slots, ChartInk::MidBlue);
  for (std::size_t i = 0; i < slots; ++i) {
    const FigureRow* const row = frame.slots[i].row;
    if (row == nullptr || !std::isfinite(row->value)) continue;
    own.lengths[i] = std::clamp(row->unique.value_or(row->value), 0.0, std::max(0.0, row->value));
    shared.lengths[i] = row->value - own.lengths[i];
    shared.bound(i, *row);
  }
  return {own, shared};
}

std::vector<BarPart> scenarioParts(const Figure& figure, const RowsFrame& frame) {
  const std::size_t slots = frame.slots.size();
  BarPart solid = keyedPart(figure, LegendMark::SolidBar, "Value", slots, ChartInk::MidBlue);
  BarPart hatched =
      keyedPart(figure, LegendMark::HatchedBar, "Value (open)", slots, ChartInk::MidBlue);
  BarPart grey = keyedPart(figure, LegendMark::GreyBar, "Value (now)", slots, ChartInk::Grey);
  for (std::size_t i = 0; i < slots; ++i) {
    const FigureRow* const row = frame.slots[i].row;
    if (row == nullptr || !std::isfinite(row->value)) continue;
    BarPart& part = !row->filled ? hatched : isStrong(row->emphasised, row->focus) ? solid : grey;
    part.lengths[i] = row->value;
    part.bound(i, *row);
  }
  return {solid, hatched, grey};
}

// A level from 0 where the axis begins there; elsewhere the length of a bar would mislead, and a
// thin one stands at the level.
std::pair<double, double> endsOf(const FigureRow& row, const Axis& axis) {
  if (!row.total) return {row.start.value_or(0), row.value};
  if (axis.from <= 0 && axis.to >= 0) return {0, row.value};
  const double half = 0.004 * (axis.to - axis.from);
  return {row.value - half, row.value + half};
}

// Each step is an invisible bar up to its lesser end (of the same sign) and a bar from there; one
// that crosses zero is a bar on both sides.
std::vector<BarPart> waterfallParts(const Figure& figure, const RowsFrame& frame) {
  const std::size_t slots = frame.slots.size();
  std::vector<BarPart> parts;
  parts.emplace_back("Hidden", slots, ChartInk::None);
  parts.push_back(keyedPart(figure, LegendMark::SolidBar, "Up", slots, ChartInk::MidBlue));
  parts.push_back(keyedPart(figure, LegendMark::HatchedBar, "Down", slots, ChartInk::MidBlue));
  parts.emplace_back("Level", slots, ChartInk::Muted);
  parts.emplace_back("Other side of zero", slots, ChartInk::MidBlue);
  for (std::size_t i = 0; i < slots; ++i) {
    const FigureRow* const row = frame.slots[i].row;
    if (row == nullptr || !std::isfinite(row->value)) continue;
    const auto [from, to] = endsOf(*row, frame.axis);
    BarPart& bar = parts[row->total ? 3 : to >= from ? 1 : 2];
    const double low = std::min(from, to), high = std::max(from, to);
    const double hidden = low > 0 ? low : high < 0 ? high : 0;
    parts[0].lengths[i] = hidden;
    bar.lengths[i] = hidden > 0 ? high - low : hidden < 0 ? low - high : to;
    if (low < 0 && high > 0) parts[4].lengths[i] = from;
    const bool atHidden = hidden != 0 && row->value == hidden;
    (atHidden ? parts[0] : bar).bound(i, *row);
  }
  return parts;
}

// The slots of a part that a highlight puts behind the others, as a part of their own.
BarPart takeMuted(BarPart& part, const RowsFrame& frame) {
  BarPart muted(part.name + " (others)", part.lengths.size(),
                part.hatched ? ChartInk::Faded : ChartInk::Grey);
  muted.hatched = part.hatched;
  for (std::size_t i = 0; i < part.lengths.size(); ++i) {
    const FigureRow* const row = frame.slots[i].row;
    if (row == nullptr || row->focus != Focus::Muted) continue;
    std::swap(muted.lengths[i], part.lengths[i]);
    std::swap(muted.below[i], part.below[i]);
    std::swap(muted.above[i], part.above[i]);
  }
  return muted;
}

std::vector<BarPart> allParts(const Figure& figure, const RowsFrame& frame) {
  if (figure.kind == FigureKind::Importance) return importanceParts(figure, frame);
  if (figure.kind == FigureKind::Waterfall) return waterfallParts(figure, frame);
  return scenarioParts(figure, frame);
}

std::vector<BarPart> partsOf(const Figure& figure, const RowsFrame& frame) {
  if (!figure.focused) return allParts(figure, frame);
  std::vector<BarPart> parts;
  for (BarPart& part : allParts(figure, frame)) {
    const bool seen = part.fill != ChartInk::None;
    std::optional<BarPart> muted;
    if (seen) muted = takeMuted(part, frame);
    parts.push_back(std::move(part));
    if (muted) parts.push_back(std::move(*muted));
  }
  return parts;
}

bool isEmpty(const BarPart& part) {
  return std::none_of(part.lengths.begin(), part.lengths.end(),
                      [](double length) { return std::isfinite(length); });
}

bool isBounded(const BarPart& part) {
  return std::any_of(part.above.begin(), part.above.end(),
                     [](double length) { return std::isfinite(length); });
}

void addPart(const BarPart& part, std::size_t labels, ChartSheet& sheet, ChartSpec& spec) {
  if (isEmpty(part)) return;
  ChartSeries series;
  series.x = labels;
  series.name = series.y = sheet.addNumbers(part.name, part.lengths);
  series.fill = part.fill, series.hatched = part.hatched, series.outlined = part.outlined;
  if (isBounded(part)) {
    const std::size_t below = sheet.addNumbers(part.name + ": value less lower", part.below);
    const std::size_t above = sheet.addNumbers(part.name + ": upper less value", part.above);
    series.errors = ChartErrors{below, above, true, true, {ChartInk::Text, 1.5}};
  }
  spec.series.push_back(series);
}

// What the workbook shows first: the figure's rows as they are.
std::size_t addRows(const Figure& figure, const RowsFrame& frame, ChartSheet& sheet,
                    std::size_t& printed) {
  std::vector<SheetCell> labels, values, lower, upper, texts;
  for (const RowSlot& slot : frame.slots) {
    labels.emplace_back(slot.label);
    const FigureRow* const row = slot.row;
    const double value = row != nullptr              ? row->value
                         : slot.reference != nullptr ? slot.reference->value
                                                     : std::nan("");
    values.push_back(numberCell(value));
    const bool bounded = row != nullptr && row->lower && row->upper;
    lower.push_back(bounded ? numberCell(*row->lower) : SheetCell());
    upper.push_back(bounded ? numberCell(*row->upper) : SheetCell());
    texts.push_back(row == nullptr ? SheetCell() : SheetCell(printedValue(*row)));
  }
  const std::size_t label = sheet.add("Label", std::move(labels));
  sheet.add(figure.valueAxis.empty() ? "Value" : figure.valueAxis, std::move(values));
  sheet.add("Lower", std::move(lower));
  sheet.add("Upper", std::move(upper));
  printed = sheet.add("Printed", std::move(texts));
  return label;
}

// Fills every bar up to the edge unseen, and carries the value there.
void addValues(const RowsFrame& frame, const std::vector<BarPart>& parts, std::size_t labels,
               std::size_t printed, ChartSheet& sheet, ChartSpec& spec) {
  std::vector<double> rest;
  ChartSeries series;
  for (std::size_t i = 0; i < frame.slots.size(); ++i) {
    double stacked = 0;
    for (const BarPart& part : parts) {
      if (part.lengths[i] > 0) stacked += part.lengths[i];
    }
    rest.push_back(spec.x.axis.to - stacked);
    if (frame.slots[i].row == nullptr) continue;
    PointLabel label;
    label.point = i;
    label.lines << QString::fromStdString(printedValue(*frame.slots[i].row));
    label.side = LabelSide::InsideEnd;
    label.bold = isBold(frame.slots[i].row->focus);
    if (!label.lines[0].isEmpty()) series.labels.push_back(label);
  }
  series.x = labels;
  series.name = series.y = sheet.addNumbers("Room for the values", rest);
  series.labelCells = printed;
  spec.series.push_back(series);
}

BarPart referencePart(const RowsFrame& frame) {
  BarPart part("Level to compare with", frame.slots.size(), ChartInk::Muted);
  part.outlined = true;
  for (std::size_t i = 0; i < frame.slots.size(); ++i) {
    const ReferenceLine* const line = frame.slots[i].reference;
    if (line != nullptr) part.lengths[i] = line->value;
  }
  return part;
}

}  // namespace

ChartSpec barsSpec(const Figure& figure, const RowsFrame& frame, ChartSheet& sheet) {
  ChartSpec spec;
  spec.bars = true;
  spec.size = frame.size;
  spec.plot = frame.plot();
  spec.text = frame.text;
  spec.x.axis = frame.axis;
  spec.x.title = frame.axisTitle;
  spec.x.percent = figure.percent;
  spec.x.grid = true;
  spec.x.line = false;
  spec.y.crossAtZero = true;
  // The axis runs on under the values, without numbers there.
  const double room = spec.plot.width();
  spec.plot.setWidth(room + frame.valueWidth + 4);
  spec.x.namedTo = frame.axis.to;
  spec.x.axis.to += (frame.axis.to - frame.axis.from) * (frame.valueWidth + 4) / room;
  std::size_t printed = 0;
  const std::size_t labels = addRows(figure, frame, sheet, printed);
  std::vector<BarPart> parts = partsOf(figure, frame);
  parts.push_back(referencePart(frame));
  for (const BarPart& part : parts) addPart(part, labels, sheet, spec);
  addValues(frame, parts, labels, printed, sheet, spec);
  return spec;
}

}  // namespace candour
