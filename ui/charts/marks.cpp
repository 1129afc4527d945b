// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/marks.h"

#include <algorithm>

namespace candour {

namespace {

constexpr double kHatchStep = 5;

// Lines at 45 degrees inside `rect`, from its lower left to its upper right.
void drawHatch(const QRectF& rect, Ink ink, SceneBuilder& builder) {
  const double reach = rect.width() + rect.height();
  for (double offset = kHatchStep / 2; offset < reach; offset += kHatchStep) {
    const double left = std::max(0.0, offset - rect.height());
    const double right = std::min(rect.width(), offset);
    if (right - left < 0.2) continue;
    builder.add(LineMark{{rect.left() + left, rect.top() + offset - left},
                         {rect.left() + right, rect.top() + offset - right},
                         1,
                         ink});
  }
}

}  // namespace

void drawOutline(const QRectF& r, double width, Ink ink, SceneBuilder& builder, LineStyle style) {
  const QPolygonF corners{r.topLeft(), r.topRight(), r.bottomRight(), r.bottomLeft(), r.topLeft()};
  builder.add(PolylineMark{corners, width, ink, style});
}

void drawHatchedBox(const QRectF& rect, SceneBuilder& builder, Ink ink) {
  builder.add(RectMark{rect, Ink::Paper});
  drawHatch(rect, ink, builder);
  drawOutline(rect, 1, ink, builder);
}

void drawDiamond(QPointF centre, double half, Ink ink, SceneBuilder& builder) {
  const QPointF across(half, 0), down(0, half);
  const QPolygonF corners{centre - down, centre + across, centre + down, centre - across,
                          centre - down};
  builder.add(PolygonMark{corners, Ink::Paper});
  builder.add(PolylineMark{corners, 1.25, ink});
}

}  // namespace candour
