// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "models/briefing/figures.h"
#include "tests/support/figure_checks.h"
#include "tests/support/sample_answers.h"

using namespace candour;
using Catch::Contains;

TEST_CASE("importance: shares with intervals and tiers, largest first") {
  const Figure figure = importanceFigure(trustImportance(), trustContext());
  CHECK(figure.headline ==
        "Engagement and fair treatment explains more of trust than any other driver");
  REQUIRE(figure.rows.size() == 8);
  double sum = 0;
  for (const FigureRow& row : figure.rows) {
    sum += row.value;
    CHECK(*row.unique >= 0);
    CHECK(*row.unique <= row.value);
  }
  CHECK(sum == Approx(100));
  CHECK(figure.rows[0].tier == "A");
  CHECK(figure.rows[2].tier == "B");
  CHECK(figure.rows[7].note == "near zero, interval unreliable");
  CHECK(!figure.rows[7].lower);
  CHECK_THAT(join(figure.footer, " "),
             Contains("27\xC2\xA0% of the variation in trust (McFadden pseudo-R\xC2\xB2)"));
  checkHouseRules(figure);
}

TEST_CASE("importance: a part of its own above the share or below zero is held to the bar") {
  Importance importance = importanceOf({"Fear", "Fairness"}, {.12, .03});
  importance.drivers[0].unique = .2;
  importance.drivers[1].unique = -.01;
  const Figure figure = importanceFigure(importance, trustContext());
  CHECK(*figure.rows[0].unique == figure.rows[0].value);
  CHECK(*figure.rows[1].unique == 0);
  CHECK(figure.table[2][4] == shortest(100 * -.01 / (importance.total - importance.base)));
  CHECK_THAT(join(figure.footer, " "), Contains("the bar shows its limit"));
}

TEST_CASE("importance: nothing explained is said, not divided by") {
  const Figure figure = importanceFigure(importanceOf({"A", "B"}, {0, 0}), trustContext());
  CHECK(figure.headline == "No driver can be shown to explain trust");
  CHECK(figure.rows[0].value == 0);
  checkHouseRules(figure);
  checkHouseRules(importanceFigure(Importance{}, FigureContext{}));
}

TEST_CASE("importance: drivers that share the first tier share the headline") {
  Importance importance = importanceOf({"Fear", "Fairness", "Patrols"}, {.1, .09, .02});
  CHECK(importanceFigure(importance, trustContext()).headline ==
        "Fear and fairness explain more of trust than the other drivers");
  importance.drivers[1].reliable = false;
  CHECK(importanceFigure(importance, trustContext()).headline ==
        "Fear explains part of trust beyond demographics");
}
