// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <algorithm>

#include "ui/charts/rows_plan.h"

namespace candour {

/// Where a row lies on the page: its middle and its height.
struct Band {
  double middle = 0;
  double height = 0;
  double bar = 0;  // how thick a bar in it is: the same in all rows
};

struct RowsArea {
  const Figure& figure;
  const RowsPlan& plan;
  QRectF rows;   // plot and labels, without what stands above and below
  double left;   // left edge of the whole
  double right;  // right edge of the whole

  [[nodiscard]] double x(double value) const {
    const double clamped = std::clamp(value, plan.axis.from, plan.axis.to);
    return left + plan.axis.at(clamped);
  }
};

/// The mark of row `i` in its band: a dot, a bar, or a step of a waterfall with the line that leads
/// to the next.
void drawRowMark(const RowsArea& area, std::size_t i, const std::vector<Band>& bands,
                 SceneBuilder& builder);

}  // namespace candour
