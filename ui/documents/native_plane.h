// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/briefing/figure.h"
#include "ui/documents/chart_parts.h"
#include "ui/documents/native_chart.h"

namespace candour {

/// Words at the right of the plot, at the height of what they name.
struct EndWords {
  double y = 0;  // in the axis' unit
  std::string text;
  bool bold = false;
};

/// A chart in a plane as it is put together: the room for the plot is known first, then series are
/// added from back to front.
struct PlaneChart {
  ChartSpec spec;
  ChartSheet sheet;
  std::vector<AxisTick> names;  // in place of numbers along x
  double headHeight = 0;        // of the labels of verticals, above the plot

  /// Sets sizes, titles and the plot's room. `ends` are to stand at the right of it.
  void plan(const Figure& figure, QSizeF area, Axis x, Axis y, std::vector<AxisTick> tickNames,
            const std::vector<EndWords>& ends);

  /// Where a point lies in the frame.
  [[nodiscard]] QPointF at(double x, double y) const;
  /// A line between points; returns its series to be adorned.
  ChartSeries& addLine(const std::string& name, const std::vector<QPointF>& points,
                       const ChartLine& line);
  /// Points that carry words and nothing else.
  ChartSeries& addWords(const std::string& name, const std::vector<QPointF>& points,
                        const std::vector<std::string>& words);
  void addVerticals(const Figure& figure);
  /// The dashed levels, and `ends` beside them and beside other lines, moved apart.
  void addReferences(const Figure& figure);
  void addEnds(const std::vector<EndWords>& ends);
  void addTickNames();
  void addValueTitle();

  [[nodiscard]] NativeChart chart(const Figure& figure) const;
};

/// Labels of the levels to compare with.
std::vector<EndWords> referenceEnds(const Figure& figure);

NativeChart curveChart(const Figure& figure, QSizeF area);
NativeChart trendChart(const Figure& figure, QSizeF area);
NativeChart funnelChart(const Figure& figure, QSizeF area);
NativeChart prioritiesChart(const Figure& figure, QSizeF area);

}  // namespace candour
