// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/area_figures.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/figure_checks.h"
#include "tests/support/sample_answers.h"

using namespace candour;
using Catch::Contains;

namespace {

// Every percentage of the alt text stands in the table.
void checkAltNumbers(const Figure& figure) {
  static const std::regex kPercent("(-?[0-9]+(\\.[0-9]+)?) (%|percentage)");
  const std::string& text = figure.altText;
  for (std::sregex_iterator it(text.begin(), text.end(), kPercent), end; it != end; ++it) {
    const std::string number = (*it)[1];
    if (number == "95" || number == "99.8") continue;
    INFO(number << " in " << text);
    CHECK((isInTable(figure, number) || isInTable(figure, "-" + number)));
  }
}

const std::vector<std::string>& tableRow(const Figure& figure, const std::string& name) {
  for (const auto& row : figure.table) {
    if (row.front() == name) return row;
  }
  FAIL("no row " << name);
  return figure.table.front();
}

const FigureTile& tileAt(const Figure& figure, const std::string& label) {
  for (const FigureTile& tile : figure.tiles) {
    if (tile.label == label) return tile;
  }
  FAIL("no tile " << label);
  return figure.tiles.front();
}

BoroughPack londonPack() {
  return packOf(londonBoroughs());
}

}  // namespace

TEST_CASE("the hollow mark of an area is what was asked for, and the footer says what it is") {
  const BoroughPack pack = londonPack();
  const Figure adjusted = rankedAreasFigure(pack, trustContext(), SecondMark::Adjusted);
  for (const FigureRow& row : adjusted.rows) CHECK(*row.second == Approx(row.value + 1));
  CHECK(adjusted.legend.back().mark == LegendMark::OpenDiamond);
  CHECK_THAT(footerText(adjusted), Contains("mix of age and gender (12,700 interviews"));
  checkHouseRules(adjusted);
  checkAltNumbers(adjusted);
  const Figure shrunk = rankedAreasFigure(pack, trustContext(), SecondMark::Shrunk);
  for (const FigureRow& row : shrunk.rows) {
    CHECK(std::abs(*row.second - 69) <= std::abs(row.value - 69) + 0.6);
  }
  CHECK_THAT(footerText(shrunk), Contains("Fay-Herriot"));
  const Figure none = rankedAreasFigure(pack, trustContext(), SecondMark::None);
  for (const FigureRow& row : none.rows) CHECK_FALSE(row.second);
  CHECK_THAT(none.altText, !Contains("rank"));
  CHECK(tableRow(none, "Barnet")[9] == tableRow(adjusted, "Barnet")[9]);
}

TEST_CASE("without controls the figure says why nothing is adjusted") {
  BoroughPack pack = londonPack();
  pack.adjustedFor.clear();
  for (auto& standing : pack.standings) {
    standing.adjusted.estimate = kNotAvailable;
    standing.adjusted.why = "the question has no controls to adjust by";
  }
  pack.noBetweenVariance = true;
  const Figure figure = rankedAreasFigure(pack, trustContext(), SecondMark::Adjusted);
  CHECK_THAT(footerText(figure), Contains("Not adjusted: the question has no controls"));
  CHECK_THAT(footerText(figure), Contains("No variation between boroughs beyond sampling"));
  for (const FigureRow& row : figure.rows) CHECK_FALSE(row.second);
  checkHouseRules(figure);
}

