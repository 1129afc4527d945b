// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace candour {

/// A chart as data: what is drawn, in the units the reader sees, with every word on it. Nothing
/// here knows of pixels; ui/charts lays it out and paints it, for the screen and for paper alike.

enum class FigureKind { DriverEffects, Importance, Curve, Boroughs };

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

/// What a mark of the chart means, shown as a key above the plot.
enum class LegendMark { FilledDot, OpenDot, OpenGreyDot, SolidBar, HatchedBar, GreyBar };

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
  bool percent = false;    // tick labels carry a per-cent sign
  bool zeroBased = false;  // the value axis starts at 0
  bool simulated = false;

  /// The plotted numbers: header and rows, as they go into the CSV beside an export.
  std::vector<std::vector<std::string>> table;
};

}  // namespace candour
