// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "core/base/text.h"
#include "models/cooperation/known.h"
#include "models/simulate/simulate.h"
#include "tests/support/reference_survey.h"

using namespace candour;
using Catch::Matchers::Contains;

TEST_CASE("the simulated survey asks all behaviours", "[cooperation][known]") {
  const Survey survey = simulateSurvey({.rows = 3200, .seed = 5}).value();
  const auto known = behavioursOf(survey);
  REQUIRE(known.size() == 3);
  CHECK(known[0].key == "report");
  CHECK(known[0].spec.name == "Reporting crime");
  CHECK(known[1].spec.name == "Supporting tactics");
  CHECK(known[2].spec.name == "Giving information");
  CHECK(behaviourNamed(survey, "inform").value() == known[2].spec);
  CHECK(behaviourNamed(survey, "Giving information").value() == known[2].spec);
  const auto mediators = mediatorsFor(survey, {});
  REQUIRE(mediators.size() == 2);
  CHECK(mediators[0].name == "Trust");
  CHECK(mediators[1].name == "Confidence");
  const auto wrong = behaviourNamed(survey, "reports");
  REQUIRE_FALSE(wrong);
  CHECK_THAT(wrong.error().message, Contains("report"));
}

TEST_CASE("a behaviour can be written as a variable and its answers", "[cooperation][known]") {
  const Survey survey = simulateSurvey({.rows = 3200, .seed = 5}).value();
  const auto written = behaviourNamed(survey, "NQ_REPORT=Very likely|3");
  REQUIRE(written);
  CHECK(written->variable == "NQ_REPORT");
  CHECK(written->positive == std::vector<AnswerRef>{"Very likely", 3.0});
  CHECK_FALSE(behaviourNamed(survey, "NQ_REPORT="));
  CHECK_FALSE(behaviourNamed(survey, "NQ_REPORT=Very likely|"));
  const auto unknown = behaviourNamed(survey, "NQ_REPORTS=Very likely");
  REQUIRE_FALSE(unknown);
  CHECK_THAT(unknown.error().message, Contains("NQ_REPORT"));
}

TEST_CASE("a survey that Candour does not know asks nothing known", "[cooperation][known]") {
  const Survey survey = referenceSurvey("synthetic");
  CHECK(behavioursOf(survey).empty());
  const auto mediators = mediatorsFor(survey, {.outcome = {"y", "y", {"Yes"}, {}}});
  REQUIRE(mediators.size() == 1);
  CHECK(mediators[0].variable == "y");
  const auto wrong = behaviourNamed(survey, "report");
  REQUIRE_FALSE(wrong);
  CHECK_THAT(wrong.error().message, Contains("VARIABLE=ANSWER"));
}
