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
  CHECK(figure.rows[7].tier.empty());
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

TEST_CASE("importance: a set leads only where all of it differs from all others") {
  const auto headline = [](const std::vector<double>& shapley) {
    std::vector<std::string> names = {"Fear", "Fairness", "Patrols", "Litter"};
    names.resize(shapley.size());
    return importanceFigure(importanceOf(names, shapley), trustContext()).headline;
  };
  CHECK(headline({.1, .095, .02}) ==
        "Fear and fairness explain more of trust than the other drivers");
  CHECK(headline({.2, .05, .02}) == "Fear explains more of trust than any other driver");
  // Fear differs from litter, fairness and patrols lie between and differ from neither.
  CHECK(headline({.12, .09, .07, .05}) == "Fear is among those that explain the most of trust");
  CHECK(headline({.03, .028, .027}) == "Three drivers explain part of trust");
  CHECK(headline({.1, .095}) == "Fear and fairness explain part of trust");
}

TEST_CASE("importance: a driver that is near zero does not lead") {
  Importance importance = importanceOf({"Fear", "Fairness", "Patrols"}, {.1, .09, .02});
  importance.drivers[1].reliable = importance.drivers[2].reliable = false;
  CHECK(importanceFigure(importance, trustContext()).headline ==
        "Fear is among those that explain the most of trust");
}

TEST_CASE("importance: long names give way to words that claim no more") {
  const std::string question =
      "To what extent do you agree or disagree that the police in this area can be relied on";
  FigureContext context = trustContext();
  context.outcome = question;
  const Figure figure =
      importanceFigure(importanceOf({question, "Fear", "Litter"}, {.06, .02, .02}), context);
  CHECK(figure.headline == "One driver explains more of the outcome than any other driver");
  checkHouseRules(figure);
}

TEST_CASE("importance: beyond what is said only of what was held equal") {
  Importance importance = importanceOf({"Fear", "Fairness"}, {.1, .095});
  const auto words = [&](const char* control) {
    importance.spec.controls.resize(1);
    importance.spec.controls[0].name = control;
    const Figure figure = importanceFigure(importance, trustContext());
    return figure.headline + "; " + figure.subtitle + "; " + join(figure.footer, " ");
  };
  const Figure bare = importanceFigure(importance, trustContext());
  CHECK_THAT(bare.headline + bare.subtitle + join(bare.footer, " "), !Contains("demographics"));
  CHECK_THAT(words("Ethnicity"), Contains("part of trust beyond demographics") &&
                                     Contains("demographics held equal") &&
                                     Contains("demographics alone"));
  CHECK_THAT(words("Litter"), Contains("part of trust beyond the controls") &&
                                  Contains("controls held equal") && !Contains("demographics"));
}

TEST_CASE("importance: of a single driver the chart says what it explains") {
  Importance importance = importanceOf({"Fairness"}, {.06});
  importance.drivers[0].unique = .06;
  const Figure figure = importanceFigure(importance, trustContext());
  CHECK(figure.headline == "Fairness explains 6\xC2\xA0% of the variation in trust");
  CHECK(figure.rows[0].value == Approx(6));
  CHECK(figure.rows[0].tier.empty());
  CHECK(*figure.rows[0].lower == Approx(100 * importance.drivers[0].lower).epsilon(1e-4));
  CHECK_THAT(figure.altText, !Contains("100 %"));
  CHECK_THAT(join(figure.footer, " "), !Contains("different letters"));
  CHECK(figure.table[0][1] == "explained_percent");
  checkHouseRules(figure);
  importance.drivers[0].reliable = false;
  CHECK(importanceFigure(importance, trustContext()).headline ==
        "Fairness cannot be shown to explain trust");
}

TEST_CASE("importance: a fit that did not settle has no finding, and a reason is shown") {
  Importance importance = trustImportance();
  importance.drivers[7].why = "nothing of it is left in the model";
  CHECK(importanceFigure(importance, trustContext()).rows[7].note == importance.drivers[7].why);
  importance.status = FitStatus::NotConverged;
  const Figure figure = importanceFigure(importance, trustContext());
  CHECK(figure.headline == "The fit did not settle: no finding");
  CHECK_THAT(join(figure.footer, " "), Contains("not to be relied on"));
}
