// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/briefing/figure.h"
#include "ui/charts/text_measure.h"
#include "ui/documents/chart_parts.h"
#include "ui/documents/native_chart.h"

namespace candour {

/// A line of a chart of rows: a heading or a row of the figure, or a labelled reference that a
/// chart of bars shows as a bar of its own.
struct RowSlot {
  const FigureRow* row = nullptr;
  const ReferenceLine* reference = nullptr;
  std::string label;
  QStringList lines;  // of the label
  double height = 0;  // points
};

/// Some of a figure's rows laid out for one chart.
struct RowsFrame {
  QSizeF size;
  int text = 12;
  std::vector<RowSlot> slots;
  Axis axis;
  QStringList axisTitle;
  double labelWidth = 0;
  double valueWidth = 0;
  double top = 0;     // above the plot, labels of references included
  double bottom = 0;  // below it

  [[nodiscard]] double slotsHeight() const;
  [[nodiscard]] double neededHeight() const { return top + slotsHeight() + bottom; }
  [[nodiscard]] QRectF plot() const;
};

/// The rows from `first` to before `last` for a frame of `size` at `text` points.
RowsFrame planRowsFrame(const Figure& figure, std::size_t first, std::size_t last, QSizeF size,
                        int text);

/// What stands at the right of a row: its value, and its tier.
std::string printedValue(const FigureRow& row);

/// The text of the figure's key for `mark`, else `otherwise`.
std::string keyText(const Figure& figure, LegendMark mark, const std::string& otherwise);
bool hasKey(const Figure& figure, LegendMark mark);

/// The value axis of a figure; where the analyst chose its ends it runs to whole steps about them,
/// as programs count steps from its beginning. `most` steps.
Axis nativeAxis(const Figure& figure, const Axis& axis, int most);

/// Dots with intervals (effects, groups, areas) as a scatter; bars (importance, scenarios,
/// waterfalls) as stacked bars.
ChartSpec dotsSpec(const Figure& figure, const RowsFrame& frame, ChartSheet& sheet);
ChartSpec barsSpec(const Figure& figure, const RowsFrame& frame, ChartSheet& sheet);

std::vector<std::vector<NativeChart>> rowCharts(const Figure& figure, QSizeF area);

}  // namespace candour
