// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scales/reliability.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "models/scales/scales_json.h"
#include "tests/models/scales/scale_questions.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

void checkScaleNumber(double value, const std::string& which, const std::string& quantity) {
  INFO(which << " " << quantity);
  const Reference& expected = reference("scales");
  if (std::isnan(expected.value(which, quantity))) {
    CHECK(std::isnan(value));
  } else {
    CHECK(value == expected.approx(which, quantity));
  }
}

void checkCoefficient(const ReliabilityCoefficient& of, const std::string& which,
                      const std::string& name) {
  checkScaleNumber(of.estimate, which, name);
  checkScaleNumber(of.se, which, name + "_se");
  checkScaleNumber(of.lower, which, name + "_lower");
  checkScaleNumber(of.upper, which, name + "_upper");
}

// Every quantity that R has of a case.
void checkReliability(const Reliability& answer, const std::string& which) {
  const Reference& expected = reference("scales");
  checkScaleNumber(static_cast<double>(answer.n), which, "n");
  checkScaleNumber(answer.nEffective, which, "kish");
  checkScaleNumber(answer.df, which, "df");
  checkCoefficient(answer.alpha, which, "alpha");
  checkScaleNumber(answer.alphaStandardised, which, "alpha_standardised");
  checkScaleNumber(answer.meanCorrelation, which, "mean_r");
  if (expected.has(which, "omega")) checkCoefficient(answer.omega, which, "omega");
  if (expected.has(which, "spearman_brown")) {
    checkScaleNumber(answer.spearmanBrown, which, "spearman_brown");
  }
  for (const ReliabilityItem& item : answer.items) {
    const std::string key = "[" + item.variable + "]";
    checkScaleNumber(item.itemRest, which, "item_rest" + key);
    checkScaleNumber(item.itemRestSe, which, "item_rest_se" + key);
    checkScaleNumber(item.itemRestLower, which, "item_rest_lower" + key);
    checkScaleNumber(item.itemRestUpper, which, "item_rest_upper" + key);
    const auto maybe = [&](double value, const std::string& name) {
      if (expected.has(which, name + key)) checkScaleNumber(value, which, name + key);
    };
    maybe(item.alphaIfDropped, "alpha_if_dropped");
    maybe(item.omegaIfDropped, "omega_if_dropped");
    maybe(item.loading, "loading");
  }
}

}  // namespace

TEST_CASE("Alpha and omega agree with R on schools", "[scales]") {
  const auto schoolItems =
      R"({"name": "Scale", "as": "number", "items": ["ell", "mobility", "meals"]})";
  const auto strat = reliabilityFrom(referenceSurvey("apistrat"), schools(schoolItems, kStrata));
  checkReliability(strat, "apistrat");
  CHECK(strat.alpha.estimate == Approx(0.6456507813).epsilon(1e-9));
  CHECK_FALSE(strat.scored);
  CHECK_THAT(strat.omega.why, Contains("Heywood"));
  const auto clusters = reliabilityFrom(
      referenceSurvey("apiclus1"),
      schools(schoolItems, R"({"weight": "pw", "clusters": ["dnum"], "fpc": "fpc"})"));
  checkReliability(clusters, "apiclus1_fpc");
}

TEST_CASE("Alpha and omega agree with R on people", "[scales]") {
  checkReliability(
      reliabilityFrom(
          syntheticSurvey(),
          people(R"({"name": "Scale", "as": "scale", "items": ["item1", "item2", "item3"]})",
                 kClusters)),
      "synthetic");
  checkReliability(reliabilityFrom(itemSurvey(), scaleSpec(kFourItems)), "four");
  checkReliability(reliabilityFrom(itemSurvey(), scaleSpec(R"("a1", "a2", "a3", "a4")")),
                   "four_as_asked");
  checkReliability(
      reliabilityFrom(itemSurvey(), scaleSpec(kFourItems, "scale", R"(, "domain": {"area": [2]})")),
      "area_2");
  checkReliability(reliabilityFrom(itemSurvey(), scaleSpec(R"("b1", "b3", "yes")")),
                   "unlike_answers");
  checkReliability(
      reliabilityFrom(itemSurvey(), scaleSpec(R"("minutes", "visits", "score")", "number")),
      "numbers");
}

TEST_CASE("Two items have Spearman and Brown's coefficient", "[scales]") {
  const auto answer = reliabilityFrom(itemSurvey(), scaleSpec(R"("b1", "b2")"));
  checkReliability(answer, "two");
  CHECK(std::isnan(answer.omega.estimate));
  CHECK_THAT(answer.omega.why, Contains("two items"));
  CHECK(std::isnan(answer.items[0].alphaIfDropped));
}

