// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/imputation/chained_equations.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <set>

#include "core/base/random.h"
#include "core/imputation/rubin.h"
#include "core/numeric/parallel.h"
#include "core/numeric/tails.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

// x is always there; y = 1 + x + noise and the groups a, b, c go with x, and are the less often
// there the larger x is: those who answered are not like those who did not.
struct Data {
  std::vector<ImputedVariable> variables;
  double meanOfAll = 0;   // of y, everybody
  double meanOfRest = 0;  // of y, those with an answer
  double shareOfAll = 0;  // of c
  double shareOfRest = 0;
};

Data simulated(std::size_t n, std::uint64_t seed) {
  Random random(seed);
  ImputedVariable x{"x", false, {}, {}, 0};
  ImputedVariable y{"y", false, {}, {}, 0};
  ImputedVariable g{"g", true, {}, {}, 3};
  Data data;
  double answered = 0;
  double grouped = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double at = random.normal();
    const double value = 1 + at + random.normal();
    const bool third = random.bernoulli(logistic(at - 0.5));
    const int level = third ? 2 : random.bernoulli(0.5) ? 1 : 0;
    x.values.push_back(at);
    const bool yThere = random.bernoulli(logistic(0.5 - at));
    const bool gThere = random.bernoulli(logistic(0.7 - at));
    y.values.push_back(yThere ? value : kNaN);
    g.levelOfRow.push_back(gThere ? level : -1);
    data.meanOfAll += value;
    data.shareOfAll += third ? 1 : 0;
    data.meanOfRest += yThere ? value : 0;
    data.shareOfRest += gThere && third ? 1 : 0;
    answered += yThere ? 1 : 0;
    grouped += gThere ? 1 : 0;
  }
  data.meanOfAll /= static_cast<double>(n);
  data.shareOfAll /= static_cast<double>(n);
  data.meanOfRest /= answered;
  data.shareOfRest /= grouped;
  data.variables = {x, y, g};
  return data;
}

double meanOf(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

}  // namespace

TEST_CASE("imputing undoes what answering by chance of x does to means and shares",
          "[imputation]") {
  const Data data = simulated(6000, 5);
  REQUIRE(data.meanOfAll - data.meanOfRest > 0.15);
  REQUIRE(data.shareOfAll - data.shareOfRest > 0.05);
  const auto imputed = imputeChained(data.variables, {.imputations = 8, .iterations = 6});
  REQUIRE(imputed);
  double mean = 0;
  double share = 0;
  for (std::size_t m = 0; m < 8; ++m) {
    mean += meanOf(imputed->completed(data.variables, m, 1).values) / 8;
    const auto g = imputed->completed(data.variables, m, 2).levelOfRow;
    share += static_cast<double>(std::count(g.begin(), g.end(), 2)) / 6000 / 8;
  }
  CHECK(mean == Approx(data.meanOfAll).margin(0.04));
  CHECK(share == Approx(data.shareOfAll).margin(0.02));
}

TEST_CASE("intervals of pooled means cover as often as they say", "[imputation]") {
  constexpr int kSurveys = 200;
  constexpr std::size_t kRows = 250;
  int covered = 0;
  for (int survey = 0; survey < kSurveys; ++survey) {
    const Data data = simulated(kRows, 100 + static_cast<std::uint64_t>(survey));
    const auto imputed = imputeChained(
        data.variables,
        {.imputations = 6, .iterations = 4, .seed = static_cast<std::uint64_t>(survey)});
    REQUIRE(imputed);
    std::vector<double> estimates;
    std::vector<double> variances;
    for (std::size_t m = 0; m < 6; ++m) {
      const auto y = imputed->completed(data.variables, m, 1).values;
      const double mean = meanOf(y);
      double squares = 0;
      for (const double v : y) squares += (v - mean) * (v - mean);
      estimates.push_back(mean);
      variances.push_back(squares / (kRows - 1) / kRows);
    }
    const Pooled pooled = poolRubin(estimates, variances, kRows - 1);
    covered += std::abs(pooled.estimate - 1) <= tQuantile(0.975, pooled.df) * pooled.se ? 1 : 0;
  }
  // 95 % of 200 is 190 with a standard deviation of 3.1.
  CHECK(covered >= 180);
}

TEST_CASE("numbers are imputed with answers that somebody gave, what is there stays",
          "[imputation]") {
  Data data = simulated(500, 9);
  for (double& v : data.variables[1].values) v = std::round(v * 2) / 2;
  const auto imputed = imputeChained(data.variables, {.imputations = 2, .iterations = 2});
  REQUIRE(imputed);
  std::set<double> given;
  for (const double v : data.variables[1].values) {
    if (!std::isnan(v)) given.insert(v);
  }
  const auto completed = imputed->completed(data.variables, 1, 1);
  for (std::size_t i = 0; i < 500; ++i) {
    CHECK(given.count(completed.values[i]) == 1);
    if (!std::isnan(data.variables[1].values[i])) {
      CHECK(completed.values[i] == data.variables[1].values[i]);
    }
  }
}

TEST_CASE("a seed gives the same imputations with any number of threads", "[imputation]") {
  const Data data = simulated(400, 3);
  const ChainOptions options{.imputations = 5, .iterations = 3, .seed = 11};
  setThreads(1);
  const auto one = imputeChained(data.variables, options);
  setThreads(2);
  const auto two = imputeChained(data.variables, options);
  setThreads(0);
  REQUIRE(one);
  REQUIRE(two);
  CHECK(one->values == two->values);
  const auto other = imputeChained(data.variables, {.imputations = 5, .iterations = 3, .seed = 12});
  REQUIRE(other);
  CHECK(other->values != one->values);
  CHECK(one->values[0] != one->values[1]);
}

TEST_CASE("a level that x decides is imputed without running off", "[imputation]") {
  ImputedVariable x{"x", false, {}, {}, 0};
  ImputedVariable g{"g", true, {}, {}, 2};
  for (int i = 0; i < 200; ++i) {
    x.values.push_back(i - 100);
    g.levelOfRow.push_back(i % 5 == 0 ? -1 : i >= 100 ? 1 : 0);
  }
  const auto imputed = imputeChained({x, g}, {.imputations = 4, .iterations = 3});
  REQUIRE(imputed);
  int right = 0;
  for (std::size_t i = 0; i < imputed->missingRows[1].size(); ++i) {
    right += (imputed->missingRows[1][i] >= 100) == (imputed->values[0][1][i] == 1) ? 1 : 0;
  }
  CHECK(right >= 36);
}

TEST_CASE("a column that others determine, and a constant one, do no harm", "[imputation]") {
  Data data = simulated(300, 21);
  ImputedVariable twice = data.variables[0];
  for (double& v : twice.values) v *= 2;
  ImputedVariable constant{"c", false, std::vector<double>(300, 4), {}, 0};
  constant.values[7] = kNaN;
  data.variables.push_back(twice);
  data.variables.push_back(constant);
  const auto imputed = imputeChained(data.variables, {.imputations = 2, .iterations = 3});
  REQUIRE(imputed);
  CHECK(imputed->values[0][4] == std::vector<double>{4});
  for (const double v : imputed->completed(data.variables, 0, 1).values) CHECK(std::isfinite(v));
}

TEST_CASE("what cannot be imputed is named", "[imputation]") {
  ImputedVariable none{"empty", false, {kNaN, kNaN}, {}, 0};
  ImputedVariable x{"x", false, {1, 2}, {}, 0};
  const auto imputed = imputeChained({x, none});
  REQUIRE_FALSE(imputed);
  CHECK_THAT(imputed.error().message, Contains("\"empty\""));
}
