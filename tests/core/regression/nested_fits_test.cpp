// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/nested_fits.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "core/base/random.h"
#include "core/numeric/parallel.h"
#include "core/regression/linear_fit.h"

using namespace candour;

namespace {

constexpr int kNestedDrivers = 4;

// People with four correlated drivers of strong effects, a factor of three levels, four ordered
// answers and weights.
struct NestedData {
  ModelMatrix matrix;
  std::vector<double> y;
  std::vector<double> w;
  OrderedAnswers answers;
};

NestedData nestedData(std::size_t rows, std::uint64_t seed) {
  Random random(seed);
  std::vector<NumericTerm> numeric(kNestedDrivers, NumericTerm(rows));
  FactorTerm factor{std::vector<std::int32_t>(rows), 3, 0};
  std::vector<double> y(rows), w(rows), level(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    const double common = random.normal();
    factor.levelOfRow[i] = static_cast<std::int32_t>(random.below(3));
    double eta = 0.4 * factor.levelOfRow[i];
    for (int k = 0; k < kNestedDrivers; ++k) {
      numeric[k][i] = common + random.normal();
      eta += (k + 1) * 0.35 * numeric[k][i];
    }
    const double u = random.uniform();
    const double latent = eta + std::log(u / (1 - u));
    level[i] = latent < -2 ? 0 : latent < 0.5 ? 1 : latent < 3 ? 2 : 3;
    y[i] = level[i] >= 2 ? 1 : 0;
    w[i] = 0.4 + 1.2 * random.uniform();
  }
  ModelMatrix matrix(std::move(numeric), {factor}, w);
  NestedData data{std::move(matrix), {}, {}, {{}, 4, 2}};
  data.y = data.matrix.sorted(y);
  data.w = data.matrix.sorted(w);
  for (const double answer : data.matrix.sorted(level)) {
    data.answers.level.push_back(static_cast<std::int32_t>(answer));
  }
  return data;
}

// The models of every set of drivers, the factor always in; `chained`: each starts near the one
// with its first missing driver too.
NestedPlan everySet(const NestedData& data, bool chained) {
  NestedPlan plan;
  for (int set = 0; set < 1 << kNestedDrivers; ++set) {
    std::vector<bool> keep(static_cast<std::size_t>(data.matrix.columns()), true);
    int parent = NestedPlan::kFull;
    for (int k = kNestedDrivers; k-- > 0;) {
      const bool in = ((set >> k) & 1) != 0;
      keep[static_cast<std::size_t>(data.matrix.columnOfNumeric(k))] = in;
      if (!in && chained) parent = set | (1 << k);
    }
    plan.selections.push_back(ColumnSelection::of(keep));
    plan.parents.push_back(parent);
  }
  return plan;
}

void checkLikelihood(double nested, double alone) {
  CHECK(std::abs(nested - alone) <= 1e-11 * std::abs(alone));
}

}  // namespace

TEST_CASE("nested logistic fits are those of each model alone, whatever they start from",
          "[nested]") {
  const NestedData data = nestedData(6000, 5);
  const ColumnSelection all = ColumnSelection::all(data.matrix);
  const LogisticFit full = fitLogistic(data.matrix, all, data.y, data.w);
  for (const bool chained : {false, true}) {
    const NestedPlan plan = everySet(data, chained);
    const auto fits = fitNested(data.matrix, plan, full, data.y, data.w);
    REQUIRE(fits.size() == plan.selections.size());
    for (std::size_t s = 0; s < fits.size(); ++s) {
      CAPTURE(chained, s);
      const LogisticFit alone = fitLogistic(data.matrix, plan.selections[s], data.y, data.w);
      REQUIRE(fits[s].status == FitStatus::Converged);
      CHECK((fits[s].beta - alone.beta).cwiseAbs().maxCoeff() < 1e-5);
      checkLikelihood(fits[s].logLikelihood, alone.logLikelihood);
    }
  }
}

