// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>

#include "core/numeric/tails.h"
#include "models/community/readiness.h"
#include "tests/support/reference.h"

using namespace candour;

namespace {

PowerInput planned(double acted, double compared) {
  return {.actedBefore = acted,
          .actedAfter = acted,
          .comparedBefore = compared,
          .comparedAfter = compared};
}

}  // namespace

TEST_CASE("the smallest detectable effects are those of R, and those that METHODS names",
          "[wards]") {
  const Reference& expected = reference("wards");
  const auto check = [&expected](double acted, double compared, const std::string& name,
                                 double points) {
    const double mde = detectableEffect(plannedError(planned(acted, compared)));
    CHECK(mde == expected.approx("power", name));
    CHECK(100 * mde == Approx(points).margin(0.55));
  };
  check(5, 3000, "ward_quarter", 101);
  check(20, 12000, "ward_year", 50);
  check(200, 3000, "wards40_quarter", 16.5);
  check(800, 12000, "wards40_year", 8.2);
  check(6400, 6400, "half_year", 4.0);
  const PowerInput uneven = {.share = 0.7,
                             .designEffect = 1.2,
                             .actedBefore = 300,
                             .actedAfter = 500,
                             .comparedBefore = 4000,
                             .comparedAfter = 7000};
  CHECK(detectableEffect(plannedError(uneven)) == expected.approx("power", "exact"));
  CHECK(powerOf(0.05, plannedError(uneven)) == expected.approx("power", "power_5"));
}

TEST_CASE("power is 80 % at the smallest detectable effect and 5 % at none", "[wards]") {
  const double error = plannedError(planned(800, 12000));
  CHECK(powerOf(detectableEffect(error), error) == Approx(0.8).margin(1e-4));
  CHECK(powerOf(0, error) == Approx(0.05));
  CHECK(powerOf(-0.1, error) == powerOf(0.1, error));
}

TEST_CASE("the interviews asked for give the effect wanted", "[wards]") {
  PowerInput input = planned(0, 12000);
  const double needed = interviewsNeeded(input, 0.05, 40, 4, 6);
  input.actedBefore = needed * 40 * 4;
  input.actedAfter = needed * 40 * 6;
  CHECK(detectableEffect(plannedError(input)) == Approx(0.05).epsilon(1e-12));
  // However many are asked in wards that act, too few are asked elsewhere.
  CHECK(std::isinf(interviewsNeeded(planned(0, 50), 0.05, 40, 4, 4)));
  CHECK(std::isnan(plannedError(planned(0, 100))));
}

TEST_CASE("answers of a ward that are alike count for less", "[wards]") {
  CHECK(clusteredDesignEffect(1.3, 20, 0) == 1.3);
  CHECK(clusteredDesignEffect(1.3, 21, 0.05) == Approx(2.6));
}

TEST_CASE("the non-central F is R's", "[wards]") {
  const Reference& expected = reference("wards");
  CHECK(noncentralFUpper(2.5, 3, 40, 5) == expected.approx("power", "noncentral_f"));
  CHECK(fQuantile(0.95, 3, 40) == expected.approx("power", "f_quantile"));
  CHECK(noncentralFUpper(2.5, 3, 40, 0) == fUpper(2.5, 3, 40));
}
