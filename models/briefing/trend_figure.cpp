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
#include "models/trends/months.h"

namespace candour {

namespace {

bool holds(const TrendChange& change) {
  return change.pHolm < 0.05;
}

std::string moved(const TrendChange& change, const FigureContext& context) {
  const std::string outcome = capitalised(outcomeWord(context));
  const std::string has = isPlural(outcome) ? " have " : " has ";
  return outcome + has + (change.estimate < 0 ? "fallen " : "risen ") + pointsText(change.estimate);
}

bool anyTested(const TrendSeries& series) {
  return std::any_of(series.changes.begin(), series.changes.end(),
                     [](const TrendChange& change) { return std::isfinite(change.pHolm); });
}

const TrendChange* targetChange(const TrendSeries& series) {
  for (const auto& change : series.changes) {
    if (change.kind == ChangeKind::Target) return &change;
  }
  return nullptr;
}

// "below its 70 % target", where the test says so.
std::string beyondTarget(const Trend& trend) {
  const TrendChange* change = targetChange(trend.whole);
  if (change == nullptr || !holds(*change)) return {};
  return std::string(change->estimate < 0 ? "below its " : "above its ") +
         percentText(100 * *trend.options.target) + " target";
}

// The change that a test supports: the one a reader looks for first, else another to the latest.
const TrendChange* supported(const TrendSeries& series) {
  const TrendChange* main = mainChange(series);
  if (main != nullptr && holds(*main)) return main;
  for (const auto& change : series.changes) {
    if (change.kind != ChangeKind::Target && holds(change)) return &change;
  }
  return nullptr;
}

std::string headlineFor(const Trend& trend, const FigureContext& context) {
  const TrendSeries& series = trend.whole;
  const auto latest = latestOf(series);
  const std::string outcome = outcomeWord(context);
  if (!latest) return "No share can be given in any period";
  const std::string beyond = beyondTarget(trend);
  if (const TrendChange* change = supported(series)) {
    const std::string since = sinceText(series, *change);
    const std::string has = moved(*change, context);
    const std::string tail = beyond.empty() ? "" : " and is " + beyond;
    return headlineOf({has + " " + since + tail, has + " " + since,
                       "It has changed " + since + " by " + pointsText(change->estimate)});
  }
  if (!beyond.empty()) {
    return headlineOf({capitalised(outcome) + " is " + beyond, "The latest share is " + beyond});
  }
  const TrendChange* main = mainChange(series);
  if (main == nullptr || std::isnan(main->p)) {
    const std::string now = percentText(100 * series.points[*latest].estimate);
    const std::string when = " in " + series.points[*latest].window.label;
    const bool broken = std::any_of(series.points.begin(), series.points.end(),
                                    [](const auto& p) { return p.window.breakBefore; });
    const std::string why = broken ? "; the survey changed before" : "; no test of a change";
    return headlineOf({capitalised(outcome) + " is " + now + when + why,
                       "The share is " + now + when, "The share is " + now});
  }
  const std::string since = sinceText(series, *main);
  if (main->lower > 0 || main->upper < 0) {
    // The interval of this change alone leaves out 0; of several tests that is not enough.
    const std::string may =
        capitalised(outcome) + " may have " + (main->estimate < 0 ? "fallen " : "risen ") + since;
    return headlineOf({may + ", but the survey cannot confirm it", may, "A change is not certain"});
  }
  return headlineOf({"No clear change in " + outcome + " " + since, "No clear change " + since,
                     "No clear change"});
}

bool breakBetween(const TrendOptions& options, double before, double after) {
  return std::any_of(options.breaks.begin(), options.breaks.end(), [&](const SeriesBreak& each) {
    return each.month > before && each.month <= after;
  });
}

// Published figures are of the twelve months to `last`.
bool breakWithin(const TrendOptions& options, int last) {
  return breakBetween(options, last - 11, last);
}

// Published figures are of the whole; only months have a place for them. They are of the same
// survey: none is drawn whose twelve months a break divides, and the line stops there.
FigureSeries publishedLine(const Trend& trend, const PublishedContext& published) {
  FigureSeries line;
  line.context = true;
  line.style = LineStyle::Dashed;
  if (published.series == nullptr || trend.options.by == TrendBy::Wave) return line;
  const int first = trend.whole.points.front().window.firstMonth;
  const int last = trend.whole.points.back().window.lastMonth;
  for (const auto& figure : published.series->figures) {
    if (figure.measure != published.measure || !figure.area.empty()) continue;
    if (figure.month < first || figure.month > last) continue;
    if (breakWithin(trend.options, figure.month)) continue;
    line.points.push_back({static_cast<double>(figure.month), 100 * figure.share, {}, {}});
  }
  std::sort(line.points.begin(), line.points.end(),
            [](const auto& a, const auto& b) { return a.x < b.x; });
  for (std::size_t k = 1; k < line.points.size(); ++k) {
    line.points[k].breakBefore =
        breakBetween(trend.options, line.points[k - 1].x, line.points[k].x);
  }
  if (line.points.empty()) return line;
  line.name = "Published " + published.measure;
  line.label = line.name + " " + percentText(line.points.back().y);
  return line;
}

std::string publishedAt(const FigureSeries& line, const Window& window) {
  for (const auto& point : line.points) {
    if (point.x == window.lastMonth) return shortest(point.y);
  }
  return {};
}

// What is drawn of the published figures between our own windows.
void addPublishedRows(const Trend& trend, const FigureSeries& published,
                      std::vector<std::vector<std::string>>& table) {
  for (const auto& point : published.points) {
    const auto& own = trend.whole.points;
    const auto same = [&point](const TrendPoint& p) { return p.window.lastMonth == point.x; };
    if (std::any_of(own.begin(), own.end(), same)) continue;
    const int last = static_cast<int>(point.x);
    std::vector<std::string> row(table.front().size());
    row[0] = spanName(last - 11, last);
    row[1] = isoMonth(last - 11);
    row[2] = isoMonth(last);
    row[8] = shortest(point.y);
    row.back() = "published alone";
    table.push_back(std::move(row));
  }
}

std::vector<std::vector<std::string>> tableFor(const Trend& trend, const FigureSeries& published) {
  std::vector<std::vector<std::string>> table = {trendHeader()};
  const auto latest = latestOf(trend.whole);
  const auto addChange = [&](std::vector<std::string>& row, const TrendChange* change) {
    const bool any = change != nullptr;
    row.push_back(any ? field(100 * change->estimate) : "");
    row.push_back(any ? field(100 * change->lower) : "");
    row.push_back(any ? field(100 * change->upper) : "");
    row.push_back(any ? field(change->pHolm) : "");
  };
  for (std::size_t k = 0; k < trend.whole.points.size(); ++k) {
    const TrendPoint& p = trend.whole.points[k];
    const TrendChange* toLatest = nullptr;
    for (const auto& change : trend.whole.changes) {
      const bool target = change.kind == ChangeKind::Target;
      if (!target && latest && change.to == *latest && change.from == k) toLatest = &change;
    }
    std::vector<std::string> row = {p.window.label,
                                    p.window.from,
                                    p.window.to,
                                    p.why == kWithheldWhy ? "" : std::to_string(p.n),
                                    field(p.nEffective),
                                    field(100 * p.estimate),
                                    field(100 * p.lower),
                                    field(100 * p.upper),
                                    publishedAt(published, p.window),
                                    p.window.breakBefore ? "yes" : "no"};
    addChange(row, toLatest);
    row.push_back(noteOf(p.window, p.why));
    table.push_back(std::move(row));
  }
  addPublishedRows(trend, published, table);
  if (const TrendChange* change = targetChange(trend.whole)) {
    std::vector<std::string> row(10);
    row[0] = "Target";
    row[5] = field(100 * *trend.options.target);
    addChange(row, change);
    row.push_back(change->why);
    table.push_back(std::move(row));
  }
  return table;
}

std::string altNumbers(const Trend& trend) {
  const auto latest = latestOf(trend.whole);
  if (!latest) return {};
  std::vector<const TrendPoint*> points;
  for (const auto& point : trend.whole.points) {
    if (std::isfinite(point.estimate)) points.push_back(&point);
  }
  const auto less = [](const auto* a, const auto* b) { return a->estimate < b->estimate; };
  const auto [low, high] = std::minmax_element(points.begin(), points.end(), less);
  const auto share = [](double value) { return plainNumber(100 * value, 0); };
  const TrendPoint& now = trend.whole.points[*latest];
  std::string text = " Latest, " + now.window.label + ": " + share(now.estimate) + " %";
  if (std::isfinite(now.lower)) {
    text += " (" + share(now.lower) + " to " + share(now.upper) + ")";
  }
  return text + ". Highest, " + (*high)->window.label + ": " + share((*high)->estimate) +
         " %; lowest, " + (*low)->window.label + ": " + share((*low)->estimate) + " %.";
}

std::vector<std::string> footerFor(const Trend& trend, const FigureContext& context,
                                   const FigureSeries& published,
                                   const PublishedContext& publishedContext) {
  std::vector<std::string> notShown;
  for (const auto& point : trend.whole.points) {
    if (!std::isfinite(point.estimate)) notShown.push_back(point.window.label + ", " + point.why);
  }
  std::string behind;
  if (!published.points.empty()) {
    behind = "Published: " + publishedContext.measure + ", twelve months to each point (" +
             publishedContext.series->name + ")";
    const bool broken = std::any_of(published.points.begin(), published.points.end(),
                                    [](const SeriesPoint& point) { return point.breakBefore; });
    behind += broken ? ", none across the break." : ".";
  }
  std::string tests;
  if (anyTested(trend.whole)) {
    tests = "Changes to the latest period tested with Holm\xE2\x80\x99s correction at 5" +
            std::string(kNoBreak) + "%, with what the periods share.";
  }
  const bool weighted = !trend.spec.design.weight.empty();
  const auto windows = windowsOf(trend.whole.points);
  return footerOf(
      {questionNote(context), overlapNote(trend.options.by), breaksNote(windows, trend.options),
       partialNote(windows, trend.options.by), notShownNote(notShown), behind, tests,
       baseNote(trend.n, trend.nEffective, weighted, EffectiveOf::Design) + " " + intervalNote(0),
       sourceNote(context, trend.source, trend.simulated)});
}

}  // namespace

Figure trendFigure(const Trend& trend, const FigureContext& context,
                   const PublishedContext& published) {
  Figure figure;
  figure.kind = FigureKind::Trend;
  figure.simulated = trend.simulated;
  figure.percent = true;
  figure.headline = headlineFor(trend, context);
  figure.subtitle = withPlace(
      capitalised(context.measure) + ", per cent, 95" + std::string(kNoBreak) + "% intervals",
      context, trend.simulated);
  figure.valueAxis = capitalised(context.measure);
  figure.categoryAxis = axisOf(trend.options.by);
  figure.series.push_back(lineOf(trend.whole, trend.options.by));
  figure.series[0].name = "This survey";
  FigureSeries behind = publishedLine(trend, published);
  if (!figure.series[0].points.empty()) {
    const std::string now = percentText(figure.series[0].points.back().y);
    figure.series[0].label = behind.points.empty() ? now : figure.series[0].name + " " + now;
  }
  setTimeAxis(windowsOf(trend.whole.points), trend.options, figure);
  addTarget(trend.options, figure);
  figure.table = tableFor(trend, behind);
  figure.footer = footerFor(trend, context, behind, published);
  figure.altText = altTextOf(figure,
                             "Line chart with 95 % intervals showing the " + context.measure + " " +
                                 overTime(trend.options.by),
                             placeAndTime(context), altNumbers(trend), trend.n);
  if (!behind.points.empty()) figure.series.push_back(std::move(behind));
  return figure;
}

}  // namespace candour
