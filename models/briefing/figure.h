// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace candour {

/// A chart as data: what is drawn, in the units the reader sees, with every word on it. Nothing
/// here knows of pixels; ui/charts lays it out and paints it, for the screen and for paper alike.

enum class FigureKind {
  DriverEffects,
  Importance,
  Curve,
  Boroughs,
  Funnel,
  TileMap,
  Differences,
  Waterfall,
  Trend,
  SmallMultiples,
  Scenario,
  Priorities,
  Likert,
  EventStudy,
  Loadings
};

/// What a highlight makes of a mark: as made, in the colour that stands out and its name in bold,
/// or behind in grey.
enum class Focus { None, Highlighted, Muted };

/// One row of a dot-and-interval chart or one bar, in the order it is drawn, top to bottom.
struct FigureRow {
  std::string label;
  std::string group;  // heading over this row and those after it with the same group; or empty
  double value = 0;
  std::optional<double> lower;
  std::optional<double> upper;
  std::string valueText;         // as printed beside the mark
  bool filled = true;            // driver effects: within the police's reach
  bool emphasised = true;        // boroughs: differs from the whole
  std::string tier;              // importance: "A", "B" ...
  std::optional<double> unique;  // importance: the part no other driver shares (hatched rest)
  std::string note;              // importance: "near zero, interval unreliable"
  std::optional<double> second;  // boroughs, groups: a second, hollow mark (adjusted, shrunk)
  std::optional<double> start;   // waterfall: the bar runs from here to `value`; `lower` and
                                 // `upper` are on the axis too, about `value`
  bool total = false;            // waterfall: a level, not a step; drawn from 0 if the axis has it
  Focus focus = Focus::None;
  std::vector<double> parts;  // likert: per cent of each answer of its scale; `value` is the net
                              // score, `valueText` with its interval in brackets. Loadings: one
                              // a column; `value` the share explained
  int scale = 0;              // likert: into Figure::scales
  std::string base;           // likert: its own base, as printed
};

/// The answers that bars are stacked of, in their order. `sides`: -1 left of the middle line, 1
/// right of it, 0 the middle answer, which stands apart.
struct AnswerScale {
  std::vector<std::string> answers;
  std::vector<int> sides;

  bool operator==(const AnswerScale&) const = default;
};

/// A point of a curve, or a category with its interval.
struct CurvePoint {
  double x = 0;
  std::string label;
  double y = 0;
  double lower = 0;
  double upper = 0;
};

struct ReferenceLine {
  double value = 0;
  std::string label;
  bool dashed = true;
};

enum class LineStyle { Solid, Dashed, Dotted };

/// A point of a line over x (time, or the effective size), with its interval.
struct SeriesPoint {
  double x = 0;
  double y = 0;
  std::optional<double> lower;
  std::optional<double> upper;
  bool breakBefore = false;  // the line does not run from the point before
};

/// A line: a trend with its ribbon, a limit of a funnel, a published series behind.
struct FigureSeries {
  std::string label;  // printed at its last point; empty: none
  std::vector<SeriesPoint> points;
  LineStyle style = LineStyle::Solid;
  bool context = false;  // grey, behind the others
  bool ribbon = false;   // fills between lower and upper
  bool marks = false;    // a dot at every point
  std::string name;      // what it is of, whatever its label says of its last value
};

/// A mark in a plane: an area in a funnel, a driver on the map of priorities.
struct FigurePoint {
  double x = 0;
  double y = 0;
  std::string label;       // printed beside it; empty: not labelled
  bool emphasised = true;  // else grey and hollow
  bool filled = true;
  std::string name;  // of what it stands for, also where it is not labelled
  Focus focus = Focus::None;
};

struct AxisTick {
  double at = 0;
  std::string label;
};

/// A row of numbers under the axis, each at its place along x.
struct FigureStrip {
  std::string label;
  std::vector<AxisTick> values;
};

/// A small chart among many with the same axes.
struct FigurePanel {
  std::string title;
  std::vector<FigureSeries> series;
  std::string valueText;  // the last value, beside the title
  bool emphasised = false;
  Focus focus = Focus::None;
};

