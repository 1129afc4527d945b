// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "ui/charts/label_placer.h"
#include "ui/charts/plane.h"

namespace candour {

/// What funnel and priorities share: marks in a plane, labelled directly.

struct PlaneAxes {
  Axis x;
  Axis y;
};

/// What the axes of a funnel and of priorities cover.
PlaneAxes funnelAxes(const Figure& figure);
PlaneAxes prioritiesAxes(const Figure& figure);

/// A plane with room at its right for the labels of lines, high enough for those of its points.
PlanePlan planScatter(const Figure& figure, double width, PlaneSpec spec,
                      const SceneBuilder& builder);

/// Labels of the horizontal reference lines, at their right ends.
std::vector<EndLabel> referenceLabels(const Figure& figure, const Plane& plane);
void drawReferences(const Figure& figure, const Plane& plane, LabelPlacer& placer,
                    SceneBuilder& builder);

/// The labels at the right ends of lines in a figure `width` wide, then the points with theirs:
/// emphasised ones in the colour of marks, others grey and hollow.
void drawMarks(const Figure& figure, const Plane& plane, std::vector<EndLabel> ends, double width,
               LabelPlacer& placer, SceneBuilder& builder);

}  // namespace candour
