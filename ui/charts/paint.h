// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QImage>
#include <QSizeF>

#include "models/briefing/figure.h"
#include "ui/charts/scene.h"

class QPainter;

namespace candour {

/// Colours a figure is drawn in. Paper is always light.
enum class FigureTheme { Light, Dark };

/// A size a figure is exported at, in millimetres. `height` 0: as tall as the figure needs.
struct FigureSize {
  double width = 159;
  double height = 100;
};

/// Paints `figure` into the rectangle (0, 0, size) of `painter`, whose unit is one point (1/72
/// inch). A figure that needs more height runs on below: ask neededHeight() first. The one painter
/// for screen, PNG, SVG and PDF.
void paintFigure(QPainter& painter, const Figure& figure, QSizeF size,
                 FigureTheme theme = FigureTheme::Light);

/// Paints a figure already laid out (see layout.h), page and all.
void paintScene(QPainter& painter, const Scene& scene, FigureTheme theme = FigureTheme::Light);

/// The figure as a picture of `points` (taller if it needs to be) at `scale` pixels a point, for
/// the clipboard and for PNG.
QImage renderFigure(const Figure& figure, QSizeF points, qreal scale,
                    FigureTheme theme = FigureTheme::Light);

/// The height in points that `figure` needs at `width` points so that no text shrinks or overlaps.
double neededHeight(const Figure& figure, double width);

}  // namespace candour
