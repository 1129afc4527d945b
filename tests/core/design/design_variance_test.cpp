// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/design/design_variance.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "core/design/proportion.h"
#include "tests/support/reference.h"

using namespace candour;

namespace {

// The weighted mean of y and its design-based error.
struct Mean {
  double value = 0;
  double se = 0;
};

Mean meanOf(const SurveyDesign& design, const std::vector<double>& y) {
  double weight = 0;
  double total = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    weight += design.weight[i];
    total += design.weight[i] * y[i];
  }
  std::vector<std::uint32_t> rows;
  Eigen::MatrixXd z(static_cast<Eigen::Index>(y.size()), 1);
  for (std::size_t i = 0; i < y.size(); ++i) {
    rows.push_back(static_cast<std::uint32_t>(i));
    z(static_cast<Eigen::Index>(i), 0) = design.weight[i] * (y[i] - total / weight) / weight;
  }
  const auto v = influenceCovariance(design, rows, z);
  REQUIRE(v);
  return {total / weight, std::sqrt((*v)(0, 0))};
}

DesignParts toy(LonelyPsu lonely) {
  const auto strata = referenceNumbers("toy_lonely", "h");
  const auto psus = referenceNumbers("toy_lonely", "psu");
  DesignParts parts;
  parts.rows = strata.size();
  parts.weight = referenceNumbers("toy_lonely", "w");
  parts.stratum.assign(strata.begin(), strata.end());
  parts.cluster.assign(psus.begin(), psus.end());
  parts.lonely = lonely;
  return parts;
}

}  // namespace

TEST_CASE("a lonely sampling unit is treated as R treats it", "[design]") {
  const auto y = referenceNumbers("toy_lonely", "y");
  const Reference& expected = reference("lonely_psu");
  const std::vector<std::pair<std::string, LonelyPsu>> ways = {
      {"toy_adjust", LonelyPsu::Adjust},
      {"toy_remove", LonelyPsu::Remove},
      {"toy_certainty", LonelyPsu::Certainty},
      {"toy_average", LonelyPsu::Average}};
  for (const auto& [name, how] : ways) {
    const auto design = makeSurveyDesign(toy(how));
    REQUIRE(design);
    const Mean mean = meanOf(*design, y);
    INFO(name);
    CHECK(mean.value == expected.approx(name, "mean"));
    CHECK(mean.se == expected.approx(name, "se"));
    std::vector<std::uint32_t> rows = {0, 1, 2, 3, 4, 5, 6};
    CHECK(countDesign(*design, rows).df() == expected.value(name, "degf"));
  }
  const auto failing = makeSurveyDesign(toy(LonelyPsu::Fail));
  REQUIRE(failing);
  CHECK_FALSE(stratumScales(*failing));
}

TEST_CASE("a census has no sampling error", "[design]") {
  DesignParts parts{.rows = 4, .fpc = {4, 4, 4, 4}};
  const auto design = makeSurveyDesign(parts);
  REQUIRE(design);
  CHECK(meanOf(*design, {1, 0, 1, 1}).se == 0);
}

TEST_CASE("sampling fractions and population sizes say the same", "[design]") {
  const auto sizes = makeSurveyDesign({.rows = 4, .fpc = {40, 40, 40, 40}});
  const auto fractions = makeSurveyDesign({.rows = 4, .fpc = {.1, .1, .1, .1}});
  REQUIRE(sizes);
  REQUIRE(fractions);
  CHECK(meanOf(*sizes, {1, 0, 1, 1}).se ==
        Approx(meanOf(*fractions, {1, 0, 1, 1}).se).epsilon(1e-14));
}

TEST_CASE("designs that cannot be are refused with the row", "[design]") {
  const auto negative = makeSurveyDesign({.rows = 3, .weight = {1, -2, -3}});
  REQUIRE_FALSE(negative);
  CHECK(negative.error().message ==
        "The weight is negative in 2 rows, first in row 2 (-2). A weight must be 0 or more.");
  const auto varying = makeSurveyDesign({.rows = 2, .fpc = {10, 20}});
  REQUIRE_FALSE(varying);
  CHECK(varying.error().message.find("row 2") != std::string::npos);
  const auto small = makeSurveyDesign({.rows = 3, .fpc = {2, 2, 2}});
  CHECK_FALSE(small);
}

TEST_CASE("rows without a weight are outside the design", "[design]") {
  const auto design = makeSurveyDesign({.rows = 3, .weight = {1, std::nan(""), 1}});
  REQUIRE(design);
  CHECK(design->psus() == 2);
  CHECK(design->stratum[1] == -1);
}

TEST_CASE("proportion intervals agree with R's svyciprop", "[design]") {
  // survey 4.1: svyciprop(~I(sch.wide == "Yes"), apistrat with fpc), method "logit" and "beta". The
  // logit interval goes through glm, which stops at 1e-8.
  const double p = 0.82794801141582341;
  const double se = 0.024344780113074775;
  const auto logit = logitInterval(p, se, 197, 200, 168.58);
  CHECK(logit.lower == Approx(0.77453965435156813).epsilon(1e-8));
  CHECK(logit.upper == Approx(0.87081485454450869).epsilon(1e-8));
  const auto beta = betaInterval(p, se, 197, 200, 168.58);
  CHECK(beta.lower == Approx(0.77417132859731252).epsilon(1e-10));
  CHECK(beta.upper == Approx(0.87343159262073522).epsilon(1e-10));
  CHECK(std::isnan(logitInterval(0.5, 0.1, 0, 10, 10).lower));
}
