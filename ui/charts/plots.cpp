// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/plots.h"

namespace candour {

Plot plotOf(const Figure& figure) {
  switch (figure.kind) {
    case FigureKind::Funnel:
      return {funnelHeight, drawFunnel};
    case FigureKind::TileMap:
      return {tileMapHeight, drawTileMap};
    case FigureKind::Differences:
      return {differencesHeight, drawDifferences};
    case FigureKind::Trend:
      return {trendHeight, drawTrend};
    case FigureKind::SmallMultiples:
      return {panelsHeight, drawPanels};
    case FigureKind::Priorities:
      return {prioritiesHeight, drawPriorities};
    case FigureKind::Likert:
      return {likertHeight, drawLikert};
    case FigureKind::Loadings:
      return {loadingsHeight, drawLoadings};
    case FigureKind::EventStudy:
      return {eventStudyHeight, drawEventStudy};
    case FigureKind::Curve:
      if (figure.continuous) return {curveHeight, drawCurve};
      [[fallthrough]];
    case FigureKind::DriverEffects:
    case FigureKind::Importance:
    case FigureKind::Boroughs:
    case FigureKind::Waterfall:
    case FigureKind::Scenario:
      return {rowsHeight, drawRows};
  }
  return {rowsHeight, drawRows};
}

}  // namespace candour
