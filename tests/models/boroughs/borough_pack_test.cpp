// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/borough_pack.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "core/numeric/parallel.h"
#include "models/boroughs/borough_json.h"
#include "models/boroughs/funnel.h"
#include "models/boroughs/pairs.h"
#include "models/boroughs/ranks.h"
#include "models/boroughs/small_area.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

const Reference& expected() {
  return reference("borough_pack");
}

Eigen::VectorXd vectorOf(const std::vector<double>& values) {
  return Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
}

// The areas of thirty_areas.csv, whose errors share a part.
struct ThirtyAreas {
  std::vector<std::string> names = referenceTexts("thirty_areas", "area");
  std::vector<double> n = referenceNumbers("thirty_areas", "n");
  std::vector<double> nEffective = referenceNumbers("thirty_areas", "n_effective");
  Eigen::VectorXd share = vectorOf(referenceNumbers("thirty_areas", "share"));
  Eigen::MatrixXd covariance;
  ThirtyAreas() {
    const Eigen::ArrayXd size = vectorOf(nEffective);
    const Eigen::VectorXd own = share.array() * (1 - share.array()) / size;
    covariance = own.asDiagonal();
    covariance.array() += 2e-4;
  }
};

void checkFunnel(const std::string& which, const Funnel& funnel) {
  CHECK(funnel.target == expected().approx(which, "target"));
  CHECK(funnel.overdispersion == expected().approx(which, "overdispersion"));
  CHECK(funnel.inflated == (expected().value(which, "inflated") == 1));
  CHECK(funnel.transformed == (expected().value(which, "transformed") == 1));
  for (const int n : {50, 400}) {
    const std::string key = "[" + std::to_string(n) + "]";
    INFO(which << key);
    const FunnelLimits inner = funnelLimits(funnel, n, kFunnel95);
    const FunnelLimits outer = funnelLimits(funnel, n, kFunnel998);
    CHECK(inner.lower == expected().approx(which, "lower95" + key));
    CHECK(inner.upper == expected().approx(which, "upper95" + key));
    CHECK(outer.lower == expected().approx(which, "lower998" + key));
    CHECK(outer.upper == expected().approx(which, "upper998" + key));
  }
}

void checkPosition(const std::string& which, const std::string& area, const FunnelPosition& at) {
  const std::string key = "[" + area + "]";
  INFO(which << key);
  CHECK(at.z == expected().approx(which, "z" + key).margin(1e-9));
  CHECK(at.outside95 == (expected().value(which, "outside95" + key) == 1));
  CHECK(at.outside998 == (expected().value(which, "outside998" + key) == 1));
}

void checkShrunk(const std::string& which, const std::string& area, const ShrunkEstimate& shrunk) {
  const std::string key = "[" + area + "]";
  INFO(which << key);
  CHECK(shrunk.estimate == expected().approx(which, "shrunk" + key));
  CHECK(shrunk.se == expected().approx(which, "shrunk_se" + key));
  CHECK(shrunk.lower == expected().approx(which, "shrunk_lower" + key));
  CHECK(shrunk.upper == expected().approx(which, "shrunk_upper" + key));
  CHECK(shrunk.weight == expected().approx(which, "shrunk_weight" + key).margin(1e-12));
}

void checkRank(const std::string& which, const std::string& area, const RankInterval& rank) {
  const std::string key = "[" + area + "]";
  INFO(which << key);
  CHECK(rank.lower == expected().value(which, "rank_lower" + key));
  CHECK(rank.upper == expected().value(which, "rank_upper" + key));
  CHECK(rank.aloneLower == expected().value(which, "rank_alone_lower" + key));
  CHECK(rank.aloneUpper == expected().value(which, "rank_alone_upper" + key));
}

void checkPair(const std::string& which, const std::string& names, const AreaPair& pair) {
  INFO(which << names);
  CHECK(pair.difference == expected().approx(which, "pair" + names).margin(1e-13));
  CHECK(pair.se == expected().approx(which, "pair_se" + names));
  CHECK(pair.p == expected().approx(which, "pair_p" + names));
  CHECK(pair.pHolm == expected().approx(which, "pair_p_holm" + names));
  CHECK(pair.differs == (pair.pHolm < 0.05));
}

