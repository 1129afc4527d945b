// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/boroughs/area_details.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/area_figures.h"
#include "models/briefing/area_words.h"
#include "models/briefing/words.h"
#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

// A chance from draws is never quite none or certain.
QString chance(double value) {
  if (!std::isfinite(value)) return words("not available");
  if (value > 0.99) return words("over 99 %");
  return value < 0.01 ? words("under 1 %") : percent(value);
}

QString nameAt(const BoroughPack& pack, std::size_t place) {
  return QString::fromStdString(areaName(pack.comparison, place));
}

std::size_t placeOf(const BoroughPack& pack, const std::string& area) {
  std::size_t place = 0;
  while (place < pack.comparison.areas.size() && pack.comparison.areas[place].area != area) ++place;
  return place;
}

}  // namespace

Facts rankedFacts(const BoroughPack& pack) {
  const auto& areas = pack.comparison.areas;
  const auto differing = std::count_if(areas.begin(), areas.end(),
                                       [](const AreaEstimate& area) { return area.differs; });
  Facts facts{{words("Areas"), QString::number(areas.size())},
              {words("Differ from the whole"), QString::number(differing)},
              {words("Intervals"), words("95 %, design-based")}};
  if (!pack.adjustedFor.empty()) {
    facts.append({words("Adjusted for"), QString::fromStdString(join(pack.adjustedFor, ", "))});
  }
  return facts;
}

Facts funnelFacts(const BoroughPack& pack) {
  const auto outside = std::count_if(pack.standings.begin(), pack.standings.end(),
                                     [](const AreaStanding& s) { return s.funnel.outside998; });
  return {{words("Target"), share(pack.funnel.target)},
          {words("Outside 99.8 %"), QString::number(outside)},
          {words("Over-dispersion"), QString::fromStdString(fixed(pack.funnel.overdispersion, 2))},
          {words("Limits widened"), pack.funnel.inflated ? words("yes") : words("no")}};
}

Facts gapFacts(const GapExplanation& gap) {
  return {{words("Gap"), points(gap.gap)},
          {words("95 % interval"), percentInterval(gap.lower, gap.upper)},
          {words("Who lives there"), points(gap.composition.estimate)},
          {words("How they see the police"), points(gap.perception.estimate)},
          {words("Gap among all who answered"), points(gap.directGap)}};
}

Facts areaFacts(const BoroughPack& pack, const std::string& name) {
  const std::size_t place = placeOf(pack, name);
  if (place == pack.comparison.areas.size()) return {};
  const AreaEstimate& area = pack.comparison.areas[place];
  const AreaStanding& standing = pack.standings[place];
  const auto effectText = [](double deff) {
    return std::isfinite(deff) ? QString::fromStdString(fixed(deff, 2)) : words("not available");
  };
  const auto counted = [](double n) { return QString::fromStdString(grouped(std::llround(n))); };
  return {{words("Estimate"), share(area.estimate)},
          {words("95 % interval"), percentInterval(area.lower, area.upper)},
          {words("Points from the whole"), points(area.difference)},
          {words("p after Holm's correction"), pValue(area.pHolm)},
          {words("Pooled estimate"), share(standing.shrunk.estimate)},
          {words("Adjusted for who lives there"), share(standing.adjusted.estimate)},
          {words("Rank, 95 %"), words("%1 to %2 of %3")
                                    .arg(standing.rank.lower)
                                    .arg(standing.rank.upper)
                                    .arg(pack.comparison.areas.size())},
          {words("Chance of the lowest quarter"), chance(standing.pLowestQuarter)},
          {words("Interviews (effective)"),
           counted(static_cast<double>(area.n)) + u" ("_s + counted(area.nEffective) + u")"_s},
          {words("Design effect (of weights alone)"),
           effectText(area.deff) + u" ("_s + effectText(area.deffKish) + u")"_s}};
}

QString whyNot(const BoroughPack& pack, const std::string& name) {
  const std::size_t place = placeOf(pack, name);
  if (place == pack.comparison.areas.size()) return {};
  const std::string& why = pack.comparison.areas[place].why;
  return QString::fromStdString(
      capitalised(why.empty() ? pack.standings[place].adjusted.why : why));
}

QStringList areaNumbersHeader(const BoroughPack& pack) {
  return {QString::fromStdString(capitalised(pack.comparison.areaLabel)), words("per cent"),
          words("95 % interval")};
}

