// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/text.h"
#include "models/briefing/area_figures.h"
#include "models/briefing/area_words.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

constexpr int kMostClasses = 5;
constexpr int kFewestClasses = 3;

// Classes of one round width, from a multiple of it on.
struct Classes {
  int from = 0;
  int step = 1;
  int count = kFewestClasses;

  [[nodiscard]] int of(double percent) const {
    return std::clamp(static_cast<int>(std::floor((percent - from) / step)), 0, count - 1);
  }
  // The last class that ends at 100 holds it.
  [[nodiscard]] std::string text(int k) const {
    const int low = from + k * step, high = low + step;
    return std::to_string(low) + (high >= 100 ? " to " : " to under ") + std::to_string(high) +
           std::string(kNoBreak) + "%";
  }
};

// Half the median width of the areas' intervals, rounded up to a round number, at least 2: classes
// narrower than that would show what the sample cannot tell.
int leastStep(const BoroughComparison& comparison, const ShownAreas& shown) {
  std::vector<double> halves;
  for (const std::size_t i : shown.areas) {
    const double half = 50 * (comparison.areas[i].upper - comparison.areas[i].lower);
    if (std::isfinite(half)) halves.push_back(half);
  }
  if (halves.empty()) return 2;
  const auto middle = halves.begin() + static_cast<std::ptrdiff_t>(halves.size() / 2);
  std::nth_element(halves.begin(), middle, halves.end());
  for (const int step : {2, 5}) {
    if (*middle <= step) return step;
  }
  return 10;
}

// The narrowest round steps of at least `least` with which at most five classes hold all shares; of
// fewer than three classes neighbours are added, below first where there is room.
Classes classesFor(double lowest, double highest, int least) {
  Classes classes;
  for (const int step : {2, 5, 10, 20, 25}) {
    if (step < least) continue;
    const int from = static_cast<int>(std::floor(lowest / step)) * step;
    const double top = std::min(highest, 99.999);
    const int count = static_cast<int>(std::floor(top / step)) - from / step + 1;
    classes = {std::min(from, 100 - step), step, std::max(count, 1)};
    if (count <= kMostClasses) break;
  }
  while (classes.count < kFewestClasses) {
    if (classes.from + classes.count * classes.step >= 100 || classes.count == 2) {
      classes.from -= classes.step;
    }
    ++classes.count;
  }
  if (classes.from < 0) classes.from = 0;
  return classes;
}

Classes classesOf(const BoroughComparison& comparison, const ShownAreas& shown) {
  if (shown.areas.empty()) return {};
  return classesFor(100 * comparison.areas[shown.areas.back()].estimate,
                    100 * comparison.areas[shown.areas.front()].estimate,
                    leastStep(comparison, shown));
}

// The area of a comparison that a tile stands for.
std::optional<std::size_t> areaOf(const BoroughComparison& comparison,
                                  const TileLayout::Tile& tile) {
  for (std::size_t i = 0; i < comparison.areas.size(); ++i) {
    if (isTileOf(tile, comparison.areas[i].area)) return i;
  }
  return std::nullopt;
}

bool contains(const AreaList& list, std::size_t area) {
  return std::find(list.begin(), list.end(), area) != list.end();
}

// The tiles of a figure, and which tile an area has.
struct PlacedTiles {
  std::vector<FigureTile> tiles;
  std::vector<std::string> labelOf;  // by area; empty: not on the map
};

PlacedTiles placeTiles(const BoroughComparison& comparison, const ShownAreas& shown,
                       const TileLayout& layout, const Classes& classes) {
  PlacedTiles placed{{}, std::vector<std::string>(comparison.areas.size())};
  for (const TileLayout::Tile& tile : layout.tiles) {
    FigureTile drawn;
    drawn.row = tile.row, drawn.column = tile.column, drawn.label = tile.label;
    const auto area = areaOf(comparison, tile);
    if (area) placed.labelOf[*area] = tile.label;
    if (area) drawn.name = areaName(comparison, *area);
    if (area && contains(shown.areas, *area)) {
      drawn.shade = classes.of(100 * comparison.areas[*area].estimate);
      drawn.emphasised = comparison.areas[*area].differs;
    } else {
      drawn.state = area || tile.surveyed ? TileState::Suppressed : TileState::NotSurveyed;
    }
    placed.tiles.push_back(drawn);
  }
  return placed;
}

FigureRow rowOf(const BoroughComparison& comparison, std::size_t i) {
  const AreaEstimate& area = comparison.areas[i];
  FigureRow row;
  row.label = areaName(comparison, i);
  row.value = 100 * area.estimate;
  row.emphasised = area.differs;
  row.valueText = percentText(row.value);
  if (!std::isfinite(area.lower) || !std::isfinite(area.upper)) return row;
  row.lower = 100 * area.lower;
  row.upper = 100 * area.upper;
  row.valueText += " (" + plainNumber(*row.lower, 0) + " to " + plainNumber(*row.upper, 0) + ")";
  return row;
}

