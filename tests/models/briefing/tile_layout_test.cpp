// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <set>

#include "models/briefing/area_figures.h"

using namespace candour;
using Catch::Contains;

namespace {

std::string refusal(const std::string& json) {
  const auto layout = parseTileLayout(json);
  REQUIRE_FALSE(layout);
  return layout.error().message;
}

const TileLayout::Tile& tileOf(const TileLayout& layout, const std::string& area) {
  for (const auto& tile : layout.tiles) {
    if (isTileOf(tile, area)) return tile;
  }
  FAIL("no tile for " << area);
  return layout.tiles.front();
}

}  // namespace

TEST_CASE("London has 32 boroughs and a City that is not surveyed, each in its own place") {
  const TileLayout& london = londonTiles();
  CHECK(london.tiles.size() == 33);
  std::set<std::pair<int, int>> places;
  std::set<std::string> labels;
  int surveyed = 0;
  for (const auto& tile : london.tiles) {
    places.emplace(tile.row, tile.column);
    labels.insert(tile.label);
    surveyed += tile.surveyed ? 1 : 0;
  }
  CHECK(places.size() == 33);
  CHECK(labels.size() == 33);
  CHECK(surveyed == 32);
}

TEST_CASE("boroughs are found by the spellings that occur") {
  const TileLayout& london = londonTiles();
  CHECK(tileOf(london, "Westminster").area == "City of Westminster");
  CHECK(tileOf(london, "Richmond Upon Thames").area == "Richmond upon Thames");
  CHECK(tileOf(london, "hammersmith & fulham ").area == "Hammersmith and Fulham");
  CHECK_FALSE(tileOf(london, "City of London").surveyed);
}

TEST_CASE("a layout is London's where most areas are its boroughs, else a grid") {
  CHECK(layoutFor({"Lewisham", "Barnet", "Elsewhere"}).tiles.size() == 33);
  const TileLayout grid = layoutFor({"Lewisham", "Centro", "Leste", "Norte"});
  CHECK(grid.tiles.size() == 4);
  CHECK(grid.tiles[0].label == "LEW");
  CHECK(layoutFor({}).tiles.empty());
}

TEST_CASE("tiles of a grid do not share a place or a label") {
  const TileLayout grid =
      gridLayout({"Vila Maria", "Vila Mariana", "5", "S\xC3\xA3o Paulo", "Sul"});
  std::set<std::pair<int, int>> places;
  std::set<std::string> labels;
  for (const auto& tile : grid.tiles) {
    places.emplace(tile.row, tile.column);
    labels.insert(tile.label);
  }
  CHECK(places.size() == 5);
  CHECK(labels == std::set<std::string>{"VM", "2", "5", "SP", "Sul"});
}

TEST_CASE("a layout given as a file may leave out labels and spellings") {
  const auto layout = parseTileLayout(R"({"areas": [
    {"name": "Greater Manchester", "row": 0, "column": 1},
    {"name": "Merseyside", "row": 1, "column": 0, "label": "MY", "spellings": ["Liverpool"]}],
    "not_surveyed": [{"name": "Cumbria", "row": 2, "column": 2}]})");
  REQUIRE(layout);
  CHECK(layout->tiles[0].label == "GM");
  CHECK(isTileOf(layout->tiles[1], "liverpool"));
  CHECK_FALSE(layout->tiles[2].surveyed);
}

TEST_CASE("a bad layout is refused with what is wrong and where") {
  CHECK_THAT(refusal("{\"areas\": [}"), Contains("line 1"));
  CHECK_THAT(refusal("[]"), Contains("no list \"areas\""));
  CHECK_THAT(refusal(R"({"areas": []})"), Contains("no areas"));
  CHECK_THAT(refusal(R"({"areas": [{"name": "A", "row": 0}]})"),
             Contains("areas[0] (A)") && Contains("\"column\""));
  CHECK_THAT(refusal(R"({"areas": [{"name": "A", "row": -1, "column": 0}]})"), Contains("\"row\""));
  CHECK_THAT(refusal(R"({"areas": [{"row": 0, "column": 0}]})"), Contains("\"name\""));
  CHECK_THAT(refusal(R"({"areas": [{"name": "A", "row": 0, "column": 0},
                                   {"name": "B", "row": 0, "column": 0}]})"),
             Contains("B lies on another area"));
  CHECK_THAT(refusal(R"({"areas": [{"name": "A", "row": 0, "column": 0},
                                   {"name": "a", "row": 0, "column": 1}]})"),
             Contains("twice"));
  CHECK_THAT(refusal(R"({"areas": [{"name": "A", "row": 0, "column": 0, "label": "ABCDE"}]})"),
             Contains("two to four letters"));
}
