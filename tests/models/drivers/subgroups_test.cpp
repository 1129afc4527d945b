// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/subgroups.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "core/base/random.h"
#include "core/numeric/parallel.h"
#include "models/drivers/subgroups_json.h"
#include "tests/models/drivers/importance_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

DriverModelSpec specRead(const std::string& json) {
  const auto spec = parseDriverModelSpec(json);
  if (!spec) FAIL(spec.error().message);
  return *spec;
}

Subgroups subgroupsOf(const Survey& survey, const std::string& json, const std::string& by) {
  const auto answer = subgroupEffects(survey, specRead(json), by);
  if (!answer) FAIL(answer.error().message);
  return *answer;
}

void checkTest(const EqualityTest& test, const std::string& which, const std::string& name) {
  const Reference& expected = reference("subgroups");
  const std::string key = "[" + name + "]";
  INFO(key);
  CHECK(test.statistic == expected.approx(which, "statistic" + key));
  CHECK(test.df1 == expected.approx(which, "df1" + key));
  CHECK(test.df2 == expected.approx(which, "df2" + key));
  CHECK(test.p == expected.approx(which, "p" + key));
}

void checkEffect(const GroupEffect& effect, const std::string& which, const std::string& key) {
  const Reference& expected = reference("subgroups");
  INFO(key);
  CHECK(effect.estimate == expected.approx(which, "estimate" + key));
  CHECK(effect.se == expected.approx(which, "se" + key));
  CHECK(effect.lower == expected.approx(which, "lower" + key));
  CHECK(effect.upper == expected.approx(which, "upper" + key));
  CHECK(effect.p == expected.approx(which, "effect_p" + key));
  CHECK(effect.difference == expected.approx(which, "difference" + key));
  CHECK(effect.differenceSe == expected.approx(which, "difference_se" + key));
  CHECK(effect.differenceP == expected.approx(which, "difference_p" + key));
  CHECK(effect.differencePHolm == expected.approx(which, "difference_p_holm" + key));
}

void checkSubgroups(const Subgroups& answer, const std::string& which) {
  const Reference& expected = reference("subgroups");
  INFO(which);
  CHECK(static_cast<double>(answer.n) == expected.value(which, "n"));
  CHECK(answer.nEffective == expected.approx(which, "n_effective"));
  CHECK(answer.designDf == expected.value(which, "degf"));
  CHECK(answer.groupsLeftOut.empty());
  REQUIRE(answer.groups.size() == expected.keys(which, "group_n").size());
  for (const auto& group : answer.groups) {
    const std::string key = "[" + group.name + "]";
    INFO(key);
    CHECK(static_cast<double>(group.n) == expected.value(which, "group_n" + key));
    CHECK(group.df == expected.value(which, "group_df" + key));
    CHECK(group.share == expected.approx(which, "group_share" + key));
    CHECK(group.outcome == expected.approx(which, "group_outcome" + key));
  }
  checkTest(answer.test, which, "all");
  std::size_t effects = 0;
  for (const auto& driver : answer.drivers) {
    checkTest(driver.test, which, driver.driver);
    CHECK(driver.test.pHolm == expected.approx(which, "p_holm[" + driver.driver + "]"));
    REQUIRE(driver.effects.size() == answer.groups.size());
    // R calls a scale and a set's item by their columns.
    const std::string variable = driver.variable == "Scale" ? "scale" : driver.variable;
    const std::string name = driver.level.empty() ? variable : variable + "=" + driver.level;
    for (std::size_t g = 0; g < answer.groups.size(); ++g, ++effects) {
      checkEffect(driver.effects[g], which, "[" + name + "][" + answer.groups[g].name + "]");
    }
  }
  CHECK(effects == expected.keys(which, "estimate").size());
}

const std::string kFirst = R"({"name": "X1", "items": ["x1"]})";
const std::string kSecond = R"({"name": "X2", "items": ["x2"]})";
const std::string kAreaControl = R"({"items": ["area"], "as": "category"})";

