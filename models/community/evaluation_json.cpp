// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/evaluation_json.h"

#include <cmath>

#include "models/drivers/json_parts.h"

namespace candour {

namespace {

Json json(const WardEstimate& estimate) {
  Json object = {{"estimate", number(estimate.estimate)},
                 {"se", number(estimate.se)},
                 {"df", estimate.df},
                 {"lower", number(estimate.lower)},
                 {"upper", number(estimate.upper)},
                 {"p", number(estimate.p)}};
  addWhy(object, estimate.why);
  return object;
}

Json json(const EventPoint& point) {
  Json object = {{"event", point.event},
                 {"after", point.after},
                 {"base", point.base},
                 {"estimate", number(point.estimate)},
                 {"se", number(point.se)},
                 {"lower", number(point.lower)},
                 {"upper", number(point.upper)},
                 {"p", number(point.p)},
                 {"band_lower", number(point.bandLower)},
                 {"band_upper", number(point.bandUpper)},
                 {"treated_wards", point.wardsActed},
                 {"interviews", point.interviewsActed},
                 {"interviews_compared", point.interviewsCompared},
                 {"cells", point.cells},
                 {"cells_left_out", point.unavailable}};
  addWhy(object, point.why);
  return object;
}

Json json(const PreTrend& test) {
  Json object = {{"points", test.points},
                 {"statistic", number(test.statistic)},
                 {"df1", number(test.df1)},
                 {"df2", number(test.df2)},
                 {"p", number(test.p)},
                 {"detectable_slope", number(test.slope)},
                 {"detectable_bias", number(test.bias)},
                 {"power_against_effect", number(test.power)}};
  addWhy(object, test.why);
  return object;
}

Json json(const RobustBound& bound) {
  Json object = {{"largest_change_before", number(bound.largest)},
                 {"lower", number(bound.lower)},
                 {"upper", number(bound.upper)},
                 {"breakdown", number(bound.breakdown)}};
  addWhy(object, bound.why);
  return object;
}

Json named(const std::vector<NamedEffect>& effects) {
  Json list = Json::array();
  for (const auto& effect : effects) {
    Json object = {{"quarter", effect.name}};
    object.update(json(effect.effect));
    list.push_back(std::move(object));
  }
  return list;
}

Json cells(const Evaluation& evaluation) {
  Json list = Json::array();
  for (const auto& cell : evaluation.cells) {
    Json object = {{"acted", cell.acted},
                   {"quarter", cell.quarter},
                   {"event", cell.event},
                   {"after", cell.after}};
    object.update(json(cell.effect));
    object["treated_wards"] = cell.wardsActed;
    object["compared_wards"] = cell.wardsCompared;
    object["interviews"] = cell.interviewsActed;
    object["interviews_compared"] = cell.interviewsCompared;
    list.push_back(std::move(object));
  }
  return list;
}

Json composition(const Evaluation& evaluation) {
  Json list = Json::array();
  for (const auto& row : evaluation.composition) {
    Json object = {{"control", row.control}, {"category", row.category}};
    object.update(json(row.change));
    object["p_holm"] = number(row.pHolm);
    list.push_back(std::move(object));
  }
  return list;
}

Json study(const Evaluation& evaluation) {
  Json points = Json::array();
  for (const auto& point : evaluation.study.points) points.push_back(json(point));
  return points;
}

Json power(const EvaluationPower& power) {
  return {{"mde", number(power.mde)},
          {"mde_achieved", number(power.achieved)},
          {"share", number(power.share)},
          {"design_effect", number(power.designEffect)}};
}

Json test(double p, int draws, const std::string& why) {
  Json object = {{"p", number(p)}, {"draws", draws}};
  addWhy(object, why);
  return object;
}

}  // namespace

std::string nameOf(EvaluationDesign design) {
  switch (design) {
    case EvaluationDesign::RandomOrder:
      return "random_order";
    case EvaluationDesign::AlteredOrder:
      return "altered_order";
    case EvaluationDesign::NotRandom:
      break;
  }
  return "not_random";
}

std::string evaluationJson(const Evaluation& evaluation) {
  Json document = {{"outcome", evaluation.spec.outcome.name},
                   {"simulated", evaluation.simulated},
                   {"source", evaluation.source},
                   {"n", evaluation.n},
                   {"n_effective", number(evaluation.nEffective)},
                   {"left_out", json(evaluation.leftOut)},
                   {"ward", evaluation.options.ward},
                   {"from", evaluation.from},
                   {"to", evaluation.to},
                   {"design", nameOf(evaluation.design)},
                   {"design_words", evaluation.designWords},
                   {"causal", evaluation.causal},
                   {"estimator", evaluation.pooled ? "two_periods" : "group_time"},
                   {"adjusted", evaluation.adjusted},
                   {"treated_wards", evaluation.wardsActed},
                   {"compared_wards", evaluation.wardsCompared},
                   {"always_treated_wards", evaluation.wardsAlways},
                   {"first_week", evaluation.firstAction},
                   {"last_week", evaluation.lastAction}};
  document["att"] = json(evaluation.att);
  const auto& randomisation = evaluation.randomisation;
  document["randomisation_p"] = number(randomisation.p);
  Json drawn = test(randomisation.p, randomisation.draws, randomisation.why);
  drawn["statistic"] = number(randomisation.statistic);
  drawn["of"] = randomisation.drawn ? "frozen_order" : "as_if_random";
  document["randomisation"] = std::move(drawn);
  document["wild_bootstrap"] = test(evaluation.wild.p, evaluation.wild.draws, evaluation.wild.why);
  document["event_study"] = study(evaluation);
  document["band_critical"] = number(evaluation.study.critical);
  document["pre_trend"] = json(evaluation.study.preTrend);
  document["robust"] = json(evaluation.study.robust);
  document["aggregates"] = {
      {"simple", json(evaluation.simple)},   {"group", json(evaluation.group)},
      {"dynamic", json(evaluation.dynamic)}, {"calendar", json(evaluation.calendar)},
      {"groups", named(evaluation.groups)},  {"calendars", named(evaluation.calendars)}};
  document["logit"] = json(evaluation.logit);
  document["group_time"] = cells(evaluation);
  document["neighbours"] = {{"touched", evaluation.touched},
                            {"without", json(evaluation.withoutTouched)}};
  document["composition"] = composition(evaluation);
  if (evaluation.awareness) {
    document["awareness"] = {{"difference", json(evaluation.awareness->difference)},
                             {"ratio", json(evaluation.awareness->ratio)}};
  }
  document["readiness"] = power(evaluation.power);
  document["warnings"] = json(evaluation.warnings);
  return textOf(document);
}

std::string readinessJson(const Readiness& readiness) {
  const PowerInput& input = readiness.input;
  Json document = {{"outcome", readiness.spec.outcome.name},
                   {"simulated", readiness.simulated},
                   {"source", readiness.source},
                   {"n", readiness.n},
                   {"from", readiness.from},
                   {"to", readiness.to},
                   {"mde", number(readiness.mde)},
                   {"se", number(readiness.error)},
                   {"share", number(input.share)},
                   {"design_effect", number(input.designEffect)}};
  document["measured"] = {{"share", number(readiness.survey.share)},
                          {"design_effect", number(readiness.survey.designEffect)},
                          {"design_effect_weights", number(readiness.survey.weighting)},
                          {"icc", number(readiness.survey.icc)},
                          {"interviews_per_ward_quarter", number(readiness.survey.interviewsAWard)},
                          {"wards", readiness.survey.wards},
                          {"quarters", readiness.survey.quarters}};
  document["plan"] = {{"wards", readiness.wards},
                      {"compared", readiness.compared},
                      {"quarters_before", readiness.options.quartersBefore},
                      {"quarters_after", readiness.options.quartersAfter},
                      {"interviews_before", number(input.actedBefore)},
                      {"interviews_after", number(input.actedAfter)},
                      {"compared_before", number(input.comparedBefore)},
                      {"compared_after", number(input.comparedAfter)}};
  document["wanted"] = {{"effect", readiness.options.effect},
                        {"power", number(readiness.power)},
                        {"interviews_per_ward_quarter", number(readiness.needed)},
                        {"extra_per_ward_quarter", number(readiness.extra)}};
  addWhy(document["wanted"], readiness.why);
  Json curve = Json::array();
  for (const auto& point : readiness.curve) {
    curve.push_back({{"effect", point.effect}, {"power", point.power}});
  }
  document["power"] = std::move(curve);
  Json byWards = Json::array();
  for (const auto& point : readiness.byWards) {
    byWards.push_back(
        {{"wards", point.wards}, {"quarters", point.quarters}, {"mde", number(point.effect)}});
  }
  document["by_wards"] = std::move(byWards);
  document["warnings"] = json(readiness.warnings);
  return textOf(document);
}

}  // namespace candour
