// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/trend_figures.h"
#include "models/briefing/trend_words.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

bool changed(const DriverTrend& driver) {
  return driver.pHolm < 0.05;
}

// A driver by its name; of a set or a category also which part of it.
std::string titleOf(const DriverTrend& driver) {
  if (!driver.level.empty()) return driver.driver + ": " + driver.level;
  return driver.variable == driver.driver || driver.variable.empty()
             ? driver.driver
             : driver.driver + ": " + driver.variable;
}

FigureSeries lineOf(const DriverTrend& driver, TrendBy by) {
  FigureSeries line;
  line.ribbon = true;
  bool gap = false;
  for (const auto& point : driver.points) {
    gap = gap || point.window.breakBefore;
    if (!std::isfinite(point.estimate) || !std::isfinite(point.lower)) {
      gap = true;
      continue;
    }
    const bool broken = gap && !line.points.empty();
    line.points.push_back({placeOf(point.window, by), 100 * point.estimate, 100 * point.lower,
                           100 * point.upper, broken});
    gap = false;
  }
  return line;
}

std::vector<std::string> changedDrivers(const DriverTrends& trends) {
  std::vector<std::string> names;
  for (const auto& driver : trends.drivers) {
    const bool known = std::find(names.begin(), names.end(), driver.driver) != names.end();
    if (changed(driver) && !known) names.push_back(driver.driver);
  }
  return names;
}

std::string headlineFor(const DriverTrends& trends, const FigureContext& context) {
  const std::string outcome = outcomeWord(context);
  const auto names = changedDrivers(trends);
  const bool tested = std::any_of(trends.drivers.begin(), trends.drivers.end(),
                                  [](const auto& d) { return std::isfinite(d.pHolm); });
  if (!tested) return "Whether drivers\xE2\x80\x99 links have changed cannot be tested";
  if (names.empty()) {
    return headlineOf(
        {"No driver\xE2\x80\x99s link with " + outcome + " can be said to have changed",
         "No driver\xE2\x80\x99s link can be said to have changed"});
  }
  std::vector<std::string> inside;
  for (const auto& name : names) inside.push_back(midSentence(name));
  const std::string with = " with " + outcome;
  const bool one = names.size() == 1;
  const std::string has = one ? " has changed" : " have changed";
  const std::string link = one ? "The link of " : "The links of ";
  const std::string counted =
      countWord(names.size()) + (one ? " driver\xE2\x80\x99s link" : " drivers\xE2\x80\x99 links");
  return headlineOf({link + listOf(inside) + with + has, counted + with + has, counted + has});
}

void addPanel(const DriverTrend& driver, TrendBy by, Figure& figure) {
  FigurePanel panel;
  panel.title = titleOf(driver);
  panel.series = {lineOf(driver, by)};
  panel.emphasised = changed(driver);
  if (!panel.series[0].points.empty()) {
    panel.valueText = drawnNumber(panel.series[0].points.back().y, 1);
  }
  figure.panels.push_back(std::move(panel));
}

void addRows(const DriverTrend& driver, Figure& figure) {
  for (const auto& point : driver.points) {
    figure.table.push_back({driver.driver, driver.level, driver.contrast, point.window.label,
                            std::to_string(point.n), field(100 * point.estimate),
                            field(100 * point.lower), field(100 * point.upper), field(driver.pHolm),
                            changed(driver) ? "yes" : "no", point.why});
  }
}

std::vector<std::string> footerFor(const DriverTrends& trends, const FigureContext& context) {
  std::vector<std::string> notShown;
  for (const auto& driver : trends.drivers) {
    for (const auto& point : driver.points) {
      if (point.why.empty() || notShown.size() >= 6) continue;
      const std::string text = titleOf(driver) + ", " + point.window.label + " (" + point.why + ")";
      notShown.push_back(text);
    }
  }
  const bool scaled = std::any_of(trends.drivers.begin(), trends.drivers.end(),
                                  [](const auto& d) { return d.level.empty(); });
  const bool levels = std::any_of(trends.drivers.begin(), trends.drivers.end(),
                                  [](const auto& d) { return !d.level.empty(); });
  std::string unit;
  if (scaled) unit = "Effects are per standard deviation of all periods together";
  if (levels) unit += std::string(scaled ? "; of answers" : "Effects are") + " against the first";
  const bool weighted = !trends.spec.design.weight.empty();
  return footerOf({questionNote(context), unit.empty() ? unit : unit + ".", notShownNote(notShown),
                   trends.drivers.empty()
                       ? std::string()
                       : breaksNote(windowsOf(trends.drivers.front().points), trends.options),
                   "A model a period" + heldEqual(trends.spec) +
                       ". Changes tested with Holm\xE2\x80\x99s correction over the drivers at 5" +
                       std::string(kNoBreak) + "%. Associated, not proof of cause.",
                   baseNote(trends.n, trends.nEffective, weighted) + " " + intervalNote(0),
                   sourceNote(context, trends.source, trends.simulated)});
}

// The largest and smallest of the latest effects.
std::string altNumbers(const Figure& figure) {
  const FigurePanel* low = nullptr;
  const FigurePanel* high = nullptr;
  const auto now = [](const FigurePanel* panel) { return panel->series[0].points.back().y; };
  for (const auto& panel : figure.panels) {
    if (panel.series[0].points.empty()) continue;
    if (low == nullptr || now(&panel) < now(low)) low = &panel;
    if (high == nullptr || now(&panel) > now(high)) high = &panel;
  }
  if (low == nullptr) return {};
  return " Latest, highest " + high->title + ": " + plainNumber(now(high), 1) + "; lowest " +
         low->title + ": " + plainNumber(now(low), 1) + ".";
}

}  // namespace

Figure driverTrendsFigure(const DriverTrends& trends, const FigureContext& context) {
  Figure figure;
  figure.kind = FigureKind::SmallMultiples;
  figure.simulated = trends.simulated;
  figure.headline = headlineFor(trends, context);
  figure.subtitle = withPlace("Difference in the " + context.measure + ", percentage points, 95" +
                                  std::string(kNoBreak) + "% intervals",
                              context, trends.simulated);
  figure.valueAxis = "Percentage points";
  figure.categoryAxis = axisOf(trends.options.by);
  figure.references.push_back({0, "", false});
  figure.table = {driverTrendsHeader()};
  bool any = false;
  bool all = true;
  for (const auto& driver : trends.drivers) {
    addPanel(driver, trends.options.by, figure);
    addRows(driver, figure);
    any = any || changed(driver);
    all = all && changed(driver);
  }
  if (any) figure.legend.push_back({LegendMark::SolidLine, "Has changed"});
  if (!all) figure.legend.push_back({LegendMark::GreyLine, "No change can be told"});
  if (!trends.drivers.empty()) {
    std::vector<Window> windows;
    for (const auto& point : trends.drivers.front().points) {
      windows.push_back(point.window);
      figure.xTicks.push_back(tickOf(point.window, trends.options.by));
    }
    figure.xFrom = figure.xTicks.front().at;
    figure.xTo = figure.xTicks.back().at;
    figure.verticals = breakLines(windows, trends.options);
  }
  figure.footer = footerFor(trends, context);
  figure.altText = altTextOf(figure,
                             "Small line charts, one driver each, showing the difference in the " +
                                 context.measure + " " + overTime(trends.options.by),
                             placeAndTime(context), altNumbers(figure), trends.n);
  return figure;
}

}  // namespace candour