void checkRanks(const std::string& which, const std::vector<std::string>& names,
                const Eigen::VectorXd& share, const Eigen::MatrixXd& covariance) {
  const Eigen::MatrixXd noise = normalDraws(covariance, 20000, 1);
  const Ranks ranks = rankIntervals(share, covariance, noise);
  CHECK(ranks.critical == expected().approx(which, "critical"));
  const auto chances = lowestQuarterChances(share, noise);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string key = "[" + names[i] + "]";
    checkRank(which, names[i], ranks.intervals[i]);
    CHECK(ranks.criticalAlone[i] == expected().approx(which, "critical_alone" + key));
    CHECK(chances[i] == Approx(expected().value(which, "p_lowest_quarter" + key)).margin(0.012));
  }
}

BoroughPack packOf(const std::string& rest, const std::string& controls) {
  const auto spec = parseDriverModelSpec(
      R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "area": "area", "drivers": [],
          "controls": [)" +
      controls + R"(], "design": {"weight": "w")" + rest + "}");
  if (!spec) FAIL(spec.error().message);
  const auto pack = boroughPack(referenceSurvey("synthetic"), *spec);
  if (!pack) FAIL(pack.error().message);
  return *pack;
}

const std::string kClustered = R"(, "strata": ["stratum"], "clusters": ["psu"]})";
const std::string kThree = R"({"items": ["sex"], "as": "category"},
    {"items": ["x2"], "as": "number"}, {"items": ["agree"], "as": "category"})";

void checkPack(const std::string& which, const BoroughPack& pack) {
  checkFunnel(which, pack.funnel);
  CHECK(pack.betweenVariance == expected().approx(which, "variance"));
  const auto& areas = pack.comparison.areas;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const AreaStanding& standing = pack.standings[i];
    const std::string key = "[" + areas[i].area + "]";
    checkPosition(which, areas[i].area, standing.funnel);
    checkShrunk(which, areas[i].area, standing.shrunk);
    CHECK(standing.shrunk.benchmarked == expected().approx(which, "benchmarked" + key));
    checkRank(which, areas[i].area, standing.rank);
    CHECK(standing.pLowestQuarter ==
          Approx(expected().value(which, "p_lowest_quarter" + key)).margin(0.012));
    const AdjustedEstimate& adjusted = standing.adjusted;
    CHECK(adjusted.estimate == expected().approx(which, "adjusted" + key));
    CHECK(adjusted.se == expected().approx(which, "adjusted_se" + key));
    CHECK(adjusted.lower == expected().approx(which, "adjusted_lower" + key));
    CHECK(adjusted.upper == expected().approx(which, "adjusted_upper" + key));
    for (std::size_t k = 0; k <= i; ++k) {
      const std::string pair = "cov" + key + "[" + areas[k].area + "]";
      INFO(pair);
      CHECK(
          pack.comparison.covariance(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(k)) ==
          expected().approx(which, pair).margin(1e-15));
    }
  }
  CHECK(static_cast<double>(pack.adjustedN) == expected().value(which, "adjusted_n"));
  CHECK(pack.adjustedOverall == expected().approx(which, "adjusted_overall"));
  REQUIRE(pack.pairs.size() == areas.size() * (areas.size() - 1) / 2);
  for (const AreaPair& pair : pack.pairs) {
    checkPair(which, "[" + areas[pair.first].area + "][" + areas[pair.second].area + "]", pair);
  }
}

}  // namespace

TEST_CASE("funnels agree with R: ordinary, over-dispersed and near zero", "[boroughs]") {
  const ThirtyAreas areas;
  for (const std::string which : {"share", "alike", "rare"}) {
    const auto share = referenceNumbers("thirty_areas", which);
    const Funnel funnel = funnelOf(expected().value(which, "target"), share, areas.nEffective);
    checkFunnel(which, funnel);
    for (std::size_t i = 0; i < share.size(); ++i) {
      checkPosition(which, areas.names[i], funnelPosition(funnel, share[i], areas.nEffective[i]));
    }
  }
  auto dense = areas.nEffective;
  for (double& n : dense) n *= 4;
  const std::vector<double> share(areas.share.begin(), areas.share.end());
  checkFunnel("dense", funnelOf(0.69, share, dense));
  auto spread = referenceNumbers("thirty_areas", "rare");
  for (double& p : spread) p *= 3;
  checkFunnel("rare_spread", funnelOf(0.06, spread, areas.nEffective));
  // All kinds are there: over-dispersion by chance and beyond it, on both scales.
  CHECK(expected().value("share", "overdispersion") > 1);
  CHECK(expected().value("share", "inflated") == 0);
  CHECK(expected().value("dense", "inflated") == 1);
  CHECK(expected().value("rare", "inflated") == 0);
  CHECK(expected().value("rare_spread", "inflated") == 1);
  CHECK(expected().value("rare_spread", "transformed") == 1);
}

