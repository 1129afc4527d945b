// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "models/drivers/driver_model.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

constexpr const char* kDistricts =
    R"({"items": ["ell"], "as": "number"}, {"items": ["meals"], "as": "number"})";

const Reference& fewClusters() {
  return reference("few_clusters");
}

bool warnsOfFew(const DriverModel& model) {
  return std::any_of(model.warnings.begin(), model.warnings.end(),
                     [](const Warning& w) { return w.code == "few_clusters"; });
}

void checkCorrected(const DriverModel& model, const std::string& which) {
  INFO(which);
  CHECK(model.corrected);
  CHECK(warnsOfFew(model));
  REQUIRE(model.coefficients.size() == fewClusters().keys(which, "se").size());
  for (const auto& c : model.coefficients) {
    INFO(c.term);
    REQUIRE(c.smallSample);
    const std::string key = "[" + c.term + "]";
    CHECK(c.smallSample->se == fewClusters().approx(which, "se" + key));
    CHECK(c.smallSample->df == fewClusters().approx(which, "df" + key));
    CHECK(c.smallSample->p == fewClusters().approx(which, "p" + key));
    CHECK(c.smallSample->lower == fewClusters().approx(which, "lower" + key));
    CHECK(c.smallSample->upper == fewClusters().approx(which, "upper" + key));
  }
  int compared = 0;
  for (const auto& effect : model.effects) {
    const std::string term =
        effect.level.empty() ? effect.variable : effect.variable + "=" + effect.level;
    const std::string key = "[" + term + "][" + effect.contrast + "]";
    if (!fewClusters().has(which, "ame_se" + key)) continue;
    INFO(key);
    ++compared;
    REQUIRE(effect.smallSample);
    CHECK(effect.smallSample->se == fewClusters().approx(which, "ame_se" + key));
    CHECK(effect.smallSample->df == fewClusters().approx(which, "ame_df" + key));
    CHECK(shownOf(effect).lower == effect.smallSample->lower);
  }
  CHECK(compared == static_cast<int>(fewClusters().keys(which, "ame_se").size()));
}

DriverModelSpec schoolsSpec(const std::string& more) {
  return schools(kDistricts, R"({"weight": "pw", "clusters": ["dnum"])" + more + "}");
}

}  // namespace

TEST_CASE("few clusters get clubSandwich's errors and degrees of freedom", "[small_sample]") {
  checkCorrected(fitted(referenceSurvey("apiclus1"), schoolsSpec("")), "apiclus1");
  checkCorrected(
      fitted(referenceSurvey("replicates"),
             people(R"({"items": ["x"], "as": "number"}, {"items": ["sex"]}, {"items": ["area"]})",
                    kClusters)),
      "seventeen");
  checkCorrected(
      fitted(syntheticSurvey(),
             people(R"({"items": ["x1"], "as": "number"}, {"items": ["x2"], "as": "number"},
                       {"items": ["sex"]})",
                    kClusters, R"(, "domain": {"area": [2, 5, 7], "stratum": [1, 2, 3]})")),
      "domain");
  checkCorrected(
      fitted(syntheticSurvey(), people(R"({"items": ["x1"], "as": "number"}, {"items": ["place"]})",
                                       kClusters, R"(, "domain": {"stratum": [3, 4, 5]})")),
      "alone");
}

TEST_CASE("few clusters of a linear model are clubSandwich's too", "[small_sample]") {
  checkCorrected(
      fitted(referenceSurvey("replicates"),
             people(R"({"items": ["x"], "as": "number"})", kClusters, R"(, "family": "linear")")),
      "linear_seventeen");
}

TEST_CASE("the main fields stay linearised unless the question says otherwise", "[small_sample]") {
  const Survey survey = referenceSurvey("apiclus1");
  const DriverModel none = fitted(survey, schoolsSpec(R"(, "cluster_correction": "none")"));
  CHECK_FALSE(none.corrected);
  CHECK_FALSE(none.coefficients[1].smallSample);
  CHECK_FALSE(warnsOfFew(none));
  const DriverModel usual = fitted(survey, schoolsSpec(""));
  const DriverModel always =
      fitted(survey, schoolsSpec(R"(, "cluster_correction": "bell_mccaffrey")"));
  for (std::size_t i = 0; i < none.coefficients.size(); ++i) {
    const Coefficient& plain = none.coefficients[i];
    const Coefficient& both = usual.coefficients[i];
    const Coefficient& corrected = always.coefficients[i];
    CHECK(both.se == plain.se);
    CHECK(both.lower == plain.lower);
    CHECK(both.p == plain.p);
    CHECK(corrected.se == both.smallSample->se);
    CHECK(corrected.t == both.smallSample->t);
    CHECK(corrected.upper == both.smallSample->upper);
    CHECK(both.smallSample->se > plain.se);
    CHECK(both.smallSample->df < none.designDf);
  }
  CHECK(always.effects[0].lower == usual.effects[0].smallSample->lower);
  CHECK(usual.effects[0].lower == none.effects[0].lower);
}

TEST_CASE("enough clusters, none, or replicates are left alone", "[small_sample]") {
  const std::string drivers = R"({"items": ["x1"], "as": "number"}, {"items": ["x2"],
      "as": "number"}, {"items": ["sex"]})";
  CHECK_FALSE(fitted(syntheticSurvey(), people(drivers, kClusters)).corrected);
  // Rows are no clusters, however few.
  const Survey survey = referenceSurvey("apiclus1");
  CHECK_FALSE(fitted(survey, schools(kDistricts, R"({"weight": "pw",
      "cluster_correction": "bell_mccaffrey"})"))
                  .corrected);
  CHECK_FALSE(fitted(survey, schoolsSpec(R"(, "replicates": {"method": "jk1"})")).corrected);
  checkCorrected(fitted(syntheticSurvey(), people(drivers, R"({"weight": "w", "strata": ["stratum"],
             "clusters": ["psu"], "cluster_correction": "bell_mccaffrey"})")),
                 "sixty");
}
