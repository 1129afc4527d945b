// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "tests/models/diagnostics/diagnosed.h"

using namespace candour;

namespace {

// A number of R: not available where R has none.
void checkNumber(double value, const std::string& which, const std::string& quantity) {
  const Reference& expected = reference("diagnostics");
  INFO(which << " " << quantity);
  if (std::isnan(expected.value(which, quantity))) {
    CHECK(std::isnan(value));
  } else {
    CHECK(value == expected.approx(which, quantity));
  }
}

void checkEstimate(const DiagnosticEstimate& estimate, const std::string& which,
                   const std::string& quantity) {
  checkNumber(estimate.value, which, quantity);
  checkNumber(estimate.se, which, quantity + "_se");
  checkNumber(estimate.lower, which, quantity + "_lower");
  checkNumber(estimate.upper, which, quantity + "_upper");
  CHECK(std::isnan(estimate.lower) == !estimate.why.empty());
}

std::string keyed(const std::string& quantity, const std::string& key) {
  return quantity + "[" + key + "]";
}

void checkCalibration(const Diagnostics& answer, const std::string& which) {
  const Calibration& calibration = answer.calibration;
  REQUIRE(calibration.groups.size() ==
          static_cast<std::size_t>(reference("diagnostics").value(which, "groups")));
  checkNumber(calibration.goodness.statistic, which, "gof");
  checkNumber(calibration.goodness.df1, which, "gof_df1");
  checkNumber(calibration.goodness.df2, which, "gof_df2");
  checkNumber(calibration.goodness.p, which, "gof_p");
  for (std::size_t k = 0; k < calibration.groups.size(); ++k) {
    const CalibrationGroup& group = calibration.groups[k];
    const std::string key = std::to_string(k + 1);
    checkNumber(static_cast<double>(group.n), which, keyed("group_n", key));
    checkNumber(group.share, which, keyed("group_share", key));
    checkNumber(group.predicted, which, keyed("group_predicted", key));
    checkNumber(group.observed.value, which, keyed("group_observed", key));
    if (group.observed.value > 0 && group.observed.value < 1) {
      checkNumber(group.observed.se, which, keyed("group_se", key));
      checkNumber(group.observed.lower, which, keyed("group_lower", key));
      checkNumber(group.observed.upper, which, keyed("group_upper", key));
    }
  }
  checkEstimate(calibration.intercept, which, "intercept");
  checkEstimate(calibration.slope, which, "slope");
  if (!reference("diagnostics").has(which, "link_p")) return;
  for (const int k : {1, 11, 21, 31, 41}) {
    const CalibrationPoint& point = calibration.curve.at(static_cast<std::size_t>(k - 1));
    const std::string key = std::to_string(k);
    checkNumber(point.predicted, which, keyed("curve_predicted", key));
    checkNumber(point.observed, which, keyed("curve_observed", key));
    checkNumber(point.lower, which, keyed("curve_lower", key));
    checkNumber(point.upper, which, keyed("curve_upper", key));
  }
  checkEstimate(answer.link.linear, which, "link_linear");
  checkEstimate(answer.link.squared, which, "link_squared");
  checkNumber(answer.link.df, which, "link_df");
  checkNumber(answer.link.p, which, "link_p");
}

void checkCollinearity(const Collinearity& collinearity, const std::string& which) {
  for (const Inflation& inflation : collinearity.inflations) {
    checkNumber(inflation.gvif, which, keyed("gvif", inflation.driver));
    checkNumber(inflation.factor, which, keyed("factor", inflation.driver));
  }
  for (std::size_t k = 0; k < collinearity.dimensions.size(); ++k) {
    checkNumber(collinearity.dimensions[k].index, which, keyed("index", std::to_string(k + 1)));
  }
  for (std::size_t g = 0; g < collinearity.inflations.size(); ++g) {
    checkNumber(collinearity.dimensions.front().proportions.at(g), which,
                keyed("proportion", collinearity.inflations[g].driver));
  }
}

void checkInfluence(const Influence& influence, const std::string& which) {
  for (std::size_t k = 0; k < influence.largest.size(); ++k) {
    const InfluentialUnit& unit = influence.largest[k];
    const std::string key = std::to_string(k + 1);
    checkNumber(unit.oneStep, which, keyed("unit_step", key));
    checkNumber(unit.leverage, which, keyed("unit_leverage", key));
    checkNumber(static_cast<double>(unit.n), which, keyed("unit_n", key));
    checkNumber(unit.share, which, keyed("unit_share", key));
    if (k >= 5) continue;
    checkNumber(unit.exact, which, keyed("unit_exact", key));
    checkNumber(unit.effectWith, which, keyed("unit_with", key));
    checkNumber(unit.effectWithout, which, keyed("unit_without", key));
  }
  for (const InfluencedTerm& term : influence.terms) {
    checkNumber(term.change, which, keyed("term_change", term.term));
  }
  checkNumber(influence.largestLeverage, which, "largest_leverage");
}

std::string termOfPair(const WeightedPair& pair) {
  return pair.level.empty() ? pair.variable : pair.variable + "=" + pair.level;
}

void checkWeights(const Diagnostics& answer, const std::string& which) {
  checkNumber(answer.heavyWeights.topShare, which, "top_share");
  checkNumber(answer.heavyWeights.largest, which, "largest_weight");
  checkNumber(answer.heavyWeights.kish, which, "kish");
  const WeightComparison& weights = answer.weights;
  const Reference& expected = reference("diagnostics");
  if (!expected.has(which, "hausman")) {
    CHECK_FALSE(weights.why.empty());
    return;
  }
  for (const WeightedCoefficient& c : weights.coefficients) {
    checkNumber(c.unweighted, which, keyed("unweighted", c.term));
    checkNumber(c.unweightedSe, which, keyed("unweighted_se", c.term));
    checkNumber(c.difference, which, keyed("difference", c.term));
    checkNumber(c.differenceSe, which, keyed("difference_se", c.term));
  }
  for (const WeightedPair& pair : weights.effects) {
    const std::string term = termOfPair(pair);
    checkNumber(pair.weighted.value, which, keyed("effect_weighted", term));
    checkNumber(pair.unweighted.value, which, keyed("effect_unweighted", term));
    checkNumber(pair.unweighted.se, which, keyed("effect_unweighted_se", term));
    checkNumber(pair.difference.value, which, keyed("effect_difference", term));
    checkNumber(pair.difference.se, which, keyed("effect_difference_se", term));
    checkNumber(pair.p, which, keyed("effect_p", term));
    if (!pair.control) checkNumber(pair.pHolm, which, keyed("effect_p_holm", term));
  }
  checkNumber(weights.hausman.statistic, which, "hausman");
  checkNumber(weights.hausman.p, which, "hausman_p");
  if (!expected.has(which, "interactions")) return;
  checkNumber(weights.interactions.statistic, which, "interactions");
  checkNumber(weights.interactions.df1, which, "interactions_df1");
  checkNumber(weights.interactions.df2, which, "interactions_df2");
  checkNumber(weights.interactions.p, which, "interactions_p");
}

void checkCase(const std::string& which, const Survey& survey, const DriverModelSpec& spec) {
  const Diagnostics answer = diagnosed(survey, spec);
  checkNumber(static_cast<double>(answer.n), which, "n");
  checkNumber(answer.designDf, which, "degf");
  checkNumber(answer.df, which, "df");
  checkCalibration(answer, which);
  checkEstimate(answer.discrimination.auc, which, "auc");
  checkEstimate(answer.discrimination.crossed, which, "crossed_auc");
  checkCollinearity(answer.collinearity, which);
  checkInfluence(answer.influence, which);
  checkWeights(answer, which);
}

const std::string kScaleDriver =
    R"({"name": "Scale", "items": ["item1", "item2", "item3"], "as": "scale"})";
const std::string kSexArea =
    R"(, "controls": [{"items": ["sex"]}, {"items": ["area"], "as": "category"}])";

}  // namespace

