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
        "Fairness is among the drivers most strongly linked with trust");
  CHECK(headlineOfRows({{"Fairness", .10, .01}}) == "Fairness has a clear link with trust");
  CHECK(headlineOfRows({{"Fairness", .10, .01}, {"Fear", .09, .01}}) ==
        "Fairness and fear have clear links with trust");
  CHECK(headlineOfRows({{"Community problems", .10, .01}, {"Other", .01, .01}}) ==
        "Community problems have the strongest link with trust");
}

TEST_CASE("a chain of drivers that cannot be told apart has no strongest set") {
  // A differs from C, yet B lies between and differs from neither.
  CHECK(headlineOfRows({{"A", .10, .01}, {"B", .075, .01}, {"C", .05, .01}}) ==
        "A is among the drivers most strongly linked with trust");
  CHECK(headlineOfRows({{"A", .10, .01}, {"B", .095, .01}, {"C", .07, .01}, {"D", .045, .01}}) ==
        "A and B are among the drivers most strongly linked with trust");
}

TEST_CASE("ten answers that mean nothing do not make a link") {
  // The largest of nine null contrasts is at p = .02, which is nothing: the Wald F says so.
  std::vector<EffectRow> rows;
  for (int level = 0; level < 9; ++level) {
    const double t = level == 4 ? 2.33 : 0.3 * (level % 3);
    rows.push_back({"Ward", .01 * t, .01, "w" + std::to_string(level), "w9"});
    rows.push_back({"Month", .009 * t, .01, "m" + std::to_string(level), "m9"});
  }
  DriverModel model = modelOf(rows);
  REQUIRE(model.tests.at(0).p > .3);
  const Figure figure = driverEffectsFigure(model, trustContext());
  CHECK(figure.rows.size() == 2);
  CHECK(figure.headline == "No driver can be shown to be linked with trust");
  // Without a Wald F, Holm over the contrasts of the driver gives the same.
  model.tests.clear();
  CHECK(driverEffectsFigure(model, trustContext()).headline == figure.headline);
}

TEST_CASE("a driver is linked by its Wald test even where no one answer stands out") {
  DriverModel model = modelOf({{"Ward", .020, .01, "a", "z"},
                               {"Ward", .019, .01, "b", "z"},
                               {"Ward", .019, .01, "c", "z"},
                               {"Fear", .001, .01, "yes", "no"}});
  model.tests[0].p = .001;
  CHECK(driverEffectsFigure(model, trustContext()).headline == "Ward has a clear link with trust");
}

TEST_CASE("the largest of several answers pays for having been chosen") {
  // t of the difference is 2.3: enough for one contrast, not for the largest of three.
  const auto headline = [](bool several) {
    std::vector<EffectRow> rows = {{"Worry", .09, .01, "very", "not"},
                                   {"Fear", .057, .01, "a", "b"}};
    if (several) rows.push_back({"Worry", .03, .01, "fairly", "not"});
    if (several) rows.push_back({"Worry", .02, .01, "hardly", "not"});
    return headlineOfRows(rows);
  };
  CHECK(headline(false) == "Worry has the strongest link with trust");
  CHECK(headline(true) == "Worry and fear have clear links with trust");
}

TEST_CASE("contrasts of different kinds are drawn and not ranked") {
  DriverModel model = modelOf({{"Fairness", .10, .01}, {"Met police", .01, .01}});
  Effect twoValues = model.effects[1];
  twoValues.contrast = "from 0 to 1";
  twoValues.estimate = .02, twoValues.se = .02;
  twoValues.lower = -.02, twoValues.upper = .06;
  twoValues.sd = kNotAvailable;
  model.effects.push_back(twoValues);
  const Figure figure = driverEffectsFigure(model, trustContext());
  REQUIRE(figure.rows.size() == 2);
  CHECK(figure.rows[1].label == "Met police (from 0 to 1)");
  CHECK(figure.rows[1].value == Approx(2));
  CHECK(figure.headline == "Fairness has a clear link with trust");
  CHECK_THAT(join(figure.footer, " "), Contains("do not rank them against each other"));
  CHECK_THAT(join(figure.footer, " "), !Contains("largest effect is drawn"));
  CHECK_THAT(figure.subtitle, Contains("standard deviation") && Contains("the answer named"));
  // Two values of a number and two answers of a category are of one kind.
  model.effects[0].level = "Yes";
  model.effects[0].contrast = "versus No";
  const Figure answers = driverEffectsFigure(model, trustContext());
  CHECK(answers.headline == "Fairness has the strongest link with trust");
  CHECK_THAT(answers.subtitle, Contains("between the answers named"));
  checkHouseRules(answers);
}

