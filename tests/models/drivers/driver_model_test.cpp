// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/driver_model.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/base/random.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

DriverModelSpec specOf(const std::string& json) {
  const auto spec = parseDriverModelSpec(json);
  if (!spec) FAIL(spec.error().message);
  return *spec;
}

DriverModel fitted(const Survey& survey, const DriverModelSpec& spec) {
  const auto model = fitDriverModel(survey, spec);
  if (!model) FAIL(model.error().message);
  return *model;
}

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

DriverModelSpec schools(const std::string& drivers, const std::string& design) {
  return specOf(R"({"outcome": {"variable": "sch.wide", "positive": ["Yes"]}, "drivers": [)" +
                drivers + R"(], "design": )" + design + "}");
}

constexpr const char* kFourSchoolDrivers =
    R"({"items": ["ell"], "as": "number"}, {"items": ["meals"], "as": "number"},
       {"items": ["mobility"], "as": "number"}, {"items": ["stype"], "as": "category"})";
constexpr const char* kStrata = R"({"weight": "pw", "strata": ["stype"]})";

DriverModelSpec people(const std::string& drivers, const std::string& design,
                       const std::string& more = "") {
  return specOf(R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "drivers": [)" + drivers +
                R"(], "design": )" + design + more + "}");
}

constexpr const char* kAgree =
    R"({"variable": "agree", "order": ["Strongly disagree", "Tend to disagree", "Neither",
        "Tend to agree", "Strongly agree"]})";
const std::string kFourDrivers =
    std::string(R"({"items": ["x1"], "as": "number"}, {"items": ["x2"], "as": "number"},
       {"name": "agree", "items": [)") +
    kAgree + R"(], "as": "category"}, {"items": ["sex"]})";
constexpr const char* kClusters = R"({"weight": "w", "strata": ["stratum"], "clusters": ["psu"]})";

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

TEST_CASE("a separated level is named and has no p-value", "[model]") {
  const Survey survey = referenceSurvey("separation");
  const std::string design = R"({"weight": "w"})";
  const auto dummy = fitted(survey, specOf(R"({"outcome": {"variable": "y", "positive": [1]},
      "drivers": [{"items": ["x"], "as": "category"}], "design": )" +
                                           design + "}"));
  CHECK(dummy.status == FitStatus::Separated);
  REQUIRE(dummy.coefficients.size() == 2);
  CHECK(dummy.coefficients[0].estimate ==
        reference("separation").approx("dummy_limit", "coef[(Intercept)]"));
  CHECK(dummy.coefficients[0].se ==
        Approx(reference("separation").value("dummy_svyglm", "se[(Intercept)]")).epsilon(1e-6));
  CHECK(std::isnan(dummy.coefficients[1].se));
  CHECK(std::isnan(dummy.coefficients[1].p));
  CHECK_FALSE(dummy.coefficients[1].why.empty());
  CHECK(dummy.warnings.front().code == "separation");
  CHECK(dummy.warnings.front().terms == std::vector<std::string>{"x=1"});
  CHECK(std::isnan(dummy.effects.front().p));
  CHECK(std::isnan(dummy.tests.front().p));

  // The other way round the reference is separated: the intercept runs off, the contrast too.
  const auto turned = fitted(survey, specOf(R"({"outcome": {"variable": "y", "positive": [1]},
      "drivers": [{"items": ["x"], "as": "category", "reference": 1}], "design": )" +
                                            design + "}"));
  CHECK(turned.status == FitStatus::Separated);
  CHECK(turned.warnings.front().terms == std::vector<std::string>{"x=1"});
  CHECK(std::isnan(turned.coefficients[0].p));
  CHECK(std::isnan(turned.coefficients[1].p));
}

TEST_CASE("a separated level leaves the other terms where they would be without it", "[model]") {
  const auto model = fitted(referenceSurvey("separation"),
                            specOf(R"({"outcome": {"variable": "y", "positive": [1]},
      "drivers": [{"items": ["z"], "as": "number"}, {"items": ["g"], "as": "category"}],
      "design": {"weight": "w"}})"));
  const Reference& expected = reference("separation");
  for (const auto& c : model.coefficients) {
    INFO(c.term);
    if (c.term == "g=c") {
      CHECK(std::isnan(c.se));
      continue;
    }
    CHECK(c.estimate == expected.approx("factor_limit", "coef[" + c.term + "]"));
    CHECK_FALSE(std::isnan(c.se));
  }
  CHECK(model.deviance == expected.approx("factor_limit", "deviance"));
}

