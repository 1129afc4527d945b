// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <QRectF>
#include <QSizeF>
#include <cstddef>
#include <string>
#include <vector>

#include "models/briefing/figure.h"

namespace candour {

/// Figures as charts that PowerPoint draws and its users edit, each with its numbers in a workbook.

struct NativeChart {
  QRectF frame;  // in the area given, points
  std::string xml;
  QByteArray workbook;
  // Charts of rows: those of the figure that it shows, from `first` to before `last`.
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Whether charts of this kind can be native; maps of tiles, tables of differences and small
/// multiples are pictures.
bool hasNativeChart(FigureKind kind);

/// The figure in areas of `area` points, one after the other: nearly always one area with one
/// chart. Many rows stand in two charts side by side, and more rows than fit so at a size that can
/// be read go on in further areas; those of a waterfall, which add up, stay together. Headline,
/// subtitle and footer are not part of it.
std::vector<std::vector<NativeChart>> nativeCharts(const Figure& figure, QSizeF area);

}  // namespace candour
