// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "models/briefing/area_figures.h"
#include "models/briefing/figures.h"
#include "tests/support/figure_checks.h"
#include "tests/support/sample_answers.h"

using namespace candour;
using Catch::Contains;

namespace {

// Only the areas named differ, below the whole.
BoroughComparison differing(const std::vector<std::string>& below) {
  BoroughComparison comparison = londonBoroughs();
  for (AreaEstimate& area : comparison.areas) {
    area.differs = std::find(below.begin(), below.end(), area.area) != below.end();
    if (area.differs) area.difference = -0.08;
  }
  return comparison;
}

}  // namespace

TEST_CASE("the headline counts the boroughs that differ and names one or two") {
  const auto headline = [](const std::vector<std::string>& below) {
    return rankedAreasFigure({.comparison = differing(below)}, trustContext(), SecondMark::None)
        .headline;
  };
  CHECK(headline({}) == "No borough can be told apart from London as a whole on trust");
  CHECK(headline({"Lewisham"}) == "Lewisham has lower trust than London as a whole");
  CHECK(headline({"Brent", "Bexley"}).find("have lower trust than London as a whole") !=
        std::string::npos);
  CHECK(headline({"Brent", "Bexley", "Barnet"}) ==
        "Three boroughs have lower trust than London as a whole");
}

TEST_CASE("boroughs come highest first with the line of the whole and no ranks") {
  const Figure figure =
      rankedAreasFigure({.comparison = londonBoroughs()}, trustContext(), SecondMark::None);
  REQUIRE(figure.rows.size() == 32);
  for (std::size_t i = 1; i < 32; ++i) CHECK(figure.rows[i - 1].value >= figure.rows[i].value);
  REQUIRE(figure.references.size() == 1);
  CHECK(figure.references[0].label == "London 69\xC2\xA0%");
  CHECK(figure.headline ==
        "Seven boroughs have lower trust than London as a whole and six have higher");
  CHECK_THAT(join(figure.footer, " "), Contains("400 interviews a borough"));
  CHECK_THAT(figure.altText, Contains("London 69 %"));
  CHECK(figure.table.size() == 34);
  checkHouseRules(figure);
}

TEST_CASE("areas of few interviews are named and neither drawn nor given numbers") {
  BoroughComparison comparison = boroughsOf(12);
  comparison.areas[3].n = 29;
  comparison.areas[4].n = 30;
  const Figure figure =
      rankedAreasFigure({.comparison = comparison}, FigureContext{}, SecondMark::None);
  CHECK(figure.rows.size() == 11);
  CHECK_THAT(join(figure.footer, " "),
             Contains("fewer than 30 interviews or no estimate: Area 4."));
  const auto& hidden = figure.table[12];
  CHECK(hidden[0] == "Area 4");
  CHECK(hidden[1].empty());
  CHECK(hidden[3].empty());
  checkHouseRules(figure);
}

TEST_CASE("an area without an interval is drawn without one") {
  BoroughComparison comparison = boroughsOf(2);
  comparison.areas[0].lower = comparison.areas[0].upper = kNotAvailable;
  const Figure figure =
      rankedAreasFigure({.comparison = comparison}, trustContext(), SecondMark::None);
  REQUIRE(figure.rows.size() == 2);
  CHECK(std::count_if(figure.rows.begin(), figure.rows.end(),
                      [](const FigureRow& row) { return !row.lower; }) == 1);
  checkHouseRules(figure);
  checkHouseRules(rankedAreasFigure(BoroughPack{}, FigureContext{}, SecondMark::Adjusted));
}