TEST_CASE("a funnel names those outside 99.8 % alone, and says what over-dispersion does") {
  BoroughPack pack = londonPack();
  CHECK(pack.funnel.inflated);
  const Figure wide = funnelFigure(pack, trustContext());
  CHECK(wide.headline == "No borough lies outside the 99.8\xC2\xA0% limits on trust");
  CHECK_THAT(footerText(wide), Contains("differ more than sampling explains"));
  checkHouseRules(wide);
  pack.standings[20].funnel.outside998 = true;
  pack.standings[20].funnel.z = -4;
  const Figure one = funnelFigure(pack, trustContext());
  CHECK(one.headline == "Lambeth lies below the 99.8\xC2\xA0% limits on trust");
  CHECK(std::count_if(one.points.begin(), one.points.end(),
                      [](const FigurePoint& p) { return !p.label.empty(); }) == 1);
  CHECK(one.points.size() == 32);
  CHECK(one.series.size() == 4);
  CHECK_THAT(one.altText, Contains("Lambeth"));
  checkAltNumbers(one);
  pack.standings[3].funnel.outside998 = pack.standings[4].funnel.outside998 = true;
  pack.standings[3].funnel.z = pack.standings[4].funnel.z = 4;
  CHECK(funnelFigure(pack, trustContext()).headline ==
        "Lambeth lies below the 99.8\xC2\xA0% limits on trust and two above");
}

TEST_CASE("a funnel's limits are those of its points") {
  const BoroughPack pack = londonPack();
  const Figure figure = funnelFigure(pack, trustContext());
  const FunnelLimits limits = funnelLimits(pack.funnel, figure.xTo, kFunnel998);
  CHECK(figure.series[2].points.back().y == Approx(100 * limits.upper));
  CHECK(figure.series[3].points.back().y == Approx(100 * limits.lower));
  CHECK(figure.series[2].style == LineStyle::Solid);
  CHECK(figure.series[0].style == LineStyle::Dashed);
}

TEST_CASE("a map of London has the City not surveyed and few interviews hatched") {
  BoroughPack pack = londonPack();
  pack.comparison.areas[21].n = 12;  // Lewisham
  const Figure figure = tileMapFigure(pack, trustContext(), londonTiles());
  CHECK(figure.tiles.size() == 33);
  CHECK(tileAt(figure, "CITY").state == TileState::NotSurveyed);
  CHECK(tileAt(figure, "LEW").state == TileState::Suppressed);
  CHECK(tileAt(figure, "WES").state == TileState::Shaded);  // "Westminster"
  CHECK(figure.rows.size() == 31);
  CHECK(figure.rows[0].label == "Barking and Dagenham (BDG)");
  CHECK_THAT(figure.rows[0].valueText, Contains(" to "));
  CHECK(figure.shades.size() >= 3);
  CHECK(figure.shades.size() <= 5);
  CHECK(tableRow(figure, "Lewisham")[4].empty());
  for (const FigureTile& tile : figure.tiles) {
    CHECK(tile.shade < static_cast<int>(figure.shades.size()));
  }
  checkHouseRules(figure);
  checkAltNumbers(figure);
}

TEST_CASE("classes of a map are round, three to five, and hold every share") {
  for (const double spread : {0.0, 0.001, 0.02, 0.05, 0.2, 0.49}) {
    for (const double middle : {0.03, 0.5, 0.69, 0.97, 1.0, 0.0}) {
      BoroughComparison comparison = boroughsOf(12);
      for (std::size_t i = 0; i < 12; ++i) {
        const double share = middle + spread * (static_cast<double>(i) - 5.5) / 5.5;
        comparison.areas[i].estimate = std::clamp(share, 0.0, 1.0);
      }
      const BoroughPack pack = packOf(comparison);
      const Figure figure = tileMapFigure(pack, trustContext(), layoutFor({"a", "b"}));
      INFO(spread << " about " << middle << ": " << join(figure.shades, ", "));
      CHECK(figure.shades.size() >= 3);
      CHECK(figure.shades.size() <= 5);
      for (std::size_t i = 0; i < 12; ++i) {
        const std::string& label = tableRow(figure, comparison.areas[i].area)[2];
        const double low = std::stod(label);
        const double high = std::stod(label.substr(label.find_last_of("or") + 2));
        const double share = 100 * comparison.areas[i].estimate;
        CHECK(share >= low - 1e-9);
        CHECK((share < high + 1e-9 && (share < high || high == 100)));
        CHECK(low >= 0);
        CHECK(high <= 100);
      }
    }
  }
}

