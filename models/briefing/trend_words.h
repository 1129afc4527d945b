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

/// What a window is called where there is little room: "Jan-Mar 2020", "2019-20", "Mar 2020" (of
/// twelve months), or the wave's name.
std::string shortName(const Window& window, TrendBy by);
/// The same under the axis; a year of which a part has no interviews says so.
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
/// "Part of the period only: 2013-14 (1 of its 4 quarters)." or nothing.
std::string partialNote(const std::vector<Window>& windows, TrendBy by);
/// What a table says of a point: why it has no value, else what part of its window it stands on.
std::string noteOf(const Window& window, const std::string& why);

/// The windows of the points of a trend, of the whole or of a driver.
template <class Points>
std::vector<Window> windowsOf(const Points& points) {
  std::vector<Window> windows;
  windows.reserve(points.size());
  for (const auto& point : points) windows.push_back(point.window);
  return windows;
}

/// Runs time along x over these windows, with their names and the breaks between them.
void setTimeAxis(const std::vector<Window>& windows, const TrendOptions& options, Figure& figure);
/// The target as a line, where there is one.
void addTarget(const TrendOptions& options, Figure& figure);

/// The breaks that lie between the first and the last window, at their place along x.
std::vector<ReferenceLine> breakLines(const std::vector<Window>& windows,
                                      const TrendOptions& options);

}  // namespace candour
