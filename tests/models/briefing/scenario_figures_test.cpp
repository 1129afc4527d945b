// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/scenario_figures.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/figure_checks.h"
#include "tests/support/sample_answers.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

WhatIf moved(double lower = 0.002, double upper = 0.012) {
  WhatIf answer;
  answer.moves = {{"Engagement", 0.1}};
  answer.n = 9123;
  answer.areaN = 9123;
  answer.nEffective = 8011;
  answer.df = 500;
  answer.simulated = true;
  answer.now = 0.772, answer.nowLower = 0.75, answer.nowUpper = 0.79;
  answer.change = {0.007, 0.0025, lower, upper, {}};
  answer.then = 0.779, answer.thenSe = 0.01, answer.thenLower = 0.757, answer.thenUpper = 0.8;
  answer.drivers = {
      {"Engagement", 0.1, 0.571, 0.586, 0.526, 0.672, "areas", "Strongly agree", false, {}}};
  return answer;
}

TargetAnswer aimed() {
  TargetAnswer answer;
  answer.driver = "Engagement";
  answer.target = 0.8;
  answer.n = answer.areaN = 9123;
  answer.now = 0.772;
  answer.feasible = true;
  answer.shift = 0.4, answer.shiftLower = 0.3, answer.shiftUpper = 0.6;
  answer.meanNow = 0.57, answer.meanThen = 0.61;
  answer.best = 0.93, answer.bestSeen = 0.82;
  answer.towards = "Strongly agree";
  return answer;
}

UpliftAnswer uplifted() {
  UpliftAnswer answer;
  answer.area = "Lewisham";
  answer.n = 9123, answer.areaN = 400;
  const auto add = [&answer](const std::string& driver, double gain, double se, double p,
                             Reach reach) {
    Uplift uplift;
    uplift.driver = driver, uplift.reach = reach;
    uplift.mean = 0.6, uplift.bestQuarter = 0.65, uplift.headroom = 0.05;
    uplift.gain = gain, uplift.se = se, uplift.p = p;
    uplift.lower = gain - 1.96 * se, uplift.upper = gain + 1.96 * se;
    answer.drivers.push_back(uplift);
  };
  add("Engagement", 0.02, 0.004, 1e-6, Reach::Police);
  add("Personal security", 0.005, 0.004, 0.2, Reach::Partly);
  Uplift ahead;
  ahead.driver = "Visibility", ahead.ahead = true, ahead.why = "already in the best quarter";
  ahead.se = ahead.lower = ahead.upper = ahead.p = kNotAvailable;
  answer.drivers.push_back(ahead);
  return answer;
}

// Every number said in the alt text stands in the table, as it is rounded there.
void checkNumbers(const Figure& figure, const std::string& base) {
  for (const auto& number : numbersIn(figure.altText)) {
    if (number == base || number == "95" || number == "2019" || number == "2020") continue;
    INFO(number << " of: " << figure.altText);
    CHECK(isInTable(figure, number));
  }
}

}  // namespace

TEST_CASE("a scenario shows now and then, and that it is no proof", "[scenarios]") {
  const Figure figure = whatIfFigure(moved(), trustContext());
  CHECK(figure.headline ==
        "Predicted trust rises from 77.2\xC2\xA0% to 77.9\xC2\xA0% if engagement moves up");
  REQUIRE(figure.rows.size() == 2);
  CHECK(figure.rows[0].label == "Now");
  CHECK(figure.rows[1].label == "If engagement moves up 0.1 answers a head");
  CHECK(figure.zeroBased);
  CHECK_THAT(footerText(figure), Contains(kAssociationNote));
  CHECK_THAT(footerText(figure), Contains("0.7 percentage points (0.2 to 1.2)"));
  checkHouseRules(figure);
  checkNumbers(figure, "9123");
}

TEST_CASE("a scenario claims no more than its interval", "[scenarios]") {
  CHECK(whatIfFigure(moved(-0.001, 0.015), trustContext()).headline ==
        "No clear change in trust if engagement moves up");
  WhatIf beyond = moved();
  beyond.supported = false;
  beyond.why = "No area has been there.";
  beyond.then = kNotAvailable;
  beyond.change = {kNotAvailable, kNotAvailable, kNotAvailable, kNotAvailable, beyond.why};
  const Figure figure = whatIfFigure(beyond, trustContext());
  CHECK(figure.rows.size() == 1);
  CHECK_THAT(footerText(figure), Contains("No area has been there."));
  checkHouseRules(figure);
  WhatIf still = moved();
  still.drivers[0].shift = 0;
  still.change = {};
  checkHouseRules(whatIfFigure(still, trustContext()));
  WhatIf several = moved();
  several.drivers.push_back(several.drivers[0]);
  CHECK_THAT(whatIfFigure(several, trustContext()).headline, Contains("if two drivers move"));
  WhatIf longName = moved();
  longName.drivers[0].driver = "Whether the police in this area listen to people like you and act";
  checkHouseRules(whatIfFigure(longName, trustContext()));
  checkHouseRules(whatIfFigure(WhatIf{}, FigureContext{}));
}

