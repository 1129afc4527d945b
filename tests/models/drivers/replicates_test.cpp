// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "core/numeric/parallel.h"
#include "models/boroughs/boroughs.h"
#include "models/drivers/driver_model.h"
#include "tests/models/drivers/fit_checks.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

constexpr const char* kTwoSchoolDrivers =
    R"({"items": ["ell"], "as": "number"}, {"items": ["meals"], "as": "number"})";
constexpr const char* kThreeTerms =
    R"({"items": ["x1"], "as": "number"}, {"items": ["x2"], "as": "number"}, {"items": ["sex"]})";
constexpr const char* kTwo = R"({"items": ["x"], "as": "number"}, {"items": ["sex"]})";

const Reference& values() {
  return reference("replicates");
}

// `"PREFIX1", "PREFIX2" ...`
std::string columns(const std::string& prefix, int count) {
  std::string list;
  for (int r = 1; r <= count; ++r) {
    list += (r > 1 ? ", \"" : "\"") + prefix + std::to_string(r) + "\"";
  }
  return list;
}

std::string givenDesign(const std::string& method, const std::string& prefix, int count,
                        const std::string& more = "") {
  return R"({"weight": "w", "replicates": {"method": ")" + method + R"(", "weights": [)" +
         columns(prefix, count) + "]" + more + "}}";
}

std::string madeDesign(const std::string& method, const std::string& more = "") {
  return R"({"weight": "w", "strata": ["stratum"], "clusters": ["psu"], "replicates":
             {"method": ")" +
         method + "\"}" + more + "}";
}

void checkShares(const Survey& survey, const DriverModelSpec& spec, const std::string& which) {
  INFO(which);
  const auto boroughs = compareBoroughs(survey, spec);
  REQUIRE(boroughs);
  const auto check = [&](const AreaEstimate& area, const std::string& name) {
    INFO(name);
    CHECK(area.estimate == values().approx(which, "estimate[" + name + "]"));
    CHECK(area.df == values().value(which, "df[" + name + "]"));
    CHECK(area.se == values().approx(which, "se[" + name + "]"));
  };
  check(boroughs->overall, "overall");
  CHECK(boroughs->overall.lower == values().approx(which, "lower[overall]"));
  CHECK(boroughs->overall.upper == values().approx(which, "upper[overall]"));
  REQUIRE(boroughs->areas.size() == values().keys(which, "difference_se").size());
  for (const auto& area : boroughs->areas) {
    check(area, area.area);
    CHECK(area.differenceSe == values().approx(which, "difference_se[" + area.area + "]"));
  }
}

const Survey& replicatesSurvey() {
  static const Survey survey = referenceSurvey("replicates");
  return survey;
}

std::string failureOf(const Survey& survey, const DriverModelSpec& spec) {
  const auto model = fitDriverModel(survey, spec);
  return model ? std::string() : model.error().message;
}

}  // namespace

TEST_CASE("the jackknife of a made design is R's", "[replicates]") {
  const Survey schoolSurvey = referenceSurvey("apiclus1");
  for (const bool fpc : {true, false}) {
    const std::string which = fpc ? "jk1_apiclus1_fpc" : "jk1_apiclus1";
    auto spec =
        schools(kTwoSchoolDrivers, std::string(R"({"weight": "pw", "clusters": ["dnum"], )") +
                                       (fpc ? R"("fpc": "fpc", )" : "") +
                                       R"("replicates": {"method": "jk1"}})");
    spec.area = "stype";
    const DriverModel model = fitted(schoolSurvey, spec);
    CHECK(model.replicates == 15);
    checkFit(model, "replicates", which);
    checkShares(schoolSurvey, spec, which);
  }
  auto spec = people(kThreeTerms, madeDesign("jkn"), R"(, "area": "area")");
  checkFit(fitted(syntheticSurvey(), spec), "replicates", "jkn_synthetic");
  checkShares(syntheticSurvey(), spec, "jkn_synthetic");
  spec.domain = {{"sex", {AnswerRef{std::string("Female")}}}};
  checkShares(syntheticSurvey(), spec, "jkn_women");
  checkFit(fitted(syntheticSurvey(), people(kThreeTerms, madeDesign("jkn", R"(, "fpc": "fpc")"))),
           "replicates", "jkn_fpc");
}

TEST_CASE("the jackknife of a linear model is R's", "[replicates]") {
  const DriverModel model =
      fitted(syntheticSurvey(), people(kThreeTerms, madeDesign("jkn"), R"(, "family": "linear")"));
  CHECK(model.df == values().value("jkn_linear", "df"));
  for (const auto& c : model.coefficients) {
    CHECK(c.estimate == values().approx("jkn_linear", "coef[" + c.term + "]"));
    CHECK(c.se == values().approx("jkn_linear", "se[" + c.term + "]"));
  }
}

TEST_CASE("the jackknife of a stratum with one PSU is R's", "[replicates]") {
  const Survey survey = referenceSurvey("synthetic_lonely");
  for (const std::string how : {"adjust", "remove", "average"}) {
    const auto spec = people(kThreeTerms, madeDesign("jkn", R"(, "single_psu": ")" + how + "\""));
    checkFit(fitted(survey, spec), "replicates", "jkn_lonely_" + how);
  }
  CHECK(failureOf(survey, people(kThreeTerms, madeDesign("jkn", R"(, "single_psu": "fail")"))) ==
        "A stratum has only one sampling unit, and the design says to fail then.");
}

