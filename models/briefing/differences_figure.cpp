// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/text.h"
#include "models/briefing/area_figures.h"
#include "models/briefing/area_words.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

// Pairs of two areas that are shown, by their places among those.
struct ShownPairs {
  std::map<std::pair<std::size_t, std::size_t>, const AreaPair*> of;
  std::size_t tested = 0;
  std::size_t differing = 0;
  const AreaPair* largest = nullptr;  // of those that differ
};

ShownPairs shownPairs(const BoroughPack& pack, const ShownAreas& shown) {
  ShownPairs pairs;
  const auto isShown = [&shown](std::size_t i) {
    return std::find(shown.areas.begin(), shown.areas.end(), i) != shown.areas.end();
  };
  for (const AreaPair& pair : pack.pairs) {
    if (!isShown(pair.first) || !isShown(pair.second)) continue;
    pairs.of[{pair.first, pair.second}] = &pair;
    pairs.tested += std::isfinite(pair.p) ? 1 : 0;
    if (!pair.differs) continue;
    ++pairs.differing;
    const bool larger =
        pairs.largest == nullptr || std::abs(pair.difference) > std::abs(pairs.largest->difference);
    if (larger) pairs.largest = &pair;
  }
  return pairs;
}

CellState cellOf(const ShownPairs& pairs, std::size_t row, std::size_t column) {
  if (row == column) return CellState::Self;
  const bool turned = column < row;
  const auto found = pairs.of.find(turned ? std::pair(column, row) : std::pair(row, column));
  if (found == pairs.of.end() || !std::isfinite(found->second->p)) return CellState::Empty;
  const AreaPair& pair = *found->second;
  if (!pair.differs) return CellState::Alike;
  return (pair.difference > 0) != turned ? CellState::Higher : CellState::Lower;
}

std::string headlineFor(const BoroughPack& pack, const ShownPairs& pairs,
                        const FigureContext& context) {
  const std::string areas = areaNoun(pack.comparison, true), on = " on " + outcomeWord(context);
  if (pairs.tested == 0) return "No " + areas + " can be compared pair by pair";
  if (pairs.differing == 0) {
    return headlineOf(
        {"No two " + areas + " can be told apart" + on, "No two " + areas + " can be told apart"});
  }
  const auto text = [](std::size_t n) { return grouped(static_cast<long long>(n)); };
  const std::string counted = text(pairs.differing) + " of " + text(pairs.tested) + " pairs of " +
                              areas + (pairs.differing == 1 ? " differs" : " differ");
  return headlineOf({counted + on, counted});
}

std::vector<std::vector<std::string>> tableOf(const BoroughPack& pack, const ShownPairs& pairs) {
  std::vector<std::vector<std::string>> table = {differencesHeader()};
  for (const auto& [key, pair] : pairs.of) {
    table.push_back({pack.comparison.areas[pair->first].area,
                     pack.comparison.areas[pair->second].area, field(100 * pair->difference),
                     field(100 * pair->se), field(pair->p), field(pair->pHolm),
                     pair->differs ? "yes" : "no", pair->why});
  }
  return table;
}

std::string largestText(const BoroughPack& pack, const ShownPairs& pairs) {
  if (pairs.largest == nullptr) return {};
  const bool first = pairs.largest->difference > 0;
  const std::size_t high = first ? pairs.largest->first : pairs.largest->second;
  const std::size_t low = first ? pairs.largest->second : pairs.largest->first;
  return " Largest difference: " + areaName(pack.comparison, high) + " over " +
         areaName(pack.comparison, low) + ", " +
         plainNumber(100 * std::abs(pairs.largest->difference), 1) + " percentage points.";
}

}  // namespace

Figure differencesFigure(const BoroughPack& pack, const FigureContext& context) {
  const BoroughComparison& comparison = pack.comparison;
  const ShownAreas shown = shownAreas(comparison);
  const ShownPairs pairs = shownPairs(pack, shown);
  Figure figure = areaFigure(FigureKind::Differences, comparison, context);
  figure.headline = headlineFor(pack, pairs, context);
  figure.subtitle = areaSubtitle(comparison, context, "per cent: which differ, pair by pair");
  for (const std::size_t i : shown.areas) {
    FigureRow row;
    row.label = areaName(comparison, i);
    row.value = 100 * comparison.areas[i].estimate;
    row.valueText = percentText(row.value);
    figure.rows.push_back(row);
    figure.cells.emplace_back();
    for (const std::size_t j : shown.areas) figure.cells.back().push_back(cellOf(pairs, i, j));
  }
  figure.legend = {{LegendMark::SolidBar, "Row higher than column"},
                   {LegendMark::OpenBar, "Row lower than column"},
                   {LegendMark::SmallDot, "Cannot be told apart"}};
  figure.table = tableOf(pack, pairs);
  figure.footer =
      areaFooter(comparison, shown, context,
                 {"Columns stand in the order of the rows. Each pair is tested with the joint "
                  "errors of both and Holm\xE2\x80\x99s correction over all pairs at 5" +
                  std::string(kNoBreak) + "%."},
                 false);
  figure.altText = altTextOf(
      figure,
      "Matrix showing which " + areaNoun(comparison, true) + " differ in the " + context.measure,
      placeAndTime(context), largestText(pack, pairs), comparison.overall.n);
  return figure;
}

}  // namespace candour