std::vector<QStringList> areaNumbers(const BoroughPack& pack) {
  std::vector<QStringList> lines;
  for (const std::size_t place : shownAreas(pack.comparison).areas) {
    const AreaEstimate& area = pack.comparison.areas[place];
    lines.push_back({nameAt(pack, place), QString::fromStdString(fixed(100 * area.estimate, 1)),
                     percentInterval(area.lower, area.upper)});
  }
  return lines;
}

std::vector<QStringList> pairNumbers(const BoroughPack& pack, const std::string& name) {
  const std::size_t place = placeOf(pack, name);
  std::vector<QStringList> lines;
  for (const AreaPair& pair : pack.pairs) {
    if (!pair.differs || (pair.first != place && pair.second != place)) continue;
    const bool first = pair.first == place;
    const std::size_t other = first ? pair.second : pair.first;
    lines.push_back({nameAt(pack, other), points(first ? pair.difference : -pair.difference),
                     pValue(pair.pHolm)});
  }
  if (lines.empty()) lines.push_back({words("None of the others"), u"–"_s, u"–"_s});
  return lines;
}

std::vector<QStringList> gapNumbers(const GapExplanation& gap) {
  std::vector<QStringList> lines;
  for (const GapPiece& piece : gap.pieces) {
    const QString name = piece.part == GapPart::Other ? words("Not accounted for")
                                                      : QString::fromStdString(piece.driver);
    lines.push_back({name, points(piece.estimate), percentInterval(piece.lower, piece.upper)});
  }
  return lines;
}

QString gapInWords(const GapExplanation& gap) {
  std::vector<GapPiece> parts;
  for (const GapPiece& piece : gap.pieces) {
    if (piece.part == GapPart::Perception) parts.push_back(piece);
  }
  std::stable_sort(parts.begin(), parts.end(), [&gap](const GapPiece& a, const GapPiece& b) {
    return gap.gap < 0 ? a.estimate < b.estimate : a.estimate > b.estimate;
  });
  QStringList said;
  for (std::size_t i = 0; i < std::min<std::size_t>(2, parts.size()); ++i) {
    said << points(parts[i].estimate) + u' ' + QString::fromStdString(midSentence(parts[i].driver));
  }
  said << points(gap.composition.estimate) + words(" who lives there");
  const GapPiece& rest = gap.pieces.back();
  if (rest.part == GapPart::Other) said << points(rest.estimate) + words(" not accounted for");
  return (gap.gap < 0 ? words("%1 points below the whole: ") : words("%1 points above the whole: "))
             .arg(number(100 * std::abs(gap.gap), 1)) +
         said.join(u"\u00a0· "_s);
}

QStringList notesOf(const BoroughPack& pack) {
  QStringList notes = textsOf(pack.comparison.warnings) + textsOf(pack.warnings);
  notes << words(
      "Intervals that overlap may still differ, and with many areas some stand out by chance: an "
      "area is marked only when its difference survives Holm's correction. See Differences for "
      "pairs.");
  return notes;
}

QString areaCalled(const BoroughPack& pack, const std::string& area) {
  const std::size_t place = placeOf(pack, area);
  return place == pack.comparison.areas.size() ? QString() : nameAt(pack, place);
}

SmallMap smallMapOf(const BoroughPack& pack) {
  std::vector<std::string> names;
  for (const AreaEstimate& area : pack.comparison.areas) names.push_back(area.area);
  const TileLayout layout = layoutFor(names);
  const Figure map = tileMapFigure(pack, {}, layout);
  SmallMap small{{}, static_cast<int>(map.shades.size())};
  for (std::size_t i = 0; i < map.tiles.size(); ++i) {
    const FigureTile& drawn = map.tiles[i];
    TileMap::Tile tile{{}, {}, QString::fromStdString(drawn.label), drawn.row, drawn.column, -1};
    for (std::size_t place = 0; place < names.size(); ++place) {
      if (!isTileOf(layout.tiles[i], names[place])) continue;
      tile.area = QString::fromStdString(names[place]);
      tile.name = nameAt(pack, place);
    }
    if (drawn.state == TileState::Shaded) tile.shade = drawn.shade;
    small.tiles.push_back(std::move(tile));
  }
  return small;
}

}  // namespace candour
