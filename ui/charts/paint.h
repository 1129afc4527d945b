// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QSizeF>

#include "models/briefing/figure.h"

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
/// inch). The one painter for screen, PNG, SVG and PDF.
void paintFigure(QPainter& painter, const Figure& figure, QSizeF size,
                 FigureTheme theme = FigureTheme::Light);

/// The height in points that `figure` needs at `width` points so that no text shrinks or overlaps.
double neededHeight(const Figure& figure, double width);

}  // namespace candour
