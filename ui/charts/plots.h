// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QRectF>

#include "models/briefing/figure.h"
#include "ui/charts/scene_builder.h"

namespace candour {

/// Each kind of chart has two functions: the least height of its plot at a width, and the drawing
/// of it into an area at least so high. plotOf() is the one place that knows which kind is drawn
/// how.
struct Plot {
  double (*height)(const Figure& figure, double width, const SceneBuilder& builder);
  void (*draw)(const Figure& figure, QRectF area, SceneBuilder& builder);
};

Plot plotOf(const Figure& figure);

double rowsHeight(const Figure& figure, double width, const SceneBuilder& builder);
void drawRows(const Figure& figure, QRectF area, SceneBuilder& builder);

double curveHeight(const Figure& figure, double width, const SceneBuilder& builder);
void drawCurve(const Figure& figure, QRectF area, SceneBuilder& builder);

double funnelHeight(const Figure& figure, double width, const SceneBuilder& builder);
void drawFunnel(const Figure& figure, QRectF area, SceneBuilder& builder);

double tileMapHeight(const Figure& figure, double width, const SceneBuilder& builder);
void drawTileMap(const Figure& figure, QRectF area, SceneBuilder& builder);

double differencesHeight(const Figure& figure, double width, const SceneBuilder& builder);
void drawDifferences(const Figure& figure, QRectF area, SceneBuilder& builder);

double trendHeight(const Figure& figure, double width, const SceneBuilder& builder);
void drawTrend(const Figure& figure, QRectF area, SceneBuilder& builder);

double panelsHeight(const Figure& figure, double width, const SceneBuilder& builder);
void drawPanels(const Figure& figure, QRectF area, SceneBuilder& builder);

double likertHeight(const Figure& figure, double width, const SceneBuilder& builder);
void drawLikert(const Figure& figure, QRectF area, SceneBuilder& builder);

double loadingsHeight(const Figure& figure, double width, const SceneBuilder& builder);
void drawLoadings(const Figure& figure, QRectF area, SceneBuilder& builder);

double eventStudyHeight(const Figure& figure, double width, const SceneBuilder& builder);
void drawEventStudy(const Figure& figure, QRectF area, SceneBuilder& builder);

double prioritiesHeight(const Figure& figure, double width, const SceneBuilder& builder);
void drawPriorities(const Figure& figure, QRectF area, SceneBuilder& builder);

}  // namespace candour
