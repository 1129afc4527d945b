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

/// Whether a mark is drawn large and in the colour of marks: what a highlight names, and where
/// there is none what is emphasised.
inline bool isStrong(bool emphasised, Focus focus) {
  return focus == Focus::None ? emphasised : focus == Focus::Highlighted;
}
inline Ink dotInk(bool emphasised, Focus focus) {
  if (focus == Focus::Muted) return Ink::Faded;
  return isStrong(emphasised, focus) ? Ink::Mark : Ink::Context;
}
/// Of a bar filled with `ink`, and of the lines of a hatched one.
inline Ink barInk(Ink ink, Focus focus) {
  return focus == Focus::Muted ? Ink::Strip : ink;
}
inline Ink hatchInk(Ink ink, Focus focus) {
  return focus == Focus::Muted ? Ink::Faded : ink;
}
/// A name is in bold where it is highlighted, so that the highlight does not rest on colour alone.
inline bool isBold(Focus focus) {
  return focus == Focus::Highlighted;
}
inline Ink nameInk(Focus focus) {
  return focus == Focus::Muted ? Ink::Muted : Ink::Text;
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
