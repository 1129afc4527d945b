// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/driver_model.h"

#include <catch2/catch.hpp>

#include "tests/models/drivers/fit_checks.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

TEST_CASE("stratified schools agree with R's svyglm", "[model]") {
  const Survey survey = referenceSurvey("apistrat");
  checkFit(fitted(survey, schools(kFourSchoolDrivers, kStrata)), "logit_apistrat", "no_fpc");
  checkFit(fitted(survey, schools(kFourSchoolDrivers,
                                  R"({"weight": "pw", "strata": ["stype"], "fpc": "fpc"})")),
           "logit_apistrat", "fpc");
}

TEST_CASE("clusters with a finite population agree with R's svyglm", "[model]") {
  const Survey survey = referenceSurvey("apiclus1");
  const std::string drivers =
      R"({"items": ["ell"], "as": "number"}, {"items": ["meals"], "as": "number"})";
  checkFit(
      fitted(survey, schools(drivers, R"({"weight": "pw", "clusters": ["dnum"], "fpc": "fpc"})")),
      "logit_apiclus1", "fpc");
  checkFit(fitted(survey, schools(drivers, R"({"weight": "pw", "clusters": ["dnum"]})")),
           "logit_apiclus1", "no_fpc");
}

TEST_CASE("strata, re-used cluster numbers, zero weights and missing answers agree with R",
          "[model]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto full = fitted(survey, people(kFourDrivers, kClusters));
  checkFit(full, "logit_synthetic", "full");
  CHECK(full.leftOut.zeroWeight + full.leftOut.missing + full.n == survey.rows);
  CHECK(full.leftOut.domain == 0);
  checkFit(fitted(survey, people(kFourDrivers, R"({"weight": "w", "strata": ["stratum"],
                  "clusters": ["psu"], "fpc": "fpc"})")),
           "logit_synthetic", "fpc");
  checkFit(fitted(survey, people(kFourDrivers, R"({"weight": "w_zero_psu", "strata": ["stratum"],
                  "clusters": ["psu"]})")),
           "logit_synthetic", "zero_psu");
  checkFit(fitted(survey, people(kFourDrivers, R"({"strata": ["stratum"], "clusters": ["psu"]})")),
           "logit_synthetic", "no_weights");
}

TEST_CASE("a domain keeps the other rows in the variance", "[model]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto model =
      fitted(survey, people(kFourDrivers, kClusters, R"(, "domain": {"area": [2, 5, 7]})"));
  checkFit(model, "logit_synthetic", "domain_areas_2_5_7");
  CHECK(model.leftOut.domain > 0);
}

TEST_CASE("scales and controls agree with R", "[model]") {
  const Survey survey = referenceSurvey("synthetic");
  const std::string scale =
      R"({"name": "Scale", "items": ["item1", "item2", "item3"], "as": "scale"})";
  checkFit(fitted(survey, people(scale, kClusters)), "logit_synthetic", "scale_only");
  checkFit(
      fitted(
          survey,
          people(scale + R"(, {"items": ["x1"]})", kClusters,
                 R"(, "controls": [{"items": ["sex"]}, {"items": ["area"], "as": "category"}])")),
      "logit_synthetic", "scale");
}

TEST_CASE("another reference level agrees with R", "[model]") {
  const std::string drivers =
      std::string(R"({"items": ["x1"]}, {"items": ["x2"]}, {"name": "agree", "items": [)") +
      kAgree + R"(], "as": "category", "reference": "Neither"}, {"items": ["sex"]})";
  checkFit(fitted(referenceSurvey("synthetic"), people(drivers, kClusters)), "logit_synthetic",
           "reference_neither");
}

TEST_CASE("lonely sampling units agree with R in every treatment", "[model]") {
  const Survey survey = referenceSurvey("synthetic_lonely");
  const std::string drivers = R"({"items": ["x1"]}, {"items": ["x2"]}, {"items": ["sex"]})";
  for (const std::string how : {"adjust", "remove", "certainty", "average"}) {
    const auto model = fitted(survey, people(drivers, R"({"weight": "w", "strata": ["stratum"],
                              "clusters": ["psu"], "single_psu": ")" +
                                                          how + "\"}"));
    checkFit(model, "lonely_psu", "logit_" + how);
    CHECK(model.warnings.front().code == "lonely_psu");
  }
  const auto refused =
      fitDriverModel(survey, people(drivers, R"({"weight": "w", "strata": ["stratum"],
                                      "clusters": ["psu"], "single_psu": "fail"})"));
  CHECK_FALSE(refused);
}

TEST_CASE("aliased columns are dropped and named", "[model]") {
  const Survey survey = referenceSurvey("apistrat");
  const auto copy = fitted(survey, schools(R"({"items": ["ell"]}, {"items": ["meals"]},
                           {"items": ["ell_copy"]})",
                                           kStrata));
  checkFit(copy, "logit_apistrat", "aliased_copy_gone");
  REQUIRE(copy.warnings.size() >= 1);
  CHECK(copy.warnings.front().code == "aliased");
  CHECK(copy.warnings.front().terms == std::vector<std::string>{"ell_copy"});
}

TEST_CASE("the scale of the weights does not matter", "[model]") {
  Survey survey = referenceSurvey("apistrat");
  auto weights = referenceNumbers("apistrat", "pw");
  for (double& w : weights) w /= 1000;
  survey.add({.name = "small"}, Column::numbers(weights));
  const auto model =
      fitted(survey, schools(kFourSchoolDrivers, R"({"weight": "small", "strata": ["stype"]})"));
  checkFit(model, "logit_apistrat", "no_fpc");
}
