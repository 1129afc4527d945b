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
  checkArea(answer.overall, which, "overall");
  REQUIRE(answer.areas.size() == expected.keys(which, "difference").size());
  for (const auto& area : answer.areas) {
    checkArea(area, which, area.area);
    const std::string key = "[" + area.area + "]";
    INFO(which << key);
    CHECK(area.difference == expected.approx(which, "difference" + key).margin(1e-13));
    if (std::isnan(expected.value(which, "difference_se" + key))) continue;
    CHECK(area.differenceSe == expected.approx(which, "difference_se" + key));
    CHECK(area.p == expected.approx(which, "difference_p" + key));
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

TEST_CASE("a comparison without areas says so", "[boroughs]") {
  const auto spec =
      parseDriverModelSpec(R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "drivers": []})");
  REQUIRE(spec);
  const auto answer = compareBoroughs(referenceSurvey("synthetic"), *spec);
  REQUIRE_FALSE(answer);
  CHECK(answer.error().message.find("area") != std::string::npos);
}
