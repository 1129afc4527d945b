// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/axis.h"

#include <algorithm>
#include <cmath>
#include <limits>

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

QString numberText(double value, int decimals, bool percent) {
  const std::string number = drawnNumber(value, decimals);
  return QString::fromStdString(percent ? number + std::string(kNoBreak) + "%" : number);
}

}  // namespace

QString Axis::tickText(std::size_t tick, bool percent) const {
  return numberText(ticks[tick], decimals, percent);
}

QString Axis::fromText(bool percent) const {
  constexpr int kMostDecimals = 3;
  int shown = decimals;
  const auto isExact = [&] {
    const double power = std::pow(10.0, shown);
    return std::abs(std::round(from * power) / power - from) < 1e-9 * (to - from);
  };
  while (shown < kMostDecimals && !isExact()) ++shown;
  return numberText(from, shown, percent);
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

Axis exactAxis(double from, double to, int most) {
  const double free = std::numeric_limits<double>::infinity();
  Axis axis = niceAxis(from, to, most, -free, free);
  if (!(from < to)) return axis;
  const double slack = 1e-9 * (axis.to - axis.from);
  std::erase_if(axis.ticks, [&](double tick) { return tick < from - slack || tick > to + slack; });
  axis.from = from, axis.to = to;
  return axis;
}

Axis valueAxisOf(const Figure& figure, double low, double high, int most) {
  if (figure.whole && low <= high) {
    high = std::max(high, low + 2);
    most = std::min(most, static_cast<int>(high - low));
  }
  const double free = std::numeric_limits<double>::infinity();
  const double floor = figure.percent ? 0 : -free, ceiling = figure.percent ? 100 : free;
  const Axis axis =
      niceAxis(figure.axisFrom.value_or(low), figure.axisTo.value_or(high), most, floor, ceiling);
  if (!figure.axisFrom && !figure.axisTo) return axis;
  const double from = figure.axisFrom.value_or(axis.from), to = figure.axisTo.value_or(axis.to);
  // Of a range whose ends are no round numbers two ticks at least lie inside.
  Axis exact = exactAxis(from, to, most);
  for (int finer = most + 1; exact.ticks.size() < 2 && finer < 2 * most + 4; ++finer) {
    exact = exactAxis(from, to, finer);
  }
  return exact;
}

}  // namespace candour