TEST_CASE("heavy tails and strong drivers are not separation", "[model]") {
  // x = exp(2 z): linear predictors of hundreds on the way, of 30 and more at the end.
  Random random(11);
  std::vector<double> x;
  std::vector<double> strong;
  std::vector<double> yHeavy;
  std::vector<double> yStrong;
  for (int i = 0; i < 3000; ++i) {
    x.push_back(std::exp(2 * random.normal()));
    strong.push_back(3 * random.normal());
    yHeavy.push_back(random.bernoulli(1 / (1 + std::exp(1 - 0.3 * x.back()))) ? 1 : 0);
    yStrong.push_back(random.bernoulli(1 / (1 + std::exp(-6 * strong.back()))) ? 1 : 0);
  }
  Survey survey;
  survey.add({.name = "x"}, Column::numbers(x));
  survey.add({.name = "strong"}, Column::numbers(strong));
  survey.add({.name = "heavy_y"}, Column::numbers(yHeavy));
  survey.add({.name = "strong_y"}, Column::numbers(yStrong));
  const auto heavy = fitted(survey, specOf(R"({"outcome": {"variable": "heavy_y", "positive": [1]},
                                             "drivers": [{"items": ["x"]}]})"));
  CHECK(heavy.status == FitStatus::Converged);
  CHECK(heavy.coefficients[1].estimate == Approx(0.3).margin(0.06));
  CHECK(heavy.coefficients[1].p < 1e-6);
  const auto steep = fitted(survey, specOf(R"({"outcome": {"variable": "strong_y", "positive": [1]},
                                             "drivers": [{"items": ["strong"]}]})"));
  CHECK(steep.status == FitStatus::Converged);
  CHECK(steep.coefficients[1].estimate == Approx(6).margin(1.5));
}

TEST_CASE("a separated level beside a strong driver leaves the driver's estimate", "[model]") {
  Random random(12);
  Survey survey;
  std::vector<double> x;
  std::vector<double> level;
  std::vector<double> y;
  for (int i = 0; i < 2000; ++i) {
    x.push_back(random.normal());
    level.push_back(i % 10 == 0 ? 2 : 1);
    y.push_back(level.back() > 1 || random.bernoulli(1 / (1 + std::exp(-3.5 * x.back()))) ? 1 : 0);
  }
  survey.add({.name = "x"}, Column::numbers(x));
  survey.add({.name = "level"}, Column::numbers(level));
  survey.add({.name = "y"}, Column::numbers(y));
  const auto both = fitted(survey, specOf(R"({"outcome": {"variable": "y", "positive": [1]},
      "drivers": [{"items": ["x"]}, {"items": ["level"], "as": "category"}]})"));
  const auto without = fitted(survey, specOf(R"({"outcome": {"variable": "y", "positive": [1]},
      "drivers": [{"items": ["x"]}], "domain": {"level": [1]}})"));
  CHECK(both.status == FitStatus::Separated);
  CHECK(both.coefficients[1].estimate == Approx(without.coefficients[1].estimate).epsilon(1e-6));
  CHECK(both.coefficients[1].se > 0);
  CHECK(std::isnan(both.coefficients[2].p));
}

TEST_CASE("an error that is only rounding is not given", "[model]") {
  // Three clusters, and both levels of `side` lie in one each: the design shows nothing of them.
  Random random(13);
  Survey survey;
  std::vector<double> side;
  std::vector<double> y;
  for (int i = 0; i < 200; ++i) {
    side.push_back(i < 100 ? 1 : 2);
    y.push_back(random.bernoulli(i < 100 ? 0.3 : 0.6) ? 1 : 0);
  }
  survey.add({.name = "side"}, Column::numbers(side));
  survey.add({.name = "y"}, Column::numbers(y));
  const auto model = fitted(survey, specOf(R"({"outcome": {"variable": "y", "positive": [1]},
      "drivers": [{"items": ["side"], "as": "category"}], "design": {"clusters": ["side"]}})"));
  CHECK(std::isnan(model.coefficients[1].se));
  CHECK(std::isnan(model.coefficients[1].p));
  CHECK_FALSE(model.coefficients[1].why.empty());
  CHECK(std::isnan(model.tests[0].p));
  CHECK(std::any_of(model.warnings.begin(), model.warnings.end(),
                    [](const Warning& w) { return w.code == "one_psu"; }));
}

