// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>

#include "core/numeric/tails.h"
#include "tests/models/scenarios/scenario_questions.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

const ScenarioModel& bounded() {
  static const ScenarioModel model = scenarios(referenceSurvey("synthetic"), scenarioQuestion());
  return model;
}

const ScenarioModel& unbounded() {
  static const ScenarioModel model = scenarios(referenceSurvey("synthetic"), scenarioQuestion(""));
  return model;
}

const ScenarioModel& clear() {
  static const ScenarioModel model =
      scenarios(referenceSurvey("synthetic"), clearQuestion(kScale, ""));
  return model;
}

TargetAnswer aimed(const ScenarioModel& model, const std::string& driver, double share,
                   const std::string& area = {}) {
  const auto answer = model.target(driver, share, area);
  if (!answer) FAIL(answer.error().message);
  return *answer;
}

void checkReference(const std::string& which, const TargetAnswer& answer) {
  const Reference& expected = reference("whatif");
  INFO(which << " " << answer.why);
  CHECK(answer.shift == expected.approx(which, "shift"));
  CHECK(answer.shiftLower == expected.approx(which, "shift_lower"));
  if (std::isnan(expected.value(which, "shift_upper"))) {
    CHECK(std::isnan(answer.shiftUpper));
  } else {
    CHECK(answer.shiftUpper == expected.approx(which, "shift_upper"));
  }
}

