// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/models/trends/trend_questions.h"
#include "tests/support/reference.h"

using namespace candour;

namespace {

DriverModelSpec drivers(const std::string& more = {}) {
  return questionOf(R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "drivers": [
      {"name": "x1", "items": ["x1"], "as": "number"},
      {"name": "agree", "items": [{"variable": "agree", "order": ["Strongly disagree",
        "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"]}], "as": "category"},
      {"name": "sex", "items": ["sex"], "as": "category", "reference": "Female"}], )" +
                    kPeriodsDesign + more + "}");
}

DriverTrends followed(const DriverModelSpec& spec, const TrendOptions& options) {
  const auto trends = driverTrends(periodsSurvey(), spec, options);
  if (!trends) FAIL(trends.error().message);
  return *trends;
}

}  // namespace

TEST_CASE("drivers' effects by year and the test of a change agree with R", "[trend]") {
  const Reference& expected = reference("trend");
  const auto trends = followed(drivers(), {.by = TrendBy::Year});
  REQUIRE(trends.drivers.size() == 6);
  for (const auto& driver : trends.drivers) {
    for (const auto& point : driver.points) {
      const std::string key =
          "[" + driver.driver + "][" + driver.level + "][" + point.window.label + "]";
      INFO(key);
      CHECK(static_cast<double>(point.n) == expected.value("drivers", "n" + key));
      CHECK(point.estimate == expected.approx("drivers", "estimate" + key));
      CHECK(point.se == expected.approx("drivers", "se" + key));
      CHECK(point.lower == expected.approx("drivers", "lower" + key));
      CHECK(point.upper == expected.approx("drivers", "upper" + key));
    }
    const std::string key = "[" + driver.driver + "]";
    INFO(key);
    CHECK(driver.change.statistic == expected.approx("drivers", "wald" + key));
    CHECK(driver.change.df1 == expected.value("drivers", "wald_df1" + key));
    CHECK(driver.change.df2 == expected.value("drivers", "wald_df2" + key));
    CHECK(driver.change.p == expected.approx("drivers", "wald_p" + key));
    CHECK(driver.pHolm == expected.approx("drivers", "wald_holm" + key));
  }
}

TEST_CASE("an effect in a period is that of the period's own model", "[trend]") {
  const auto trends = followed(drivers(), {.by = TrendBy::Year});
  auto spec = drivers(R"(, "domain": {"FinancialYear": [15]})");
  const auto model = fitDriverModel(periodsSurvey(), spec);
  REQUIRE(model);
  for (const auto& driver : trends.drivers) {
    for (const auto& effect : model->effects) {
      if (effect.driver != driver.driver || effect.level != driver.level) continue;
      if (effect.level.empty() && effect.contrast != "per unit") continue;
      const auto& point = driver.points[1];
      CHECK(point.estimate / point.se == Approx(effect.estimate / effect.se).epsilon(1e-9));
      if (effect.level.empty()) continue;
      CHECK(point.upper == Approx(effect.upper).epsilon(1e-9));
    }
  }
}

TEST_CASE("effects are not compared across a break", "[trend]") {
  const auto trends =
      followed(drivers(), {.by = TrendBy::Year, .breaks = {{12 * 2019 + 3, "by telephone"}}});
  for (const auto& driver : trends.drivers) {
    CHECK(std::isnan(driver.change.p));
    CHECK_FALSE(driver.change.why.empty());
    CHECK_FALSE(driver.testedFrom);
    CHECK(driver.points[1].window.breakBefore);
    CHECK(driver.points[0].se > 0);
  }
}

