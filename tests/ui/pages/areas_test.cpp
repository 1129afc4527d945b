// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QComboBox>
#include <QTabBar>
#include <QTableView>
#include <cmath>

#include "models/boroughs/borough_pack.h"
#include "tests/ui/pages/sample_desk.h"
#include "ui/pages/boroughs/area_details.h"
#include "ui/widgets/tile_map.h"

using namespace candour;
using namespace candour::driving;

TEST_CASE("The areas are ranked, in a funnel, on a map and pair by pair") {
  SampleDesk desk;
  click(desk.window, "stepBoroughs");
  REQUIRE(waitFor([&] { return desk.known<BoroughPack>(kPack) != nullptr; }));
  REQUIRE(figure(desk.window) != nullptr);
  auto* tabs = visible<QTabBar>(desk.window, "tabs");
  const FigureKind kinds[] = {FigureKind::Boroughs, FigureKind::Funnel, FigureKind::TileMap,
                              FigureKind::Differences};
  for (int tab = 0; tab < 4; ++tab) {
    tabs->setCurrentIndex(tab);
    REQUIRE(figure(desk.window) != nullptr);
    CHECK(figure(desk.window)->kind == kinds[tab]);
    CHECK(figure(desk.window)->simulated);
  }
}

TEST_CASE("What the hollow marks stand for is chosen, and stays chosen") {
  SampleDesk desk;
  click(desk.window, "stepBoroughs");
  REQUIRE(waitFor([&] { return desk.known<BoroughPack>(kPack) != nullptr; }));
  CHECK(figure(desk.window)->rows.front().second.has_value());
  auto* second = visible<QComboBox>(desk.window, "secondMark");
  const double adjusted = *figure(desk.window)->rows.front().second;
  second->setCurrentIndex(1);
  Q_EMIT second->activated(1);
  CHECK(*figure(desk.window)->rows.front().second != adjusted);
  second->setCurrentIndex(2);
  Q_EMIT second->activated(2);
  CHECK(!figure(desk.window)->rows.front().second.has_value());
  CHECK(desk.session.remembered("boroughs.second") == "2");
}

TEST_CASE("The chosen area's line of the numbers is selected, and a line chooses its area") {
  SampleDesk desk;
  click(desk.window, "stepBoroughs");
  REQUIRE(waitFor([&] { return desk.known<BoroughPack>(kPack) != nullptr; }));
  auto* numbers = visible<QTableView>(desk.window, "numbers");
  const auto selected = [numbers] {
    const auto rows = numbers->selectionModel()->selectedRows();
    return rows.size() == 1 ? rows.front().data().toString() : QString();
  };
  auto* areas = visible<QComboBox>(desk.window, "areaChosen");
  CHECK(selected() == areas->currentText());
  Q_EMIT visible<TileMap>(desk.window, "tileMap")->chosen(QStringLiteral("Croydon"));
  CHECK(selected() == QStringLiteral("Croydon"));
  numbers->selectRow(3);
  CHECK(areas->currentText() == numbers->model()->index(3, 0).data().toString());
  CHECK(selected() == areas->currentText());
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(1);
  CHECK(selected() == areas->currentText());
}

TEST_CASE("The small map has the classes of the map figure") {
  SampleDesk desk;
  click(desk.window, "stepBoroughs");
  REQUIRE(waitFor([&] { return desk.known<BoroughPack>(kPack) != nullptr; }));
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(2);
  const Figure& map = *figure(desk.window);
  const auto small = smallMapOf(*desk.known<BoroughPack>(kPack));
  CHECK(small.shades == static_cast<int>(map.shades.size()));
  REQUIRE(small.tiles.size() == map.tiles.size());
  for (std::size_t i = 0; i < map.tiles.size(); ++i) {
    const bool shaded = map.tiles[i].state == TileState::Shaded;
    CHECK(small.tiles[i].shade == (shaded ? map.tiles[i].shade : -1));
  }
}

TEST_CASE("An area chosen on the small map is explained, and its pieces add up") {
  SampleDesk desk;
  click(desk.window, "stepBoroughs");
  REQUIRE(waitFor([&] { return desk.known<BoroughPack>(kPack) != nullptr; }));
  auto* map = visible<TileMap>(desk.window, "tileMap");
  Q_EMIT map->chosen(QStringLiteral("Croydon"));
  CHECK(visible<QComboBox>(desk.window, "areaChosen")->currentText() == QStringLiteral("Croydon"));
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(4);
  const std::string key = gapKey({"C2", std::string("Croydon")});
  REQUIRE(waitFor([&] { return desk.known<GapExplanation>(key) != nullptr; }));
  const auto* gap = desk.known<GapExplanation>(key);
  double sum = 0;
  for (const auto& piece : gap->pieces) sum += piece.estimate;
  CHECK(std::abs(sum - gap->gap) < 1e-10);
  REQUIRE(figure(desk.window) != nullptr);
  CHECK(figure(desk.window)->kind == FigureKind::Waterfall);
}