std::string askedPeople(const std::string& drivers, const std::string& controls = "",
                        const std::string& rest = "") {
  return kAskedPeople + R"("drivers": [)" + drivers + R"(], "controls": [)" + controls + "]" +
         rest + "}";
}

// Twelve areas of ten wards of `rows` people, whose one driver works alike or, in the first area,
// not at all.
Survey areas(std::uint64_t seed, bool alike, std::size_t rows) {
  Random random(seed);
  std::vector<double> y;
  std::vector<double> x;
  std::vector<double> z;
  std::vector<double> area;
  std::vector<double> ward;
  for (int a = 0; a < 12; ++a) {
    for (int u = 0; u < 10; ++u) {
      const double common = 0.4 * random.normal();
      for (std::size_t i = 0; i < rows; ++i) {
        x.push_back(random.normal() + common);
        z.push_back(random.normal() - common);
        const double slope = !alike && a == 0 ? 0.0 : 1.0;
        const double eta = 0.1 * a + slope * x.back() + 0.5 * z.back() + 0.5 * common;
        y.push_back(random.bernoulli(1 / (1 + std::exp(-eta))) ? 1 : 0);
        area.push_back(a);
        ward.push_back(10 * a + u);
      }
    }
  }
  Survey survey;
  survey.add({.name = "y"}, Column::numbers(y));
  survey.add({.name = "x"}, Column::numbers(x));
  survey.add({.name = "z"}, Column::numbers(z));
  survey.add({.name = "area"}, Column::numbers(area));
  survey.add({.name = "ward"}, Column::numbers(ward));
  return survey;
}

constexpr const char* kTwelveAreas = R"({"outcome": {"variable": "y", "positive": [1]},
  "drivers": [{"items": ["x"], "as": "number"}, {"items": ["z"], "as": "number"}],
  "design": {"strata": ["area"], "clusters": ["ward"]}})";

}  // namespace

TEST_CASE("effects by group and their one test agree with R", "[subgroups]") {
  const Survey survey = referenceSurvey("synthetic");
  const std::string scale = kFirst + ", " + kSecond + ", " + kAskedScale;
  checkSubgroups(subgroupsOf(survey, askedPeople(scale, kAreaControl), "sex"), "sex");
  checkSubgroups(subgroupsOf(survey, askedPeople(kFirst + ", " + kSecond, R"("sex")"), "area"),
                 "area");
  checkSubgroups(subgroupsOf(survey, askedPeople(kAskedAgree + ", " + kFirst), "sex"), "category");
  checkSubgroups(
      subgroupsOf(
          survey,
          askedPeople(R"({"name": "Both", "items": ["x1", "x2"]}, )" + kAskedScale, kAreaControl),
          "sex"),
      "set");
  checkSubgroups(
      subgroupsOf(survey, askedPeople(kFirst, kAreaControl, R"(, "domain": {"area": [2, 5, 7]})"),
                  "sex"),
      "domain");
  const std::string two =
      R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "drivers": [)" + kFirst + ", ";
  checkSubgroups(subgroupsOf(survey,
                             two + kSecond + R"(], "controls": [)" + kAreaControl +
                                 R"(], "design": {"weight": "w"}})",
                             "sex"),
                 "weights_only");
  checkSubgroups(
      subgroupsOf(survey, two + kAskedScale + R"(], "design": {"weight": "w", "strata": ["stratum"],
        "clusters": ["psu"], "fpc": "fpc"}})",
                  "sex"),
      "fpc");
  checkSubgroups(subgroupsOf(referenceSurvey("apistrat"),
                             R"({"outcome": {"variable": "awards", "positive": ["Yes"]},
      "drivers": [{"items": ["meals"]}], "design": {"weight": "pw", "strata": ["stype"]}})",
                             "stype"),
                 "schools");
}

