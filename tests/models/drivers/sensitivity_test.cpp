// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/sensitivity.h"

#include <catch2/catch.hpp>

#include "core/base/random.h"
#include "tests/models/drivers/importance_questions.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

// The people of `synthetic` asked of `agree`, five ordered answers, by x1 and the scale.
const std::string kAgreement = R"({"outcome": {"variable": "agree",
    "positive": ["Tend to agree", "Strongly agree"],
    "order": ["Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"]},
  "drivers": [{"name": "X1", "items": ["x1"]}, {"name": "X2", "items": ["x2"]}, )" +
                               kAskedScale +
                               R"(], "area": "area", "controls": [{"items": ["sex"]}],
  "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}})";

Sensitivity sensitivityFrom(const std::string& json) {
  const auto spec = parseDriverModelSpec(json);
  if (!spec) FAIL(spec.error().message);
  const auto answer = sensitivityOf(referenceSurvey("synthetic"), *spec);
  if (!answer) FAIL(answer.error().message);
  return *answer;
}

const Specification& find(const Sensitivity& answer, Family family, Midpoint midpoint,
                          bool weighted, ControlSet controls) {
  for (const auto& way : answer.specifications) {
    if (way.family == family && way.midpoint == midpoint && way.weighted == weighted &&
        way.controls == controls) {
      return way;
    }
  }
  throw std::out_of_range("no such specification");
}

}  // namespace

TEST_CASE("every way of asking is there once, and one of them is the question", "[sensitivity]") {
  const auto answer = sensitivityFrom(kAgreement);
  // Logit and linear: three middles, two weights, three controls; ordinal: the middle in or out.
  CHECK(answer.specifications.size() == 2 * 18 + 12);
  CHECK(answer.answered == static_cast<int>(answer.specifications.size()));
  int asked = 0;
  for (const auto& way : answer.specifications) {
    asked += way.asked;
    INFO(way.why);
    REQUIRE(way.shares.size() == 3);
    CHECK(way.shares[0] + way.shares[1] + way.shares[2] == Approx(1).epsilon(1e-9));
  }
  CHECK(asked == 1);
}

TEST_CASE("a way of asking gives the importance of that question", "[sensitivity]") {
  const auto answer = sensitivityFrom(kAgreement);
  const auto check = [&](const Specification& way, std::string json) {
    const auto importance = importanceOf(referenceSurvey("synthetic"), json);
    CHECK(way.n == importance.n);
    CHECK(way.total == Approx(importance.total).epsilon(1e-10));
    CHECK(way.base == Approx(importance.base).epsilon(1e-10).margin(1e-12));
    for (std::size_t j = 0; j < 3; ++j) {
      CHECK(way.shares[j] == Approx(importance.drivers[j].share).epsilon(1e-9));
    }
  };
  check(find(answer, Family::Logit, Midpoint::Negative, true, ControlSet::Demographic), kAgreement);
  std::string json = kAgreement;
  json.insert(1, R"("family": "linear", )");
  json.replace(json.find(R"("weight": "w", )"), 15, "");
  json.replace(json.find(R"("positive": [)"), 13, R"("positive": ["Neither", )");
  json.replace(json.find(R"([{"items": ["sex"]}])"), 20,
               R"([{"items": ["sex"]}, {"items": ["area"], "as": "category"}])");
  check(find(answer, Family::Linear, Midpoint::Positive, false, ControlSet::WithArea), json);
  json = kAgreement;
  json.insert(1, R"("family": "ordinal", )");
  json.replace(json.find(R"("Neither", )"), 11, "");
  json.replace(json.find(R"("controls": [{"items": ["sex"]}],)"), 33, "");
  check(find(answer, Family::Ordinal, Midpoint::Missing, true, ControlSet::None), json);
}

TEST_CASE("a question without a weight is asked without one in every way", "[sensitivity]") {
  std::string json = kAgreement;
  json.replace(json.find(R"("weight": "w", )"), 15, "");
  const auto answer = sensitivityFrom(json);
  CHECK(answer.specifications.size() == 9 + 9 + 6);
  int asked = 0;
  for (const auto& way : answer.specifications) {
    CHECK_FALSE(way.weighted);
    asked += way.asked;
  }
  CHECK(asked == 1);
}

TEST_CASE("the sentence says how stable the first place is", "[sensitivity]") {
  Sensitivity answer;
  answer.answered = 54;
  answer.standings = {{"Engagement", 47, 1, 3}, {"Security", 7, 1, 5}};
  CHECK(stabilitySentence(answer) ==
        "Engagement is first in 47 of 54 specifications, never below third");
  answer.standings = {{"Engagement", 54, 1, 1}, {"Security", 0, 2, 5}};
  CHECK(stabilitySentence(answer) == "Engagement is first in all 54 specifications");
}

TEST_CASE("two answers have no middle, and one driver no rank", "[sensitivity]") {
  const auto answer = sensitivityFrom(
      kAskedPeople + R"("drivers": [{"name": "X1", "items": ["x1"]}, )" + kAskedScale + "]}");
  CHECK(answer.specifications.size() == 4);
  const auto one = parseDriverModelSpec(kAskedPeople + R"("drivers": [)" + kAskedScale + "]}");
  REQUIRE(one);
  CHECK_FALSE(sensitivityOf(referenceSurvey("synthetic"), *one));
}
