// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/axis.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace candour;

namespace {

constexpr double kFree = std::numeric_limits<double>::infinity();

Axis over(double low, double high, int most = 8) {
  return niceAxis(low, high, most, -kFree, kFree);
}

}  // namespace

TEST_CASE("ticks are round, cover the values and are no more than asked for") {
  for (const double low : {-1e6, -3.27, -0.0004, 0.0, 0.31, 50.0}) {
    for (const double span : {1e-4, 0.7, 3.0, 14.9, 1e5}) {
      for (const int most : {2, 5, 8}) {
        const Axis axis = over(low, low + span, most);
        CAPTURE(low, span, most);
        CHECK(axis.from <= low + 1e-9 * span);
        CHECK(axis.to >= low + span - 1e-9 * span);
        CHECK(axis.ticks.size() >= 2);
        CHECK(axis.ticks.size() <= static_cast<std::size_t>(most) + 1);
      }
    }
  }
}

TEST_CASE("ticks are written with as many decimals as their step needs") {
  CHECK(over(-3.3, 11.6).tickText(0, false) == QString::fromUtf8("\u22124"));
  CHECK(over(0, 0.5, 5).tickText(1, false) == QStringLiteral("0.1"));
  CHECK(over(0, 100, 5).tickText(1, true) == QString::fromUtf8("20\u00A0%"));
}

TEST_CASE("shares stay between 0 and 100") {
  const Axis axis = niceAxis(-5, 104, 8, 0, 100);
  CHECK(axis.from == 0);
  CHECK(axis.to == 100);
}

TEST_CASE("one value, none, or no number at all still make an axis") {
  for (const auto& [low, high] : {std::pair(0.0, 0.0), std::pair(5.0, 5.0),
                                  std::pair(kFree, -kFree), std::pair(std::nan(""), 1.0)}) {
    const Axis axis = over(low, high);
    CHECK(axis.from < axis.to);
    CHECK(std::isfinite(axis.at(axis.ticks[0])));
  }
}