TEST_CASE("replicate weights in columns give what R gives", "[replicates]") {
  const struct {
    const char* which;
    std::string design;
    int count;
  } cases[] = {
      {"brr_given", givenDesign("brr", "brr", 12), 12},
      {"fay_given", givenDesign("fay", "fay", 12, R"(, "rho": 0.3)"), 12},
      {"bootstrap_given", givenDesign("bootstrap", "boot", 20), 20},
      {"jkn_given",
       givenDesign("jkn", "jk", 17,
                   R"(, "rscales": [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5,
                      0.5, 0.5, 0.66666666666666663, 0.66666666666666663, 0.66666666666666663])"),
       17},
      {"jk1_given", givenDesign("jk1", "jk", 17, R"(, "scale": 0.9)"), 17}};
  for (const auto& one : cases) {
    INFO(one.which);
    const auto spec = people(kTwo, one.design, R"(, "area": "area")");
    const DriverModel model = fitted(replicatesSurvey(), spec);
    CHECK(model.replicates == one.count);
    checkFit(model, "replicates", one.which);
    checkShares(replicatesSurvey(), spec, one.which);
  }
}

TEST_CASE("made replicates are those given by columns", "[replicates]") {
  // The columns are rounded to four decimals.
  const auto made = fitted(replicatesSurvey(), people(kTwo, madeDesign("jkn")));
  for (const auto& c : made.coefficients) {
    CHECK(c.se == Approx(values().value("jkn_given", "se[" + c.term + "]")).epsilon(1e-3));
  }
  CHECK(made.designDf == values().value("jkn_given", "degf"));
}

TEST_CASE("a design that a method does not fit fails with what to do", "[replicates]") {
  CHECK(
      failureOf(replicatesSurvey(), people(kTwo, madeDesign("brr"))) ==
      "Balanced replicates need two sampling units in every stratum; one has 3. Use the jackknife "
      "JKn or the bootstrap.");
  CHECK(failureOf(replicatesSurvey(), people(kTwo, madeDesign("jk1"))) ==
        "JK1 is the jackknife of a design without strata; this one has 8. Use JKn.");
  CHECK(failureOf(replicatesSurvey(), people(kTwo, givenDesign("jkn", "jk", 17)))
            .starts_with("Given weights of the jackknife JKn need their \"rscales\""));
  CHECK(failureOf(replicatesSurvey(),
                  people(kTwo, R"({"replicates": {"method": "brr", "weights": ["brr1", "brr2"]}})"))
            .starts_with("Replicate weights go with the survey's own weight"));
  CHECK(failureOf(syntheticSurvey(),
                  people(kThreeTerms, R"({"weight": "w", "replicates": {"method": "brr",
                                     "weights": ["x1", "x2"]}})"))
            .starts_with("The replicate weight \"x1\" in row"));
}

TEST_CASE("a replicate without a finite fit leaves the linearised errors, and says so",
          "[replicates]") {
  // All people of one place are in one PSU: the replicate without it cannot know their level.
  const auto spec =
      people(R"({"items": ["x1"], "as": "number"}, {"items": ["place"]})", madeDesign("jkn"));
  const DriverModel model = fitted(syntheticSurvey(), spec);
  const auto failed = std::count_if(model.warnings.begin(), model.warnings.end(),
                                    [](const Warning& w) { return w.code == "failed_replicates"; });
  CHECK(failed == 1);
  // Linearised, JKn is the design's own variance.
  auto linear = spec;
  linear.design.replicates = {};
  const DriverModel plain = fitted(syntheticSurvey(), linear);
  CHECK(model.coefficients[1].se == Approx(plain.coefficients[1].se).epsilon(1e-9));
}

TEST_CASE("replicates do not depend on threads, nor a bootstrap on anything but its seed",
          "[replicates]") {
  const auto spec = people(kTwo, R"({"weight": "w", "strata": ["stratum"], "clusters": ["psu"],
      "replicates": {"method": "bootstrap", "count": 400, "seed": 7}})");
  setThreads(1);
  const DriverModel one = fitted(replicatesSurvey(), spec);
  setThreads(2);
  const DriverModel two = fitted(replicatesSurvey(), spec);
  setThreads(0);
  CHECK((one.covariance.array() == two.covariance.array()).all());
  auto other = spec;
  other.design.replicates.seed = 8;
  const DriverModel again = fitted(replicatesSurvey(), other);
  CHECK(again.covariance(1, 1) != one.covariance(1, 1));
  // About the linearised error: its own Monte Carlo error is some 4 %.
  other.design.replicates = {};
  const DriverModel plain = fitted(replicatesSurvey(), other);
  for (std::size_t i = 0; i < plain.coefficients.size(); ++i) {
    CHECK(one.coefficients[i].se == Approx(plain.coefficients[i].se).epsilon(0.2));
  }
}
