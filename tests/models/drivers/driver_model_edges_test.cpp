// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
// Where models go wrong: separation, heavy tails, lonely levels, questions without an answer.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/base/random.h"
#include "models/drivers/driver_model.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

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

TEST_CASE("questions that were asked of different people are named together", "[model]") {
  Survey survey = referenceSurvey("synthetic");
  const auto half = [&survey](const std::string& name, std::size_t first) {
    std::vector<double> values(survey.rows, emptyNumber());
    for (std::size_t row = first; row < values.size(); row += 2) {
      values[row] = static_cast<double>(row % 7);
    }
    survey.add(Variable{name}, Column::numbers(std::move(values)));
  };
  half("moduleA", 0);
  half("moduleB", 1);
  const auto model = fitDriverModel(
      survey,
      people(R"({"items": ["x1"]}, {"items": ["moduleA"]}, {"items": ["moduleB"]})", kClusters));
  REQUIRE_FALSE(model);
  CHECK(model.error().message.find("both \"moduleA\" and \"moduleB\"") != std::string::npos);
}

TEST_CASE("clusters of one person each are said to be none", "[model]") {
  Survey survey = referenceSurvey("synthetic");
  std::vector<double> numbers(survey.rows);
  for (std::size_t row = 0; row < numbers.size(); ++row) numbers[row] = static_cast<double>(row);
  survey.add(Variable{"person"}, Column::numbers(std::move(numbers)));
  const auto model =
      fitted(survey, people(R"({"items": ["x1"]})", R"({"weight": "w", "clusters": ["person"]})"));
  CHECK(std::count_if(model.warnings.begin(), model.warnings.end(),
                      [](const Warning& w) { return w.code == "no_clustering"; }) == 1);
  const auto clustered = fitted(survey, people(R"({"items": ["x1"]})", kClusters));
  CHECK(std::none_of(clustered.warnings.begin(), clustered.warnings.end(),
                     [](const Warning& w) { return w.code == "no_clustering"; }));
}

TEST_CASE("a label that nobody has is said to take a step of the scale", "[model]") {
  Survey survey = referenceSurvey("synthetic");
  for (const char* name : {"q1", "q2"}) {
    Variable variable{name};
    variable.levels = {{1, "Bad", false}, {2, "Good", false}, {3, "Odd", false}};
    std::vector<std::int32_t> levels(survey.rows);
    for (std::size_t row = 0; row < levels.size(); ++row) {
      levels[row] = static_cast<std::int32_t>((row / (name[1] == '1' ? 1 : 3)) % 2);
    }
    survey.add(std::move(variable), Column::coded(levels, 3));
  }
  const auto model = fitted(
      survey, people(R"({"name": "Scale", "items": ["q1", "q2"], "as": "scale"})", kClusters));
  const auto warning = std::find_if(model.warnings.begin(), model.warnings.end(),
                                    [](const Warning& w) { return w.code == "unused_answers"; });
  REQUIRE(warning != model.warnings.end());
  CHECK(warning->terms == std::vector<std::string>{"q1: \"Odd\"", "q2: \"Odd\""});
}
