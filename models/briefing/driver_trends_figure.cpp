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
#include "models/trends/note_words.h"

namespace candour {

namespace {

bool changed(const DriverTrend& driver) {
  return driver.pHolm < 0.05;
}

bool tested(const DriverTrend& driver) {
  return std::isfinite(driver.pHolm);
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

// The periods that all tests are about: first and last, nothing where drivers differ in it.
struct Tested {
  bool any = false;
  bool alike = true;
  bool all = true;  // the periods of the figure, all of them
  std::string from;
  std::string to;
};

Tested testedOf(const DriverTrends& trends) {
  Tested span;
  const DriverTrend* first = nullptr;
  for (const auto& driver : trends.drivers) {
    if (!tested(driver) || !driver.testedFrom || !driver.testedTo) continue;
    span.any = true;
    if (first == nullptr) first = &driver;
    span.alike =
        span.alike && driver.testedFrom == first->testedFrom && driver.testedTo == first->testedTo;
    span.all = span.all && *driver.testedFrom == 0 && *driver.testedTo + 1 == driver.points.size();
  }
  if (first == nullptr) return span;
  span.from = shortName(first->points[*first->testedFrom].window, trends.options.by);
  span.to = shortName(first->points[*first->testedTo].window, trends.options.by);
  return span;
}

// " between 2014-15 and 2019-20", where the tests are not about all that is shown.
std::string spanText(const Tested& span) {
  if (span.all || !span.alike) return {};
  return " between " + span.from + " and " + span.to;
}

std::string headlineFor(const DriverTrends& trends, const FigureContext& context) {
  const std::string outcome = outcomeWord(context);
  const auto names = changedDrivers(trends);
  const Tested span = testedOf(trends);
  if (!span.any) return "Whether drivers\xE2\x80\x99 links have changed cannot be tested";
  const std::string when = spanText(span);
  if (names.empty()) {
    return headlineOf(
        {"No driver\xE2\x80\x99s link with " + outcome + " can be said to have changed" + when,
         "No driver\xE2\x80\x99s link can be said to have changed" + when,
         "No driver\xE2\x80\x99s link can be said to have changed"});
  }
  std::vector<std::string> inside;
  for (const auto& name : names) inside.push_back(midSentence(name));
  const std::string with = " with " + outcome;
  const bool one = names.size() == 1;
  const std::string has =
      when.empty() ? (one ? " has changed" : " have changed") : " changed" + when;
  const std::string link = one ? "The link of " : "The links of ";
  const std::string counted =
      countWord(names.size()) + (one ? " driver\xE2\x80\x99s link" : " drivers\xE2\x80\x99 links");
  return headlineOf({link + listOf(inside) + with + has, counted + with + has, counted + has});
}

// The latest point that has an effect.
const DriverTrend::Point* latestOf(const DriverTrend& driver) {
  for (auto point = driver.points.rbegin(); point != driver.points.rend(); ++point) {
    if (std::isfinite(point->estimate) && std::isfinite(point->lower)) return &*point;
  }
  return nullptr;
}

// The period of a latest effect that is not of the latest period: " (2019-20)".
std::string earlierText(const DriverTrend& driver, TrendBy by) {
  const auto* latest = latestOf(driver);
  if (latest == nullptr || latest == &driver.points.back()) return {};
  return " (" + shortName(latest->window, by) + ")";
}

void addPanel(const DriverTrend& driver, TrendBy by, Figure& figure) {
  FigurePanel panel;
  panel.title = titleOf(driver);
  panel.series = {lineOf(driver, by)};
  panel.emphasised = changed(driver);
  if (!panel.series[0].points.empty()) {
    panel.valueText = drawnNumber(panel.series[0].points.back().y, 1) + earlierText(driver, by);
  }
  figure.panels.push_back(std::move(panel));
}

void addRows(const DriverTrend& driver, Figure& figure) {
  for (const auto& point : driver.points) {
    figure.table.push_back({driver.driver, driver.level, driver.contrast, point.window.label,
                            point.why == kWithheldWhy ? "" : std::to_string(point.n),
                            field(100 * point.estimate), field(100 * point.lower),
                            field(100 * point.upper), field(driver.pHolm),
                            changed(driver) ? "yes" : "no", noteOf(point.window, point.why)});
  }
}

// A reason as a clause: its first sentence.
std::string clauseOf(const std::string& why) {
  const std::string first = why.substr(0, why.find(". "));
  return !first.empty() && first.back() == '.' ? first.substr(0, first.size() - 1) : first;
}

// What is missing for one reason: the effects by name, or periods that all effects lack.
struct Missing {
  std::string why;
  std::vector<std::string> effects;
  std::vector<std::size_t> periods;  // as often as effects lack it
};

std::vector<Missing> missingOf(const DriverTrends& trends) {
  std::vector<Missing> missing;
  for (const auto& driver : trends.drivers) {
    for (std::size_t k = 0; k < driver.points.size(); ++k) {
      const auto& point = driver.points[k];
      if (point.why.empty()) continue;
      const std::string why = clauseOf(point.why);
      auto at = std::find_if(missing.begin(), missing.end(),
                             [&why](const Missing& m) { return m.why == why; });
      if (at == missing.end()) at = missing.insert(at, {why, {}, {}});
      at->effects.push_back(titleOf(driver) + ", " + shortName(point.window, trends.options.by));
      at->periods.push_back(k);
    }
  }
  return missing;
}

// "2020-21 to 2023-24" where each period in a row lacks all effects, else the effects themselves.
std::string whatIsMissing(const Missing& missing, const DriverTrends& trends) {
  std::vector<std::size_t> periods = missing.periods;
  std::sort(periods.begin(), periods.end());
  periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
  const auto& windows = trends.drivers.front().points;
  const auto name = [&](std::size_t k) { return shortName(windows[k].window, trends.options.by); };
  if (missing.effects.size() == periods.size() * trends.drivers.size()) {
    if (periods.size() > 2 && periods.back() - periods.front() + 1 == periods.size()) {
      return name(periods.front()) + " to " + name(periods.back());
    }
    std::vector<std::string> names;
    for (const auto k : periods) names.push_back(name(k));
    return someOf(names);
  }
  const std::string more = missing.effects.size() == 1
                               ? std::string()
                               : " and " + std::to_string(missing.effects.size() - 1) + " more";
  return missing.effects.front() + more;
}

std::vector<std::string> notShown(const DriverTrends& trends) {
  std::vector<std::string> notes;
  for (const auto& missing : missingOf(trends)) {
    notes.push_back(whatIsMissing(missing, trends) + " (" + missing.why + ")");
  }
  return notes;
}

// Which periods the tests are about, and the drivers without a test.
std::string testsNote(const DriverTrends& trends) {
  std::vector<std::string> untested;
  for (const auto& driver : trends.drivers) {
    const bool known = std::find(untested.begin(), untested.end(), driver.driver) != untested.end();
    if (!tested(driver) && !known) untested.push_back(driver.driver);
  }
  const Tested span = testedOf(trends);
  if (!span.any) {
    if (trends.drivers.empty()) return {};
    return "No change is tested: " + clauseOf(trends.drivers.front().change.why) + ".";
  }
  std::string over =
      span.all ? "" : " over each driver\xE2\x80\x99s latest stretch without a break";
  if (!span.all && span.alike) over = " from " + span.from + " to " + span.to;
  std::string text = "Changes" + over + " tested with Holm\xE2\x80\x99s correction over the " +
                     "drivers at 5" + std::string(kNoBreak) + "%.";
  if (!untested.empty()) text += " Not tested: " + someOf(untested) + ".";
  return text;
}

std::string unitNote(const DriverTrends& trends) {
  const auto isLevel = [](const DriverTrend& d) { return !d.level.empty(); };
  const bool levels = std::any_of(trends.drivers.begin(), trends.drivers.end(), isLevel);
  const bool scaled = !std::all_of(trends.drivers.begin(), trends.drivers.end(), isLevel);
  std::string unit;
  if (scaled) unit = "Effects are per standard deviation of all periods together";
  if (levels) unit += std::string(scaled ? "; of answers" : "Effects are") + " against the first";
  return unit.empty() ? unit : unit + ".";
}

std::vector<std::string> footerFor(const DriverTrends& trends, const FigureContext& context) {
  std::vector<Window> windows;
  if (!trends.drivers.empty()) windows = windowsOf(trends.drivers.front().points);
  const bool weighted = !trends.spec.design.weight.empty();
  const std::string tests = testsNote(trends);
  return footerOf({questionNote(context), unitNote(trends), notShownNote(notShown(trends)),
                   breaksNote(windows, trends.options), partialNote(windows, trends.options.by),
                   "A model a period" + heldEqual(trends.spec) + ". " + tests +
                       (tests.empty() ? "" : " ") + "Associated, not proof of cause.",
                   baseNote(trends.n, trends.nEffective, weighted) + " " + intervalNote(0),
                   sourceNote(context, trends.source, trends.simulated)});
}

// The largest and smallest of the latest effects.
std::string altNumbers(const DriverTrends& trends) {
  const DriverTrend* low = nullptr;
  const DriverTrend* high = nullptr;
  const auto now = [](const DriverTrend& driver) { return latestOf(driver)->estimate; };
  for (const auto& driver : trends.drivers) {
    if (latestOf(driver) == nullptr) continue;
    if (low == nullptr || now(driver) < now(*low)) low = &driver;
    if (high == nullptr || now(driver) > now(*high)) high = &driver;
  }
  if (low == nullptr) return {};
  const auto text = [&](const DriverTrend& driver) {
    return titleOf(driver) + earlierText(driver, trends.options.by) + ": " +
           plainNumber(100 * now(driver), 1);
  };
  return " Latest, highest " + text(*high) + "; lowest " + text(*low) + ".";
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
  bool untold = false;
  for (const auto& driver : trends.drivers) {
    addPanel(driver, trends.options.by, figure);
    addRows(driver, figure);
    any = any || changed(driver);
    untold = untold || (tested(driver) && !changed(driver));
  }
  if (any) figure.legend.push_back({LegendMark::SolidLine, "Has changed"});
  if (untold) figure.legend.push_back({LegendMark::GreyLine, "No clear change"});
  if (!trends.drivers.empty()) {
    setTimeAxis(windowsOf(trends.drivers.front().points), trends.options, figure);
  }
  figure.footer = footerFor(trends, context);
  figure.altText = altTextOf(figure,
                             "Small line charts, one driver each, showing the difference in the " +
                                 context.measure + " " + overTime(trends.options.by),
                             placeAndTime(context), altNumbers(trends), trends.n);
  return figure;
}

}  // namespace candour
