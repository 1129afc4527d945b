// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/numeric/vector_math.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace candour;

namespace {

// Linear predictors over the whole range, dense around zero and at the switch points.
std::vector<double> predictors() {
  std::vector<double> eta;
  for (double x = -40; x <= 40; x += 0.0371) eta.push_back(x);
  for (const double x :
       {0.0, -0.0, 1e-300, 1e-17, -1e-17, 0.34657, -0.34658, 699.9, -699.9, 36.8, -36.8}) {
    eta.push_back(x);
  }
  return eta;
}

}  // namespace

TEST_CASE("likelihoods equal log1p and exp of the library to a few ulp", "[numeric]") {
  const auto eta = predictors();
  for (const double outcome : {0.0, 1.0}) {
    const std::vector<double> y(eta.size(), outcome);
    std::vector<double> l(eta.size());
    logisticLikelihoods(eta.data(), y.data(), l.data(), eta.size());
    for (std::size_t i = 0; i < eta.size(); ++i) {
      const long double away =
          outcome > 0.5 ? -static_cast<long double>(eta[i]) : static_cast<long double>(eta[i]);
      const long double expected =
          -(away > 0 ? away + std::log1p(std::exp(-away)) : std::log1p(std::exp(away)));
      INFO(eta[i]);
      // The part y eta - max(eta, 0) is exact: what is left is the rounding of one logarithm and
      // one sum, relative to the larger of both.
      CHECK(std::abs(static_cast<double>(l[i] - expected)) <=
            4e-16 * std::max(1.0, std::abs(eta[i])) *
                std::min(1.0, 1e2 * std::abs(static_cast<double>(expected)) + 1e-2));
    }
  }
}

TEST_CASE("residuals and slopes keep their digits in both tails", "[numeric]") {
  const auto eta = predictors();
  const std::vector<double> w(eta.size(), 1.0);
  const std::vector<double> y(eta.size(), 1.0);
  std::vector<double> slope(eta.size());
  std::vector<double> residual(eta.size());
  logisticTerms(eta.data(), y.data(), w.data(), slope.data(), residual.data(), eta.size());
  for (std::size_t i = 0; i < eta.size(); ++i) {
    const long double q = 1 / (1 + std::exp(static_cast<long double>(eta[i])));
    const long double p = 1 / (1 + std::exp(-static_cast<long double>(eta[i])));
    INFO(eta[i]);
    CHECK(residual[i] == Approx(static_cast<double>(q)).epsilon(4e-15).margin(0));
    CHECK(slope[i] == Approx(static_cast<double>(p * q)).epsilon(4e-15).margin(0));
  }
}

TEST_CASE("sums of blocks of every length are whole", "[numeric]") {
  std::vector<double> a(300);
  std::vector<double> x(300);
  for (std::size_t i = 0; i < a.size(); ++i) {
    a[i] = static_cast<double>(i % 7) - 3;
    x[i] = static_cast<double>(i % 11);
  }
  for (std::size_t n = 0; n < 40; ++n) {
    double expected = 0;
    for (std::size_t i = 0; i < n; ++i) expected += a[i] * x[i];
    CHECK(dot(a.data(), x.data(), n) == expected);
    CHECK(dot4(a.data(), {x.data(), x.data(), x.data(), x.data()}, n)[3] == expected);
  }
}
