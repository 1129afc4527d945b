// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QRectF>
#include <QSizeF>
#include <QStringList>
#include <optional>
#include <string>
#include <vector>

#include "models/briefing/figure.h"
#include "ui/charts/axis.h"
#include "ui/documents/chart_sheet.h"

namespace candour {

/// The parts that native charts are put together from (DrawingML, ECMA-376 part 1, chapter 21).
/// Lengths are points; a chart's own units are fractions of its frame.

/// Colours of the presentation's theme, and those of figures that a theme has no room for.
enum class ChartInk { None, Text, Muted, Paper, Grid, Mark, MidBlue, PaleBlue, Grey, Faded };

struct ChartLine {
  ChartInk ink = ChartInk::None;
  double width = 1;
  LineStyle style = LineStyle::Solid;
  int alpha = 100;  // per cent
};

enum class MarkerShape { None, Circle, Diamond };

struct ChartMarker {
  MarkerShape shape = MarkerShape::None;
  int size = 7;  // points, 2 ... 72
  ChartInk fill = ChartInk::Mark;
  ChartInk stroke = ChartInk::Mark;
};

/// Columns of the distances from the value down and up, never negative.
struct ChartErrors {
  std::size_t minus = 0;
  std::size_t plus = 0;
  bool across = true;  // along x; charts of bars have one direction only
  bool caps = false;
  ChartLine line;
};

enum class LabelSide { Left, Right, Above, Below, Centre, InsideEnd };

/// Words at a point of a series, in the lines given.
struct PointLabel {
  std::size_t point = 0;
  QStringList lines;
  LabelSide side = LabelSide::Right;
  bool bold = false;
  ChartInk ink = ChartInk::Text;
  QPointF moved;  // from where `side` puts it, points
};

struct ChartSeries {
  std::size_t name = 0;  // the column whose title names the series
  std::size_t x = 0;     // bars: the categories
  std::size_t y = 0;     // bars: the values
  ChartLine line;
  ChartMarker marker;
  ChartInk fill = ChartInk::None;  // bars
  bool hatched = false;            // bars
  bool outlined = false;           // bars: paper with an outline of `fill`
  std::optional<ChartErrors> errors;
  std::vector<PointLabel> labels;
  std::optional<std::size_t> labelCells;  // the column that labels of one line follow
  bool leaders = false;                   // from moved labels to their points
};

struct ChartAxis {
  Axis axis;
  QStringList title;
  bool percent = false;
  std::optional<double> namedTo;  // no tick labels beyond
  bool grid = false;
  bool numbers = true;  // tick labels
  bool line = true;
  bool crossAtZero = false;  // its line stands at 0 of the other axis, else at its start
};

struct ChartSpec {
  QSizeF size;
  QRectF plot;  // inner, in points from the upper left of the frame
  int text = 12;
  ChartAxis x;
  ChartAxis y;  // bars: no numbers; categories run down
  std::vector<ChartSeries> series;
  bool bars = false;  // stacked bars across, else a scatter
  int gap = 60;       // between bars, per cent of a bar
};

/// Adds a series of marks. LibreOffice draws no outlines, and the first series on top where
/// PowerPoint draws the last: hollow marks are written as a hollow, a larger solid and a hollow
/// series of the same cells, and look alike in both.
void addMarks(ChartSeries series, const std::optional<ChartErrors>& errors, ChartSpec& spec);

/// The chart part of a package; its workbook is the relation rId1.
std::string chartXml(const ChartSpec& spec, const ChartSheet& sheet);

/// What chartXml() is made of.
std::string fillXml(ChartInk ink, int alpha = 100);
std::string lineXml(const ChartLine& line);
std::string textPropertiesXml(int size, bool bold, ChartInk ink);
std::string labelsXml(const ChartSeries& series, int text, QSizeF frame);
std::string labelCellsXml(const ChartSeries& series, const ChartSheet& sheet);
std::string axesXml(const ChartSpec& spec);

}  // namespace candour
