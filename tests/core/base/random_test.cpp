// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/base/random.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

using candour::normalQuantile;
using candour::Random;

TEST_CASE("normal quantiles agree with R's qnorm", "[random]") {
  // R 4.2.2: print(qnorm(c(.975, .8, .001, 1e-20, 1e-150)), digits = 16)
  CHECK(normalQuantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
  CHECK(normalQuantile(0.8) == Approx(0.8416212335729143).epsilon(1e-14));
  CHECK(normalQuantile(0.001) == Approx(-3.090232306167813).epsilon(1e-14));
  CHECK(normalQuantile(1e-20) == Approx(-9.2623400897984052).epsilon(1e-14));
  CHECK(normalQuantile(1e-150) == Approx(-26.1229611905939869).epsilon(1e-13));
}

TEST_CASE("random numbers have the moments of their distribution", "[random]") {
  Random random(1);
  double sum = 0;
  double squares = 0;
  constexpr int kDraws = 200000;
  for (int i = 0; i < kDraws; ++i) {
    const double x = random.normal();
    sum += x;
    squares += x * x;
  }
  CHECK(std::abs(sum / kDraws) < 4 / std::sqrt(kDraws));
  CHECK(std::abs(squares / kDraws - 1) < 4 * std::sqrt(2.0 / kDraws));
}

TEST_CASE("the same seed gives the same numbers, another seed others", "[random]") {
  Random a(7);
  Random b(7);
  Random c(8);
  const auto first = a.next();
  CHECK(first == b.next());
  CHECK(first != c.next());
}

TEST_CASE("below() reaches every value and no other", "[random]") {
  Random random(3);
  std::array<int, 5> seen{};
  for (int i = 0; i < 1000; ++i) ++seen.at(random.below(5));
  for (const int count : seen) CHECK(count > 120);
}
