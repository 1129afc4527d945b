// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "models/briefing/figure.h"

namespace candour {

/// A linear axis with ticks at round numbers (1, 2 or 5 times a power of ten) whose first and
/// last tick are its ends.
struct Axis {
  double from = 0;
  double to = 1;
  double start = 0;  // where `from` lies, points
  double end = 1;    // where `to` lies, points; below `start` for an axis that runs up
  std::vector<double> ticks;
  int decimals = 0;

  [[nodiscard]] double at(double value) const {
    return start + (value - from) / (to - from) * (end - start);
  }
  [[nodiscard]] QString tickText(std::size_t tick, bool percent) const;
  /// Where the axis begins, which need not be at a tick.
  [[nodiscard]] QString fromText(bool percent) const;
};

/// An axis over `low` ... `high` with at most `most` steps (at least two). Values that are not
/// finite or equal get a range around them. Never beyond `floor` and `ceiling`.
Axis niceAxis(double low, double high, int most, double floor, double ceiling);
/// Ticks at round numbers inside the range, whose ends need not be round.
Axis exactAxis(double from, double to, int most);
/// The value axis of a figure whose marks lie between `low` and `high`: at round numbers, shares
/// between 0 and 100, and where the analyst chose an end exactly there.
Axis valueAxisOf(const Figure& figure, double low, double high, int most);

}  // namespace candour
