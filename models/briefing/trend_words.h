// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>

#include "models/briefing/figure.h"
#include "models/trends/trend.h"

namespace candour {

/// Where a window stands along x: the month it ends with, of a wave its place.
double placeOf(const Window& window, TrendBy by);

/// What a reader finds under the axis: "Jan-Mar 2020", "2019-20", "Mar 2020" (of twelve months), or
/// the wave's name.
AxisTick tickOf(const Window& window, TrendBy by);
/// "Quarter", "Year from April", "Twelve months to", "Wave".
std::string axisOf(TrendBy by);
/// "by quarter", "over rolling twelve months".
std::string overTime(TrendBy by);

/// The points of a series as a line, in per cent; it does not run on over a break, nor where a
/// point has no share or stands on fewer than `fewest` interviews.
FigureSeries lineOf(const TrendSeries& series, TrendBy by, std::size_t fewest = 0);

/// "in a year" or "since Wave 1": what lies between a change's windows.
std::string sinceText(const TrendSeries& series, const TrendChange& change);

/// "3 points", "1 point", "0.4 points" from a difference of shares, without its sign.
std::string pointsText(double difference);

/// What every figure over time says below: windows that overlap, breaks, periods without a share.
std::string overlapNote(TrendBy by);
/// The breaks among these windows, or nothing.
std::string breaksNote(const std::vector<Window>& windows, const TrendOptions& options);

/// The windows of the points of a trend, of the whole or of a driver.
template <class Points>
std::vector<Window> windowsOf(const Points& points) {
  std::vector<Window> windows;
  windows.reserve(points.size());
  for (const auto& point : points) windows.push_back(point.window);
  return windows;
}

/// The breaks that lie between the first and the last window, at their place along x.
std::vector<ReferenceLine> breakLines(const std::vector<Window>& windows,
                                      const TrendOptions& options);

}  // namespace candour
