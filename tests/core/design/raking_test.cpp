// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/design/raking.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "tests/support/reference.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

RakingMargin marginOf(const std::string& variable, const std::vector<std::string>& answers,
                      std::vector<std::string> levels, std::vector<double> target) {
  RakingMargin margin{variable, std::move(levels), std::move(target), {}};
  for (const auto& answer : answers) {
    const auto at = std::find(margin.levels.begin(), margin.levels.end(), answer);
    margin.levelOfRow.push_back(
        at == margin.levels.end() ? -1 : static_cast<std::int32_t>(at - margin.levels.begin()));
  }
  return margin;
}

// The people of `synthetic` with a weight and an answer to `agree`, as the R script has them.
struct People {
  std::vector<double> weight;
  std::vector<std::string> agree, area;
  std::vector<std::string> agreeLevels, areaLevels;
};

People people() {
  const auto w = referenceNumbers("synthetic", "w");
  const auto agree = referenceTexts("synthetic", "agree");
  const auto area = referenceTexts("synthetic", "area");
  People result;
  for (std::size_t i = 0; i < w.size(); ++i) {
    if (!(w[i] > 0) || agree[i].empty()) continue;
    result.weight.push_back(w[i]);
    result.agree.push_back(agree[i]);
    result.area.push_back(area[i]);
  }
  result.agreeLevels = result.agree;
  result.areaLevels = result.area;
  for (auto* levels : {&result.agreeLevels, &result.areaLevels}) {
    std::sort(levels->begin(), levels->end(), [](const std::string& a, const std::string& b) {
      return a.size() != b.size() && std::isdigit(a[0]) ? a.size() < b.size() : a < b;
    });
    levels->erase(std::unique(levels->begin(), levels->end()), levels->end());
  }
  return result;
}

std::vector<double> sequence(double from, double by, std::size_t count) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(from + by * static_cast<double>(i));
  return values;
}

void checkCase(const std::string& name, const Raked& raked) {
  const auto& expected = reference("raking");
  CHECK(static_cast<double>(raked.weight.size()) == expected.approx(name, "n"));
  CHECK(raked.deffAfter == expected.approx(name, "deff"));
  double squares = 0;
  for (const double w : raked.weight) squares += w * w;
  CHECK(squares == expected.approx(name, "squares"));
  for (const std::size_t row : {std::size_t{1}, std::size_t{2}, std::size_t{12}, std::size_t{100},
                                std::size_t{400}, raked.weight.size()}) {
    CHECK(raked.weight[row - 1] == expected.approx(name, "weight[" + std::to_string(row) + "]"));
  }
}

}  // namespace

TEST_CASE("weights raked to margins are R's", "[raking]") {
  const People d = people();
  const auto agree = marginOf("agree", d.agree, d.agreeLevels, {12, 20, 18, 35, 15});
  const auto area = marginOf("area", d.area, d.areaLevels, sequence(10, 1, d.areaLevels.size()));
  const auto two = rake(d.weight, {agree, area});
  REQUIRE(two);
  CHECK(two->converged);
  checkCase("two_margins", *two);
  for (const auto& share : two->shares) CHECK(share.after == Approx(share.target).epsilon(1e-8));

  auto reversed = sequence(5, 2, d.areaLevels.size());
  std::reverse(reversed.begin(), reversed.end());
  const auto equal = marginOf("agree", d.agree, d.agreeLevels, {1, 1, 1, 1, 1});
  const auto back = marginOf("area", d.area, d.areaLevels, reversed);
  const auto unweighted = rake(std::vector<double>(d.weight.size(), 1), {equal, back});
  REQUIRE(unweighted);
  CHECK(unweighted->deffBefore == Approx(1));
  checkCase("unweighted_start", *unweighted);

  const auto one = rake(d.weight, {agree});
  REQUIRE(one);
  CHECK(one->iterations <= 2);
  checkCase("one_margin", *one);
}