TEST_CASE("classes of a map are no narrower than the sample can tell apart") {
  const auto firstClass = [](double half) {
    BoroughComparison comparison = boroughsOf(12);
    for (std::size_t i = 0; i < 12; ++i) {
      AreaEstimate& area = comparison.areas[i];
      area.estimate = 0.66 + 0.003 * static_cast<double>(i);
      area.lower = area.estimate - half, area.upper = area.estimate + half;
    }
    const Figure figure = tileMapFigure(packOf(comparison), trustContext(), londonTiles());
    CHECK(figure.shades.size() >= 3);
    const std::string& text = figure.shades.front();
    return std::stoi(text.substr(text.find_last_of("r") + 2)) - std::stoi(text);
  };
  CHECK(firstClass(0.004) == 2);
  CHECK(firstClass(0.019) == 2);
  CHECK(firstClass(0.021) == 5);
  CHECK(firstClass(0.06) == 10);
  CHECK(firstClass(0.2) == 10);
}

TEST_CASE("only a map with places says that its tiles are near theirs") {
  const BoroughPack pack = londonPack();
  const std::string near = "near their place";
  CHECK_THAT(footerText(tileMapFigure(pack, trustContext(), londonTiles())), Contains(near));
  const Figure grid = tileMapFigure(pack, trustContext(), gridLayout({"Barnet", "Lewisham"}));
  CHECK_THAT(footerText(grid), !Contains(near) && Contains("in the order of the areas"));
}

TEST_CASE("figures without intervals say nothing of them") {
  const BoroughPack pack = londonPack();
  CHECK_THAT(footerText(funnelFigure(pack, trustContext())), !Contains("Intervals:"));
  CHECK_THAT(footerText(differencesFigure(pack, trustContext())), !Contains("Intervals:"));
  CHECK_THAT(footerText(tileMapFigure(pack, trustContext(), londonTiles())),
             Contains("Intervals:"));
}

TEST_CASE("the matrix of differences reads both ways") {
  const BoroughPack pack = londonPack();
  const Figure figure = differencesFigure(pack, trustContext());
  REQUIRE(figure.cells.size() == 32);
  std::size_t higher = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    REQUIRE(figure.cells[i].size() == 32);
    CHECK(figure.cells[i][i] == CellState::Self);
    for (std::size_t j = 0; j < i; ++j) {
      const CellState here = figure.cells[i][j], there = figure.cells[j][i];
      CHECK((here == CellState::Lower) == (there == CellState::Higher));
      CHECK(here != CellState::Higher);  // rows stand highest first
      higher += here == CellState::Lower ? 1 : 0;
    }
  }
  CHECK_THAT(figure.headline,
             Contains(std::to_string(higher) + " of 496 pairs of boroughs differ"));
  CHECK(figure.table.size() == 497);
  CHECK_THAT(figure.altText, Contains("Largest difference"));
  checkHouseRules(figure);
  checkAltNumbers(figure);
  BoroughPack alike = pack;
  for (auto& pair : alike.pairs) pair.differs = false;
  CHECK(differencesFigure(alike, trustContext()).headline ==
        "No two boroughs can be told apart on trust");
}

TEST_CASE("figures of no areas, one area or no standings keep to the rules") {
  for (const BoroughPack& pack :
       {BoroughPack{}, packOf(boroughsOf(1)), BoroughPack{.comparison = boroughsOf(3)},
        packOf(boroughsOf(2))}) {
    checkHouseRules(rankedAreasFigure(pack, FigureContext{}, SecondMark::Shrunk));
    checkHouseRules(funnelFigure(pack, FigureContext{}));
    checkHouseRules(differencesFigure(pack, FigureContext{}));
    checkHouseRules(tileMapFigure(pack, FigureContext{}, gridLayout({"a", "b", "c"})));
  }
}
