// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/logistic_fit.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/base/random.h"
#include "core/numeric/parallel.h"
#include "core/regression/block_sums.h"

using namespace candour;

namespace {

// Random people: two numbers, two factors, weights; enough rows for several blocks and chunks.
struct LogisticData {
  std::vector<NumericTerm> numeric;
  std::vector<FactorTerm> factors;
  std::vector<double> y;
  std::vector<double> w;
};

LogisticData randomLogisticData(std::size_t rows, std::uint64_t seed) {
  Random random(seed);
  LogisticData data{{NumericTerm(rows), NumericTerm(rows)},
                    {FactorTerm{std::vector<std::int32_t>(rows), 5, 2},
                     FactorTerm{std::vector<std::int32_t>(rows), 3, 0}},
                    std::vector<double>(rows),
                    std::vector<double>(rows)};
  for (std::size_t i = 0; i < rows; ++i) {
    data.numeric[0][i] = 2000 + random.normal();  // far from zero: standardising must cope
    data.numeric[1][i] = random.uniform();
    data.factors[0].levelOfRow[i] = static_cast<std::int32_t>(random.below(5));
    data.factors[1].levelOfRow[i] = static_cast<std::int32_t>(random.below(3));
    const double eta = 0.5 * (data.numeric[0][i] - 2000) - data.numeric[1][i] +
                       0.3 * data.factors[0].levelOfRow[i];
    data.y[i] = random.bernoulli(1 / (1 + std::exp(-eta))) ? 1 : 0;
    data.w[i] = 0.5 + random.uniform();
  }
  return data;
}

// The dense model matrix that ModelMatrix never builds, by position.
Eigen::MatrixXd dense(const ModelMatrix& matrix) {
  Eigen::MatrixXd x = Eigen::MatrixXd::Zero(matrix.rows(), matrix.columns());
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    x(i, 0) = 1;
    for (int k = 0; k < matrix.numericTerms(); ++k)
      x(i, matrix.columnOfNumeric(k)) = matrix.numeric(k)[i];
    for (int f = 0; f < matrix.factors(); ++f) {
      const int column = matrix.columnOfLevel(f, matrix.levelInCell(matrix.cellAt(i), f));
      if (column >= 0) x(i, column) = 1;
    }
  }
  return x;
}

}  // namespace

TEST_CASE("sums over runs equal sums over dummies", "[regression]") {
  const LogisticData data = randomLogisticData(1500, 4);
  const ModelMatrix matrix(data.numeric, data.factors, data.w);
  const Eigen::MatrixXd x = dense(matrix);
  const auto v = matrix.sorted(data.w);
  const SelectedColumns columns(matrix, ColumnSelection::all(matrix));
  const Eigen::MatrixXd expected =
      x.transpose() * Eigen::Map<const Eigen::VectorXd>(v.data(), x.rows()).asDiagonal() * x;
  CHECK((weightedCrossProduct(columns, v) - expected).cwiseAbs().maxCoeff() < 1e-9);
  std::vector<std::int32_t> group(v.size());
  for (std::size_t i = 0; i < group.size(); ++i)
    group[i] = static_cast<std::int32_t>(matrix.order()[i] % 7);
  const auto totals = groupTotals(columns, v, group, 7);
  Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(7, x.cols());
  for (std::size_t i = 0; i < group.size(); ++i) sums.row(group[i]) += v[i] * x.row(i);
  CHECK((totals - sums).cwiseAbs().maxCoeff() < 1e-9);
}

TEST_CASE("the fit is where the score is zero", "[regression]") {
  const LogisticData data = randomLogisticData(6000, 5);
  const ModelMatrix matrix(data.numeric, data.factors, data.w);
  const auto y = matrix.sorted(data.y);
  const auto w = matrix.sorted(data.w);
  const auto fit = fitLogistic(matrix, ColumnSelection::all(matrix), y, w);
  REQUIRE(fit.status == FitStatus::Converged);
  const Eigen::MatrixXd x = dense(matrix);
  const Eigen::VectorXd score =
      x.transpose() * Eigen::Map<const Eigen::VectorXd>(fit.residual.data(), x.rows());
  CHECK(score.cwiseAbs().maxCoeff() < 1e-9);
  double likelihood = 0;
  const Eigen::VectorXd eta = x * fit.beta;
  for (Eigen::Index i = 0; i < eta.size(); ++i)
    likelihood += w[i] * (y[i] * eta[i] - std::log1p(std::exp(eta[i])));
  CHECK(fit.logLikelihood == Approx(likelihood).epsilon(1e-12));
}