TEST_CASE("a number of two values has its difference, and a text has no codes", "[model]") {
  const Survey survey = referenceSurvey("synthetic");
  auto spec = people(R"({"items": ["rare"]}, {"items": ["x1"]})", kClusters);
  const auto model = fitted(survey, spec);
  REQUIRE(model.effects.size() == 5);
  CHECK(model.effects[2].contrast == "from 0 to 1");
  CHECK(std::abs(model.effects[2].estimate) > 0);
  spec.outcome.positive = {2.0};
  CHECK_FALSE(fitDriverModel(survey, spec));
}

TEST_CASE("warnings come when they are due", "[model]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto has = [](const DriverModel& model, const std::string& code) {
    return std::any_of(model.warnings.begin(), model.warnings.end(),
                       [&code](const Warning& w) { return w.code == code; });
  };
  const auto full = fitted(survey, people(kFourDrivers, kClusters));
  CHECK_FALSE(has(full, "few_events"));
  CHECK_FALSE(has(full, "few_df"));
  CHECK_FALSE(has(full, "halo"));
  const auto tight =
      fitted(survey, people(R"({"items": ["x1"]}, {"items": ["x2"]},
      {"items": ["item1"], "as": "category"})",
                            kClusters, R"(, "domain": {"stratum": [1], "psu": [1, 2, 3]})"));
  CHECK(has(tight, "few_events"));
  CHECK(has(tight, "few_df"));
  const auto men =
      fitted(survey, people(kFourDrivers, kClusters, R"(, "domain": {"sex": ["Male"]})"));
  CHECK(has(men, "dropped_level"));
  CHECK(has(men, "aliased"));
}

TEST_CASE("integer weights act as repeated rows on the estimates", "[model]") {
  Survey survey = referenceSurvey("apistrat");
  Survey repeated;
  std::vector<double> weight(survey.rows);
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < survey.rows; ++i) {
    weight[i] = static_cast<double>(1 + i % 3);
    rows.insert(rows.end(), 1 + i % 3, i);
  }
  survey.add({.name = "times"}, Column::numbers(weight));
  for (const std::string name : {"ell", "meals"}) {
    const auto values = referenceNumbers("apistrat", name);
    std::vector<double> more;
    for (const auto row : rows) more.push_back(values[row]);
    repeated.add({.name = name}, Column::numbers(more));
  }
  std::vector<double> y;
  for (const auto row : rows) y.push_back(referenceTexts("apistrat", "sch.wide")[row] == "Yes");
  repeated.add({.name = "sch.wide"}, Column::numbers(y));
  const std::string drivers = R"({"items": ["ell"]}, {"items": ["meals"]})";
  const auto a = fitted(survey, schools(drivers, R"({"weight": "times"})"));
  auto spec = schools(drivers, "{}");
  spec.outcome.positive = {1.0};
  const auto b = fitted(repeated, spec);
  for (std::size_t i = 0; i < a.coefficients.size(); ++i) {
    CHECK(a.coefficients[i].estimate == Approx(b.coefficients[i].estimate).epsilon(1e-10));
  }
}

TEST_CASE("questions without an answer say why", "[model]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto message = [&survey](const DriverModelSpec& spec) {
    const auto model = fitDriverModel(survey, spec);
    return model ? std::string() : model.error().message;
  };
  CHECK(message(people(R"({"items": ["x3"]})", kClusters)).find("\"x3\"") != std::string::npos);
  CHECK(message(people(R"({"items": ["x1"]})", R"({"weight": "x1"})")).find("negative") !=
        std::string::npos);
  auto oneClass = people(R"({"items": ["x1"]})", kClusters);
  oneClass.outcome.positive = {std::string("Yes"), std::string("No")};
  CHECK(message(oneClass).find("nothing to explain") != std::string::npos);
  CHECK(message(people(R"({"items": ["sex"], "as": "category", "reference": "Mail"})",
                       kClusters)) == "\"sex\" has no answer \"Mail\". Did you mean Male?");
  CHECK(message(people(R"({"items": ["sex"], "as": "number"})", kClusters)).find("text") !=
        std::string::npos);
}
