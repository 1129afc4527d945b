// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "ui/charts/layout.h"
#include "ui/charts/rows_plan.h"

namespace candour {

/// Many rows in two columns, for sheets that are wider than high and cannot grow. Both columns have
/// the same axis and begin and end alike.

/// Whether a chart of rows is long enough for two columns, and `width` points wide enough.
bool canStandInColumns(const Figure& figure, double width);

/// As layoutFigure(), with the rows in two columns; the figure must be able to.
Scene layoutFigureInColumns(const Figure& figure, QSizeF size, int smallest = kSmallestText);

double rowColumnsHeight(const Figure& figure, double width, const SceneBuilder& builder);
void drawRowColumns(const Figure& figure, QRectF area, SceneBuilder& builder);

/// A chart of rows as it was planned for the width of `area`.
void drawPlannedRows(const Figure& figure, const RowsPlan& plan, QRectF area,
                     SceneBuilder& builder);

}  // namespace candour
