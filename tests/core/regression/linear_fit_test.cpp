// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/linear_fit.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "core/base/random.h"
#include "core/numeric/parallel.h"
#include "core/regression/logistic_fit.h"

using namespace candour;

namespace {

struct LinearData {
  ModelMatrix matrix;
  std::vector<double> y;
  std::vector<double> w;
};

// Two numbers, the second far from zero, and a factor; enough rows for several chunks.
LinearData randomLinearData(std::size_t rows) {
  Random random(7);
  NumericTerm a(rows), b(rows);
  FactorTerm factor{std::vector<std::int32_t>(rows), 4, 1};
  std::vector<double> y(rows), w(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    a[i] = random.normal();
    b[i] = 2000 + random.uniform();
    factor.levelOfRow[i] = static_cast<std::int32_t>(random.below(4));
    y[i] = 3 - a[i] + 0.2 * factor.levelOfRow[i] + random.normal();
    w[i] = 0.5 + random.uniform();
  }
  LinearData data{ModelMatrix({a, b}, {factor}, w), {}, {}};
  data.y = data.matrix.sorted(y);
  data.w = data.matrix.sorted(w);
  return data;
}

LinearFit fitted(const LinearData& data) {
  return fitLinear(data.matrix, ColumnSelection::all(data.matrix),
                   crossProducts(data.matrix, data.w), data.y, data.w);
}

}  // namespace

TEST_CASE("least squares leave residuals that no column explains", "[linear_fit]") {
  const LinearData data = randomLinearData(9000);
  const LinearFit fit = fitted(data);
  double all = 0, alongA = 0, alongB = 0;
  std::vector<double> byLevel(4, 0);
  for (std::size_t i = 0; i < data.y.size(); ++i) {
    const double r = fit.residual[i];
    all += r;
    alongA += r * data.matrix.numeric(0)[i];
    alongB += r * data.matrix.numeric(1)[i];
    byLevel[data.matrix.levelInCell(data.matrix.cellAt(i), 0)] += r;
  }
  for (const double sum : {all, alongA, alongB}) CHECK(std::abs(sum) < 1e-9);
  for (const double sum : byLevel) CHECK(std::abs(sum) < 1e-9);
}

TEST_CASE("least squares find an exact line, and say what they left", "[linear_fit]") {
  LinearData data = randomLinearData(300);
  const auto& x = data.matrix;
  for (std::size_t i = 0; i < data.y.size(); ++i) data.y[i] = 2 + 0.5 * x.numeric(1)[i];
  const LinearFit fit = fitted(data);
  CHECK(fit.beta[0] == Approx(2).epsilon(1e-12));
  CHECK(fit.beta[x.columnOfNumeric(1)] == Approx(0.5).epsilon(1e-12));
  CHECK(std::abs(fit.beta[x.columnOfNumeric(0)]) < 1e-12);
  for (const double r : fit.residual) CHECK(std::abs(r) < 1e-12);
  const auto eta = linearPredictor(x, fit.selection, fit.beta);
  for (std::size_t i = 0; i < eta.size(); ++i) {
    CHECK(fit.residual[i] == data.w[i] * (data.y[i] - eta[i]));
  }
}

TEST_CASE("threads do not change a digit of least squares", "[linear_fit]") {
  const LinearData data = randomLinearData(20000);
  setThreads(1);
  const LinearFit one = fitted(data);
  setThreads(4);
  const LinearFit four = fitted(data);
  setThreads(0);
  CHECK(one.beta == four.beta);
  CHECK(one.residual == four.residual);
}
