// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "models/boroughs/borough_pack.h"
#include "models/boroughs/gap.h"
#include "models/briefing/figure.h"
#include "models/briefing/figures.h"

namespace candour {

/// Where the areas' tiles lie. `City of London` of the London layout has no interviews: not
/// surveyed.
struct TileLayout {
  struct Tile {
    std::string area;                    // as published
    std::vector<std::string> spellings;  // others that occur
    std::string label;                   // two to four letters
    int row = 0;
    int column = 0;
    bool surveyed = true;
  };
  std::vector<Tile> tiles;
  bool placed = true;  // the tiles lie about where the areas do; not so in a plain grid
};

/// Whether an area goes by this name: whatever its case and blanks, "&" or "and", in any spelling.
bool isTileOf(const TileLayout::Tile& tile, std::string_view area);

/// The layout of data/areas/london_boroughs.json.
const TileLayout& londonTiles();
/// Reads a layout given as a file of that form: a list "areas", and one "not_surveyed" if need be,
/// of objects with "name", "row" and "column" (0-99), and, where they are to be others than
/// derived, "label" and "spellings". Fails with what is wrong and where: malformed JSON, a part
/// missing or of a wrong type, two tiles in one place, a name there twice.
Result<TileLayout> parseTileLayout(std::string_view json);
/// Tiles in a plain grid, in the order of the areas: for a survey without a layout.
TileLayout gridLayout(const std::vector<std::string>& areas);
/// The layout that fits the areas: London's where most of them are its boroughs, else a grid.
TileLayout layoutFor(const std::vector<std::string>& areas);

/// What the hollow mark of the ranked areas stands for.
enum class SecondMark { None, Shrunk, Adjusted };

/// Areas in order of their estimates with intervals, the line of the whole, and a hollow mark for
/// the shrunk or adjusted estimate; docs/charts.md 6. A pack of a comparison alone has no marks.
Figure rankedAreasFigure(const BoroughPack& pack, const FigureContext& context, SecondMark second);
/// Share against effective size with limits of 95 % and 99.8 %; docs/charts.md 7.
Figure funnelFigure(const BoroughPack& pack, const FigureContext& context);
/// Tiles in three to five classes of one round width (2, 5, 10, 20 or 25 points, at least half the
/// median width of the intervals, as far as 10) with the table beside; hatched where there are
/// fewer than kFewestInterviews or no estimate; docs/charts.md 8.
Figure tileMapFigure(const BoroughPack& pack, const FigureContext& context,
                     const TileLayout& layout);
/// Which areas really differ, pair by pair.
Figure differencesFigure(const BoroughPack& pack, const FigureContext& context);
/// Why a group is below (or above) the whole; docs/charts.md 10.
Figure gapFigure(const GapExplanation& gap, const FigureContext& context);

}  // namespace candour
