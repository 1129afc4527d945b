// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/importance.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "core/base/random.h"
#include "core/numeric/parallel.h"
#include "tests/models/drivers/importance_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

void checkImportance(const Importance& importance, const std::string& which) {
  const Reference& expected = reference("importance");
  INFO(which);
  CHECK(static_cast<double>(importance.n) == expected.value(which, "n"));
  CHECK(importance.df == expected.value(which, "degf"));
  CHECK(importance.total == expected.approx(which, "total"));
  CHECK(importance.base == expected.approx(which, "base").margin(1e-12));
  REQUIRE(importance.drivers.size() == expected.keys(which, "shapley").size());
  double sum = 0;
  for (const auto& d : importance.drivers) {
    INFO(d.driver);
    const std::string key = "[" + d.driver + "]";
    CHECK(d.shapley == expected.approx(which, "shapley" + key));
    CHECK(d.se == expected.approx(which, "se" + key));
    CHECK(d.lower == expected.approx(which, "lower" + key));
    CHECK(d.upper == expected.approx(which, "upper" + key));
    CHECK(d.share == expected.approx(which, "share" + key));
    CHECK(d.shareSe == expected.approx(which, "share_se" + key));
    CHECK(d.unique == expected.approx(which, "unique" + key));
    CHECK(d.alone == expected.approx(which, "alone" + key));
    if (d.shapley < 2 * d.se) CHECK_FALSE(d.reliable);
    CHECK(d.why.empty() == d.reliable);
    sum += d.shapley;
  }
  CHECK(sum == Approx(importance.total - importance.base).epsilon(1e-12));
}

}  // namespace

TEST_CASE("Shapley values and their linearised errors agree with R", "[importance]") {
  checkImportance(importanceOf(referenceSurvey("apistrat"), kSchools), "apistrat");
  const Survey survey = referenceSurvey("synthetic");
  checkImportance(
      importanceOf(
          survey,
          kAskedPeople + R"("drivers": [{"name": "X1", "items": ["x1"]},
        {"name": "X2", "items": ["x2"]}, )" +
              kAskedAgree + ", " + kAskedScale +
              R"(], "controls": [{"items": ["sex"]}, {"items": ["area"], "as": "category"}]})"),
      "synthetic");
  checkImportance(
      importanceOf(survey, kAskedPeople +
                               R"("drivers": [{"name": "Both", "items": ["x1", "x2"]}, )" +
                               kAskedAgree + ", " + kAskedScale + R"(], "controls": ["sex"]})"),
      "synthetic_set");
  checkImportance(
      importanceOf(survey, kAskedPeople + R"("drivers": [{"name": "X1", "items": ["x1"]},
        {"name": "X2", "items": ["x2"]}, )" +
                               kAskedAgree +
                               R"(], "controls": ["sex"], "domain": {"area": [2, 5, 7]}})"),
      "synthetic_domain");
}

TEST_CASE("tiers part drivers that differ and join those that do not", "[importance]") {
  const Reference& expected = reference("importance");
  const auto importance = importanceOf(
      referenceSurvey("synthetic"),
      kAskedPeople +
          R"("drivers": [{"name": "X1", "items": ["x1"]}, {"name": "X2", "items": ["x2"]}, )" +
          kAskedAgree + ", " + kAskedScale +
          R"(], "controls": [{"items": ["sex"]}, {"items": ["area"], "as": "category"}]})");
  const auto& drivers = importance.drivers;
  for (std::size_t i = 0; i < drivers.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const std::string pair = "[" + drivers[j].driver + "][" + drivers[i].driver + "]";
      const bool differs = expected.value("synthetic", "difference_p_holm" + pair) < 0.05;
      INFO(pair);
      CHECK((importance.differs[i][j] != 0) == differs);
      if (!differs && drivers[i].reliable && drivers[j].reliable) {
        CHECK(drivers[i].tier == drivers[j].tier);
      }
    }
  }
  // Three of four school drivers are noise beside the school's type: they close the list together.
  const auto schools = importanceOf(referenceSurvey("apistrat"), kSchools);
  CHECK(schools.drivers[3].tier == 1);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK_FALSE(schools.drivers[i].reliable);
    CHECK(schools.drivers[i].tier == 2);
  }
}

TEST_CASE("threads never change a digit", "[importance]") {
  const Survey survey = referenceSurvey("synthetic");
  const std::string json =
      kAskedPeople + R"("drivers": [{"items": ["x1"]}, {"items": ["x2"]}, )" + kAskedScale + "]}";
  setThreads(1);
  const auto one = importanceOf(survey, json);
  setThreads(3);
  const auto three = importanceOf(survey, json);
  setThreads(0);
  for (std::size_t i = 0; i < one.drivers.size(); ++i) {
    CHECK(one.drivers[i].shapley == three.drivers[i].shapley);
    CHECK(one.drivers[i].se == three.drivers[i].se);
  }
}

