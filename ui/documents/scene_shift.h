// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "ui/charts/scene.h"

namespace candour {

/// Moves an item of a scene: `std::visit(Shift{by}, item)`.
struct Shift {
  QPointF by;

  void operator()(TextRun& run) const { run.at += by; }
  void operator()(LineMark& line) const { line.from += by, line.to += by; }
  void operator()(RectMark& rect) const { rect.rect.translate(by); }
  void operator()(CircleMark& circle) const { circle.centre += by; }
  void operator()(PolygonMark& polygon) const { polygon.points.translate(by); }
  void operator()(PolylineMark& polyline) const { polyline.points.translate(by); }
};

}  // namespace candour
