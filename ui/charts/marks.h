// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QRectF>
#include <cmath>

#include "ui/charts/scene_builder.h"

namespace candour {

/// Shapes that several kinds of chart draw.

/// Hairlines sit in the middle of a screen pixel.
inline double crisp(double x) {
  return std::floor(x) + 0.5;
}

inline LineStyle styleOf(bool dashed) {
  return dashed ? LineStyle::Dashed : LineStyle::Solid;
}

/// Of the steps of a waterfall, whose intervals lie on the bars and are read through them.
inline constexpr Ink kStepInk = Ink::Shade4;

void drawOutline(const QRectF& rect, double width, Ink ink, SceneBuilder& builder,
                 LineStyle style = LineStyle::Solid);

/// An outlined box filled with lines at 45 degrees, drawn as lines so that SVG and PDF stay plain.
void drawHatchedBox(const QRectF& rect, SceneBuilder& builder, Ink ink = Ink::Mark);

/// A hollow diamond, half as wide as high is `half`.
void drawDiamond(QPointF centre, double half, Ink ink, SceneBuilder& builder);

}  // namespace candour
