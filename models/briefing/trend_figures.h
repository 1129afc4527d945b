// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/briefing/figure.h"
#include "models/briefing/figures.h"
#include "models/trends/changes.h"
#include "models/trends/published_series.h"
#include "models/trends/trend.h"

namespace candour {

/// A published measure to draw behind a trend; no series: nothing is drawn.
struct PublishedContext {
  const PublishedSeries* series = nullptr;
  std::string measure;
};

/// The outcome over time with its ribbon, breaks, target, the last value labelled;
/// docs/charts.md 5.
Figure trendFigure(const Trend& trend, const FigureContext& context,
                   const PublishedContext& published = {});
/// The same for every area, small, with the same axes and the whole behind each.
Figure trendPanelsFigure(const Trend& trend, const FigureContext& context);
/// What has changed between two windows: the outcome, what people say of each driver, the areas (of
/// more than twelve those that have changed), in percentage points.
Figure changesFigure(const Changes& changes, const FigureContext& context);
/// Each driver's effect over time, small; those that changed are emphasised.
Figure driverTrendsFigure(const DriverTrends& trends, const FigureContext& context);

}  // namespace candour