TEST_CASE("nested ordinal fits are those of each model alone, whatever they start from",
          "[nested]") {
  const NestedData data = nestedData(6000, 6);
  const ColumnSelection all = ColumnSelection::all(data.matrix);
  const OrdinalFit full = fitOrdinal(data.matrix, all, data.answers, data.w);
  for (const bool chained : {false, true}) {
    const NestedPlan plan = everySet(data, chained);
    const auto fits = fitNested(data.matrix, plan, full, data.answers, data.w);
    for (std::size_t s = 0; s < fits.size(); ++s) {
      CAPTURE(chained, s);
      const OrdinalFit alone = fitOrdinal(data.matrix, plan.selections[s], data.answers, data.w);
      REQUIRE(fits[s].status == FitStatus::Converged);
      CHECK((fits[s].beta - alone.beta).cwiseAbs().maxCoeff() < 1e-5);
      CHECK((fits[s].shift - alone.shift).cwiseAbs().maxCoeff() < 1e-5);
      checkLikelihood(fits[s].logLikelihood, alone.logLikelihood);
    }
  }
}

TEST_CASE("nested linear fits are those of each model alone", "[nested]") {
  const NestedData data = nestedData(6000, 7);
  const Eigen::MatrixXd products = crossProducts(data.matrix, data.w);
  const NestedPlan plan = everySet(data, false);
  const auto fits = fitNested(data.matrix, plan, products, data.y, data.w);
  for (std::size_t s = 0; s < fits.size(); ++s) {
    CAPTURE(s);
    const LinearFit alone = fitLinear(data.matrix, plan.selections[s], products, data.y, data.w);
    double squares = 0;
    for (std::size_t i = 0; i < data.w.size(); ++i) {
      squares += alone.residual[i] * alone.residual[i] / data.w[i];
    }
    CHECK((fits[s].beta - alone.beta).cwiseAbs().maxCoeff() < 1e-12);
    checkLikelihood(fits[s].logLikelihood, -squares / 2);
  }
}

TEST_CASE("a nested fit whose driver separates the answers says so, and the others settle",
          "[nested]") {
  NestedData data = nestedData(3000, 8);
  // The first driver alone decides who is positive.
  for (std::size_t i = 0; i < data.y.size(); ++i) data.y[i] = data.matrix.numeric(0)[i] > 0.3;
  const NestedPlan plan = everySet(data, true);
  const LogisticFit full =
      fitLogistic(data.matrix, ColumnSelection::all(data.matrix), data.y, data.w);
  REQUIRE(full.status == FitStatus::Separated);
  const auto fits = fitNested(data.matrix, plan, full, data.y, data.w);
  for (std::size_t s = 0; s < fits.size(); ++s) {
    CAPTURE(s);
    const bool separates = (s & 1U) != 0;
    CHECK(fits[s].status == (separates ? FitStatus::Separated : FitStatus::Converged));
    if (separates) continue;
    const LogisticFit alone = fitLogistic(data.matrix, plan.selections[s], data.y, data.w);
    checkLikelihood(fits[s].logLikelihood, alone.logLikelihood);
  }
}

TEST_CASE("the number of threads changes no digit of a nested fit", "[nested]") {
  const NestedData data = nestedData(6000, 9);
  const OrdinalFit full =
      fitOrdinal(data.matrix, ColumnSelection::all(data.matrix), data.answers, data.w);
  const NestedPlan plan = everySet(data, true);
  setThreads(1);
  const auto one = fitNested(data.matrix, plan, full, data.answers, data.w);
  setThreads(3);
  const auto three = fitNested(data.matrix, plan, full, data.answers, data.w);
  setThreads(0);
  for (std::size_t s = 0; s < one.size(); ++s) {
    CHECK(one[s].logLikelihood == three[s].logLikelihood);
    CHECK(one[s].beta == three[s].beta);
  }
}

TEST_CASE("a stopped job ends nested fits", "[nested]") {
  const NestedData data = nestedData(3000, 10);
  const LogisticFit full =
      fitLogistic(data.matrix, ColumnSelection::all(data.matrix), data.y, data.w);
  std::stop_source source;
  source.request_stop();
  Job job;
  job.stop = source.get_token();
  const auto fits = fitNested(data.matrix, everySet(data, true), full, data.y, data.w, job);
  CHECK(fits.size() == 16);
  CHECK(fits.front().status == FitStatus::NotConverged);
}