std::vector<std::vector<std::string>> tableOf(const BoroughComparison& comparison,
                                              const ShownAreas& shown, const PlacedTiles& placed,
                                              const Classes& classes,
                                              const FigureContext& context) {
  std::vector<std::vector<std::string>> table = {tilesHeader()};
  for (std::size_t i = 0; i < comparison.areas.size(); ++i) {
    const AreaEstimate& area = comparison.areas[i];
    if (!contains(shown.areas, i)) {
      table.push_back({area.area, placed.labelOf[i], "", "", "", "", "", "", hiddenWhy(area)});
      continue;
    }
    table.push_back({area.area, placed.labelOf[i], classes.text(classes.of(100 * area.estimate)),
                     std::to_string(area.n), field(100 * area.estimate), field(100 * area.lower),
                     field(100 * area.upper), area.differs ? "yes" : "no", area.why});
  }
  const AreaEstimate& all = comparison.overall;
  table.push_back({wholeLabel(context), "", "", std::to_string(all.n), field(100 * all.estimate),
                   field(100 * all.lower), field(100 * all.upper), "", all.why});
  return table;
}

void addKey(const FigureContext& context, Figure& figure) {
  const auto any = [&](auto is) {
    return std::any_of(figure.tiles.begin(), figure.tiles.end(), is);
  };
  if (any([](const FigureTile& tile) { return tile.emphasised; })) {
    figure.legend.push_back({LegendMark::OutlinedBar, "Differs from " + wholeInWords(context)});
  }
  if (any([](const FigureTile& tile) { return tile.state == TileState::Suppressed; })) {
    const std::string few =
        "Fewer than " + std::to_string(kFewestInterviews) + " interviews or no estimate";
    const bool withheld = context.disclosure.roundsBases();
    figure.legend.push_back(
        {LegendMark::HatchedBar, withheld ? "Withheld to protect people" : few});
  }
  if (any([](const FigureTile& tile) { return tile.state == TileState::NotSurveyed; })) {
    figure.legend.push_back({LegendMark::DashedBar, "Not surveyed"});
  }
}

std::string notOnMapNote(const BoroughComparison& comparison, const PlacedTiles& placed) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < placed.labelOf.size(); ++i) {
    if (placed.labelOf[i].empty()) names.push_back(areaName(comparison, i));
  }
  if (names.empty()) return {};
  return "Without a tile: " + join(names, ", ") + ".";
}

}  // namespace

Figure tileMapFigure(const BoroughPack& pack, const FigureContext& context,
                     const TileLayout& layout) {
  const BoroughComparison& comparison = pack.comparison;
  const ShownAreas shown = shownAreas(comparison);
  const Classes classes = classesOf(comparison, shown);
  PlacedTiles placed = placeTiles(comparison, shown, layout, classes);
  Figure figure = areaFigure(FigureKind::TileMap, comparison, context);
  figure.headline = differingHeadline(comparison, shown, context);
  figure.subtitle =
      areaSubtitle(comparison, context, "per cent, 95" + std::string(kNoBreak) + "% intervals");
  figure.tiles = placed.tiles;
  for (int k = 0; k < classes.count; ++k) figure.shades.push_back(classes.text(k));
  AreaList order = shown.areas;
  std::sort(order.begin(), order.end());
  for (const std::size_t i : order) figure.rows.push_back(rowOf(comparison, i));
  addKey(context, figure);
  figure.table = tableOf(comparison, shown, placed, classes, context);
  figure.footer =
      areaFooter(comparison, shown, context,
                 {notOnMapNote(comparison, placed),
                  std::string("Tiles are of equal size") +
                      (layout.placed ? " and near their place" : ", in the order of the areas") +
                      "; classes of " + std::to_string(classes.step) +
                      (classes.step == 1 ? " point" : " points") +
                      ". Areas of one shade may differ, and of two shades may not: see the "
                      "intervals."});
  figure.altText = altTextOf(
      figure,
      "Tile map showing the " + context.measure + " by " + areaNoun(comparison, false) + " in " +
          std::to_string(classes.count) + " classes",
      placeAndTime(context), altExtremes(figure, {0, " %"}) + wholeInAltText(comparison, context),
      comparison.overall.n);
  // The letters of its tile beside each name; the alt text needs none.
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::string& label = placed.labelOf[order[k]];
    if (!label.empty() && label != figure.rows[k].label) figure.rows[k].label += " (" + label + ")";
  }
  return figure;
}

}  // namespace candour
