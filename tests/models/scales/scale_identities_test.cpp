// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "core/numeric/parallel.h"
#include "tests/models/scales/scale_questions.h"

using namespace candour;

namespace {

constexpr const char* kNames[] = {"a1", "a2", "a3", "a4", "b1", "b2"};

// Rows of the made-up people, each taken as often as `times` says (0: not at all), with weights.
Survey takenFrom(const std::vector<std::size_t>& rows, const std::vector<double>& weights) {
  Survey survey;
  for (const char* name : kNames) {
    const auto values = referenceNumbers("scale_items", name);
    std::vector<double> taken;
    for (const std::size_t row : rows) {
      taken.push_back(std::isnan(values[row]) ? emptyNumber() : values[row]);
    }
    Variable variable;
    variable.name = name;
    survey.add(variable, Column::numbers(std::move(taken)));
  }
  Variable weight;
  weight.name = "w";
  survey.add(weight, Column::numbers(weights));
  return survey;
}

DriverModelSpec weightOnly() {
  return specOf(R"({"outcome": {"variable": "a1", "positive": [5]}, "drivers": [
      {"name": "Scale", "items": ["a1", "a2", "a3", {"variable": "a4", "reverse": true}],
       "as": "scale"}], "design": {"weight": "w"}})");
}

FactorsAsked sixItems() {
  return {.items = {.driver = {}, .items = {std::begin(kNames), std::end(kNames)}}, .factors = 2};
}

void checkSame(const Reliability& a, const Reliability& b) {
  CHECK(a.alpha.estimate == Approx(b.alpha.estimate).epsilon(1e-12));
  CHECK(a.omega.estimate == Approx(b.omega.estimate).epsilon(1e-10));
  CHECK(a.omegaOrdinal == Approx(b.omegaOrdinal).epsilon(1e-8));
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    CHECK(a.items[i].itemRest == Approx(b.items[i].itemRest).epsilon(1e-12));
    CHECK(a.items[i].alphaIfDropped == Approx(b.items[i].alphaIfDropped).epsilon(1e-12));
  }
}

void checkSame(const FactorStructure& a, const FactorStructure& b) {
  CHECK((a.correlation - b.correlation).cwiseAbs().maxCoeff() < 1e-10);
  CHECK((a.loadings - b.loadings).cwiseAbs().maxCoeff() < 1e-6);
}

std::vector<std::size_t> everybody() {
  std::vector<std::size_t> rows(600);
  std::iota(rows.begin(), rows.end(), 0);
  return rows;
}

}  // namespace

TEST_CASE("Whole weights of scales stand for as many rows", "[scales]") {
  std::vector<std::size_t> once, repeated;
  std::vector<double> weights;
  for (std::size_t row = 0; row < 600; ++row) {
    const std::size_t times = row % 3 + 1;
    once.push_back(row);
    weights.push_back(static_cast<double>(times));
    repeated.insert(repeated.end(), times, row);
  }
  const Survey few = takenFrom(once, weights);
  const Survey many = takenFrom(repeated, std::vector<double>(repeated.size(), 1));
  checkSame(reliabilityFrom(few, weightOnly()), reliabilityFrom(many, weightOnly()));
  checkSame(factorsFrom(few, weightOnly(), sixItems()),
            factorsFrom(many, weightOnly(), sixItems()));
}

TEST_CASE("Neither the order of rows nor the scale of weights changes scales", "[scales]") {
  auto rows = everybody();
  const auto weights = referenceNumbers("scale_items", "w");
  const Survey plain = takenFrom(rows, weights);
  std::reverse(rows.begin(), rows.end());
  std::vector<double> turned;
  for (const std::size_t row : rows) turned.push_back(1000 * weights[row]);
  const Survey other = takenFrom(rows, turned);
  const auto a = reliabilityFrom(plain, weightOnly()), b = reliabilityFrom(other, weightOnly());
  checkSame(a, b);
  CHECK(a.alpha.se == Approx(b.alpha.se).epsilon(1e-10));
  CHECK(a.omega.se == Approx(b.omega.se).epsilon(1e-8));
  checkSame(factorsFrom(plain, weightOnly(), sixItems()),
            factorsFrom(other, weightOnly(), sixItems()));
}

TEST_CASE("Turning every item round leaves a scale as it is", "[scales]") {
  const auto plain = reliabilityFrom(itemSurvey(), scaleSpec(kFourItems));
  const auto turned =
      reliabilityFrom(itemSurvey(), scaleSpec(R"({"variable": "a1", "reverse": true},
          {"variable": "a2", "reverse": true}, {"variable": "a3", "reverse": true}, "a4")"));
  checkSame(plain, turned);
  CHECK(plain.alpha.se == Approx(turned.alpha.se).epsilon(1e-12));
  CHECK(plain.items[0].mean == Approx(1 - turned.items[0].mean).epsilon(1e-12));
}

TEST_CASE("A reversed order that is reversed is as before", "[scales]") {
  const auto plain = reliabilityFrom(itemSurvey(), scaleSpec(R"("a1", "a2", "a3")"));
  const auto twice = reliabilityFrom(
      itemSurvey(),
      scaleSpec(R"({"variable": "a1", "order": [5, 4, 3, 2, 1], "reverse": true}, "a2", "a3")"));
  checkSame(plain, twice);
}

TEST_CASE("Threads change no digit of scales", "[scales]") {
  setThreads(1);
  const auto one = factorsFrom(itemSurvey(), weightOnly(), sixItems());
  const auto oneScale = reliabilityFrom(itemSurvey(), weightOnly());
  setThreads(4);
  const auto four = factorsFrom(itemSurvey(), weightOnly(), sixItems());
  const auto fourScale = reliabilityFrom(itemSurvey(), weightOnly());
  setThreads(0);
  CHECK(one.correlation == four.correlation);
  CHECK(one.loadings == four.loadings);
  CHECK(one.chance == four.chance);
  CHECK(oneScale.omega.se == fourScale.omega.se);
}

TEST_CASE("People of weight zero do not count in scales", "[scales]") {
  const auto weights = referenceNumbers("scale_items", "w");
  std::vector<std::size_t> rows;
  std::vector<double> some;
  for (std::size_t row = 0; row < 600; ++row) {
    if (weights[row] == 0) continue;
    rows.push_back(row);
    some.push_back(weights[row]);
  }
  const auto all = reliabilityFrom(takenFrom(everybody(), weights), weightOnly());
  const auto fewer = reliabilityFrom(takenFrom(rows, some), weightOnly());
  checkSame(all, fewer);
  CHECK(all.n == fewer.n);
  CHECK(all.leftOut.zeroWeight == 9);
}

TEST_CASE("One sampling unit gives reliability without an error", "[scales]") {
  std::vector<double> ones(600, 1);
  Survey survey = takenFrom(everybody(), ones);
  Variable unit;
  unit.name = "unit";
  survey.add(unit, Column::numbers(ones));
  auto spec = weightOnly();
  spec.design.clusters = {"unit"};
  const auto answer = reliabilityFrom(survey, spec);
  CHECK(std::isfinite(answer.alpha.estimate));
  CHECK(std::isnan(answer.alpha.se));
  CHECK(std::isnan(answer.omega.lower));
  CHECK_FALSE(answer.alpha.why.empty());
}