enum class TileState { Shaded, Suppressed, NotSurveyed };

/// An area on a map of tiles, at a row and a column counted from the top left.
struct FigureTile {
  int row = 0;
  int column = 0;
  std::string label;  // two to four letters
  TileState state = TileState::Shaded;
  int shade = 0;  // index into Figure::shades
  bool emphasised = false;
  std::string name;  // of the area, as in `rows`
  Focus focus = Focus::None;
};

enum class CellState { Empty, Self, Higher, Lower, Alike };

/// What a mark of the chart means, shown as a key above the plot. Kinds whose marks have a fixed
/// meaning, and the entries that go with them:
/// - rows with FigureRow::second: OpenDiamond is the second mark
/// - waterfall: SolidBar a step up, HatchedBar a step down
/// - differences: SolidBar row higher, OpenBar row lower, SmallDot alike
/// - tile map, after its shades: HatchedBar suppressed, DashedBar not surveyed, OutlinedBar
///   emphasised
/// - scenario: HatchedBar not filled, GreyBar not emphasised
enum class LegendMark {
  FilledDot,
  OpenDot,
  OpenGreyDot,
  OpenDiamond,  // FigureRow::second
  SolidBar,
  HatchedBar,
  OpenBar,
  GreyBar,
  OutlinedBar,  // a thick outline
  DashedBar,    // a thin dashed outline
  SmallDot,
  SolidLine,
  DashedLine,
  DottedLine,
  GreyLine
};

struct LegendEntry {
  LegendMark mark = LegendMark::FilledDot;
  std::string text;
};

struct Figure {
  FigureKind kind = FigureKind::DriverEffects;
  std::string headline;             // states the finding, at most 15 words
  std::string subtitle;             // measure, geography, period
  std::vector<std::string> footer;  // question, base, intervals, source, notes: one paragraph each
  std::string altText;              // at most 150 words
  std::string valueAxis;            // title of the value axis with its unit
  std::string categoryAxis;         // curve: what runs along x
  std::vector<FigureRow> rows;
  std::vector<CurvePoint> curve;
  bool continuous = false;        // curve: a line with a ribbon, else dots with intervals
  std::vector<double> histogram;  // curve: weighted shares in equal bins along x
  double histogramFrom = 0;       // where the first bin begins
  double histogramTo = 1;         // where the last bin ends
  double xFrom = 0;
  double xTo = 1;
  std::vector<ReferenceLine> references;
  std::vector<LegendEntry> legend;
  std::vector<FigureSeries> series;           // trend, funnel: the first is the one that matters
  std::vector<FigurePoint> points;            // funnel, priorities, event study
  std::vector<ReferenceLine> verticals;       // at an x: breaks of a series, a median
  std::vector<AxisTick> xTicks;               // where x has names (time); else round numbers
  std::vector<FigurePanel> panels;            // small multiples
  std::vector<FigureTile> tiles;              // tile map; `rows` are the table beside it
  std::vector<std::string> shades;            // tile map: what each shade stands for, palest first
  std::vector<AnswerScale> scales;            // likert
  std::vector<std::string> columns;           // loadings: the factors
  std::vector<std::vector<CellState>> cells;  // differences: one row of cells a row of `rows`
  bool percent = false;                       // tick labels carry a per-cent sign
  bool zeroBased = false;                     // the value axis starts at 0
  bool simulated = false;
  bool focused = false;            // something is highlighted: the key is drawn in one neutral ink
  bool whole = false;              // values are counts: no tick between whole numbers
  std::optional<double> axisFrom;  // an end of the value axis as the analyst wants it, in the unit
  std::optional<double> axisTo;    // of its ticks; all marks lie within. None: fits the marks
  std::string size;                // "half-page" ...: that the analyst wants it at; empty: any

  /// The plotted numbers: header and rows, as they go into the CSV beside an export.
  std::vector<std::vector<std::string>> table;

  std::vector<FigureStrip> strips;  // event study: what each point stands on, under the axis
};

}  // namespace candour