TEST_CASE("a control on the variable of the groups gives way to them", "[subgroups]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto with = subgroupsOf(survey, askedPeople(kFirst, R"("sex", )" + kAreaControl), "sex");
  const auto without = subgroupsOf(survey, askedPeople(kFirst, kAreaControl), "sex");
  CHECK(with.test.p == without.test.p);
  CHECK(with.drivers[0].effects[1].se == without.drivers[0].effects[1].se);
}

TEST_CASE("groups too small are named and left out", "[subgroups]") {
  Survey survey = areas(3, true, 12);
  std::vector<double> group(survey.rows);
  for (std::size_t i = 0; i < group.size(); ++i) {
    group[i] = i % 120 < 3 ? 3.0 : static_cast<double>(i % 2);
  }
  survey.add({.name = "group"}, Column::numbers(group));
  const auto answer = subgroupsOf(survey, kTwelveAreas, "group");
  REQUIRE(answer.groups.size() == 2);
  REQUIRE(answer.groupsLeftOut.size() == 1);
  CHECK(answer.groupsLeftOut[0].name == "3");
  CHECK(answer.groupsLeftOut[0].n == 36);
  CHECK(answer.groupsLeftOut[0].why.find("fewer than 10 a term") != std::string::npos);
  CHECK(answer.n + 36 == survey.rows);
}

TEST_CASE("the one test finds a group that is different, and only then is it said", "[subgroups]") {
  const auto differing = subgroupsOf(areas(1, false, 40), kTwelveAreas, "area");
  CHECK(differing.test.p < 1e-6);
  CHECK(differing.differ());
  CHECK(differing.drivers[0].effects[0].differs);
  CHECK(differing.drivers[0].test.pHolm < 1e-6);
  CHECK(differing.drivers[1].test.pHolm > 0.05);
  for (const auto& effect : differing.drivers[1].effects) CHECK_FALSE(effect.differs);
  int rejected = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const auto alike = subgroupsOf(areas(seed, true, 20), kTwelveAreas, "area");
    rejected += alike.differ();
    for (const auto& driver : alike.drivers) {
      for (const auto& effect : driver.effects) CHECK((!effect.differs || alike.differ()));
    }
  }
  // 5 % of 40 are 2; seven or more would be a one in two hundred accident.
  CHECK(rejected < 7);
}

TEST_CASE("effects by group depend on neither threads nor the scale of weights", "[subgroups]") {
  Survey survey = referenceSurvey("synthetic");
  auto weights = referenceNumbers("synthetic", "w");
  for (double& w : weights) w *= 1000;
  survey.add({.name = "w1000"}, Column::numbers(weights));
  std::string json = askedPeople(kFirst + ", " + kAskedScale, kAreaControl);
  setThreads(1);
  const auto one = subgroupsOf(survey, json, "sex");
  setThreads(3);
  const auto three = subgroupsOf(survey, json, "sex");
  setThreads(0);
  CHECK(subgroupsJson(one, "") == subgroupsJson(three, ""));
  json.replace(json.find(R"("weight": "w")"), 13, R"("weight": "w1000")");
  const auto scaled = subgroupsOf(survey, json, "sex");
  CHECK(scaled.test.p == Approx(one.test.p).epsilon(1e-9));
  CHECK(scaled.drivers[0].effects[0].se == Approx(one.drivers[0].effects[0].se).epsilon(1e-9));
}

TEST_CASE("what cannot be a group is refused in one line", "[subgroups]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto why = [&](const std::string& by) {
    const auto answer =
        subgroupEffects(survey, specRead(askedPeople(kFirst + ", " + kAskedScale)), by);
    REQUIRE_FALSE(answer);
    return answer.error().message;
  };
  CHECK(why("y").find("outcome") != std::string::npos);
  CHECK(why("item2").find("part of the driver") != std::string::npos);
  CHECK(why("nothing").find("nothing") != std::string::npos);
  CHECK(why("id").find("too many groups") != std::string::npos);
}
