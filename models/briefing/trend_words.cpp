// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/trend_words.h"

#include <cmath>

#include "core/base/text.h"
#include "models/briefing/words.h"
#include "models/trends/months.h"
#include "models/trends/note_words.h"

namespace candour {

double placeOf(const Window& window, TrendBy by) {
  return by == TrendBy::Wave ? window.firstMonth : window.lastMonth;
}

std::string shortName(const Window& window, TrendBy by) {
  if (by == TrendBy::Rolling12) return monthName(window.lastMonth);
  if (by != TrendBy::Year) return window.label;
  const std::string end = std::to_string(window.lastMonth / 12 % 100);
  return std::to_string(window.firstMonth / 12) + (end.size() < 2 ? "-0" : "-") + end;
}

AxisTick tickOf(const Window& window, TrendBy by) {
  const bool part = by == TrendBy::Year && window.partial();
  return {placeOf(window, by), shortName(window, by) + (part ? " (part)" : "")};
}

std::string axisOf(TrendBy by) {
  switch (by) {
    case TrendBy::Wave:
      return "Wave";
    case TrendBy::Quarter:
      return "Quarter";
    case TrendBy::Year:
      return "Year from April";
    case TrendBy::Rolling12:
      return "Twelve months to the end of";
  }
  return "";
}

std::string overTime(TrendBy by) {
  return by == TrendBy::Rolling12 ? "over rolling twelve months" : "by " + nameOf(by);
}

FigureSeries lineOf(const TrendSeries& series, TrendBy by, std::size_t fewest) {
  FigureSeries line;
  bool gap = false;
  for (const auto& point : series.points) {
    gap = gap || point.window.breakBefore;
    if (!std::isfinite(point.estimate) || point.n < fewest) {
      gap = true;
      continue;
    }
    SeriesPoint drawn;
    drawn.x = placeOf(point.window, by);
    drawn.y = 100 * point.estimate;
    if (std::isfinite(point.lower) && std::isfinite(point.upper)) {
      drawn.lower = 100 * point.lower;
      drawn.upper = 100 * point.upper;
    }
    drawn.breakBefore = gap && !line.points.empty();
    gap = false;
    line.points.push_back(drawn);
  }
  line.ribbon = true;
  line.marks = series.points.size() < 20;
  return line;
}

std::string sinceText(const TrendSeries& series, const TrendChange& change) {
  const Window& from = series.points[change.from].window;
  const Window& to = series.points[change.to].window;
  const bool months = from.lastMonth > from.firstMonth;
  if (months && to.lastMonth - from.lastMonth == 12) return "in a year";
  return "since " + from.label;
}

std::string pointsText(double difference) {
  const double points = 100 * std::abs(difference);
  const std::string number = plainNumber(points, points < 0.95 ? 1 : 0);
  return number + (number == "1" ? " point" : " points");
}

std::string overlapNote(TrendBy by) {
  if (by != TrendBy::Rolling12) return {};
  return "Points are of twelve months that overlap: they are not independent.";
}

std::string breaksNote(const std::vector<Window>& windows, const TrendOptions& options) {
  std::vector<std::string> texts;
  for (const auto& line : breakLines(windows, options)) texts.push_back(line.label);
  if (texts.empty()) return {};
  return "Breaks in the series, across which nothing is compared: " + join(texts, "; ") + ".";
}

std::string partialNote(const std::vector<Window>& windows, TrendBy by) {
  std::vector<std::string> parts;
  for (const auto& window : windows) {
    if (!window.partial()) continue;
    parts.push_back(shortName(window, by) + " (" + partialText(window) + ")");
  }
  return parts.empty() ? std::string() : "Part of the period only: " + someOf(parts) + ".";
}

std::string noteOf(const Window& window, const std::string& why) {
  return !why.empty() || !window.partial() ? why : "only " + partialText(window);
}

void setTimeAxis(const std::vector<Window>& windows, const TrendOptions& options, Figure& figure) {
  for (const auto& window : windows) figure.xTicks.push_back(tickOf(window, options.by));
  figure.xFrom = figure.xTicks.front().at;
  figure.xTo = figure.xTicks.back().at;
  figure.verticals = breakLines(windows, options);
}

void addTarget(const TrendOptions& options, Figure& figure) {
  if (!options.target) return;
  const double target = 100 * *options.target;
  figure.references.push_back({target, "Target " + percentText(target), true});
}

std::vector<ReferenceLine> breakLines(const std::vector<Window>& windows,
                                      const TrendOptions& options) {
  std::vector<ReferenceLine> lines;
  for (std::size_t k = 1; k < windows.size(); ++k) {
    if (!windows[k].breakBefore) continue;
    const double before = placeOf(windows[k - 1], options.by);
    const double after = placeOf(windows[k], options.by);
    std::string what = "Break in the series";
    for (const auto& each : options.breaks) {
      const bool inside =
          each.month > windows[k - 1].lastMonth && each.month <= windows[k].firstMonth;
      if (inside || options.breaks.size() == 1) what = each.what;
    }
    lines.push_back({(before + after) / 2, what, true});
  }
  return lines;
}

}  // namespace candour
