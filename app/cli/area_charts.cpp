// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/chart_kinds.h"
#include "models/briefing/area_figures.h"

namespace candour::cli {

namespace {

BoroughPack packOf(const Question& q) {
  return valueOf(boroughPack(q.survey, q.spec, terminalJob("Comparing")));
}

Figure ranked(const ChartArguments& arguments, const Question& q) {
  const SecondMark second = arguments.second == "none"     ? SecondMark::None
                            : arguments.second == "shrunk" ? SecondMark::Shrunk
                                                           : SecondMark::Adjusted;
  return rankedAreasFigure(packOf(q), contextOf(q.survey, q.spec), second);
}

Figure funnel(const ChartArguments& /*arguments*/, const Question& q) {
  return funnelFigure(packOf(q), contextOf(q.survey, q.spec));
}

TileLayout layoutOf(const ChartArguments& arguments, const BoroughComparison& comparison) {
  if (arguments.tiles.empty()) {
    std::vector<std::string> names;
    for (const AreaEstimate& area : comparison.areas) names.push_back(area.area);
    return layoutFor(names);
  }
  auto layout = parseTileLayout(readText(arguments.tiles));
  if (!layout) throw Failure{arguments.tiles.string() + ": " + layout.error().message};
  return std::move(*layout);
}

Figure tileMap(const ChartArguments& arguments, const Question& q) {
  const BoroughPack pack = packOf(q);
  return tileMapFigure(pack, contextOf(q.survey, q.spec), layoutOf(arguments, pack.comparison));
}

Figure differences(const ChartArguments& /*arguments*/, const Question& q) {
  return differencesFigure(packOf(q), contextOf(q.survey, q.spec));
}

}  // namespace

void addAreaCharts(ChartKinds& kinds) {
  kinds["boroughs"] = kinds["caterpillar"] = ranked;
  kinds["funnel"] = funnel;
  kinds["map"] = kinds["tilemap"] = tileMap;
  kinds["differences"] = kinds["matrix"] = differences;
}

}  // namespace candour::cli
