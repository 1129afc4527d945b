// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/native_chart.h"

#include "ui/charts/text_measure.h"
#include "ui/documents/native_plane.h"
#include "ui/documents/native_rows.h"

namespace candour {

namespace {

using Areas = std::vector<std::vector<NativeChart>>;

// Whether labels would take so much of the plot that only the house's own painter, which moves
// marks and labels together, keeps them apart.
bool isCrowded(const Figure& figure, QSizeF area) {
  constexpr int kSize = 14;
  constexpr double kMostOfArea = 0.16;
  double taken = 0;
  for (const FigurePoint& point : figure.points) {
    taken += TextMeasure().width(QString::fromStdString(point.label), kSize) * lineHeight(kSize);
  }
  return taken > kMostOfArea * area.width() * area.height();
}

}  // namespace

bool hasNativeChart(FigureKind kind) {
  return kind != FigureKind::TileMap && kind != FigureKind::Differences &&
         kind != FigureKind::SmallMultiples && kind != FigureKind::Likert &&
         kind != FigureKind::EventStudy && kind != FigureKind::Loadings;
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
      if (!figure.continuous) return rowCharts(figure, area);
      return figure.curve.size() < 2 ? Areas{} : Areas{{curveChart(figure, area)}};
    case FigureKind::Trend:
      return {{trendChart(figure, area)}};
    case FigureKind::Funnel:
      return isCrowded(figure, area) ? Areas{} : Areas{{funnelChart(figure, area)}};
    case FigureKind::Priorities:
      return isCrowded(figure, area) ? Areas{} : Areas{{prioritiesChart(figure, area)}};
    case FigureKind::TileMap:
    case FigureKind::Differences:
    case FigureKind::SmallMultiples:
    case FigureKind::Likert:
    case FigureKind::EventStudy:
    case FigureKind::Loadings:
      return {};
  }
  return {};
}

}  // namespace candour
