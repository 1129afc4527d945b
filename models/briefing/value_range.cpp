// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/value_range.h"

#include <algorithm>
#include <cmath>

namespace candour {

namespace {

void takeRow(const FigureRow& row, ValueRange& range) {
  range.take(row.value);
  range.take(row.lower), range.take(row.upper);
  range.take(row.second), range.take(row.start);
}

void takeSeries(const std::vector<FigureSeries>& all, ValueRange& range) {
  for (const FigureSeries& series : all) {
    for (const SeriesPoint& point : series.points) {
      range.take(point.y), range.take(point.lower), range.take(point.upper);
    }
  }
}

}  // namespace

void ValueRange::take(double value) {
  if (!std::isfinite(value)) return;
  low = empty ? value : std::min(low, value);
  high = empty ? value : std::max(high, value);
  empty = false;
}

ValueRange valueRangeOf(const Figure& figure) {
  ValueRange range;
  for (const FigureRow& row : figure.rows) takeRow(row, range);
  for (const CurvePoint& point : figure.curve) {
    range.take(point.y), range.take(point.lower), range.take(point.upper);
  }
  for (const FigurePoint& point : figure.points) range.take(point.y);
  if (figure.kind != FigureKind::Funnel) takeSeries(figure.series, range);
  for (const FigurePanel& panel : figure.panels) takeSeries(panel.series, range);
  for (const ReferenceLine& line : figure.references) range.take(line.value);
  return range;
}

}  // namespace candour
