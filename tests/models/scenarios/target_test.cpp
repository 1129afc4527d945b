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
  checkReference("target_scale", aimed(model, "scale", now + 0.03));
  checkReference("target_scale_far", aimed(model, "scale", now + 0.10));
  checkReference("target_category", aimed(model, "agree", now + 0.05));
  checkReference("target_category_far", aimed(model, "agree", now + 0.20));
  checkReference("target_category_there", aimed(model, "agree", now - 0.01));
  checkReference("target_category_low", aimed(model, "agree", now - 0.20));
  checkReference("target_number", aimed(model, "x1", now + 0.04));
  const double there = answered(bounded(), {}, "2").now;
  checkReference("target_area", aimed(bounded(), "scale", there + 0.02, "2"));
  CHECK(aimed(model, "scale", now + 0.03).best ==
        reference("whatif").approx("target_scale", "best"));
  CHECK(aimed(model, "agree", now + 0.05).best ==
        reference("whatif").approx("target_category", "best"));
}

TEST_CASE("the shift of a target leads to it", "[scenarios]") {
  const ScenarioModel& model = unbounded();
  for (const std::string driver : {"scale", "agree", "x1"}) {
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
  const ScenarioModel& model = unbounded();
  const TargetAnswer far = aimed(model, "scale", 0.95);
  CHECK_FALSE(far.feasible);
  CHECK(std::isnan(far.shift));
  CHECK_THAT(far.why, Contains("Even with everyone at \"5\"") && Contains("46.8 %, not 95.0 %"));
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
  CHECK_THAT(there.why, Contains("already, at 35.2 %"));
}

TEST_CASE("a driver whose effect may be none has no upper end", "[scenarios]") {
  const TargetAnswer weak = aimed(unbounded(), "scale", answered(unbounded(), {}).now + 0.03);
  CHECK(warns(weak, "no_effect"));
  CHECK(warns(weak, "no_upper_end"));
  CHECK_THAT(weak.shiftWhy, Contains("does not lie above the target"));
  CHECK(std::isnan(weak.shiftUpper));
  CHECK(weak.shiftLower == 0);
  const TargetAnswer strong = aimed(unbounded(), "agree", answered(unbounded(), {}).now + 0.03);
  CHECK_FALSE(warns(strong, "no_effect"));
  CHECK_FALSE(warns(strong, "no_upper_end"));
  CHECK(std::isfinite(strong.shiftUpper));
}

TEST_CASE("a driver of which later answers go with less moves down", "[scenarios]") {
  const auto spec = people(
      R"({"name": "scale", "items": [{"variable": "item1", "reverse": true},
          {"variable": "item2", "reverse": true}, {"variable": "item3", "reverse": true}],
          "as": "scale"}, {"name": "agree", "items": [)" +
          std::string(kAgree) + R"(], "as": "category"}, {"items": ["x1"], "as": "number"})",
      kClusters, R"(, "controls": [{"items": ["sex"], "as": "category"}])");
  const ScenarioModel model = scenarios(referenceSurvey("synthetic"), spec);
  const TargetAnswer down = aimed(model, "scale", answered(model, {}).now + 0.10);
  const TargetAnswer up = aimed(unbounded(), "scale", answered(unbounded(), {}).now + 0.10);
  CHECK(down.shift == Approx(-up.shift).epsilon(1e-9));
  CHECK(down.shiftUpper == Approx(-up.shiftLower).epsilon(1e-9));
  CHECK(down.shiftUpper < 0);
  CHECK(std::isnan(down.shiftLower));
  CHECK(down.towards == up.towards);
}

TEST_CASE("a target is a share", "[scenarios]") {
  for (const double share : {0.0, -0.1, 1.1, 70.0}) {
    const auto answer = unbounded().target("scale", share);
    REQUIRE_FALSE(answer.has_value());
    CHECK_THAT(answer.error().message, Contains("0.7 is 70 %"));
  }
  CHECK_THAT(unbounded().target("sex", 0.5).error().message, Contains("control"));
}