TEST_CASE("shrunk estimates agree with metafor and Prasad and Rao", "[boroughs]") {
  const ThirtyAreas areas;
  for (const std::string which : {"share", "alike", "rare"}) {
    const Eigen::ArrayXd share = vectorOf(referenceNumbers("thirty_areas", which));
    const double effect = expected().value(which, "effect");
    const FayHerriot model =
        fayHerriot(share.sqrt().asin(), effect / (4 * vectorOf(areas.n).array()));
    CHECK(model.variance == expected().approx(which, "variance").margin(1e-14));
    CHECK(model.mean == expected().approx(which, "mean"));
    for (std::size_t i = 0; i < areas.names.size(); ++i) {
      const std::string key = "[" + areas.names[i] + "]";
      INFO(which << key);
      const auto at = static_cast<Eigen::Index>(i);
      CHECK(model.estimate[at] == expected().approx(which, "theta" + key));
      CHECK(model.mse[at] == expected().approx(which, "mse" + key));
      CHECK(model.weight[at] == expected().approx(which, "shrunk_weight" + key).margin(1e-12));
    }
  }
  CHECK(expected().value("share", "variance") > 0);
  CHECK(expected().value("alike", "variance") == 0);
}

TEST_CASE("rank intervals agree with a second simulation", "[boroughs]") {
  const ThirtyAreas areas;
  std::vector<int> third;
  for (int i = 2; i < 30; i += 3) third.push_back(i);
  std::vector<std::string> names;
  for (const int i : third) names.push_back(areas.names[static_cast<std::size_t>(i)]);
  checkRanks("third", names, areas.share(third), areas.covariance(third, third));
  const Eigen::MatrixXd block = areas.covariance.block(4, 4, 12, 12) * 0.6;
  checkRanks("middle", {areas.names.begin() + 4, areas.names.begin() + 16},
             areas.share.segment(4, 12), (block.array() + 8e-5).matrix());
  Eigen::VectorXd steps(4);
  steps << 0.3, 0.4, 0.5, 0.5 + 2.47 * std::sqrt(2) * 0.01;
  checkRanks("steps", {"a", "b", "c", "d"}, steps, Eigen::MatrixXd::Identity(4, 4) * 1e-4);
}

TEST_CASE("pairs agree with R's t tests and Holm", "[boroughs]") {
  const ThirtyAreas areas;
  std::vector<int> df;
  for (int i = 0; i < 10; ++i) df.insert(df.end(), {19, 40, 7});
  const auto pairs = areaPairs(areas.share, areas.covariance, df, std::vector<char>(30, 1));
  REQUIRE(pairs.size() == 435);
  for (const AreaPair& pair : pairs) {
    checkPair("share", "[" + areas.names[pair.first] + "][" + areas.names[pair.second] + "]", pair);
  }
}

TEST_CASE("the whole pack agrees with R on a survey", "[boroughs]") {
  checkPack("synthetic", packOf(kClustered, kThree));
  checkPack("women", packOf(kClustered + R"(, "domain": {"sex": ["Female"]})",
                            R"({"items": ["x1"], "as": "number"})"));
  checkPack("weights_only", packOf("}", R"({"items": ["sex"], "as": "category"},
                                          {"items": ["x2"], "as": "number"})"));
}

TEST_CASE("the shrunk estimates benchmarked have the whole's mean", "[boroughs]") {
  const BoroughPack pack = packOf(kClustered, kThree);
  double weights = 0;
  double direct = 0;
  double benchmarked = 0;
  for (std::size_t i = 0; i < pack.standings.size(); ++i) {
    const AreaEstimate& area = pack.comparison.areas[i];
    weights += area.weightShare;
    direct += area.weightShare * area.estimate;
    benchmarked += area.weightShare * pack.standings[i].shrunk.benchmarked;
  }
  CHECK(weights == Approx(1).epsilon(1e-12));
  CHECK(direct == Approx(pack.comparison.overall.estimate).epsilon(1e-12));
  CHECK(benchmarked == Approx(pack.comparison.overall.estimate).epsilon(1e-12));
}

TEST_CASE("threads do not change a digit of the pack", "[boroughs]") {
  setThreads(1);
  const std::string one = boroughPackJson(packOf(kClustered, kThree));
  setThreads(3);
  CHECK(boroughPackJson(packOf(kClustered, kThree)) == one);
  setThreads(0);
}