TEST_CASE("a fit that did not settle has no finding") {
  DriverModel model = trustModel();
  model.status = FitStatus::NotConverged;
  for (Effect& effect : model.effects) effect.control = effect.driver == "Cohesion";
  const Figure figure = driverEffectsFigure(model, trustContext());
  CHECK(figure.headline == "The fit did not settle: no finding");
  CHECK_THAT(join(figure.footer, " "), Contains("not to be relied on"));
  checkHouseRules(figure);
}

TEST_CASE("what was held equal is said as it is") {
  DriverModel model = modelOf({{"Fairness", .10, .01}});
  const auto subtitle = [&] { return driverEffectsFigure(model, trustContext()).subtitle; };
  CHECK_THAT(subtitle(), !Contains("held equal"));
  model.spec.controls.resize(2);
  model.spec.controls[0].name = "Age";
  model.spec.controls[1].items = {{"NQ147r"}};
  CHECK_THAT(subtitle(), Contains("all demographics held equal"));
  model.spec.controls[1].items = {{"Q62A"}};
  CHECK_THAT(subtitle(), Contains("all controls held equal"));
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

TEST_CASE("nothing is called strongest where a driver or an answer was set aside") {
  DriverModel model = modelOf({{"Fairness", .10, .01, "Often", "Never"},
                               {"Attack", .30, .01, "Once", "Never"},
                               {"Attack", .60, .01, "Twice", "Never"},
                               {"Fear", .01, .01, "Yes", "No"}});
  CHECK(driverEffectsFigure(model, trustContext()).headline ==
        "Attack has the strongest link with trust");
  const auto setAside = [](Effect& effect, const char* why) {
    effect.se = effect.lower = effect.upper = effect.p = kNotAvailable;
    effect.why = why;
  };
  setAside(model.effects[2], "separated");
  model.tests[1].p = kNotAvailable;
  const Figure one = driverEffectsFigure(model, trustContext());
  CHECK(one.headline == "Attack and fairness have clear links with trust");
  CHECK_THAT(join(one.footer, " "), Contains("Not shown: Attack: Twice (separated)."));
  setAside(model.effects[1], "separated");
  const Figure whole = driverEffectsFigure(model, trustContext());
  CHECK(whole.headline == "Fairness has a clear link with trust");
  CHECK_THAT(join(whole.footer, " "), Contains("Not shown: Attack (separated)."));
  setAside(model.effects[1], "too few");
  CHECK_THAT(join(driverEffectsFigure(model, trustContext()).footer, " "),
             Contains("Not shown: Attack: Once (too few); Attack: Twice (separated)."));
  model.tests[0].p = .4;
  CHECK(driverEffectsFigure(model, trustContext()).headline ==
        "Of the drivers shown, none can be shown to be linked with trust");
}

TEST_CASE("a driver of which nothing is left in the model is named with its reason") {
  DriverModel model = modelOf({{"Fairness", .10, .01}, {"Fear", .01, .01}, {"Copy", .1, .01}});
  model.effects.pop_back();
  model.tests[2].p = kNotAvailable;
  model.tests[2].why = "nothing of it is left in the model";
  const Figure figure = driverEffectsFigure(model, trustContext());
  CHECK(figure.headline == "Fairness has a clear link with trust");
  CHECK_THAT(join(figure.footer, " "),
             Contains("Not shown: Copy (nothing of it is left in the model)."));
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
