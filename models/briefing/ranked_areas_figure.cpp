// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/area_figures.h"
#include "models/briefing/area_words.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

// What the hollow mark of an area stands at; not available where there is none.
double secondOf(const BoroughPack& pack, std::size_t area, SecondMark second) {
  if (area >= pack.standings.size() || second == SecondMark::None) return kNotAvailable;
  const AreaStanding& standing = pack.standings[area];
  return second == SecondMark::Shrunk ? standing.shrunk.estimate : standing.adjusted.estimate;
}

FigureRow rowOf(const BoroughPack& pack, std::size_t i, SecondMark second) {
  const AreaEstimate& area = pack.comparison.areas[i];
  FigureRow row;
  row.label = areaName(pack.comparison, i);
  row.value = 100 * area.estimate;
  row.valueText = percentText(row.value);
  row.emphasised = area.differs;
  if (std::isfinite(area.lower) && std::isfinite(area.upper)) {
    row.lower = 100 * area.lower;
    row.upper = 100 * area.upper;
  }
  const double mark = secondOf(pack, i, second);
  if (std::isfinite(mark)) row.second = 100 * mark;
  return row;
}

std::vector<std::string> tableRow(const AreaEstimate& area, const std::string& name) {
  return {name,
          std::to_string(area.n),
          field(area.nEffective),
          field(100 * area.estimate),
          field(100 * area.lower),
          field(100 * area.upper),
          field(100 * area.difference),
          field(area.pHolm),
          area.differs ? "yes" : "no",
          "",
          "",
          area.why};
}

std::vector<std::vector<std::string>> tableOf(const BoroughPack& pack, const ShownAreas& shown,
                                              const FigureContext& context) {
  const BoroughComparison& comparison = pack.comparison;
  std::vector<std::vector<std::string>> table = {areasHeader()};
  for (const std::size_t i : shown.areas) {
    table.push_back(tableRow(comparison.areas[i], comparison.areas[i].area));
    table.back()[9] = field(100 * secondOf(pack, i, SecondMark::Adjusted));
    table.back()[10] = field(100 * secondOf(pack, i, SecondMark::Shrunk));
  }
  for (const std::size_t i : shown.hidden) {
    std::vector<std::string> row(areasHeader().size());
    row.front() = comparison.areas[i].area;
    row.back() = hiddenWhy(comparison.areas[i]);
    table.push_back(row);
  }
  table.push_back(tableRow(comparison.overall, wholeLabel(context)));
  for (const std::size_t column : {6, 7, 8}) table.back()[column].clear();
  return table;
}

void addKey(const BoroughPack& pack, const ShownAreas& shown, const std::string& whole,
            SecondMark second, Figure& figure) {
  const auto differs = [&](std::size_t i) { return pack.comparison.areas[i].differs; };
  const bool any = std::any_of(shown.areas.begin(), shown.areas.end(), differs);
  const bool all = std::all_of(shown.areas.begin(), shown.areas.end(), differs);
  if (any) figure.legend.push_back({LegendMark::FilledDot, "Differs from " + whole});
  if (!all) figure.legend.push_back({LegendMark::OpenGreyDot, "Cannot be told apart from it"});
  if (!any && !all) figure.legend.back().text = "Cannot be told apart from " + whole;
  const bool marked = std::any_of(figure.rows.begin(), figure.rows.end(),
                                  [](const FigureRow& row) { return row.second.has_value(); });
  if (!marked) return;
  figure.legend.push_back({LegendMark::OpenDiamond, second == SecondMark::Shrunk
                                                        ? "Pooled towards the whole"
                                                        : "Adjusted for who lives there"});
}

// What the hollow marks are, or why there are none.
std::string secondNote(const BoroughPack& pack, SecondMark second) {
  if (second == SecondMark::None || pack.standings.empty()) return {};
  if (second == SecondMark::Shrunk) {
    const std::string& why = pack.standings.front().shrunk.why;
    if (!why.empty()) return "Not pooled: " + why + ".";
    return "Pooled: each share drawn towards the whole as far as its few interviews leave it open "
           "(Fay-Herriot).";
  }
  if (pack.adjustedFor.empty()) return "Not adjusted: " + pack.standings.front().adjusted.why + ".";
  std::vector<std::string> names;
  for (const std::string& name : pack.adjustedFor) names.push_back(midSentence(name));
  return "Adjusted: the share if the " + areaNoun(pack.comparison, false) +
         " had the whole\xE2\x80\x99s mix of " + listOf(names) + " (" +
         grouped(static_cast<long long>(pack.adjustedN)) + " interviews with an answer to all).";
}

std::string betweenNote(const BoroughPack& pack) {
  if (!pack.noBetweenVariance) return {};
  return "No variation between " + areaNoun(pack.comparison, true) +
         " beyond sampling can be detected: their order shows nothing but chance.";
}

}  // namespace

Figure rankedAreasFigure(const BoroughPack& pack, const FigureContext& context, SecondMark second) {
  const BoroughComparison& comparison = pack.comparison;
  const ShownAreas shown = shownAreas(comparison);
  Figure figure = areaFigure(FigureKind::Boroughs, comparison, context);
  figure.headline = differingHeadline(comparison, shown, context);
  figure.subtitle =
      areaSubtitle(comparison, context, "per cent, 95" + std::string(kNoBreak) + "% intervals");
  for (const std::size_t i : shown.areas) figure.rows.push_back(rowOf(pack, i, second));
  const double overall = 100 * comparison.overall.estimate;
  if (std::isfinite(overall)) {
    figure.references.push_back({overall, wholeLabel(context) + " " + percentText(overall)});
  }
  addKey(pack, shown, wholeInWords(context), second, figure);
  figure.table = tableOf(pack, shown, context);
  figure.footer = areaFooter(
      comparison, shown, context,
      {betweenNote(pack), secondNote(pack, second),
       "Differences tested with Holm\xE2\x80\x99s correction at 5" + std::string(kNoBreak) +
           "%: an interval clear of the line need not be a difference, and intervals that "
           "overlap may still differ."});
  figure.altText = altTextOf(figure,
                             "Dot chart with 95 % intervals showing the " + context.measure +
                                 " by " + areaNoun(comparison, false),
                             placeAndTime(context),
                             altExtremes(figure, {0, " %"}) + wholeInAltText(comparison, context),
                             comparison.overall.n);
  return figure;
}

}  // namespace candour