TEST_CASE("two drivers that say the same share their credit", "[importance]") {
  Survey survey = referenceSurvey("synthetic");
  survey.add({.name = "twin"}, Column::numbers(referenceNumbers("synthetic", "x1")));
  for (const std::string order :
       {R"({"items": ["x1"]}, {"items": ["twin"]})", R"({"items": ["twin"]}, {"items": ["x1"]})"}) {
    const auto importance =
        importanceOf(survey, kAskedPeople + R"("drivers": [)" + order + ", " + kAskedScale + "]}");
    CHECK(importance.drivers[0].shapley == Approx(importance.drivers[1].shapley).epsilon(1e-9));
    CHECK(importance.drivers[0].unique == Approx(0).margin(1e-9));
  }
}

TEST_CASE("what a control determines is not a driver's merit", "[importance]") {
  Survey survey = referenceSurvey("synthetic");
  std::vector<double> twice = referenceNumbers("synthetic", "x1");
  for (double& x : twice) x *= 2;
  survey.add({.name = "twice"}, Column::numbers(twice));
  const auto importance =
      importanceOf(survey, kAskedPeople + R"("drivers": [{"items": ["twice"]}, )" + kAskedScale +
                               R"(], "controls": [{"items": ["x1"]}]})");
  CHECK(importance.drivers[0].shapley == Approx(0).margin(1e-12));
  CHECK_FALSE(importance.drivers[0].reliable);
  CHECK(importance.base > 0.01);
}

TEST_CASE("a share that is more than noise is not called near zero", "[importance]") {
  // Wald's t is near 3: the driver matters, and its share is below two of its errors.
  const auto shareOf = [](int yesOfSecond) {
    Survey survey;
    std::vector<double> x, y;
    for (int i = 0; i < 400; ++i) {
      x.push_back(i < 200 ? 0 : 1);
      y.push_back(i < 200 ? i % 2 : (i - 200 < yesOfSecond ? 1 : 0));
    }
    survey.add({.name = "x", .label = {}, .levels = {}, .missingRanges = {}}, Column::numbers(x));
    survey.add({.name = "y", .label = {}, .levels = {}, .missingRanges = {}}, Column::numbers(y));
    return importanceOf(survey, R"({"outcome": {"variable": "y", "positive": [1]},
                                    "drivers": [{"items": ["x"], "as": "number"}]})")
        .drivers.front();
  };
  const auto clear = shareOf(130);
  CHECK(clear.shapley < 2 * clear.se);
  CHECK_FALSE(clear.reliable);
  CHECK(clear.why == "interval unreliable");
  CHECK(shareOf(102).why == "near zero, interval unreliable");
  CHECK(shareOf(180).reliable);
}

TEST_CASE("noise in many categories is not called reliable", "[importance]") {
  int reliable = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    Random random(seed);
    Survey survey;
    std::vector<double> y;
    std::vector<double> place;
    std::vector<double> x;
    for (int i = 0; i < 1500; ++i) {
      x.push_back(random.normal());
      y.push_back(random.bernoulli(1 / (1 + std::exp(-x.back()))) ? 1 : 0);
      place.push_back(static_cast<double>(random.below(20)));
    }
    survey.add({.name = "y"}, Column::numbers(y));
    survey.add({.name = "place"}, Column::numbers(place));
    survey.add({.name = "x"}, Column::numbers(x));
    const auto importance = importanceOf(survey, R"({"outcome": {"variable": "y", "positive": [1]},
        "drivers": [{"items": ["place"], "as": "category"}, {"items": ["x"]}]})");
    reliable += importance.drivers[0].reliable;
    CHECK(importance.drivers[1].reliable);
  }
  // About 5 % of surveys; six or more of thirty would be a one in a thousand accident.
  CHECK(reliable < 6);
}

TEST_CASE("more drivers than can be compared are refused", "[importance]") {
  std::string drivers;
  for (int i = 0; i < 41; ++i) {
    drivers +=
        std::string(i ? "," : "") + R"({"name": "d)" + std::to_string(i) + R"(", "items": ["x1"]})";
  }
  const auto spec = parseDriverModelSpec(kAskedPeople + R"("drivers": [)" + drivers + "]}");
  REQUIRE(spec);
  const auto importance = fitImportance(referenceSurvey("synthetic"), *spec);
  REQUIRE_FALSE(importance);
  CHECK(importance.error().message.find("at most 40") != std::string::npos);
}
