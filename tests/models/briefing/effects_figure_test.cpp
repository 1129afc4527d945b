// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "models/briefing/figures.h"
#include "models/briefing/strongest.h"
#include "tests/support/figure_checks.h"
#include "tests/support/sample_answers.h"

using namespace candour;
using Catch::Contains;

namespace {

FigureContext plainContext() {
  FigureContext context;
  context.outcome = "djpol";
  context.measure = "share with djpol";
  return context;
}

std::string headlineOfRows(const std::vector<EffectRow>& rows) {
  return driverEffectsFigure(modelOf(rows), trustContext()).headline;
}

}  // namespace

TEST_CASE("the strongest driver is named only where it can be told apart from every other") {
  CHECK(driverEffectsFigure(trustModel(), trustContext()).headline ==
        "Engagement and fair treatment has the strongest link with trust");
  CHECK(headlineOfRows({{"Fairness", .10, .01}, {"Effectiveness", .09, .01}, {"Fear", .01, .01}}) ==
        "Fairness and effectiveness have the strongest links with trust");
  CHECK(headlineOfRows({{"A", .10, .01}, {"B", .09, .01}, {"C", .095, .01}, {"Fear", .01, .01}}) ==
        "Three drivers have the strongest links with trust");
  CHECK(headlineOfRows({{"Fairness", .01, .01}, {"Fear", -.01, .01}}) ==
        "No driver can be shown to be linked with trust");
}

TEST_CASE("an uncertain driver that may be as strong takes the superlative away") {
  CHECK(headlineOfRows({{"Fairness", .10, .01}, {"Fear", -.09, .08}, {"Other", .01, .01}}) ==
        "Fairness has a clear link with trust");
  CHECK(headlineOfRows({{"Fairness", .10, .01}}) == "Fairness has a clear link with trust");
  CHECK(headlineOfRows({{"Community problems", .10, .01}, {"Other", .01, .01}}) ==
        "Community problems have the strongest link with trust");
}

TEST_CASE("two effects are told apart with the covariance of their coefficients") {
  DriverModel model = modelOf({{"A", .10, .01}, {"B", .08, .01}});
  const double apart = sizeDifferenceP(model, model.effects[0], model.effects[1]);
  CHECK(apart == Approx(0.158).margin(0.002));  // t = .02 / sqrt(2) / .01 on 500 df
  model.covariance(0, 1) = model.covariance(1, 0) = 0.9 * model.covariance(0, 0);
  CHECK(sizeDifferenceP(model, model.effects[0], model.effects[1]) < 0.0001);
  // Of opposite sign, the sizes compare with the covariance turned round.
  model.effects[1].estimate = -.08;
  model.coefficients[1].estimate = -.48;
  CHECK(sizeDifferenceP(model, model.effects[0], model.effects[1]) > 0.2);
}

TEST_CASE("effects come largest first, in points, with one decimal beside the mark") {
  const Figure figure = driverEffectsFigure(trustModel(), trustContext());
  REQUIRE(figure.rows.size() == 8);
  for (std::size_t i = 1; i < 8; ++i) {
    CHECK(std::abs(figure.rows[i - 1].value) >= std::abs(figure.rows[i].value));
  }
  CHECK(figure.rows[0].valueText == "9.8");
  CHECK(figure.rows[0].filled);
  CHECK(figure.rows[3].label == "Community problems");
  CHECK_FALSE(figure.rows[3].filled);
  CHECK(figure.legend.size() == 2);
  CHECK(figure.table.size() == 9);
  CHECK(figure.table[1][4] == shortest(100 * 0.098));
  checkHouseRules(figure);
  for (const std::string& number : numbersIn(
           figure.altText.substr(figure.altText.find("Highest"),
                                 figure.altText.find("Base:") - figure.altText.find("Highest")))) {
    CAPTURE(number);
    CHECK(isInTable(figure, number));
  }
}

TEST_CASE("of a category the answer furthest from the reference is drawn and named") {
  const Figure figure =
      driverEffectsFigure(modelOf({{"Worry", -.05, .02, "Fairly worried", "Not worried"},
                                   {"Worry", -.12, .02, "Very worried", "Not worried"},
                                   {"Effectiveness", .04, .01}}),
                          trustContext());
  REQUIRE(figure.rows.size() == 2);
  CHECK(figure.rows[0].label == "Worry (Very worried versus Not worried)");
  CHECK(figure.rows[0].valueText ==
        "\xE2\x88\x92"
        "12.0");
  CHECK_THAT(join(figure.footer, " "), Contains("the largest effect is drawn"));
  CHECK_THAT(figure.subtitle, Contains("or the answer named"));
}

TEST_CASE("a separated driver is named in the footer and not drawn") {
  DriverModel model = trustModel();
  Effect& lost = model.effects[0];
  lost.se = lost.lower = lost.upper = lost.p = kNotAvailable;
  lost.why = "separation";
  const Figure figure = driverEffectsFigure(model, trustContext());
  CHECK(figure.rows.size() == 7);
  CHECK_THAT(join(figure.footer, " "), Contains("Not shown: Local patrol visibility (separation)"));
  checkHouseRules(figure);
}

TEST_CASE("words hold for any outcome and any names") {
  const std::string question =
      "To what extent do you agree or disagree that the police in this "
      "area can be relied on to be there when you need them";
  const Figure figure = driverEffectsFigure(
      modelOf({{question, .10, .01}, {question + " (repeat)", .01, .01}}), plainContext());
  checkHouseRules(figure);
  CHECK(figure.headline == "One driver has the strongest link with djpol");
  checkHouseRules(driverEffectsFigure(DriverModel{}, FigureContext{}));
  FigureContext wordy = trustContext();
  wordy.outcome = question;
  checkHouseRules(driverEffectsFigure(trustModel(), wordy));
}

TEST_CASE("groups are compared with their reference, all drivers held equal") {
  DriverModel model = modelOf({{"Ethnicity", .012, .010, "Asian", "White British"},
                               {"Ethnicity", -.062, .012, "Black", "White British"},
                               {"Ethnicity", -.055, .014, "Mixed", "White British"},
                               {"Age", .001, .012, "65 or over", "16-24"}});
  CHECK(groupEffectsFigure(model, trustContext()).rows.empty());
  for (Effect& effect : model.effects) effect.control = true;
  const Figure figure = groupEffectsFigure(model, trustContext());
  CHECK(figure.headline == "Trust is lower for Black and Mixed than White British, all else equal");
  REQUIRE(figure.rows.size() == 4);
  CHECK(figure.rows[0].group == "Ethnicity, versus White British");
  CHECK(figure.rows[1].label == "Black");
  CHECK(figure.rows[1].filled);
  CHECK_FALSE(figure.rows[0].filled);
  checkHouseRules(figure);
}