TEST_CASE("the latest stretch between breaks with two periods or more is tested", "[trend]") {
  Survey survey = periodsSurvey();
  auto x = numbersOf(survey, *survey.find("x1"));
  const auto year = numbersOf(survey, *survey.find("FinancialYear"));
  REQUIRE((x && year));
  for (std::size_t i = 0; i < x->size(); ++i) {
    if ((*year)[i] == 15) (*x)[i] = emptyNumber();  // not asked any more after the break
  }
  survey.columns[*survey.find("x1")] = std::make_shared<const Column>(Column::numbers(*x));
  const TrendOptions options{.by = TrendBy::Quarter, .breaks = {{12 * 2019 + 3, "by telephone"}}};
  const auto spec = questionOf(R"({"outcome": {"variable": "y", "positive": ["Yes"]},
      "drivers": [{"name": "x1", "items": ["x1"], "as": "number"},
                  {"name": "sex", "items": ["sex"], "as": "category"}], )" +
                               kPeriodsDesign + "}");
  const auto trends = driverTrends(survey, spec, options);
  REQUIRE(trends);
  auto before = spec;
  before.domain = {{"FinancialYear", {"14"}}};
  const auto alone = driverTrends(periodsSurvey(), before, {.by = TrendBy::Quarter});
  REQUIRE(alone);
  REQUIRE(trends->drivers.size() == alone->drivers.size());
  for (std::size_t d = 0; d < alone->drivers.size(); ++d) {
    const DriverTrend& driver = trends->drivers[d];
    REQUIRE(driver.points.size() == 8);
    CHECK(driver.testedFrom == std::optional<std::size_t>{0});
    CHECK(driver.testedTo == std::optional<std::size_t>{3});
    CHECK(driver.change.df1 == 3);
    CHECK(driver.change.statistic == Approx(alone->drivers[d].change.statistic).epsilon(1e-9));
    CHECK(driver.pHolm >= driver.change.p);
  }
  // One warning of the four quarters without a model.
  std::vector<std::string> texts;
  for (const auto& warning : trends->warnings) {
    if (warning.code == "no_base") texts.push_back(warning.text);
  }
  REQUIRE(texts.size() == 1);
  CHECK(texts[0].find("No model of Apr-Jun 2019, Jul-Sep 2019") == 0);
}

TEST_CASE("a period that cannot be modelled says why and leaves the others be", "[trend]") {
  Survey survey = periodsSurvey();
  auto y = numbersOf(survey, *survey.find("x1"));
  REQUIRE(y);
  const auto year = numbersOf(survey, *survey.find("FinancialYear"));
  for (std::size_t i = 0; i < y->size(); ++i) {
    if ((*year)[i] == 14) (*y)[i] = emptyNumber();
  }
  survey.columns[*survey.find("x1")] = std::make_shared<const Column>(Column::numbers(*y));
  const auto trends = driverTrends(survey, drivers(), {.by = TrendBy::Year});
  REQUIRE(trends);
  CHECK(trends->drivers[0].points[0].why.find("\"x1\" has no answers") != std::string::npos);
  CHECK(trends->drivers[0].points[0].n == 0);
  CHECK(trends->drivers[0].points[1].se > 0);
  CHECK(std::isnan(trends->drivers[0].change.p));
}

TEST_CASE("effects over rolling years, and questions without drivers, are refused", "[trend]") {
  CHECK_FALSE(driverTrends(periodsSurvey(), drivers(), {.by = TrendBy::Rolling12}));
  CHECK_FALSE(driverTrends(periodsSurvey(), periodsQuestion(), {.by = TrendBy::Year}));
}

TEST_CASE("waves of the same name stay two periods", "[trend]") {
  const auto spec = drivers(R"(, "wave": "FinancialYear")");
  const auto apart = followed(spec, {.by = TrendBy::Wave});
  Survey survey = periodsSurvey();
  Variable& wave = survey.variables[*survey.find("FinancialYear")];
  for (const double code : {14, 15}) wave.levels.push_back({code, "a year", false});
  const auto alike = driverTrends(survey, spec, {.by = TrendBy::Wave});
  REQUIRE(alike);
  REQUIRE(apart.drivers[0].points.size() == 2);
  for (const std::size_t k : {0, 1}) {
    CHECK(alike->drivers[0].points[k].window.label == "a year");
    CHECK(alike->drivers[0].points[k].n == apart.drivers[0].points[k].n);
    CHECK(alike->drivers[0].points[k].estimate == apart.drivers[0].points[k].estimate);
  }
  CHECK(alike->drivers[0].change.p == apart.drivers[0].change.p);
}
