// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/ward_readiness.h"

#include <nlohmann/json.hpp>

#include "models/community/evaluation_json.h"
#include "tests/models/community/ward_questions.h"

using namespace candour;
using Catch::Matchers::Contains;

TEST_CASE("readiness measures the survey and tells what a plan can see", "[evaluation]") {
  ReadinessOptions options;
  options.time = "month";
  options.wards = 12;
  options.quartersBefore = 2;
  options.quartersAfter = 3;
  const Readiness ready = wardReadiness(staggeredSurvey(), staggeredQuestion(), options).value();
  CHECK(ready.survey.wards == 36);
  CHECK(ready.survey.quarters == 8);
  CHECK(ready.compared == 24);
  CHECK(ready.survey.interviewsAWard == Approx(static_cast<double>(ready.n) / (36 * 8)));
  CHECK(ready.input.actedAfter == Approx(1.5 * ready.input.actedBefore));
  CHECK(ready.mde == Approx(detectableEffect(plannedError(ready.input))));
  CHECK(ready.survey.designEffect > 0.7);
  CHECK(ready.survey.designEffect < 2);
  CHECK(ready.survey.icc >= 0);
  // With the interviews asked for, the plan finds the effect.
  options.boost = ready.extra;
  const Readiness boosted = wardReadiness(staggeredSurvey(), staggeredQuestion(), options).value();
  if (ready.why.empty()) CHECK(boosted.mde == Approx(options.effect));
  options.wards = 36;
  CHECK_THAT(wardReadiness(staggeredSurvey(), staggeredQuestion(), options).error().message,
             Contains("leave none"));
  const auto json = nlohmann::json::parse(readinessJson(ready));
  CHECK(json["mde"].get<double>() == ready.mde);
}