TEST_CASE("a target says what it takes, or that it is not known", "[scenarios]") {
  const Figure figure = targetFigure(aimed(), trustContext());
  CHECK(figure.headline == "Engagement would need a mean of 0.61, now 0.57, for 80.0\xC2\xA0%");
  CHECK(figure.rows.size() == 3);  // the target is the line alone
  CHECK(figure.table.size() == 5);
  CHECK(figure.references.at(0).value == Approx(80));
  CHECK_THAT(footerText(figure), !Contains("Intervals"));
  CHECK_THAT(figure.altText, Contains("Target 80.0 %."));
  CHECK_THAT(footerText(figure), Contains(kAssociationNote));
  checkHouseRules(figure);
  checkNumbers(figure, "9123");
  TargetAnswer far = aimed();
  far.feasible = false;
  far.shift = far.shiftLower = far.shiftUpper = far.meanThen = kNotAvailable;
  far.why = "Even with everyone there it would be less.";
  const Figure infeasible = targetFigure(far, trustContext());
  CHECK_THAT(infeasible.headline, Contains("is not known to take trust to 80.0"));
  CHECK_THAT(footerText(infeasible), Contains("Even with everyone"));
  checkHouseRules(infeasible);
  TargetAnswer there = aimed();
  there.shift = 0;
  CHECK_THAT(targetFigure(there, trustContext()).headline, Contains("already"));
  // A driver that carries no target: neither its best nor an interval is spoken of.
  TargetAnswer none = far;
  none.best = none.bestSeen = kNotAvailable;
  none.why = "Its effect cannot be told apart from none.";
  const Figure bare = targetFigure(none, trustContext());
  CHECK(bare.rows.size() == 1);
  CHECK_THAT(footerText(bare), Contains(none.why));
  checkHouseRules(bare);
  none.feasible = true, none.shift = 0, none.shiftWhy = none.why, none.why = "It is there already.";
  CHECK_THAT(footerText(targetFigure(none, trustContext())),
             Contains("It is there already. Its effect") && !Contains("holds the target"));
}

TEST_CASE("gains name only what the tests allow", "[scenarios]") {
  const Figure figure = upliftFigure(uplifted(), trustContext());
  CHECK(figure.headline == "Engagement leaves trust room to gain in Lewisham");
  REQUIRE(figure.rows.size() == 2);
  CHECK(figure.rows[0].filled);
  CHECK_FALSE(figure.rows[1].filled);
  CHECK(figure.table.size() == 4);
  CHECK_THAT(footerText(figure), Contains("Already in the best quarter of areas: Visibility."));
  UpliftAnswer unclear = uplifted();
  Uplift weak = unclear.drivers.back();
  weak.driver = "Cohesion", weak.ahead = false, weak.gain = kNotAvailable;
  weak.why = "its effect cannot be told apart from none";
  unclear.drivers.push_back(weak);
  const Figure fewer = upliftFigure(unclear, trustContext());
  CHECK(fewer.rows.size() == 2);
  CHECK_THAT(footerText(fewer), Contains("Cohesion (its effect cannot be told apart from none)"));
  checkHouseRules(fewer);
  CHECK_THAT(footerText(figure), Contains(kAssociationNote));
  checkHouseRules(figure);
  checkNumbers(figure, "400");
  CHECK_THAT(footerText(figure), Contains("Headline: gains above 0 with Holm"));
  CHECK(figure.table[1][5] == "2e-06");
  CHECK(figure.table[3][5].empty());
  UpliftAnswer coded = uplifted();
  coded.area = "3", coded.spec.area = "area";
  const Figure bare = upliftFigure(coded, trustContext());
  CHECK(bare.headline == "Engagement leaves trust room to gain in Area 3");
  CHECK_THAT(bare.subtitle, Contains(". Area 3"));
  CHECK_THAT(bare.altText, Contains("Area 3"));
  UpliftAnswer none = uplifted();
  none.drivers[0].p = 0.04;  // not below 0.05 once two are looked at
  CHECK(upliftFigure(none, trustContext()).headline ==
        "No driver shows a clear gain in trust in Lewisham");
  checkHouseRules(upliftFigure(UpliftAnswer{}, FigureContext{}));
}

TEST_CASE("priorities have medians and no slogans", "[scenarios]") {
  Importance importance = importanceOf({"Engagement", "Visibility", "Security"}, {0.1, 0.06, 0.04});
  importance.spec.drivers.resize(3);
  importance.spec.drivers[2].name = "Security";
  importance.spec.drivers[2].reach = Reach::Partly;
  std::vector<MovedDriver> means(3);
  means[0].driver = "Engagement", means[0].meanNow = 0.6;
  means[1].driver = "Visibility", means[1].meanNow = 0.3;
  means[2].driver = "Security", means[2].meanNow = 0.5;
  const Figure figure = prioritiesFigure(importance, means, trustContext());
  REQUIRE(figure.points.size() == 3);
  CHECK(figure.points[0].x == Approx(60));
  CHECK(figure.points[0].y == Approx(50));
  CHECK_FALSE(figure.points[2].filled);
  CHECK(figure.verticals.at(0).value == Approx(50));
  CHECK(figure.verticals.at(0).label == "Median mean 50\xC2\xA0%");
  CHECK(figure.references.at(0).label == "Median share 30\xC2\xA0%");
  CHECK_THAT(footerText(figure), Contains(kAssociationNote));
  checkHouseRules(figure);
  means[1].number = true;
  const Figure fewer = prioritiesFigure(importance, means, trustContext());
  CHECK(fewer.points.size() == 2);
  CHECK_THAT(footerText(fewer), Contains("Visibility (a number has no highest score)"));
  checkHouseRules(prioritiesFigure(Importance{}, {}, FigureContext{}));
}
