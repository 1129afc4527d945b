// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/dominance.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "core/base/random.h"
#include "models/drivers/relative_weights.h"
#include "tests/models/drivers/importance_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

void checkDominance(const Importance& importance, const std::string& which) {
  const Reference& expected = reference("importance");
  INFO(which);
  const auto& drivers = importance.drivers;
  REQUIRE(importance.conditional.size() == drivers.size());
  for (std::size_t j = 0; j < drivers.size(); ++j) {
    double mean = 0;
    for (std::size_t size = 0; size < drivers.size(); ++size) {
      const std::string key = "[" + drivers[j].driver + "][" + std::to_string(size) + "]";
      INFO(key);
      CHECK(importance.conditional[j][size] == expected.approx(which, "conditional" + key));
      mean += importance.conditional[j][size] / static_cast<double>(drivers.size());
    }
    // The Shapley value is the mean over sizes; its ends are alone and unique.
    CHECK(mean == Approx(drivers[j].shapley).epsilon(1e-12));
    CHECK(importance.conditional[j].front() == Approx(drivers[j].alone).epsilon(1e-12));
    CHECK(importance.conditional[j].back() == Approx(drivers[j].unique).epsilon(1e-12));
  }
  REQUIRE(importance.dominance.size() == drivers.size() * (drivers.size() - 1));
  for (const auto& pair : importance.dominance) {
    const std::string key =
        "[" + drivers[pair.driver].driver + "][" + drivers[pair.over].driver + "]";
    INFO(key);
    CHECK(pair.fraction == expected.approx(which, "fraction" + key));
    CHECK(pair.complete == (expected.value(which, "complete" + key) == 1));
    CHECK(pair.complete == !std::isnan(pair.margin));
    if (pair.certain) CHECK(pair.complete);
    if (!pair.complete) continue;
    CHECK(pair.conditional);
    CHECK(pair.margin == expected.approx(which, "margin" + key));
    CHECK(pair.marginSe == expected.approx(which, "margin_se" + key));
  }
}

// `count` numbers that go together, of which the first matter the most, and an outcome.
Survey manyDrivers(int count, std::size_t rows) {
  Random random(7);
  std::vector<std::vector<double>> x(static_cast<std::size_t>(count));
  std::vector<double> y;
  for (std::size_t i = 0; i < rows; ++i) {
    const double common = random.normal();
    double eta = 0;
    for (std::size_t j = 0; j < x.size(); ++j) {
      x[j].push_back(0.6 * common + 0.8 * random.normal());
      eta += x[j].back() / (1 + static_cast<double>(j));
    }
    y.push_back(random.bernoulli(1 / (1 + std::exp(-eta))) ? 1 : 0);
  }
  Survey survey;
  survey.add({.name = "y"}, Column::numbers(y));
  for (std::size_t j = 0; j < x.size(); ++j) {
    survey.add({.name = "d" + std::to_string(j)}, Column::numbers(x[j]));
  }
  return survey;
}

std::string questionOf(int count) {
  std::string json = R"({"outcome": {"variable": "y", "positive": [1]}, "drivers": [)";
  for (int j = 0; j < count; ++j) {
    json += std::string(j ? "," : "") + R"({"items": ["d)" + std::to_string(j) + R"("]})";
  }
  return json + "]}";
}

// A game without data: what sets of drivers are worth, with every driver helping the others.
Eigen::VectorXd worthOf(const DriverSets& sets) {
  Eigen::VectorXd worth(static_cast<Eigen::Index>(sets.sets.size()));
  for (std::size_t i = 0; i < sets.sets.size(); ++i) {
    double sum = 0;
    for (unsigned j = 0; j < 12; ++j) {
      if ((sets.sets[i] >> j) & 1U) sum += 1.0 / (j + 1);
    }
    worth[static_cast<Eigen::Index>(i)] = 1 - std::exp(-sum);
  }
  return worth;
}

}  // namespace

TEST_CASE("conditional and complete dominance agree with every sub-model of R", "[importance]") {
  checkDominance(importanceOf(referenceSurvey("apistrat"), kSchools), "apistrat");
  checkDominance(importanceOf(referenceSurvey("synthetic"), kMixedDrivers), "synthetic");
}

TEST_CASE("a driver dominates its twin in no set and is not dominated", "[importance]") {
  Survey survey = referenceSurvey("synthetic");
  survey.add({.name = "twin"}, Column::numbers(referenceNumbers("synthetic", "x1")));
  const auto importance = importanceOf(
      survey, kAskedPeople + R"("drivers": [{"items": ["x1"]}, {"items": ["twin"]}, )" +
                  kAskedScale + "]}");
  for (const auto& pair : importance.dominance) {
    if (pair.driver == 2 || pair.over == 2) continue;
    CHECK(pair.fraction == 0.5);
    CHECK_FALSE(pair.complete);
    CHECK_FALSE(pair.certain);
  }
}