TEST_CASE("threads never change a digit of a fit", "[regression]") {
  const LogisticData data = randomLogisticData(20000, 6);
  const ModelMatrix matrix(data.numeric, data.factors, data.w);
  const auto y = matrix.sorted(data.y);
  const auto w = matrix.sorted(data.w);
  setThreads(1);
  const auto one = fitLogistic(matrix, ColumnSelection::all(matrix), y, w);
  setThreads(4);
  const auto four = fitLogistic(matrix, ColumnSelection::all(matrix), y, w);
  setThreads(0);
  CHECK(one.beta == four.beta);
  CHECK(one.information == four.information);
}

TEST_CASE("the order of rows does not matter", "[regression]") {
  LogisticData data = randomLogisticData(3000, 7);
  const ModelMatrix forward(data.numeric, data.factors, data.w);
  const auto a = fitLogistic(forward, ColumnSelection::all(forward), forward.sorted(data.y),
                             forward.sorted(data.w));
  for (auto* column : {&data.numeric[0], &data.numeric[1], &data.y, &data.w})
    std::reverse(column->begin(), column->end());
  for (auto& factor : data.factors)
    std::reverse(factor.levelOfRow.begin(), factor.levelOfRow.end());
  const ModelMatrix backward(data.numeric, data.factors, data.w);
  const auto b = fitLogistic(backward, ColumnSelection::all(backward), backward.sorted(data.y),
                             backward.sorted(data.w));
  CHECK((a.beta - b.beta).cwiseAbs().maxCoeff() < 1e-10);
}

TEST_CASE("a constrained start is near the sub-model's own maximum", "[regression]") {
  const LogisticData data = randomLogisticData(5000, 8);
  const ModelMatrix matrix(data.numeric, data.factors, data.w);
  const auto y = matrix.sorted(data.y);
  const auto w = matrix.sorted(data.w);
  const auto full = fitLogistic(matrix, ColumnSelection::all(matrix), y, w);
  std::vector<bool> keep(static_cast<std::size_t>(matrix.columns()), true);
  keep[1] = false;
  const auto selection = ColumnSelection::of(keep);
  const auto cold = fitLogistic(matrix, selection, y, w);
  LogisticOptions options;
  options.start = constrainedStart(full, selection);
  const auto warm = fitLogistic(matrix, selection, y, w, options);
  CHECK((cold.beta - warm.beta).cwiseAbs().maxCoeff() < 1e-9);
  CHECK(warm.iterations < cold.iterations);
}

TEST_CASE("columns determined by others are found in order of preference", "[regression]") {
  LogisticData data = randomLogisticData(800, 9);
  NumericTerm copy = data.numeric[1];
  for (double& x : copy) x = 3 * x - 5;
  data.numeric.push_back(copy);
  data.numeric.push_back(NumericTerm(800, 4.0));
  const ModelMatrix matrix(data.numeric, data.factors, data.w);
  std::vector<int> preference;
  for (int column = 1; column < matrix.columns(); ++column) preference.push_back(column);
  const auto first = independentColumns(crossProducts(matrix, matrix.sorted(data.w)), preference);
  CHECK(first.parameterOf[2] >= 0);
  CHECK(first.parameterOf[3] == -1);
  CHECK(first.parameterOf[4] == -1);
  std::swap(preference[1], preference[2]);
  const auto second = independentColumns(crossProducts(matrix, matrix.sorted(data.w)), preference);
  CHECK(second.parameterOf[2] == -1);
  CHECK(second.parameterOf[3] >= 0);
}

TEST_CASE("a factor with as many cells as rows still fits", "[regression]") {
  LogisticData data = randomLogisticData(400, 10);
  for (int f = 0; f < 6; ++f) {
    FactorTerm factor{std::vector<std::int32_t>(400), 4, 0};
    Random random(static_cast<std::uint64_t>(100 + f));
    for (auto& level : factor.levelOfRow) level = static_cast<std::int32_t>(random.below(4));
    data.factors.push_back(factor);
  }
  const ModelMatrix matrix(data.numeric, data.factors, data.w);
  CHECK(matrix.cells() > 350);
  const auto fit = fitLogistic(matrix, ColumnSelection::all(matrix), matrix.sorted(data.y),
                               matrix.sorted(data.w));
  CHECK(fit.status == FitStatus::Converged);
}
