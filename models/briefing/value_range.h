// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>

#include "models/briefing/figure.h"

namespace candour {

/// What lies along the value axis of a figure, in the unit of its ticks.
struct ValueRange {
  double low = 0;
  double high = 0;
  bool empty = true;  // until it has taken a finite value

  void take(double value);
  void take(const std::optional<double>& value) {
    if (value) take(*value);
  }
};

/// The range of every mark: values, intervals, second marks, steps, lines, points and the levels to
/// compare with. Of a funnel not its limits, which open without end towards no interviews. Zero is
/// in it only where a mark is.
ValueRange valueRangeOf(const Figure& figure);

}  // namespace candour
