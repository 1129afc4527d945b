// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "models/boroughs/borough_json.h"
#include "models/boroughs/borough_pack.h"
#include "models/boroughs/funnel.h"
#include "models/boroughs/ranks.h"
#include "tests/support/reference_survey.h"

using namespace candour;
using Catch::Contains;

namespace {

BoroughPack packOf(const Survey& survey, const std::string& json) {
  const auto spec = parseDriverModelSpec(json);
  if (!spec) FAIL(spec.error().message);
  const auto pack = boroughPack(survey, *spec);
  if (!pack) FAIL(pack.error().message);
  return *pack;
}

// `size` people in each area, of whom so many say yes; `control` alternates.
Survey peopleOf(const std::vector<int>& yes, int size) {
  std::vector<double> y;
  std::vector<double> area;
  std::vector<double> control;
  for (std::size_t a = 0; a < yes.size(); ++a) {
    for (int i = 0; i < size; ++i) {
      y.push_back(i < yes[a] ? 1 : 0);
      area.push_back(static_cast<double>(a + 1));
      control.push_back(i * 7 % 3 == 0 ? 1 : 0);
    }
  }
  Survey survey;
  survey.add({.name = "y"}, Column::numbers(y));
  survey.add({.name = "area"}, Column::numbers(area));
  survey.add({.name = "control"}, Column::numbers(control));
  return survey;
}

const std::string kPlain =
    R"({"outcome": {"variable": "y", "positive": [1]}, "area": "area", "drivers": []})";
const std::string kControlled =
    R"({"outcome": {"variable": "y", "positive": [1]}, "area": "area", "drivers": [],
        "controls": [{"items": ["control"], "as": "number"}]})";

bool warns(const BoroughPack& pack, const std::string& code) {
  for (const auto& warning : pack.warnings) {
    if (warning.code == code) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("areas of the same name keep their own adjusted shares", "[boroughs]") {
  Survey survey = peopleOf({30, 80, 20, 50}, 100);
  const BoroughPack apart = packOf(survey, kControlled);
  auto& levels = survey.variables[*survey.find("area")].levels;
  levels = {{1, "North", false}, {2, "Other", false}, {3, "Other", false}, {4, "South", false}};
  const BoroughPack alike = packOf(survey, kControlled);
  REQUIRE(alike.standings.size() == 4);
  CHECK(alike.comparison.areas[2].area == "Other");
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(alike.standings[i].adjusted.estimate ==
          Approx(apart.standings[i].adjusted.estimate).epsilon(1e-9));
    CHECK(alike.standings[i].adjusted.se == Approx(apart.standings[i].adjusted.se).epsilon(1e-9));
  }
}

TEST_CASE("where areas differ by chance alone the pack says so", "[boroughs]") {
  const BoroughPack pack = packOf(peopleOf({50, 51, 49, 50, 52}, 100), kPlain);
  CHECK(pack.noBetweenVariance);
  CHECK(pack.betweenVariance == 0);
  CHECK(warns(pack, "no_between_variance"));
  CHECK_FALSE(pack.funnel.inflated);
  for (const AreaStanding& standing : pack.standings) {
    CHECK(standing.shrunk.estimate == Approx(pack.standings[0].shrunk.estimate).epsilon(1e-12));
    CHECK(standing.shrunk.weight == 0);
    CHECK(standing.shrunk.se > 0);
    CHECK(standing.rank.lower == 1);
    CHECK(standing.rank.upper == 5);
  }
  for (const AreaPair& pair : pack.pairs) CHECK_FALSE(pair.differs);
}

TEST_CASE("an area where all agree is placed by no rank and no pair, and shrunk all the same",
          "[boroughs]") {
  const BoroughPack pack = packOf(peopleOf({50, 20, 80, 100, 0}, 100), kControlled);
  for (const std::size_t alike : {3U, 4U}) {
    const AreaStanding& standing = pack.standings[alike];
    CHECK(standing.rank.lower == 1);
    CHECK(standing.rank.upper == 5);
    CHECK(std::isnan(standing.pLowestQuarter));
    CHECK_FALSE(standing.why.empty());
    CHECK(standing.shrunk.estimate > 0);
    CHECK(standing.shrunk.estimate < 1);
    CHECK(std::isfinite(standing.funnel.z));
    CHECK(std::isnan(standing.adjusted.estimate));
    CHECK_THAT(standing.adjusted.why, Contains("the same answer"));
  }
  // Three that can be compared are all apart; the other two may stand anywhere among them.
  CHECK(pack.standings[2].rank.lower == 1);
  CHECK(pack.standings[2].rank.upper == 3);
  CHECK(pack.standings[1].rank.lower == 3);
  CHECK(pack.standings[1].rank.upper == 5);
  CHECK(std::isfinite(pack.standings[0].adjusted.se));
  CHECK(warns(pack, "not_ranked"));
  for (const AreaPair& pair : pack.pairs) {
    const bool tested = pair.first < 3 && pair.second < 3;
    CHECK(std::isfinite(pair.p) == tested);
    CHECK(pair.why.empty() == tested);
    CHECK(pair.differs == tested);
  }
  CHECK_THAT(boroughPackJson(pack), !Contains("nan"));
}

TEST_CASE("an area in one sampling unit has no z, no rank and no adjusted error", "[boroughs]") {
  const Survey survey = referenceSurvey("synthetic");
  const BoroughPack pack = packOf(
      survey, R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "area": "place", "drivers": [],
      "controls": [{"items": ["sex"], "as": "category"}],
      "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}})");
  REQUIRE(pack.comparison.areas.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const bool lone = pack.comparison.areas[i].area == "one PSU";
    INFO(pack.comparison.areas[i].area);
    CHECK(std::isnan(pack.standings[i].funnel.z) == lone);
    CHECK(std::isnan(pack.standings[i].adjusted.se) == lone);
    CHECK(std::isfinite(pack.standings[i].adjusted.estimate));
    CHECK(pack.standings[i].adjusted.why.empty() == !lone);
    CHECK(pack.standings[i].why.empty() == !lone);
  }
}

TEST_CASE("adjusting needs controls that are not the area", "[boroughs]") {
  const Survey survey = peopleOf({50, 20, 80}, 100);
  const BoroughPack none = packOf(survey, kPlain);
  CHECK(none.adjustedFor.empty());
  CHECK_THAT(none.standings[0].adjusted.why, Contains("no controls"));
  const BoroughPack itself =
      packOf(survey, R"({"outcome": {"variable": "y", "positive": [1]}, "area": "area",
                         "drivers": [], "controls": [{"items": ["area"], "as": "category"}]})");
  CHECK_THAT(itself.standings[0].adjusted.why, Contains("no controls"));
  const BoroughPack one = packOf(survey, kControlled);
  CHECK(one.adjustedFor == std::vector<std::string>{"control"});
  CHECK(one.adjustedN == 300);
  CHECK(std::isfinite(one.standings[0].adjusted.se));
}