TEST_CASE("Items that run against each other give a negative alpha and a note", "[scales]") {
  const auto answer =
      reliabilityFrom(itemSurvey(), scaleSpec(R"("against1", "against2", "against3")"));
  checkReliability(answer, "against");
  CHECK(answer.alpha.estimate < 0);
  CHECK(isWarned(answer.warnings, "negative_alpha"));
  CHECK(isWarned(answer.warnings, "reverse_keyed"));
}

TEST_CASE("An item keyed the other way round is named", "[scales]") {
  const auto answer = reliabilityFrom(itemSurvey(), scaleSpec(R"("a1", "a2", "a3", "a4")"));
  REQUIRE(isWarned(answer.warnings, "reverse_keyed"));
  for (const ReliabilityItem& item : answer.items) {
    INFO(item.variable);
    CHECK(item.reverseKeyed == (item.variable == "a4"));
  }
  CHECK_FALSE(
      isWarned(reliabilityFrom(itemSurvey(), scaleSpec(kFourItems)).warnings, "reverse_keyed"));
}

TEST_CASE("Omega of what lies behind ordered answers agrees with R", "[scales]") {
  const std::string eight = R"("a1", "a2", "a3", "a4", "b1", "b2", "b3", "both")";
  const auto answer = reliabilityFrom(itemSurvey(), scaleSpec(eight));
  checkScaleNumber(answer.omegaOrdinal, "polychoric_complete", "omega_ordinal");
}

TEST_CASE("Who is left out of a reliability is counted", "[scales]") {
  const auto answer = reliabilityFrom(itemSurvey(), scaleSpec(R"("a1", "both")"));
  CHECK(answer.n + answer.leftOut.missing + answer.leftOut.zeroWeight == itemSurvey().rows);
  CHECK(answer.items[1].unanswered > 100);
}

TEST_CASE("An item that everybody answers alike is left out and named", "[scales]") {
  const auto answer = reliabilityFrom(itemSurvey(), scaleSpec(R"("a1", "a2", "same", "a3")"));
  REQUIRE(answer.refused.size() == 1);
  CHECK(answer.refused[0].variable == "same");
  CHECK(isWarned(answer.warnings, "dropped_item"));
  const auto without = reliabilityFrom(itemSurvey(), scaleSpec(R"("a1", "a2", "a3")"));
  CHECK(answer.alpha.estimate == without.alpha.estimate);
}

TEST_CASE("What is no scale is refused in words", "[scales]") {
  const auto why = [](const DriverModelSpec& spec, const ScaleAsked& asked) {
    const auto answer = reliabilityOf(itemSurvey(), spec, asked);
    REQUIRE_FALSE(answer.has_value());
    return answer.error().message;
  };
  const auto spec = scaleSpec(kFourItems);
  CHECK_THAT(why(spec, {.driver = "Scales", .items = {}}), Contains("Did you mean Scale?"));
  CHECK_THAT(why(spec, {.driver = {}, .items = {"a1"}}), Contains("two items"));
  CHECK_THAT(why(spec, {.driver = {}, .items = {"a1", "same"}}), Contains("same"));
  CHECK_THAT(why(spec, {.driver = {}, .items = {"a1", "a1"}}), Contains("twice"));
  CHECK_THAT(why(spec, {.driver = {}, .items = {"a1", "a11"}}), Contains("a11"));
  CHECK_THAT(why(scaleSpec(R"("a1", {"variable": "a1_copy"})"), {}), Contains("a1_copy"));
}

TEST_CASE("Named items are taken as the question has them", "[scales]") {
  const auto asked = reliabilityFrom(itemSurvey(), scaleSpec(kFourItems), {"a4", "a1", "a2", "a3"});
  const auto driver = reliabilityFrom(itemSurvey(), scaleSpec(kFourItems));
  CHECK(asked.items[0].reversed);
  CHECK(asked.alpha.estimate == Approx(driver.alpha.estimate).epsilon(1e-14));
  CHECK(asked.name.empty());
}

TEST_CASE("Reliability as JSON has the names promised", "[scales]") {
  const auto text = reliabilityJson({reliabilityFrom(itemSurvey(), scaleSpec(kFourItems))});
  for (const char* name : {"\"alpha\"", "\"alpha_se\"", "\"omega\"", "\"items\"", "\"variable\"",
                           "\"item_rest\"", "\"alpha_if_dropped\""}) {
    CHECK_THAT(text, Contains(name));
  }
}
