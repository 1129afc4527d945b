// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/area_words.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/trend_figures.h"
#include "models/briefing/trend_words.h"
#include "models/briefing/words.h"
#include "models/trends/note_words.h"

namespace candour {

namespace {

struct ShownSeries {
  std::vector<const TrendSeries*> areas;
  std::vector<std::string> hidden;
};

bool areBoroughs(const Trend& trend) {
  return sayBorough(trend.areaLabel);
}

std::string noun(const Trend& trend, bool plural) {
  const std::string word = areBoroughs(trend) ? "borough" : "area";
  return plural ? word + "s" : word;
}

// An area known by a code alone: "Area 5".
std::string nameOf(const TrendSeries& series, const Trend& trend) {
  return isBareAnswer(series.area) ? capitalised(noun(trend, false)) + " " + series.area
                                   : series.area;
}

ShownSeries shownSeries(const Trend& trend) {
  ShownSeries shown;
  for (const auto& series : trend.areas) {
    const auto latest = latestOf(series);
    if (latest && series.points[*latest].n >= kFewestInterviews) {
      shown.areas.push_back(&series);
    } else {
      shown.hidden.push_back(nameOf(series, trend));
    }
  }
  return shown;
}

bool changed(const TrendSeries& series) {
  return series.pMainHolm < 0.05;
}

bool tested(const TrendSeries* series) {
  return std::isfinite(series->pMainHolm);
}

std::string wholeName(const FigureContext& context) {
  return context.geography.empty() ? "All areas" : context.geography;
}

std::string sinceOf(const ShownSeries& shown) {
  for (const auto* series : shown.areas) {
    if (const auto* change = mainChange(*series)) return sinceText(*series, *change);
  }
  return {};
}

std::vector<std::string> namesThat(const ShownSeries& shown, const Trend& trend, bool fell) {
  std::vector<std::string> names;
  for (const auto* series : shown.areas) {
    if (!changed(*series) || (mainChange(*series)->estimate < 0) != fell) continue;
    names.push_back(nameOf(*series, trend));
  }
  return names;
}

std::string whereText(const std::vector<std::string>& names, const Trend& trend) {
  if (names.size() <= 2) return "in " + listOf(names);
  return "in " + lowered(countWord(names.size())) + " " + noun(trend, true);
}

std::string headlineFor(const ShownSeries& shown, const Trend& trend,
                        const FigureContext& context) {
  const std::string outcome = outcomeWord(context);
  const std::string since = sinceOf(shown);
  const std::string one = "any " + noun(trend, false);
  if (since.empty()) return "There is no earlier period to compare the latest with";
  if (std::none_of(shown.areas.begin(), shown.areas.end(), tested)) {
    return headlineOf({"Whether " + outcome + " has changed " + since + " cannot be tested",
                       "Whether the share has changed " + since + " cannot be tested"});
  }
  const auto fell = namesThat(shown, trend, true);
  const auto rose = namesThat(shown, trend, false);
  if (fell.empty() && rose.empty()) {
    return headlineOf({"No clear change in " + outcome + " in " + one + " " + since,
                       "No clear change in " + one + " " + since, "No clear change in " + one});
  }
  const bool plural = isPlural(capitalised(outcome));
  const auto moved = [&](const std::vector<std::string>& names, const std::string& verb) {
    return verb + " " + whereText(names, trend);
  };
  const std::string has = capitalised(outcome) + (plural ? " have " : " has ");
  std::string both = fell.empty() ? moved(rose, "risen") : moved(fell, "fallen");
  if (!fell.empty() && !rose.empty()) both += " and " + moved(rose, "risen");
  const std::size_t count = fell.size() + rose.size();
  const std::string many = count == 1 ? "one " + noun(trend, false)
                                      : lowered(countWord(count)) + " " + noun(trend, true);
  return headlineOf({has + both + " " + since, has + "changed in " + many + " " + since,
                     "The share has changed in " + many + " " + since,
                     "The share has changed in " + many});
}

FigurePanel panelOf(const TrendSeries& series, const Trend& trend, const FigureSeries& whole) {
  FigurePanel panel;
  panel.title = nameOf(series, trend);
  panel.series = {lineOf(series, trend.options.by, kFewestInterviews), whole};
  panel.series[0].marks = false;
  if (!panel.series[0].points.empty()) {
    panel.valueText = percentText(panel.series[0].points.back().y);
  }
  panel.emphasised = changed(series);
  return panel;
}

void addRows(const TrendSeries& series, const std::string& name, bool whole, bool drawn,
             std::vector<std::vector<std::string>>& table) {
  const TrendChange* change = mainChange(series);
  for (std::size_t k = 0; k < series.points.size(); ++k) {
    const TrendPoint& p = series.points[k];
    const bool few = p.why == kWithheldWhy || (!whole && p.n < kFewestInterviews);
    const bool given = drawn && !few;
    const bool to = given && change != nullptr && change->to == k;
    const std::string flag = changed(series) ? "yes" : "no";
    table.push_back(
        {name, p.window.label, given ? std::to_string(p.n) : "",
         given ? field(100 * p.estimate) : "", given ? field(100 * p.lower) : "",
         given ? field(100 * p.upper) : "", to ? field(100 * change->estimate) : "",
         to ? field(whole ? change->pHolm : series.pMainHolm) : "", to && !whole ? flag : "",
         !given && p.why.empty() ? "fewer than 30 interviews" : noteOf(p.window, p.why)});
  }
}

// "Part of the period only in Barnet (2018-19)": periods of which others have more.
std::string partialAreasNote(const ShownSeries& shown, const Trend& trend) {
  std::vector<std::string> names;
  for (const auto* series : shown.areas) {
    std::vector<std::string> parts;
    for (std::size_t k = 0; k < series->points.size(); ++k) {
      const TrendPoint& point = series->points[k];
      if (point.window.parts == trend.whole.points[k].window.parts) continue;
      parts.push_back(shortName(point.window, trend.options.by));
    }
    if (!parts.empty()) names.push_back(nameOf(*series, trend) + " (" + someOf(parts) + ")");
  }
  if (names.empty()) return {};
  return "Without interviews in part of the period: " + someOf(names) + ".";
}

std::vector<std::string> footerFor(const ShownSeries& shown, const Trend& trend,
                                   const FigureContext& context) {
  std::string hidden;
  if (!shown.hidden.empty()) {
    const std::string few =
        "Not shown, fewer than " + std::to_string(kFewestInterviews) + " interviews or no share: ";
    const bool any = context.disclosure.roundsBases();
    hidden = (any ? "Withheld to protect people: " : few) + join(shown.hidden, ", ") + ".";
  }
  std::string tests;
  if (std::any_of(shown.areas.begin(), shown.areas.end(), tested)) {
    tests = "Changes " + sinceOf(shown) + " tested with Holm\xE2\x80\x99s correction over all " +
            noun(trend, true) + " at 5" + std::string(kNoBreak) + "%.";
  }
  const bool weighted = !trend.spec.design.weight.empty();
  const auto windows = windowsOf(trend.whole.points);
  return footerOf(
      {questionNote(context), hidden, overlapNote(trend.options.by),
       breaksNote(windows, trend.options), partialNote(windows, trend.options.by),
       partialAreasNote(shown, trend), tests,
       baseNote(trend.n, trend.nEffective, weighted, EffectiveOf::Design) + " " + intervalNote(0),
       sourceNote(context, trend.source, trend.simulated)});
}

// The areas whose latest shares are highest and lowest.
std::string altNumbers(const ShownSeries& shown, const Trend& trend) {
  if (shown.areas.empty()) return {};
  const auto now = [](const TrendSeries* s) { return s->points[*latestOf(*s)].estimate; };
  const auto less = [&now](const auto* a, const auto* b) { return now(a) < now(b); };
  const auto [low, high] = std::minmax_element(shown.areas.begin(), shown.areas.end(), less);
  const auto text = [&](const TrendSeries* s) {
    return nameOf(*s, trend) + ": " + plainNumber(100 * now(s), 0) + " %";
  };
  return " Latest, highest " + text(*high) + "; lowest " + text(*low) + ".";
}

}  // namespace

Figure trendPanelsFigure(const Trend& trend, const FigureContext& context) {
  const ShownSeries shown = shownSeries(trend);
  Figure figure;
  figure.kind = FigureKind::SmallMultiples;
  figure.simulated = trend.simulated;
  figure.percent = true;
  figure.headline = headlineFor(shown, trend, context);
  figure.subtitle = withPlace(
      capitalised(context.measure) + ", per cent, 95" + std::string(kNoBreak) + "% intervals",
      context, trend.simulated);
  figure.valueAxis = capitalised(context.measure);
  figure.categoryAxis = axisOf(trend.options.by);
  FigureSeries whole = lineOf(trend.whole, trend.options.by);
  whole.context = true;
  whole.ribbon = whole.marks = false;
  figure.table = {areaTrendsHeader()};
  bool any = false;
  bool untold = false;
  for (const auto* series : shown.areas) {
    figure.panels.push_back(panelOf(*series, trend, whole));
    any = any || changed(*series);
    untold = untold || (tested(series) && !changed(*series));
  }
  for (const auto& series : trend.areas) {
    const bool drawn =
        std::find(shown.areas.begin(), shown.areas.end(), &series) != shown.areas.end();
    addRows(series, series.area, false, drawn, figure.table);
  }
  addRows(trend.whole, wholeName(context), true, true, figure.table);
  if (any) figure.legend.push_back({LegendMark::SolidLine, "Has changed " + sinceOf(shown)});
  if (untold) figure.legend.push_back({LegendMark::GreyLine, "No clear change"});
  if (!shown.areas.empty()) {
    figure.legend.push_back({LegendMark::DottedLine, wholeName(context)});
  }
  setTimeAxis(windowsOf(trend.whole.points), trend.options, figure);
  addTarget(trend.options, figure);
  figure.footer = footerFor(shown, trend, context);
  figure.altText =
      altTextOf(figure,
                "Small line charts, one " + noun(trend, false) + " each, showing the " +
                    context.measure + " " + overTime(trend.options.by),
                placeAndTime(context), altNumbers(shown, trend), trend.n);
  return figure;
}

}  // namespace candour
