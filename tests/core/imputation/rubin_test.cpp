// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/imputation/rubin.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "tests/support/reference.h"

using namespace candour;

namespace {

void checkCase(const std::string& name, const std::vector<double>& estimates,
               const std::vector<double>& variances, double completeDf) {
  const auto& expected = reference("rubin");
  const Pooled pooled = poolRubin(estimates, variances, completeDf);
  CHECK(pooled.estimate == expected.approx(name, "estimate"));
  CHECK(pooled.se == expected.approx(name, "se"));
  CHECK(pooled.within == expected.approx(name, "within"));
  CHECK(pooled.between == expected.approx(name, "between"));
  CHECK(pooled.df == expected.approx(name, "df"));
  CHECK(pooled.fmi == expected.approx(name, "fmi"));
}

}  // namespace

TEST_CASE("imputations are pooled as mice does", "[imputation]") {
  checkCase("five", {.51, .47, .55, .49, .53}, {.010, .011, .0095, .0102, .0108}, 192);
  checkCase("few_df", {1.2, 1.9, 1.4}, {.30, .25, .28}, 12);
  checkCase("much_lost", {-.3, .4, .1, .9}, {.02, .03, .025, .02}, 800);
}

TEST_CASE("where nothing was missing nothing is lost", "[imputation]") {
  const Pooled pooled =
      poolRubin(std::vector<double>{2, 2, 2}, std::vector<double>{.5, .5, .5}, 40);
  CHECK(pooled.estimate == 2);
  CHECK(pooled.se == Approx(std::sqrt(.5)));
  CHECK(pooled.df == 40);
  CHECK(pooled.fmi == 0);
}

TEST_CASE("pooled degrees of freedom are never above the design's", "[imputation]") {
  const Pooled pooled =
      poolRubin(std::vector<double>{1, 1.0001, 0.9999}, std::vector<double>{1, 1, 1}, 7);
  CHECK(pooled.df <= 7);
  CHECK(pooled.df > 5);
}
