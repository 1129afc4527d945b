// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/native_chart.h"

#include "ui/documents/native_plane.h"
#include "ui/documents/native_rows.h"

namespace candour {

bool hasNativeChart(FigureKind kind) {
  return kind != FigureKind::TileMap && kind != FigureKind::Differences &&
         kind != FigureKind::SmallMultiples;
}

std::vector<std::vector<NativeChart>> nativeCharts(const Figure& figure, QSizeF area) {
  switch (figure.kind) {
    case FigureKind::DriverEffects:
    case FigureKind::Boroughs:
    case FigureKind::Importance:
    case FigureKind::Waterfall:
    case FigureKind::Scenario:
      return rowCharts(figure, area);
    case FigureKind::Curve:
      return {{curveChart(figure, area)}};
    case FigureKind::Trend:
      return {{trendChart(figure, area)}};
    case FigureKind::Funnel:
      return {{funnelChart(figure, area)}};
    case FigureKind::Priorities:
      return {{prioritiesChart(figure, area)}};
    case FigureKind::TileMap:
    case FigureKind::Differences:
    case FigureKind::SmallMultiples:
      return {};
  }
  return {};
}

}  // namespace candour
