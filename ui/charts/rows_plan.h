// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QRectF>
#include <QStringList>
#include <utility>
#include <vector>

#include "models/briefing/figure.h"
#include "ui/charts/axis.h"
#include "ui/charts/scene_builder.h"

namespace candour {

/// The measures of a chart of rows (dots or bars with intervals) for a given width and text size,
/// before its height is known.
struct RowsPlan {
  std::vector<QStringList> labels;    // wrapped
  std::vector<QStringList> notes;     // under the labels
  std::vector<QStringList> headings;  // of the group that begins at this row; else empty
  std::vector<double> heights;        // least height of each row, without its heading
  double line = 0;                    // between baselines
  double labelWidth = 0;
  double valueWidth = 0;
  double tierWidth = 0;
  double plotLeft = 0;  // from the left edge of the whole
  double plotRight = 0;
  double top = 0;     // height above the rows: reference labels, column headings
  double bottom = 0;  // height below them: ticks and the title of the axis
  Axis axis;          // start and end set, relative to the left edge
  QStringList axisTitle;

  [[nodiscard]] double headingHeight(std::size_t row) const;
  [[nodiscard]] double rowsHeight() const;
  [[nodiscard]] double height() const { return top + rowsHeight() + bottom; }
};

/// The least and the largest of everything drawn along the value axis; low above high where there
/// is nothing.
std::pair<double, double> rowsRange(const Figure& figure);
/// The title of the value axis; says so where the steps of a waterfall do not stand on one from 0.
QString rowsAxisTitle(const Figure& figure, const Axis& axis);

RowsPlan planRows(const Figure& figure, double width, const SceneBuilder& builder);

/// Dashed or solid line with its label beside it, inside `left` ... `right`, at the top.
void drawReference(const ReferenceLine& reference, double x, double top, double bottom, double left,
                   double right, SceneBuilder& builder);

}  // namespace candour