TEST_CASE("raking does not depend on the scale of weights or of targets, nor on the order",
          "[raking]") {
  const People d = people();
  auto agree = marginOf("agree", d.agree, d.agreeLevels, {12, 20, 18, 35, 15});
  auto area = marginOf("area", d.area, d.areaLevels, sequence(10, 1, d.areaLevels.size()));
  const auto first = rake(d.weight, {agree, area});
  auto scaled = d.weight;
  for (double& w : scaled) w *= 1000;
  for (double& target : agree.target) target /= 7;
  const auto second = rake(scaled, {area, agree});
  REQUIRE(first);
  REQUIRE(second);
  for (std::size_t i = 0; i < first->weight.size(); ++i) {
    CHECK(first->weight[i] == Approx(second->weight[i]).epsilon(1e-7));
  }
}

TEST_CASE("limits of weights hold, and the shares too where both can", "[raking]") {
  const People d = people();
  const auto agree = marginOf("agree", d.agree, d.agreeLevels, {12, 20, 18, 35, 15});
  const auto free = rake(d.weight, {agree});
  const auto cut = rake(d.weight, {agree}, {.lowest = 0.4, .highest = 1.9});
  REQUIRE(free);
  REQUIRE(cut);
  CHECK(cut->converged);
  CHECK(cut->trimmed > 0);
  CHECK(cut->deffAfter < free->deffAfter);
  const auto [least, most] = std::minmax_element(cut->weight.begin(), cut->weight.end());
  CHECK(*least >= 0.4 * (1 - 1e-6));
  CHECK(*most <= 1.9 * (1 + 1e-6));
  CHECK(std::accumulate(cut->weight.begin(), cut->weight.end(), 0.0) ==
        Approx(static_cast<double>(cut->weight.size())));
}

TEST_CASE("limits that the shares cannot keep are told, with the error left", "[raking]") {
  const RakingMargin margin{"sex", {"f", "m"}, {90, 10}, {0, 1, 1, 1, 1, 1, 1, 1, 1, 1}};
  const auto raked =
      rake(std::vector<double>(10, 1), {margin}, {.maxIterations = 50, .highest = 3.0});
  REQUIRE(raked);
  CHECK_FALSE(raked->converged);
  CHECK(raked->largestError > 0.1);
  CHECK(raked->weight[0] == Approx(3));
}

TEST_CASE("people without an answer to a margin keep their part", "[raking]") {
  const RakingMargin margin{"sex", {"f", "m"}, {50, 50}, {0, 1, 1, 1, -1}};
  const auto raked = rake({1, 1, 1, 1, 0.5}, {margin});
  REQUIRE(raked);
  CHECK(raked->unanswered == std::vector<std::size_t>{1});
  CHECK(raked->weight[0] == Approx(3 * raked->weight[1]));
  CHECK(raked->weight[4] == Approx(0.5 * 5 / 4.5));
}

TEST_CASE("rows of weight 0 stay out", "[raking]") {
  const RakingMargin margin{"sex", {"f", "m"}, {50, 50}, {0, 1, 1, 0}};
  const auto raked = rake({1, 1, 1, 0}, {margin});
  REQUIRE(raked);
  CHECK(raked->weight[3] == 0);
  CHECK(raked->weight[0] == Approx(1.5));
}

TEST_CASE("raking says what it cannot do", "[raking]") {
  const auto refusal = [](const std::vector<double>& weight, const RakingMargin& margin) {
    const auto raked = rake(weight, {margin});
    return raked ? std::string("raked") : raked.error().message;
  };
  const RakingMargin sex{"sex", {"f", "m", "x"}, {49, 49, 2}, {0, 1, 1}};
  CHECK_THAT(refusal({1, 1, 1}, sex), Contains("\"x\" of sex") && Contains("Merge"));
  CHECK_THAT(refusal({1, -1, 1}, sex), Contains("row 2") && Contains("negative"));
  CHECK_THAT(refusal({1, 1, std::nan("")}, sex), Contains("row 3") && Contains("missing"));
  CHECK_THAT(refusal({0, 0, 0}, sex), Contains("nobody"));
  const RakingMargin none{"sex", {"f", "m"}, {1, 0}, {0, 1, 1}};
  CHECK_THAT(refusal({1, 1, 1}, none), Contains("above 0"));
  // A level whose people all weigh nothing is as empty as one without people.
  const RakingMargin two{"sex", {"f", "m"}, {1, 1}, {0, 1, 1}};
  CHECK_THAT(refusal({0, 1, 1}, two), Contains("\"f\""));
}
