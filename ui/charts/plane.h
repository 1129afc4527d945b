// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/briefing/value_range.h"
#include "ui/charts/axis.h"
#include "ui/charts/scene_builder.h"

namespace candour {

/// A plot with a value axis that runs up and an axis along the bottom: its room before and after
/// its height is known. Shared by curves, trends, funnels and priorities.

/// The values something spans; empty until it has taken a finite one.
using Span = ValueRange;

/// What a chart wants of its plane.
struct PlaneSpec {
  Axis x;                       // from, to, ticks
  Axis y;                       // from, to, ticks
  std::vector<AxisTick> names;  // in place of numbers along x
  double left = 0;              // least room at the left, for more than the ticks
  double right = 0;             // room at the right of the plot, for labels at the ends of lines
  double strip = 0;             // room between the plot and the ticks under it
  double least = 130;           // the plot's least height
};

/// A label that stands beside a vertical line, above the plot.
struct HeadLabel {
  QStringList lines;
  double x = 0;     // of its line
  double left = 0;  // of its text
  double top = 0;   // from the top of the labels
};

/// Lengths from the left edge of the whole.
struct PlanePlan {
  PlaneSpec spec;
  QStringList valueTitle;
  QStringList xTitle;
  std::vector<std::pair<double, QStringList>> ticks;  // along x: middle and lines
  std::vector<HeadLabel> heads;
  double tickGap = 0;
  double above = 0;  // the title of the value axis and the labels of the verticals
  double below = 0;

  [[nodiscard]] double height() const { return above + spec.least + below; }
};

/// A plan put in its place; axes have their `start` and `end` on the page.
struct Plane {
  QRectF plot;
  Axis x;
  Axis y;

  [[nodiscard]] QPointF at(double x0, double y0) const { return {x.at(x0), y.at(y0)}; }
};

/// The range of everything along the value axis: points, intervals, series and references.
Span valueSpan(const Figure& figure);
/// An axis of `most` steps over `span` (axis.h).
Axis valueAxisOf(const Figure& figure, Span span, int most);
/// The title of the value axis; over time it says where the axis starts if that is not 0.
QString valueTitleOf(const Figure& figure, const Axis& axis);

PlanePlan planPlane(const Figure& figure, double width, PlaneSpec spec,
                    const SceneBuilder& builder);
/// Draws axes, grid and verticals into `area`, and returns where the plot is.
Plane drawPlane(const Figure& figure, const PlanePlan& plan, QRectF area, SceneBuilder& builder);

}  // namespace candour
