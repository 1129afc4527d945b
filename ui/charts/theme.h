// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QColor>
#include <QFont>

#include "ui/charts/paint.h"
#include "ui/charts/scene.h"

namespace candour {

/// The colours of the house (Government Analysis Function palette); dark is for the screen only.
QColor colourOf(Ink ink, FigureTheme theme);

/// Arial without hinting, so that widths are those of the design at every resolution.
QFont figureFont(int pixelSize, bool bold);

}  // namespace candour
