// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/diagnostics/diagnostics_json.h"

#include <algorithm>

#include "models/drivers/json_parts.h"

namespace candour {

namespace {

Json json(const DiagnosticCheck& check) {
  return {{"id", check.id},
          {"title", check.title},
          {"verdict", nameOf(check.verdict)},
          {"sentence", check.sentence},
          {"advice", check.advice}};
}

Json json(const DiagnosticTest& test) {
  Json object = {{"statistic", number(test.statistic)},
                 {"df1", number(test.df1)},
                 {"df2", number(test.df2)},
                 {"p", number(test.p)}};
  addWhy(object, test.why);
  return object;
}

Json json(const DiagnosticEstimate& estimate) {
  Json object = {{"estimate", number(estimate.value)},
                 {"se", number(estimate.se)},
                 {"lower", number(estimate.lower)},
                 {"upper", number(estimate.upper)}};
  addWhy(object, estimate.why);
  return object;
}

Json json(const CalibrationGroup& group) {
  Json object = {{"n", group.n},
                 {"share", number(group.share)},
                 {"from", number(group.from)},
                 {"to", number(group.to)},
                 {"predicted", number(group.predicted)}};
  object["observed"] = json(group.observed);
  return object;
}

Json json(const CalibrationPoint& point) {
  return {{"predicted", number(point.predicted)},
          {"observed", number(point.observed)},
          {"lower", number(point.lower)},
          {"upper", number(point.upper)}};
}

Json json(const RocPoint& point) {
  return {{"false_positive", number(point.falsePositive)},
          {"true_positive", number(point.truePositive)},
          {"threshold", number(point.threshold)}};
}

Json json(const Inflation& inflation) {
  Json object = {{"driver", inflation.driver},
                 {"control", inflation.control},
                 {"terms", inflation.terms},
                 {"gvif", number(inflation.gvif)},
                 {"factor", number(inflation.factor)}};
  addWhy(object, inflation.why);
  return object;
}

Json json(const DriverPair& pair) {
  return {
      {"first", pair.first}, {"second", pair.second}, {"correlation", number(pair.correlation)}};
}

Json json(const InfluentialUnit& unit) {
  Json object = {{"unit", unit.unit},
                 {"stratum", textOrNull(unit.stratum)},
                 {"n", unit.n},
                 {"share", number(unit.share)},
                 {"leverage", number(unit.leverage)},
                 {"term", unit.term},
                 {"driver", textOrNull(unit.driver)},
                 {"one_step", number(unit.oneStep)},
                 {"exact", number(unit.exact)},
                 {"effect_with", number(unit.effectWith)},
                 {"effect_without", number(unit.effectWithout)}};
  addWhy(object, unit.why);
  return object;
}

Json json(const InfluencedTerm& term) {
  return {{"term", term.term},
          {"driver", textOrNull(term.driver)},
          {"control", term.control},
          {"unit", textOrNull(term.unit)},
          {"change", number(term.change)}};
}

Json json(const InfluenceRange& range) {
  return {{"driver", range.driver},
          {"variable", range.variable},
          {"contrast", range.contrast},
          {"level", textOrNull(range.level)},
          {"estimate", number(range.estimate)},
          {"lowest", number(range.lowest)},
          {"highest", number(range.highest)},
          {"lowest_unit", range.lowestUnit},
          {"highest_unit", range.highestUnit}};
}

Json json(const HeavyWeight& heavy) {
  return {{"row", heavy.row},
          {"wave", textOrNull(heavy.wave)},
          {"unit", textOrNull(heavy.unit)},
          {"times_mean", number(heavy.times)},
          {"share", number(heavy.share)}};
}

Json json(const WeightedPair& pair) {
  Json object = {{"driver", pair.driver},
                 {"variable", pair.variable},
                 {"contrast", pair.contrast},
                 {"level", textOrNull(pair.level)},
                 {"control", pair.control}};
  object["weighted"] = json(pair.weighted);
  object["unweighted"] = json(pair.unweighted);
  object["difference"] = json(pair.difference);
  object["p"] = number(pair.p);
  object["p_holm"] = number(pair.pHolm);
  return object;
}

Json json(const WeightedCoefficient& c) {
  return {{"term", c.term},
          {"weighted", number(c.weighted)},
          {"weighted_se", number(c.weightedSe)},
          {"unweighted", number(c.unweighted)},
          {"unweighted_se", number(c.unweightedSe)},
          {"difference", number(c.difference)},
          {"difference_se", number(c.differenceSe)}};
}

template <class T>
Json listJson(const std::vector<T>& values) {
  Json array = Json::array();
  for (const auto& value : values) array.push_back(json(value));
  return array;
}

Json json(const Calibration& calibration) {
  Json object = {{"groups", listJson(calibration.groups)},
                 {"goodness_of_fit", json(calibration.goodness)},
                 {"intercept", json(calibration.intercept)},
                 {"slope", json(calibration.slope)},
                 {"folds", calibration.folds},
                 {"curve", listJson(calibration.curve)}};
  if (!calibration.curveWhy.empty()) object["curve_why"] = calibration.curveWhy;
  return object;
}

Json json(const Discrimination& discrimination) {
  return {{"auc", json(discrimination.auc)},
          {"auc_crossed", json(discrimination.crossed)},
          {"roc", listJson(discrimination.points)}};
}

Json json(const Collinearity& collinearity) {
  Json dimensions = Json::array();
  for (const auto& dimension : collinearity.dimensions) {
    Json proportions = Json::array();
    for (std::size_t g = 0; g < dimension.proportions.size(); ++g) {
      proportions.push_back({{"driver", collinearity.inflations[g].driver},
                             {"proportion", number(dimension.proportions[g])}});
    }
    dimensions.push_back({{"index", number(dimension.index)}, {"proportions", proportions}});
  }
  return {{"inflation", listJson(collinearity.inflations)},
          {"dimensions", std::move(dimensions)},
          {"pairs", listJson(collinearity.pairs)},
          {"numeric_drivers", collinearity.numeric},
          {"mean_correlation", number(collinearity.meanCorrelation)},
          {"first_component", number(collinearity.firstComponent)}};
}

Json json(const Influence& influence) {
  Json object = {{"units_are", influence.rows ? "respondents" : "clusters"},
                 {"units", influence.units},
                 {"largest", listJson(influence.largest)},
                 {"terms", listJson(influence.terms)},
                 {"effects", listJson(influence.ranges)},
                 {"largest_leverage", number(influence.largestLeverage)},
                 {"largest_leverage_unit", textOrNull(influence.largestLeverageUnit)}};
  addWhy(object, influence.why);
  return object;
}

Json json(const HeavyWeights& heavy) {
  return {{"weighted", heavy.weighted}, {"top_share", number(heavy.topShare)},
          {"top_rows", heavy.topRows},  {"largest_times_mean", number(heavy.largest)},
          {"kish", number(heavy.kish)}, {"heaviest", listJson(heavy.heaviest)}};
}

Json json(const LinkTest& link) {
  Json object = {{"linear", json(link.linear)},
                 {"squared", json(link.squared)},
                 {"t", number(link.t)},
                 {"df", number(link.df)},
                 {"p", number(link.p)}};
  addWhy(object, link.why);
  return object;
}

Json json(const Events& events) {
  return {{"events", events.events},
          {"terms", events.terms},
          {"per_term", number(events.perTerm)},
          {"effective_per_term", number(events.effective)}};
}

Json json(const WeightComparison& weights) {
  Json object = {{"effects", listJson(weights.effects)},
                 {"coefficients", listJson(weights.coefficients)},
                 {"interactions", json(weights.interactions)},
                 {"hausman", json(weights.hausman)}};
  addWhy(object, weights.why);
  return object;
}

}  // namespace

std::string diagnosticsJson(const Diagnostics& answer) {
  Json document = {{"n", answer.n},
                   {"n_left_out", json(answer.leftOut)},
                   {"n_effective", number(answer.nEffective)},
                   {"weighted", answer.weighted},
                   {"simulated", answer.simulated},
                   {"source", answer.source},
                   {"outcome_share", number(answer.outcomeShare)},
                   {"psus", answer.psus},
                   {"design_df", answer.designDf},
                   {"df", answer.df},
                   {"status", nameOf(answer.status)},
                   {"checks", listJson(answer.checks)},
                   {"calibration", json(answer.calibration)},
                   {"discrimination", json(answer.discrimination)},
                   {"link_test", json(answer.link)},
                   {"collinearity", json(answer.collinearity)},
                   {"influence", json(answer.influence)},
                   {"heavy_weights", json(answer.heavyWeights)},
                   {"weights", json(answer.weights)},
                   {"events", json(answer.events)},
                   {"warnings", json(answer.warnings)}};
  addWhy(document, answer.why);
  return textOf(document);
}

}  // namespace candour
