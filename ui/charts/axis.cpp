// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/axis.h"

#include <algorithm>
#include <cmath>

#include "models/briefing/words.h"

namespace candour {

namespace {

// The next round number above `step`.
double roundUp(double step) {
  const double power = std::pow(10.0, std::floor(std::log10(step) + 1e-9));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= step * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

}  // namespace

QString Axis::tickText(std::size_t tick, bool percent) const {
  const std::string number = drawnNumber(ticks[tick], decimals);
  return QString::fromStdString(percent ? number + std::string(kNoBreak) + "%" : number);
}

Axis niceAxis(double low, double high, int most, double floor, double ceiling) {
  if (!std::isfinite(low) || !std::isfinite(high) || low > high) low = 0, high = 1;
  if (high - low < 1e-9 * std::max(1.0, std::abs(high))) {
    const double around = std::max(0.5, 0.1 * std::abs(high));
    low -= around, high += around;
  }
  low = std::max(low, floor), high = std::min(high, ceiling);
  if (!(low < high)) low = std::max(floor, high - 1), high = low + 1;
  most = std::max(2, most);  // a range on both sides of zero needs two steps
  double step = roundUp((high - low) / most);
  double first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
  while (last - first > most) {
    step = roundUp(step * 1.01);
    first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
  }
  Axis axis;
  for (double k = first; k <= last + 0.5; ++k) axis.ticks.push_back(k * step);
  axis.from = axis.ticks.front(), axis.to = axis.ticks.back();
  axis.decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
  return axis;
}

}  // namespace candour
