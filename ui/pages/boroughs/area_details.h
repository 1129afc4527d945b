// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "models/boroughs/borough_pack.h"
#include "models/boroughs/gap.h"
#include "ui/pages/answer_words.h"
#include "ui/widgets/tile_map.h"

namespace candour {

/// The words and numbers beside the figures of the boroughs page, from the answers.

Facts rankedFacts(const BoroughPack& pack);
Facts funnelFacts(const BoroughPack& pack);
Facts gapFacts(const GapExplanation& gap);

/// Everything known of one area, and what could not be worked out.
Facts areaFacts(const BoroughPack& pack, const std::string& area);
QString whyNot(const BoroughPack& pack, const std::string& area);

/// A line an area, highest first.
QStringList areaNumbersHeader(const BoroughPack& pack);
std::vector<QStringList> areaNumbers(const BoroughPack& pack);
/// A line for each area that differs from `area`, or one that says none does.
std::vector<QStringList> pairNumbers(const BoroughPack& pack, const std::string& area);
std::vector<QStringList> gapNumbers(const GapExplanation& gap);

/// "Below the whole by 9.9 points: 5.8 engagement and fair treatment, 1.9 ..."
QString gapInWords(const GapExplanation& gap);
QStringList notesOf(const BoroughPack& pack);

/// The name an area is shown under: of a bare code "Area 5".
QString areaCalled(const BoroughPack& pack, const std::string& area);

/// The areas as tiles, shaded by the classes of the map figure.
struct SmallMap {
  std::vector<TileMap::Tile> tiles;
  int shades = 0;
};
SmallMap smallMapOf(const BoroughPack& pack);

}  // namespace candour
