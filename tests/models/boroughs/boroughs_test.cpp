// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/boroughs.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

BoroughComparison compared(const Survey& survey, const std::string& json) {
  const auto spec = parseDriverModelSpec(json);
  if (!spec) FAIL(spec.error().message);
  const auto answer = compareBoroughs(survey, *spec);
  if (!answer) FAIL(answer.error().message);
  return *answer;
}

void checkArea(const AreaEstimate& area, const std::string& which, const std::string& name) {
  const Reference& expected = reference("areas");
  const std::string key = "[" + name + "]";
  INFO(which << key);
  CHECK(static_cast<double>(area.n) == expected.value(which, "n" + key));
  CHECK(area.estimate == expected.approx(which, "estimate" + key));
  CHECK(area.df == expected.value(which, "df" + key));
  if (!expected.has(which, "se" + key)) {  // a share of 0 or 1
    CHECK(area.lower == expected.approx(which, "lower_beta_kish" + key));
    CHECK(area.upper == expected.approx(which, "upper_beta_kish" + key));
    CHECK(area.se == 0);
    CHECK(area.nEffective == expected.approx(which, "n_kish" + key));
    return;
  }
  if (std::isnan(expected.value(which, "se" + key))) {
    CHECK(std::isnan(area.se));
    CHECK(std::isnan(area.lower));
    CHECK_FALSE(area.why.empty());
    return;
  }
  CHECK(area.se == expected.approx(which, "se" + key));
  CHECK(area.nEffective == expected.approx(which, "n_effective" + key));
  CHECK(area.lower == expected.approx(which, "lower" + key));
  CHECK(area.upper == expected.approx(which, "upper" + key));
}

void checkAll(const BoroughComparison& answer, const std::string& which) {
  const Reference& expected = reference("areas");
  bool family = true;
  checkArea(answer.overall, which, "overall");
  REQUIRE(answer.areas.size() == expected.keys(which, "difference").size());
  for (const auto& area : answer.areas) {
    checkArea(area, which, area.area);
    const std::string key = "[" + area.area + "]";
    INFO(which << key);
    CHECK(area.difference == expected.approx(which, "difference" + key).margin(1e-13));
    const bool ordinary = !std::isnan(expected.value(which, "difference_se" + key)) &&
                          area.estimate > 0 && area.estimate < 1;
    family = family && ordinary;
    if (!ordinary) continue;
    CHECK(area.differenceSe == expected.approx(which, "difference_se" + key));
    CHECK(area.p == expected.approx(which, "difference_p_area_df" + key));
  }
  // R's family has neither the exact tests of shares of 0 or 1 nor gaps.
  for (const auto& area : answer.areas) {
    if (!family) break;
    CHECK(area.pHolm == expected.approx(which, "difference_p_holm_area_df[" + area.area + "]"));
    CHECK(area.differs == (area.pHolm < 0.05));
  }
}

const std::string kDesign =
    R"("drivers": [], "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]})";

}  // namespace

TEST_CASE("areas agree with R's svyby and svyciprop", "[boroughs]") {
  const Survey survey = referenceSurvey("synthetic");
  const std::string y = R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "area": "area", )";
  checkAll(compared(survey, y + kDesign + "}"), "y_by_area");
  checkAll(compared(survey, y + R"("drivers": [], "design": {"weight": "w"}})"), "weights_only");
  checkAll(compared(survey, y + kDesign + R"(, "domain": {"sex": ["Female"]}})"), "women_by_area");
  checkAll(
      compared(survey, R"({"outcome": {"variable": "rare", "positive": [1]}, "area": "area", )" +
                           kDesign + "}"),
      "rare_by_area");
  checkAll(
      compared(survey, R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "area": "place", )" +
                           kDesign + "}"),
      "y_by_place");
}

TEST_CASE("areas of schools agree with R, with a finite population", "[boroughs]") {
  checkAll(compared(referenceSurvey("apistrat"),
                    R"({"outcome": {"variable": "sch.wide", "positive": ["Yes"]}, "area": "stype",
                        "drivers": [], "design": {"weight": "pw", "strata": ["stype"], "fpc": "fpc"}})"),
           "apistrat_fpc");
}

TEST_CASE("an area of one answer is tested by the binomial, not by a variance of zero",
          "[boroughs]") {
  Survey survey;
  std::vector<double> y;
  std::vector<double> area;
  for (int i = 0; i < 1000; ++i) {
    y.push_back(i % 10 < 9 ? 1 : 0);
    area.push_back(1);
  }
  for (int i = 0; i < 12; ++i) {
    y.push_back(1);
    area.push_back(2);
  }
  survey.add({.name = "y"}, Column::numbers(y));
  survey.add({.name = "area"}, Column::numbers(area));
  const auto answer = compared(
      survey, R"({"outcome": {"variable": "y", "positive": [1]}, "area": "area", "drivers": []})");
  const AreaEstimate& small = answer.areas[1];
  CHECK(small.estimate == 1);
  CHECK(std::isnan(small.differenceSe));
  // By hand: twice share^12; with every row a unit the area's df are n - 1, so the size stays 12.
  CHECK(small.p == Approx(2 * std::pow(answer.overall.estimate, 12)).epsilon(1e-9));
  CHECK_FALSE(small.differs);
}

TEST_CASE("an area that nobody answers in is named, not lost", "[boroughs]") {
  Survey survey;
  survey.add({.name = "y"}, Column::numbers({1, 0, 1, emptyNumber()}));
  survey.add({.name = "area"}, Column::numbers({1, 1, 1, 2}));
  const auto answer = compared(
      survey, R"({"outcome": {"variable": "y", "positive": [1]}, "area": "area", "drivers": []})");
  CHECK(answer.areas.size() == 1);
  REQUIRE(answer.warnings.size() == 1);
  CHECK(answer.warnings[0].code == "no_base");
}

TEST_CASE("a comparison without areas says so", "[boroughs]") {
  const auto spec =
      parseDriverModelSpec(R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "drivers": []})");
  REQUIRE(spec);
  const auto answer = compareBoroughs(referenceSurvey("synthetic"), *spec);
  REQUIRE_FALSE(answer);
  CHECK(answer.error().message.find("area") != std::string::npos);
}