TEST_CASE("Johnson's relative weights agree with R", "[importance]") {
  const Reference& expected = reference("importance");
  const auto schools = importanceOf(referenceSurvey("apistrat"), kSchools);
  // The values of the contract (docs/methods.md d10); a category has none.
  CHECK(schools.drivers[0].johnson == Approx(0.0003492979).epsilon(1e-6));
  double sum = 0;
  for (std::size_t j = 0; j < 3; ++j) {
    const auto& d = schools.drivers[j];
    CHECK(d.johnson == expected.approx("johnson_apistrat", "johnson[" + d.driver + "]"));
    CHECK(d.johnsonWhy.empty());
    sum += d.johnson;
  }
  CHECK(schools.johnsonTotal == expected.approx("johnson_apistrat", "johnson_r2"));
  CHECK(sum == Approx(schools.johnsonTotal).epsilon(1e-12));
  CHECK(std::isnan(schools.drivers[3].johnson));
  CHECK_FALSE(schools.drivers[3].johnsonWhy.empty());

  const auto one = importanceOf(referenceSurvey("apistrat"),
                                R"({"outcome": {"variable": "sch.wide", "positive": ["Yes"]},
      "drivers": [{"items": ["mobility"]}], "design": {"weight": "pw", "strata": ["stype"]}})");
  CHECK(one.drivers[0].johnson == expected.approx("johnson_one", "johnson[mobility]"));

  // Numbers, a scale and a choice of two, held equal or not; a set has none.
  const auto people = importanceOf(
      referenceSurvey("synthetic"),
      kAskedPeople +
          R"("drivers": [{"name": "X1", "items": ["x1"]}, {"name": "X2", "items": ["x2"]}, )" +
          kAskedScale + R"(, {"name": "Sex", "items": ["sex"], "as": "category"}]})");
  for (const auto& d : people.drivers) {
    INFO(d.driver);
    CHECK(d.johnson == expected.approx("johnson_synthetic", "johnson[" + d.driver + "]"));
  }
  const auto set =
      importanceOf(referenceSurvey("synthetic"),
                   kAskedPeople + R"("drivers": [{"name": "Both", "items": ["x1", "x2"]}, )" +
                       kAskedScale + "]}");
  CHECK(std::isnan(set.drivers[0].johnson));
  CHECK(std::isfinite(set.drivers[1].johnson));
}

TEST_CASE("Johnson's weights are refused where drivers determine each other", "[importance]") {
  Survey survey = referenceSurvey("synthetic");
  survey.add({.name = "twin"}, Column::numbers(referenceNumbers("synthetic", "x1")));
  const auto importance = importanceOf(
      survey, kAskedPeople + R"("drivers": [{"items": ["x1"]}, {"items": ["twin"]}, )" +
                  kAskedScale + "]}");
  CHECK(std::isnan(importance.johnsonTotal));
  for (const auto& d : importance.drivers) {
    CHECK(std::isnan(d.johnson));
    CHECK(d.johnsonWhy.find("merge") != std::string::npos);
  }
}

TEST_CASE("drawn orders reach the exact Shapley values within their error", "[importance]") {
  const DriverSets exact = driverSets(12);
  const Eigen::VectorXd truth = exact.weights.transpose() * worthOf(exact);
  const DriverSets drawn = drawnSets(12);
  CHECK(drawn.sets.size() < exact.sets.size());
  const Eigen::VectorXd worth = worthOf(drawn);
  const Eigen::VectorXd estimate = drawn.weights.transpose() * worth;
  const Eigen::MatrixXd v = monteCarloCovariance(drawn, worth);
  // They always add up to the whole, and the error says how far each may be off.
  CHECK(estimate.sum() == Approx(truth.sum()).epsilon(1e-12));
  for (Eigen::Index j = 0; j < 12; ++j) {
    const double se = std::sqrt(v(j, j));
    CHECK(se > 0);
    CHECK(se < 0.02 * truth[j] + 1e-3);
    CHECK(std::abs(estimate[j] - truth[j]) < 4 * se);
  }
  CHECK(v.sum() == Approx(0).margin(1e-15));
}

TEST_CASE("the error of drawing orders covers", "[importance]") {
  const DriverSets exact = driverSets(12);
  const Eigen::VectorXd truth = exact.weights.transpose() * worthOf(exact);
  int within = 0;
  int all = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const DriverSets drawn = drawnSets(12, 12, seed);
    const Eigen::VectorXd worth = worthOf(drawn);
    const Eigen::VectorXd estimate = drawn.weights.transpose() * worth;
    const Eigen::MatrixXd v = monteCarloCovariance(drawn, worth);
    for (Eigen::Index j = 0; j < 12; ++j, ++all) {
      within += std::abs(estimate[j] - truth[j]) < 2.2 * std::sqrt(v(j, j));  // t on 11 df
    }
  }
  // 720 trials, those of one draw alike: between 92 % and 98 %.
  CHECK(within > 0.92 * all);
  CHECK(within < 0.98 * all);
}

TEST_CASE("many drivers are compared by drawn orders, and their error is said", "[importance]") {
  const auto importance = importanceOf(manyDrivers(14, 3000), questionOf(14));
  CHECK(importance.permutations == 2 * 14 * kCircles);
  CHECK(importance.dominance.empty());
  CHECK(importance.conditional.empty());
  CHECK_FALSE(importance.dominanceWhy.empty());
  double sum = 0;
  for (const auto& d : importance.drivers) {
    sum += d.shapley;
    CHECK(d.seMonteCarlo > 0);
    CHECK(d.seMonteCarlo < 0.2 * d.se);
    CHECK(d.upper - d.shapley > 1.95 * d.se);
  }
  CHECK(sum == Approx(importance.total).epsilon(1e-9));
  CHECK(importance.drivers[0].tier == 1);
  CHECK(importance.drivers[0].reliable);
  // The same again: the orders come from a fixed seed.
  const auto again = importanceOf(manyDrivers(14, 3000), questionOf(14));
  CHECK(again.drivers[3].shapley == importance.drivers[3].shapley);
}
