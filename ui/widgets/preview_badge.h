// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QRect>
#include <QString>
#include <QWidget>

#include "ui/charts/colour_vision.h"

class QPainter;

namespace candour {

/// "Deuteranopia (red and green alike)", as a menu and a badge call it.
QString previewName(ColourVision vision);

/// The height a badge needs above what is previewed.
inline constexpr int kBadgeRoom = 28;

/// Says that `vision` is previewed, at the right of a strip `kBadgeRoom` high at the top of `area`.
void paintPreviewBadge(QPainter& painter, const QWidget& widget, const QRect& area,
                       ColourVision vision);

}  // namespace candour
