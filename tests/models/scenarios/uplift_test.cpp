// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scenarios/uplift.h"

#include <cmath>

#include "core/numeric/parallel.h"
#include "models/scenarios/border.h"
#include "tests/models/scenarios/scenario_questions.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

UpliftAnswer uplifted(const DriverModelSpec& spec, const std::string& area) {
  const auto answer = achievableUplift(referenceSurvey("synthetic"), spec, area);
  if (!answer) FAIL(answer.error().message);
  return *answer;
}

const Uplift& of(const UpliftAnswer& answer, const std::string& driver) {
  for (const auto& uplift : answer.drivers) {
    if (uplift.driver == driver) return uplift;
  }
  throw std::runtime_error("no " + driver);
}

void checkReference(const std::string& which, const Uplift& uplift) {
  const Reference& expected = reference("uplift");
  const auto named = [&](const std::string& what) { return what + "[" + uplift.driver + "]"; };
  INFO(which << " " << uplift.driver);
  CHECK(uplift.mean == expected.approx(which, named("mean")));
  CHECK(uplift.bestQuarter == expected.approx(which, named("best_quarter")));
  CHECK(uplift.gain == expected.approx(which, named("gain")));
  if (!expected.has(which, named("se"))) {
    CHECK(uplift.gain == 0);
    CHECK(std::isnan(uplift.se));
    CHECK_FALSE(uplift.why.empty());
    return;
  }
  CHECK(uplift.se == expected.approx(which, named("se")));
  CHECK(uplift.lower == expected.approx(which, named("lower")));
  CHECK(uplift.upper == expected.approx(which, named("upper")));
  CHECK(uplift.p == expected.approx(which, named("p")));
  CHECK(uplift.headroom == expected.approx(which, named("headroom")));
  CHECK(uplift.headroomSe == expected.approx(which, named("headroom_se")));
}

}  // namespace

TEST_CASE("what an area could gain is what R says", "[scenarios]") {
  for (const std::string area : {"1", "3", "6"}) {
    checkReference("area_" + area, of(uplifted(scenarioQuestion(), area), "agree"));
    checkReference("area_" + area, of(uplifted(scenarioQuestion(), area), "x1"));
    checkReference("scale_" + area, of(uplifted(clearQuestion(kScale), area), "scale"));
    checkReference("worse_" + area, of(uplifted(clearQuestion(kWorse), area), "worse"));
  }
}

TEST_CASE("gains stand largest first, and are effect times headroom", "[scenarios]") {
  const UpliftAnswer answer = uplifted(clearQuestion(kScale), "1");
  for (std::size_t i = 1; i < answer.drivers.size(); ++i) {
    CHECK(answer.drivers[i - 1].gain >= answer.drivers[i].gain);
  }
  for (const auto& effect : fitted(referenceSurvey("synthetic"), clearQuestion(kScale)).effects) {
    if (effect.driver != "scale" || effect.contrast != "per unit") continue;
    const Uplift& scale = of(answer, "scale");
    CHECK(scale.gain == Approx(effect.estimate * scale.headroom).epsilon(1e-10));
  }
  CHECK(of(answer, "x1").why == "the areas cannot be told apart on it");
  CHECK(of(uplifted(scenarioQuestion(), "6"), "agree").ahead);
}

TEST_CASE("a gain does not depend on which way a number runs", "[scenarios]") {
  const UpliftAnswer up = uplifted(clearQuestion(kScale), "1");
  const UpliftAnswer down = uplifted(clearQuestion(kWorse), "1");
  CHECK(of(down, "worse").gain == Approx(of(up, "scale").gain).epsilon(1e-8));
  CHECK(of(down, "worse").se == Approx(of(up, "scale").se).epsilon(1e-8));
  CHECK(of(down, "worse").headroom == Approx(of(up, "scale").headroom).epsilon(1e-8));
  CHECK(of(down, "worse").mean == Approx(1 - of(up, "scale").mean).epsilon(1e-8));
}

TEST_CASE("what may be no effect, or a loss, is not offered as a gain", "[scenarios]") {
  const UpliftAnswer answer = uplifted(scenarioQuestion(), "1");
  const Uplift& weak = of(answer, "scale");
  CHECK(weak.why == "its effect cannot be told apart from none");
  CHECK(std::isnan(weak.gain));
  CHECK(std::isnan(weak.lower));
  CHECK(answer.drivers.back().driver == "scale");
  const Uplift loss = of(uplifted(clearQuestion(kScaleTurned), "1"), "turned");
  CHECK(loss.why == "better answers to it go with a lower share");
  CHECK(std::isnan(loss.gain));
  const Uplift texts = of(uplifted(people(R"({"items": ["agree"], "as": "category"})", kClusters,
                                          R"(, "area": "area")"),
                                   "1"),
                          "agree");
  CHECK_THAT(texts.why, Contains("text whose order is not known"));
  CHECK(std::isnan(texts.gain));
}

TEST_CASE("who asks for an uplift must name a large enough area", "[scenarios]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto refusal = [&](const DriverModelSpec& spec, const std::string& area) {
    return achievableUplift(survey, spec, area).error().message;
  };
  CHECK_THAT(refusal(scenarioQuestion(""), "1"), Contains("no area variable"));
  CHECK_THAT(refusal(scenarioQuestion(), "12"), Contains("no answer \"12\""));
  CHECK_THAT(refusal(scenarioQuestion(), ""), Contains("Say which area"));
  CHECK_THAT(refusal(scenarioQuestion(R"(, "area": "id")"), "5"), Contains("30 are needed"));
}

TEST_CASE("the border of the best quarter forgets what is only luck", "[scenarios]") {
  const std::vector<double> y = {0.50, 0.52, 0.54, 0.60, 0.70};
  // Known without error: the plain percentile. Known badly: their common mean.
  CHECK(bestQuarter(y, std::vector<double>(5, 1e-12)).value == Approx(0.60).epsilon(1e-6));
  const Border lucky = bestQuarter(y, std::vector<double>(5, 1.0));
  CHECK(lucky.variance == 0);
  CHECK(lucky.value == Approx(0.572).epsilon(1e-12));
  const Border between = bestQuarter(y, {0.001, 0.002, 0.001, 0.003, 0.002});
  double value = 0, parts = 0;
  for (std::size_t k = 0; k < y.size(); ++k) {
    value += between.part[k] * y[k];
    parts += between.part[k];
  }
  CHECK(value == Approx(between.value).epsilon(1e-12));
  CHECK(parts == Approx(1).epsilon(1e-12));
  CHECK(between.value < 0.60);
}

TEST_CASE("uplifts give the same digits on any number of threads", "[scenarios]") {
  std::vector<double> seen;
  for (const unsigned threads : {1U, 3U}) {
    setThreads(threads);
    const Uplift scale = of(uplifted(clearQuestion(kScale), "1"), "scale");
    seen.push_back(scale.gain);
    seen.push_back(scale.se);
  }
  setThreads(0);
  CHECK(seen[0] == seen[2]);
  CHECK(seen[1] == seen[3]);
}