bool warns(const TargetAnswer& answer, const std::string& code) {
  for (const auto& warning : answer.warnings) {
    if (warning.code == code) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("what a driver must become is what R says", "[scenarios]") {
  const ScenarioModel& model = unbounded();
  const double now = answered(model, {}).now;
  const double scaleNow = answered(clear(), {}).now;
  checkReference("target_scale", aimed(clear(), "scale", scaleNow + 0.03));
  checkReference("target_scale_far", aimed(clear(), "scale", scaleNow + 0.10));
  checkReference("target_category", aimed(model, "agree", now + 0.05));
  checkReference("target_category_far", aimed(model, "agree", now + 0.20));
  checkReference("target_category_there", aimed(model, "agree", now - 0.01));
  checkReference("target_category_low", aimed(model, "agree", now - 0.20));
  checkReference("target_number", aimed(model, "x1", now + 0.04));
  const ScenarioModel areas = scenarios(referenceSurvey("synthetic"), clearQuestion(kScale));
  const double there = answered(areas, {}, "2").now;
  checkReference("target_area", aimed(areas, "scale", there + 0.02, "2"));
  CHECK(aimed(clear(), "scale", scaleNow + 0.03).best ==
        reference("whatif").approx("target_scale", "best"));
  CHECK(aimed(model, "agree", now + 0.05).best ==
        reference("whatif").approx("target_category", "best"));
}

TEST_CASE("the shift of a target leads to it", "[scenarios]") {
  for (const std::string driver : {"scale", "agree", "x1"}) {
    const ScenarioModel& model = driver == "scale" ? clear() : unbounded();
    const TargetAnswer answer = aimed(model, driver, 0.40);
    CHECK(answer.feasible);
    const WhatIf then = answered(model, {{driver, answer.shift}});
    CHECK(then.then == Approx(0.40).epsilon(1e-9));
    CHECK(then.drivers[0].meanThen == Approx(answer.meanThen).epsilon(1e-9));
    CHECK(then.change.se == Approx(answer.change.se).epsilon(1e-9));
  }
}

TEST_CASE("at the ends of the shift the interval of the share ends at the target", "[scenarios]") {
  const ScenarioModel& model = unbounded();
  const double now = answered(model, {}).now;
  for (const double share : {now + 0.05, now + 0.20, now - 0.01}) {
    const TargetAnswer answer = aimed(model, "agree", share);
    const WhatIf upper = answered(model, {{"agree", answer.shiftUpper}});
    const double t = tQuantile(0.975, upper.df);
    CHECK(upper.then - t * upper.thenSe == Approx(share).epsilon(1e-9));
    if (answer.shiftLower == 0) continue;
    const WhatIf lower = answered(model, {{"agree", answer.shiftLower}});
    CHECK(lower.then + t * lower.thenSe == Approx(share).epsilon(1e-9));
  }
  // Today's interval holds the target: none of the way may be needed, or some of it.
  const TargetAnswer there = aimed(model, "agree", now - 0.01);
  CHECK(there.shift == 0);
  CHECK(there.shiftUpper > 0);
}

TEST_CASE("a target that cannot be reached says why", "[scenarios]") {
  const ScenarioModel& model = clear();
  const TargetAnswer far = aimed(model, "scale", 0.95);
  CHECK_FALSE(far.feasible);
  CHECK(std::isnan(far.shift));
  CHECK_THAT(far.why, Contains("Even with everyone at \"5\"") && Contains("60.0 %, not 95.0 %"));
  // Some shift would do, but no area of a hundred people has been there.
  const TargetAnswer unseen = aimed(bounded(), "agree", 0.60);
  CHECK_FALSE(unseen.feasible);
  CHECK(std::isfinite(unseen.shift));
  CHECK_THAT(unseen.why, Contains("among areas of at least 100 interviews"));
  CHECK(unseen.bestSeen < 0.60);
  CHECK(unseen.best > 0.60);
  const TargetAnswer there = aimed(model, "scale", 0.2);
  CHECK(there.feasible);
  CHECK(there.shift == 0);
  CHECK_THAT(there.why, Contains("already, at 34.7 %"));
}

TEST_CASE("a driver whose effect may be none carries no target", "[scenarios]") {
  const double now = answered(unbounded(), {}).now;
  const TargetAnswer weak = aimed(unbounded(), "scale", now + 0.03);
  CHECK_FALSE(weak.feasible);
  CHECK(std::isnan(weak.shift));
  CHECK(std::isnan(weak.best));
  CHECK(weak.why == "\"scale\" cannot carry a target: its effect cannot be told apart from none.");
  const TargetAnswer there = aimed(unbounded(), "scale", now - 0.03);
  CHECK(there.feasible);
  CHECK(there.shift == 0);
  CHECK(std::isnan(there.shiftUpper));
  CHECK_THAT(there.shiftWhy, Contains("told apart from none"));
  const WhatIf moved = answered(unbounded(), {{"scale", 0.1}});
  CHECK(moved.drivers[0].directed);
  CHECK(moved.warnings.back().code == "no_gain");
  CHECK_FALSE(warns(aimed(unbounded(), "agree", now + 0.03), "no_effect"));
}

TEST_CASE("a target that even the longest way does not hold has no upper end", "[scenarios]") {
  const TargetAnswer far = aimed(clear(), "scale", answered(clear(), {}).now + 0.10);
  CHECK(warns(far, "no_upper_end"));
  CHECK_THAT(far.shiftWhy, Contains("does not lie above the target"));
  CHECK(std::isnan(far.shiftUpper));
  CHECK(far.shiftLower > 0);
  const TargetAnswer near = aimed(clear(), "scale", answered(clear(), {}).now + 0.03);
  CHECK_FALSE(warns(near, "no_upper_end"));
  CHECK(std::isfinite(near.shiftUpper));
}

TEST_CASE("a number of which more goes with less moves down", "[scenarios]") {
  const ScenarioModel model = scenarios(referenceSurvey("synthetic"), clearQuestion(kWorse, ""));
  const double now = answered(model, {}).now;
  const TargetAnswer down = aimed(model, "worse", now + 0.03);
  CHECK(down.feasible);
  CHECK(down.shift < 0);
  CHECK(down.shiftUpper == 0);  // today's interval holds the target
  CHECK(answered(model, {{"worse", down.shift}}).then == Approx(now + 0.03).epsilon(1e-9));
}

TEST_CASE("nobody is moved towards worse answers to reach a target", "[scenarios]") {
  const ScenarioModel model =
      scenarios(referenceSurvey("synthetic"), clearQuestion(kScaleTurned, ""));
  const double now = answered(model, {}).now;
  // Worse answers would do it: the refusal is of the way, not of the distance.
  CHECK(answered(model, {{"turned", -0.5}}).then > now + 0.03);
  const TargetAnswer turned = aimed(model, "turned", now + 0.03);
  CHECK_FALSE(turned.feasible);
  CHECK(std::isnan(turned.shift));
  CHECK_THAT(turned.why, Contains("better answers to it go with a lower share"));
}

TEST_CASE("text without a declared order is not moved", "[scenarios]") {
  const ScenarioModel model =
      scenarios(referenceSurvey("synthetic"),
                people(R"({"items": ["agree"], "as": "category"}, {"items": ["x1"]})", kClusters));
  for (const auto& error :
       {model.whatIf({{"agree", 0.1}}).error(), model.target("agree", 0.5).error()}) {
    CHECK_THAT(error.message, Contains("\"agree\" are text whose order is not known") &&
                                  Contains("\"order\", from worst to best"));
  }
  CHECK(answered(model, {{"x1", 0.1}}).supported);
}

TEST_CASE("a target is a share", "[scenarios]") {
  for (const double share : {0.0, -0.1, 1.1, 70.0}) {
    const auto answer = unbounded().target("scale", share);
    REQUIRE_FALSE(answer.has_value());
    CHECK_THAT(answer.error().message, Contains("0.7 is 70 %"));
  }
  CHECK_THAT(unbounded().target("sex", 0.5).error().message, Contains("control"));
}
