// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/cooperation_figures.h"

#include <catch2/catch.hpp>

#include "models/briefing/table_headers.h"
#include "tests/support/figure_checks.h"
#include "tests/support/sample_answers.h"
#include "tests/support/sample_cooperation.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

void checkNumbersOfAltText(const Figure& figure) {
  for (const auto& number : numbersIn(figure.altText.substr(figure.altText.find("2020")))) {
    if (number == "2020" || number == "10912") continue;
    INFO(number);
    CHECK(isInTable(figure, number));
  }
}

Figure links(const CooperationPack& pack) {
  Figure figure = cooperationFigure(pack, wordsOf(pack), trustContext());
  checkHouseRules(figure);
  checkNumbersOfAltText(figure);
  return figure;
}

Figure paths(const CooperationPack& pack) {
  const CooperationWords words = wordsOf(pack);
  Figure figure = throughTrustFigure(pack, words, words.behaviours.front());
  checkHouseRules(figure);
  checkNumbersOfAltText(figure);
  return figure;
}

std::string headline(const std::vector<MediatorRow>& first,
                     const std::vector<MediatorRow>& second = {}) {
  std::vector<Cooperation> behaviours = {cooperationOf("Reporting crime", first)};
  if (!second.empty()) behaviours.push_back(cooperationOf("Giving information", second));
  return links(packOfBehaviours(std::move(behaviours))).headline;
}

std::string cell(const Figure& figure, std::size_t row, const std::string& column) {
  const auto& header = figure.table.front();
  const auto at = std::find(header.begin(), header.end(), column);
  REQUIRE(at != header.end());
  return figure.table[row][static_cast<std::size_t>(at - header.begin())];
}

}  // namespace

TEST_CASE("a point more of trust in people per thousand", "[cooperation][figures]") {
  const Figure figure = links(trustPack());
  // Confidence and supporting tactics cannot be told apart.
  CHECK(figure.headline ==
        "Trust goes with reporting crime, supporting tactics and giving information");
  REQUIRE(figure.rows.size() == 6);
  CHECK(figure.rows[0].group == "Reporting crime");
  CHECK(figure.rows[0].label == "One point more trust");
  CHECK(figure.rows[0].value == Approx(.85));
  CHECK(figure.rows[0].filled);
  CHECK_FALSE(figure.rows[3].filled);
  CHECK(figure.table[0] == cooperationHeader());
  CHECK(parseNumber(cell(figure, 1, "per_1000")) == Approx(.85));
  CHECK(parseNumber(cell(figure, 1, "apart_points")) == Approx(8.5));
  CHECK_THAT(figure.subtitle, Contains("Extra people per 1,000 who say they would") &&
                                  Contains("all drivers and demographics held equal") &&
                                  Contains("Simulated data"));
  CHECK_THAT(footerText(figure), Contains("not proof of cause") && Contains("E-value") &&
                                     Contains("Giving information was asked of some people only"));
  CHECK_THAT(footerText(figure), Contains("10,912 interviews (reporting crime)") &&
                                     Contains("5,480 (giving information)"));
}

TEST_CASE("the headline says no more than the tests", "[cooperation][figures]") {
  const MediatorRow trust{"Trust", .08, .01};
  const MediatorRow confidence{"Confidence", .05, .01};
  const MediatorRow none{"Confidence", .01, .01};
  const MediatorRow negative{"Trust", -.08, .01};
  CHECK(headline({trust}) == "Trust goes with reporting crime");
  CHECK(headline({trust, confidence}) == "Trust and confidence go with reporting crime");
  CHECK(headline({trust, confidence}, {trust, confidence}) ==
        "Trust and confidence go with reporting crime and giving information");
  CHECK(headline({trust, none}, {trust, none}) ==
        "Trust goes with reporting crime and giving information");
  CHECK(headline({none}) == "No link with confidence can be shown");
  // Less of it is no reason to say that trust goes with it.
  CHECK(headline({negative}) == "Trust is linked with less of what was asked about");
  auto pack = trustPack();
  pack.behaviours[0].status = FitStatus::NotConverged;
  CHECK(links(pack).headline == "The fit did not settle: no finding");
}

TEST_CASE("a separated mediator is named and not drawn", "[cooperation][figures]") {
  auto pack = trustPack();
  MediatorEffect& effect = pack.behaviours[1].mediators[0];
  effect.effect = effect.perThousand = {};
  effect.why = "separated: the data put no bound on it";
  const Figure figure = links(pack);
  CHECK(figure.rows.size() == 5);
  CHECK_THAT(footerText(figure), Contains("Supporting tactics: trust (separated"));
}

TEST_CASE("what goes with a driver is split, and the parts add up", "[cooperation][figures]") {
  const Figure figure = paths(trustPack());
  CHECK(figure.headline ==
        "Part of two drivers\xE2\x80\x99 links with reporting crime runs "
        "through trust or confidence");
  REQUIRE(figure.rows.size() == 8);
  CHECK(figure.rows[0].label == "Engagement and fair treatment");
  CHECK(figure.rows[0].value == Approx(4.1));
  CHECK(*figure.rows[0].second == Approx(2.4));
  CHECK(figure.rows[0].valueText == "4.1");
  CHECK(parseNumber(cell(figure, 2, "share")) == Approx(100 * .024 / .041));
  CHECK_FALSE(figure.rows.back().filled);
  CHECK_THAT(footerText(figure), Contains("In all = direct + through trust + through confidence") &&
                                     Contains("add up") && Contains("not proof of cause"));
  CHECK(figure.table[0] == throughTrustHeader());
  double sum = 0;
  double total = 0;
  for (std::size_t row = 1; row < figure.table.size(); ++row) {
    const double points = parseNumber(cell(figure, row, "points")).value();
    if (cell(figure, row, "part") == "total") {
      CHECK(std::abs(sum - total) < 1e-8);
      total = points;
      sum = 0;
    } else {
      sum += points;
    }
  }
  CHECK(std::abs(sum - total) < 1e-8);
}

TEST_CASE("where nothing runs through trust the figure says so", "[cooperation][figures]") {
  const auto answer =
      cooperationOf("Reporting crime", {{"Trust", .001, .01}},
                    {{"Effectiveness", .03, .004, {.0001}}, {"Cohesion", .02, .004, {.0001}}});
  const Figure figure = paths(packOfBehaviours({answer}));
  CHECK(figure.headline ==
        "No driver\xE2\x80\x99s link with reporting crime can be shown to run through trust");
}

TEST_CASE("one driver through trust is named", "[cooperation][figures]") {
  const auto answer =
      cooperationOf("Reporting crime", {{"Trust", .08, .01}},
                    {{"Effectiveness", .03, .004, {.01}}, {"Cohesion", .02, .004, {.0001}}});
  CHECK(paths(packOfBehaviours({answer})).headline ==
        "Part of the link of effectiveness with reporting crime runs through trust");
}