TEST_CASE("a control that every area has its own answer to determines the areas", "[boroughs]") {
  Survey survey = peopleOf({50, 20, 80}, 100);
  std::vector<double> district;
  for (int i = 0; i < 300; ++i) district.push_back(10 * (i / 100) + i % 2);
  survey.add({.name = "district"}, Column::numbers(district));
  const BoroughPack pack =
      packOf(survey, R"({"outcome": {"variable": "y", "positive": [1]}, "area": "area",
                         "drivers": [], "controls": [{"items": ["district"], "as": "category"}]})");
  int determined = 0;
  for (const auto& s : pack.standings) determined += std::isnan(s.adjusted.estimate) ? 1 : 0;
  CHECK(determined >= 2);
}

TEST_CASE("an adjusted share of areas with the same mix is the share itself", "[boroughs]") {
  // The control does not differ between areas and the model is saturated in the area.
  const BoroughPack pack = packOf(peopleOf({50, 20, 80}, 99), kControlled);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(pack.standings[i].adjusted.estimate ==
          Approx(pack.comparison.areas[i].estimate).epsilon(0.02));
  }
}

TEST_CASE("one area or two have what can be had and say what cannot", "[boroughs]") {
  const BoroughPack one = packOf(peopleOf({40}, 100), kControlled);
  REQUIRE(one.standings.size() == 1);
  CHECK(one.pairs.empty());
  CHECK(one.standings[0].rank.upper == 1);
  CHECK_FALSE(one.standings[0].why.empty());
  CHECK_THAT(one.standings[0].shrunk.why, Contains("three areas"));
  const BoroughPack two = packOf(peopleOf({40, 60}, 100), kControlled);
  CHECK(std::isnan(two.betweenVariance));
  CHECK_FALSE(two.noBetweenVariance);
  CHECK(two.pairs.size() == 1);
  CHECK(two.standings[1].rank.upper == 1);
  CHECK(two.standings[0].pLowestQuarter > 0.99);
  CHECK_THAT(boroughPackJson(two), Contains("\"between_variance\": null"));
}

TEST_CASE("the chances of the lowest quarter add up to its size", "[boroughs]") {
  const BoroughPack pack = packOf(peopleOf({50, 45, 55, 60, 40, 52, 47, 58, 44}, 100), kPlain);
  double sum = 0;
  for (const AreaStanding& standing : pack.standings) sum += standing.pLowestQuarter;
  CHECK(sum == Approx(static_cast<double>(lowestQuarterOf(9))));
  CHECK(lowestQuarterOf(9) == 2);
  CHECK(lowestQuarterOf(32) == 8);
  CHECK(lowestQuarterOf(3) == 1);
}

TEST_CASE("a funnel about 0 or 1 has limits and no division by zero", "[boroughs]") {
  const Funnel funnel = funnelOf(1, {1, 1, 1}, {40, 50, 60});
  CHECK(funnel.transformed);
  CHECK(funnel.overdispersion == 0);
  CHECK(funnelLimits(funnel, 40, kFunnel95).upper == 1);
  CHECK(funnelLimits(funnel, 40, kFunnel95).lower < 1);
  CHECK(std::isnan(funnelOf(0.5, {}, {}).overdispersion));
}

TEST_CASE("areas in perfect step with each other are never told apart", "[boroughs]") {
  const Eigen::MatrixXd same = Eigen::MatrixXd::Constant(3, 3, 1e-4);
  Eigen::VectorXd share(3);
  share << 0.2, 0.5, 0.8;
  const Ranks ranks = rankIntervals(share, same, normalDraws(same, 1000, 1));
  for (const auto& interval : ranks.intervals) {
    CHECK(interval.lower == 1);
    CHECK(interval.upper == 3);
  }
}
