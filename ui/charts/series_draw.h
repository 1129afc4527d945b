// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QPolygonF>
#include <vector>

#include "ui/charts/plane.h"

namespace candour {

struct SeriesStyle {
  Ink ink = Ink::Mark;
  double width = 2.25;
  double dot = 3.5;  // radius of the marks
};

/// The stretches of a line that nothing interrupts: neither a break nor a missing value.
std::vector<std::vector<SeriesPoint>> stretchesOf(const FigureSeries& series);

/// The ribbon of a series, or intervals where its points stand alone, kept within the plot. To be
/// drawn before any line.
void drawBounds(const FigureSeries& series, const Plane& plane, Ink ink, SceneBuilder& builder);

/// Line and marks of a series, kept within the plot.
void drawSeries(const FigureSeries& series, const Plane& plane, const SeriesStyle& style,
                SceneBuilder& builder);

/// Where along time the points of all series and panels lie, and the names of the times; never
/// without extent.
Span timeSpan(const Figure& figure);

/// The last point with a value.
const SeriesPoint* lastPoint(const FigureSeries& series);

/// The pieces of a series that lie within the plane's ranges, cut off at its edges.
std::vector<QPolygonF> clippedTo(const Plane& plane, const FigureSeries& series);

}  // namespace candour
