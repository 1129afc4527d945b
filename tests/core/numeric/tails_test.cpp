// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/numeric/tails.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "core/numeric/multiple_testing.h"
#include "core/numeric/weighted_chi_squared.h"

using namespace candour;

TEST_CASE("tails agree with R far out", "[numeric]") {
  // R 4.2.2: sprintf("%.17g", c(2*pt(-2.5,197), 2*pt(-40,500), qt(.975,14),
  //                             pf(9.278290,2,192,lower=FALSE), qbeta(.025,12,30)))
  CHECK(tTwoSided(2.5, 197) == Approx(0.013235560561354706).epsilon(1e-10));
  CHECK(tTwoSided(-40, 500) == Approx(6.2906429182579553e-158).epsilon(1e-9).margin(0));
  CHECK(tQuantile(0.975, 14) == Approx(2.1447866879178039).epsilon(1e-12));
  CHECK(fUpper(9.278290, 2, 192) == Approx(0.00014240047500247921).epsilon(1e-10));
  CHECK(betaQuantile(0.025, 12, 30) == Approx(0.1612985697143077).epsilon(1e-10));
  // R: qchisq(.95, 1) and qchisq(.99375, 31)
  CHECK(chiSquaredQuantile(0.95, 1) == Approx(3.8414588206941236).epsilon(1e-10));
  CHECK(chiSquaredQuantile(0.99375, 31) == Approx(54.112248608770955).epsilon(1e-10));
  CHECK(betaQuantile(0.025, 0, 30) == 0);
  CHECK(betaQuantile(0.975, 5, 0) == 1);
  CHECK(tTwoSided(std::numeric_limits<double>::infinity(), 5) == 0);
}

TEST_CASE("Holm's adjustment agrees with R's p.adjust", "[numeric]") {
  const std::vector<double> p = {.001, .008, .039, .041, .042, .06, .074, .205};
  const std::vector<double> expected = {.008, .056, .234, .234, .234, .234, .234, .234};
  const auto adjusted = holm(p);
  for (std::size_t i = 0; i < p.size(); ++i)
    CHECK(adjusted[i] == Approx(expected[i]).epsilon(1e-12));
  const auto gaps = holm({0.04, std::numeric_limits<double>::quiet_NaN(), 0.01});
  CHECK(gaps[0] == Approx(0.04));
  CHECK(std::isnan(gaps[1]));
  CHECK(gaps[2] == Approx(0.02));
}

TEST_CASE("a weighted sum of chi-squared over one as R's survey has it", "[numeric]") {
  // pFsum(x, rep(1, k), lambda, ddf, lower.tail = FALSE, method = "saddlepoint")
  CHECK(weightedFUpper(22.5, {1.3, .54}, 192) == Approx(6.91408902637813e-05).epsilon(1e-6));
  CHECK(weightedFUpper(3, {1}, 12) == Approx(0.111995968777722).epsilon(1e-6));
  CHECK(weightedFUpper(8, {2, 1, .5, .2}, 5) == Approx(0.198953147833712).epsilon(1e-6));
  CHECK(weightedFUpper(1e-3, {1, .5}, 40) == Approx(0.99926209988734).epsilon(1e-6));
  CHECK(weightedFUpper(200, {1.3, .54, .3}, 192) ==
        Approx(4.24785935138476e-26).epsilon(1e-6).margin(0));
  CHECK(weightedFUpper(1.84 * 192 / 190, {1.3, .54}, 192) ==
        Approx(0.34370065286665).epsilon(1e-6));
  CHECK(weightedFUpper(0, {1, 2}, 10) == 1);
}

TEST_CASE("Benjamini and Hochberg's adjustment", "[numeric]") {
  const std::vector<double> p = {.001, .008, .039, .041, .042, .06, .074, .205};
  const std::vector<double> adjusted = {.008, .032, .0672, .0672, .0672, .08, .0845714, .205};
  const auto byRate = benjaminiHochberg(p);
  for (std::size_t i = 0; i < p.size(); ++i) {
    CHECK(byRate[i] == Approx(adjusted[i]).epsilon(1e-6));
  }
  const double nan = std::nan("");
  CHECK(benjaminiHochberg({nan, .02})[1] == .02);
  CHECK(std::isnan(benjaminiHochberg({nan, .02})[0]));
}
