// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QSizeF>

#include "models/briefing/figure.h"
#include "ui/charts/scene.h"

namespace candour {

/// Smallest size of text on paper, in points.
inline constexpr int kSmallestText = 12;

/// Puts every part of `figure` in its place on a page of `size` points: headline, subtitle, key,
/// plot, footer. Text is as large as the page allows between kSmallestText and 16 points and never
/// shrinks below; a page lower than the figure needs grows downwards, so that the scene's height
/// may exceed `size`. A sheet that cannot grow may allow less by `smallest`. Without a headline the
/// subtitle comes first.
Scene layoutFigure(const Figure& figure, QSizeF size, int smallest = kSmallestText);

}  // namespace candour
