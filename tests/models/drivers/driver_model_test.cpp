// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/driver_model.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

std::string effectKey(const Effect& effect) {
  const std::string term =
      effect.level.empty() ? effect.variable : effect.variable + "=" + effect.level;
  return "[" + term + "][" + effect.contrast + "]";
}

void checkCoefficients(const DriverModel& model, const Reference& expected,
                       const std::string& which) {
  REQUIRE(model.coefficients.size() == expected.keys(which, "coef").size());
  for (std::size_t i = 0; i < model.coefficients.size(); ++i) {
    const Coefficient& c = model.coefficients[i];
    INFO(c.term);
    CHECK(c.estimate == expected.approx(which, "coef[" + c.term + "]"));
    CHECK(c.se == expected.approx(which, "se[" + c.term + "]"));
    CHECK(c.t == expected.approx(which, "t[" + c.term + "]"));
    CHECK(c.p == expected.approx(which, "p[" + c.term + "]"));
    CHECK(c.lower == expected.approx(which, "lower[" + c.term + "]"));
    CHECK(c.upper == expected.approx(which, "upper[" + c.term + "]"));
    for (std::size_t j = 0; j <= i; ++j) {
      const std::string pair = "[" + c.term + "][" + model.coefficients[j].term + "]";
      const std::string turned = "[" + model.coefficients[j].term + "][" + c.term + "]";
      const std::string key = expected.has(which, "cov" + pair) ? pair : turned;
      // Covariances near zero carry the rounding of their neighbours: absolute against the errors.
      const double scale = c.se * model.coefficients[j].se;
      CHECK(std::abs(model.covariance(i, j) - expected.value(which, "cov" + key)) < 1e-7 * scale);
    }
  }
}

void checkEffects(const DriverModel& model, const Reference& expected, const std::string& which) {
  REQUIRE(model.effects.size() == expected.keys(which, "ame").size());
  for (const auto& effect : model.effects) {
    const std::string key = effectKey(effect);
    INFO(key);
    CHECK(effect.estimate == expected.approx(which, "ame" + key));
    CHECK(effect.se == expected.approx(which, "ame_se" + key));
    CHECK(effect.lower == expected.approx(which, "ame_lower" + key));
    CHECK(effect.upper == expected.approx(which, "ame_upper" + key));
    CHECK(effect.p == expected.approx(which, "ame_p" + key));
    if (effect.contrast == "per sd") {
      CHECK(effect.sd == expected.approx(which, "sd[" + effect.variable + "]"));
    }
  }
}

// Every quantity of a fit that the reference holds.
void checkFit(const DriverModel& model, const std::string& file, const std::string& which) {
  const Reference& expected = reference(file);
  INFO(file << " " << which);
  CHECK(model.status == FitStatus::Converged);
  CHECK(static_cast<double>(model.n) == expected.value(which, "n"));
  CHECK(model.nEffective == expected.approx(which, "n_effective"));
  CHECK(model.outcomeShare == expected.approx(which, "outcome_share"));
  CHECK(model.designDf == expected.value(which, "degf"));
  CHECK(model.df == expected.value(which, "df"));
  CHECK(model.deviance == expected.approx(which, "deviance"));
  CHECK(model.nullDeviance == expected.approx(which, "null_deviance"));
  CHECK(model.mcfadden == expected.approx(which, "mcfadden"));
  CHECK(model.coxSnell == expected.approx(which, "cox_snell"));
  CHECK(model.nagelkerke == expected.approx(which, "nagelkerke"));
  checkCoefficients(model, expected, which);
  checkEffects(model, expected, which);
  for (const auto& test : model.tests) {
    INFO(test.driver);
    if (!expected.has(which, "wald[" + test.driver + "]")) continue;
    CHECK(test.statistic == expected.approx(which, "wald[" + test.driver + "]"));
    CHECK(test.df1 == expected.value(which, "wald_df1[" + test.driver + "]"));
    CHECK(test.df2 == expected.value(which, "wald_df2[" + test.driver + "]"));
    CHECK(test.p == expected.approx(which, "wald_p[" + test.driver + "]"));
  }
}

}  // namespace

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
