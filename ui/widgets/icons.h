// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>

class QPainter;

namespace candour {

enum class IconName {
  Data,
  Prepare,
  Drivers,
  Diagnostics,
  Boroughs,
  Trends,
  WhatIf,
  Wards,
  Briefing,
  App
};

/// Draws a line icon of our own into `rect` in one colour.
void paintIcon(QPainter& painter, IconName name, const QRectF& rect, const QColor& colour);

/// The program's icon, drawn at the usual sizes.
QIcon applicationIcon();

}  // namespace candour