TEST_CASE("diagnostics agree with R, quantity by quantity", "[diagnostics]") {
  const Survey& survey = syntheticSurvey();
  checkCase("clusters", survey, people(kFourDrivers, kClusters));
  checkCase("fpc", survey,
            people(kFourDrivers,
                   R"({"weight": "w", "strata": ["stratum"], "clusters": ["psu"], "fpc": "fpc"})"));
  checkCase("zero_psu", survey,
            people(kFourDrivers,
                   R"({"weight": "w_zero_psu", "strata": ["stratum"], "clusters": ["psu"]})"));
  checkCase("areas_2_5_7", survey,
            people(kNumber1 + "," + kAgreeDriver, kClusters, R"(, "domain": {"area": [2, 5, 7]})"));
  checkCase("controls", survey, people(kNumber1 + "," + kScaleDriver, kClusters, kSexArea));
  checkCase("ties", survey, people(kAgreeDriver + R"(, {"items": ["sex"]})", kClusters));
  checkCase("one_number", survey, people(kNumber1, kClusters));
  checkCase("weights_only", survey, people(kNumber1 + "," + kNumber2, R"({"weight": "w"})"));
  checkCase("no_weights", survey,
            people(kFourDrivers, R"({"strata": ["stratum"], "clusters": ["psu"]})"));
  checkCase("set", survey,
            people(R"({"name": "numbers", "items": ["x1", "x2"], "as": "number"},
                      {"items": ["sex"]})",
                   kClusters));
}

TEST_CASE("diagnostics of stratified and of clustered schools agree with R", "[diagnostics]") {
  checkCase("apistrat", referenceSurvey("apistrat"), schools(kFourSchoolDrivers, kStrata));
  checkCase("apiclus1", referenceSurvey("apiclus1"),
            schools(R"({"items": ["ell"], "as": "number"}, {"items": ["meals"], "as": "number"})",
                    R"({"weight": "pw", "clusters": ["dnum"], "fpc": "fpc"})"));
}
