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

constexpr int kLimitPoints = 80;

// Of the areas shown those that have a place in the funnel, by share.
AreaList placedAreas(const BoroughPack& pack, const ShownAreas& shown) {
  AreaList placed;
  for (const std::size_t i : shown.areas) {
    if (i < pack.standings.size() && std::isfinite(pack.standings[i].funnel.z)) placed.push_back(i);
  }
  return placed;
}

AreaList outside(const BoroughPack& pack, const AreaList& placed, bool below) {
  AreaList list;
  for (const std::size_t i : placed) {
    const FunnelPosition& at = pack.standings[i].funnel;
    if (at.outside998 && (at.z < 0) == below) list.push_back(i);
  }
  return list;
}

// "Hackney lies", "Hackney and Barnet lie", "Three boroughs lie".
std::string lieText(const BoroughComparison& comparison, const AreaList& areas, bool byName) {
  const std::string verb = areas.size() == 1 ? " lies" : " lie";
  if (byName && areas.size() <= 2) return listOf(areaNames(comparison, areas)) + verb;
  return countedAreas(comparison, areas.size()) + verb;
}

std::string headlineFor(const BoroughPack& pack, const AreaList& placed,
                        const FigureContext& context) {
  const BoroughComparison& comparison = pack.comparison;
  const AreaList below = outside(pack, placed, true), above = outside(pack, placed, false);
  const std::string limits = "the 99.8" + std::string(kNoBreak) + "% limits";
  const std::string on = limits + " on " + outcomeWord(context);
  if (below.empty() && above.empty()) {
    const std::string none = countedAreas(comparison, 0) + " lies outside ";
    return headlineOf({none + on, none + limits});
  }
  const AreaList& first = below.empty() ? above : below;
  const std::string side = below.empty() ? " above " : " below ";
  const std::string also =
      below.empty() || above.empty() ? "" : " and " + lowered(countWord(above.size())) + " above";
  const auto text = [&](bool byName) { return lieText(comparison, first, byName) + side; };
  return headlineOf({text(true) + on + also, text(false) + on + also, text(false) + limits + also});
}

std::vector<FigurePoint> pointsOf(const BoroughPack& pack, const AreaList& placed) {
  std::vector<FigurePoint> points;
  for (const std::size_t i : placed) {
    const AreaEstimate& area = pack.comparison.areas[i];
    FigurePoint point;
    point.x = area.nEffective;
    point.y = 100 * area.estimate;
    point.emphasised = point.filled = pack.standings[i].funnel.outside998;
    point.name = areaName(pack.comparison, i);
    if (point.emphasised) point.label = point.name;
    points.push_back(point);
  }
  return points;
}

// Denser where the limits bend, towards small sizes.
FigureSeries limitOf(const Funnel& funnel, double z, bool upper, double from, double to) {
  FigureSeries series;
  series.style = z > 2 ? LineStyle::Solid : LineStyle::Dashed;
  if (upper) series.label = (z > 2 ? "99.8" : "95") + std::string(kNoBreak) + "%";
  for (int k = 0; k <= kLimitPoints; ++k) {
    const double part = static_cast<double>(k) / kLimitPoints;
    const double n = from * std::pow(to / from, part);
    const FunnelLimits limits = funnelLimits(funnel, n, z);
    series.points.push_back({n, 100 * (upper ? limits.upper : limits.lower), {}, {}});
  }
  return series;
}

void addLimits(const BoroughPack& pack, Figure& figure) {
  if (figure.points.empty()) return;
  double smallest = figure.points.front().x, largest = smallest;
  for (const FigurePoint& point : figure.points) {
    smallest = std::min(smallest, point.x);
    largest = std::max(largest, point.x);
  }
  figure.xTo = 1.05 * largest;
  for (const double z : {kFunnel95, kFunnel998}) {
    for (const bool upper : {true, false}) {
      figure.series.push_back(limitOf(pack.funnel, z, upper, 0.5 * smallest, figure.xTo));
    }
  }
}

std::string outsideText(const FunnelPosition& at) {
  return at.outside998 ? "99.8 %" : at.outside95 ? "95 %" : "no";
}

std::vector<std::vector<std::string>> tableOf(const BoroughPack& pack, const ShownAreas& shown,
                                              const AreaList& placed,
                                              const FigureContext& context) {
  std::vector<std::vector<std::string>> table = {funnelHeader()};
  for (const std::size_t i : placed) {
    const AreaEstimate& area = pack.comparison.areas[i];
    const FunnelPosition& at = pack.standings[i].funnel;
    const FunnelLimits inner = funnelLimits(pack.funnel, area.nEffective, kFunnel95);
    const FunnelLimits outer = funnelLimits(pack.funnel, area.nEffective, kFunnel998);
    table.push_back({area.area, std::to_string(area.n), field(area.nEffective),
                     field(100 * area.estimate), field(at.z), field(100 * inner.lower),
                     field(100 * inner.upper), field(100 * outer.lower), field(100 * outer.upper),
                     outsideText(at), area.why});
  }
  const auto addUnplaced = [&](std::size_t i) {
    std::vector<std::string> row(funnelHeader().size());
    row.front() = pack.comparison.areas[i].area;
    row.back() = hiddenWhy(pack.comparison.areas[i]);
    table.push_back(row);
  };
  for (const std::size_t i : shown.areas) {
    if (std::find(placed.begin(), placed.end(), i) == placed.end()) addUnplaced(i);
  }
  for (const std::size_t i : shown.hidden) addUnplaced(i);
  const AreaEstimate& all = pack.comparison.overall;
  std::vector<std::string> whole(funnelHeader().size());
  whole[0] = wholeLabel(context), whole[1] = std::to_string(all.n);
  whole[2] = field(all.nEffective), whole[3] = field(100 * all.estimate);
  table.push_back(whole);
  return table;
}

std::string dispersionNote(const BoroughPack& pack) {
  const Funnel& funnel = pack.funnel;
  if (!std::isfinite(funnel.overdispersion)) return {};
  const std::string phi = fixed(funnel.overdispersion, 1);
  if (funnel.inflated) {
    return "Over-dispersion " + phi + ": " + areaNoun(pack.comparison, true) +
           " differ more than sampling explains; the limits are widened by its square root.";
  }
  return "Over-dispersion " + phi + ", within chance: the limits are those of sampling alone.";
}

std::string chanceNote(const BoroughPack& pack, std::size_t areas) {
  if (areas < 5) return {};
  const double expected = 0.05 * static_cast<double>(areas);
  return "Of " + std::to_string(areas) + " " + areaNoun(pack.comparison, true) +
         " that do not differ, about " + fixed(expected, 1) + " lie outside 95" +
         std::string(kNoBreak) + "% by chance; only those outside 99.8" + std::string(kNoBreak) +
         "% are named.";
}

std::string altNumbers(const BoroughPack& pack, const AreaList& placed,
                       const FigureContext& context) {
  std::vector<std::string> parts;
  for (const bool below : {true, false}) {
    for (const std::size_t i : outside(pack, placed, below)) {
      parts.push_back(areaName(pack.comparison, i) + " " +
                      plainNumber(100 * pack.comparison.areas[i].estimate, 0) + " %");
    }
  }
  const std::string named = parts.empty() ? " None outside the outer limits."
                                          : " Outside the outer limits: " + join(parts, ", ") + ".";
  return named + wholeInAltText(pack.comparison, context);
}

}  // namespace

Figure funnelFigure(const BoroughPack& pack, const FigureContext& context) {
  const BoroughComparison& comparison = pack.comparison;
  const ShownAreas shown = shownAreas(comparison);
  const AreaList placed = placedAreas(pack, shown);
  Figure figure = areaFigure(FigureKind::Funnel, comparison, context);
  figure.headline = headlineFor(pack, placed, context);
  figure.subtitle = areaSubtitle(comparison, context, "per cent, against effective interviews");
  figure.categoryAxis = "Effective number of interviews";
  figure.points = pointsOf(pack, placed);
  addLimits(pack, figure);
  const double target = 100 * pack.funnel.target;
  figure.references.push_back({target, wholeLabel(context) + " " + percentText(target)});
  const bool named = std::any_of(figure.points.begin(), figure.points.end(),
                                 [](const FigurePoint& point) { return point.emphasised; });
  if (named) {
    figure.legend = {{LegendMark::FilledDot, "Outside 99.8" + std::string(kNoBreak) + "%"},
                     {LegendMark::OpenGreyDot, "Inside"}};
  }
  figure.table = tableOf(pack, shown, placed, context);
  figure.footer = areaFooter(comparison, shown, context,
                             {dispersionNote(pack), chanceNote(pack, placed.size())}, false);
  figure.altText =
      altTextOf(figure,
                "Funnel plot showing the " + context.measure + " of each " +
                    areaNoun(comparison, false) + " against its effective number of interviews",
                placeAndTime(context), altNumbers(pack, placed, context), comparison.overall.n);
  return figure;
}

}  // namespace candour
