// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/answer_json.h"

#include <cmath>

#include "models/drivers/family.h"
#include "models/drivers/json_parts.h"
#include "models/drivers/missing_answers.h"
#include "models/drivers/relative_weights.h"

namespace candour {

namespace {

Json json(const Coefficient& c) {
  Json object = {{"term", c.term},
                 {"driver", textOrNull(c.driver)},
                 {"level", textOrNull(c.level)},
                 {"control", c.control},
                 {"estimate", number(c.estimate)},
                 {"se", number(c.se)},
                 {"t", number(c.t)},
                 {"p", number(c.p)},
                 {"lower", number(c.lower)},
                 {"upper", number(c.upper)}};
  addSmallSample(object, c.smallSample);
  addPooled(object, c.df, c.fmi);
  addWhy(object, c.why);
  return object;
}

Json json(const ConditionalEffect& c) {
  Json object = json(c.effect);
  object["given"] = c.given;
  object["given_variable"] = c.givenVariable;
  object["at"] = c.at;
  object["n"] = c.n ? Json(*c.n) : Json(nullptr);
  return object;
}

Json json(const TermTest& t) {
  Json object = {{"driver", t.driver},   {"control", t.control},
                 {"kind", t.kind},       {"statistic", number(t.statistic)},
                 {"df1", t.df1},         {"df2", t.df2},
                 {"p", number(t.p)},     {"p_holm", number(t.pHolm)},
                 {"p_bh", number(t.pBh)}};
  if (!t.scale.empty()) object["scale"] = t.scale;
  addWhy(object, t.why);
  return object;
}

Json json(const Threshold& t) {
  Json object = {{"term", t.term},          {"estimate", number(t.estimate)},
                 {"se", number(t.se)},      {"t", number(t.t)},
                 {"p", number(t.p)},        {"lower", number(t.lower)},
                 {"upper", number(t.upper)}};
  addPooled(object, t.df, t.fmi);
  addWhy(object, t.why);
  return object;
}

Json json(const ImputationSummary& i) {
  Json terms = Json::array();
  for (const auto& term : i.terms) terms.push_back({{"term", term.term}, {"values", term.values}});
  Json complete = Json::array();
  for (const auto& c : i.completeCases) complete.push_back(json(c));
  return {{"imputations", i.imputations},
          {"iterations", i.iterations},
          {"seed", i.seed},
          {"terms", terms},
          {"complete_cases", {{"n", i.completeN}, {"coefficients", complete}}}};
}

Json json(const Eigen::MatrixXd& matrix) {
  Json rows = Json::array();
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    Json row = Json::array();
    for (Eigen::Index j = 0; j < matrix.cols(); ++j) row.push_back(number(matrix(i, j)));
    rows.push_back(std::move(row));
  }
  return rows;
}

Json json(const Importance::Driver& d) {
  Json object = {{"driver", d.driver},
                 {"shapley", number(d.shapley)},
                 {"se", number(d.se)},
                 {"lower", number(d.lower)},
                 {"upper", number(d.upper)},
                 {"share", number(d.share)},
                 {"share_se", number(d.shareSe)},
                 {"unique", number(d.unique)},
                 {"alone", number(d.alone)},
                 {"tier", d.tier},
                 {"reliable", d.reliable},
                 {"se_monte_carlo", number(d.seMonteCarlo)},
                 {"johnson", number(d.johnson)}};
  addWhy(object, d.why.empty() ? d.johnsonWhy : d.why);
  if (!d.johnsonWhy.empty()) object["johnson_why"] = d.johnsonWhy;
  return object;
}

Json json(const Dominance& d, const Importance& i) {
  Json object = {{"driver", i.drivers[d.driver].driver},
                 {"over", i.drivers[d.over].driver},
                 {"complete", d.complete},
                 {"conditional", d.conditional},
                 {"fraction", number(d.fraction)},
                 {"margin", number(d.margin)},
                 {"margin_se", number(d.marginSe)},
                 {"margin_p", number(d.marginP)},
                 {"certain", d.certain}};
  if (!d.complete) addWhy(object, "it does not add more in every set of the others");
  return object;
}

// Both kinds of dominance, or null and why.
void addDominance(const Importance& i, Json& document) {
  if (!i.dominanceWhy.empty()) {
    document["conditional"] = document["dominance"] = nullptr;
    document["why"] = i.dominanceWhy;
    return;
  }
  document["conditional"] = i.conditional;
  document["dominance"] = Json::array();
  for (const auto& pair : i.dominance) document["dominance"].push_back(json(pair, i));
}

Json json(const DriverCurve::Point& p) {
  return {{"value", number(p.value)},       {"level", textOrNull(p.level)},
          {"estimate", number(p.estimate)}, {"se", number(p.se)},
          {"lower", number(p.lower)},       {"upper", number(p.upper)},
          {"share", number(p.share)}};
}

template <class T>
Json list(const std::vector<T>& values) {
  Json array = Json::array();
  for (const auto& value : values) array.push_back(json(value));
  return array;
}

Json json(const ProportionalOdds& odds) {
  Json object = {{"statistic", number(odds.all.statistic)},
                 {"df1", odds.all.df1},
                 {"df2", odds.all.df2},
                 {"p", number(odds.all.p)},
                 {"terms", list(odds.terms)}};
  addWhy(object, odds.all.why);
  return object;
}

Json pseudoR2(const DriverModel& m) {
  Json object = {{"mcfadden", number(m.mcfadden)},
                 {"cox_snell", number(m.coxSnell)},
                 {"nagelkerke", number(m.nagelkerke)}};
  if (m.spec.family == Family::Linear) addWhy(object, "a linear model has R2 in their place");
  return object;
}

Json aic(const DriverModel& m) {
  Json object = {{"daic", number(m.daic)}, {"effective_parameters", number(m.effectiveParameters)}};
  if (!std::isnan(m.daic)) return object;
  switch (m.spec.family) {
    case Family::Linear:
      addWhy(object, "of a linear model it is not given");
      break;
    case Family::Firth:
      addWhy(object, "of a penalised likelihood it is not given");
      break;
    default:
      addWhy(object, "a term of the model has no variance");
  }
  return object;
}

}  // namespace

std::string driverModelJson(const DriverModel& m) {
  // Scripts read "tests" by driver: what is tested otherwise has a place of its own.
  std::vector<TermTest> wald;
  std::vector<TermTest> ratios;
  for (const auto& test : m.tests) (test.kind == "wald_f" ? wald : ratios).push_back(test);
  Json document = {{"family", nameOf(m.spec.family)},
                   {"n", m.n},
                   {"n_left_out", json(m.leftOut)},
                   {"n_effective", number(m.nEffective)},
                   {"weighted", m.weighted},
                   {"simulated", m.simulated},
                   {"source", m.source},
                   {"outcome_share", number(m.outcomeShare)},
                   {"strata", m.strata},
                   {"psus", m.psus},
                   {"design", designJson(m.spec.design, m.replicates)},
                   {"design_df", m.designDf},
                   {"df", m.df},
                   {"cluster_correction", m.corrected ? "bell_mccaffrey" : "none"},
                   {"status", nameOf(m.status)},
                   {"iterations", m.iterations},
                   {"deviance", number(m.deviance)},
                   {"null_deviance", number(m.nullDeviance)},
                   {"measure", measureOf(m.spec.family)},
                   {"explained", number(m.explained)},
                   {"pseudo_r2", pseudoR2(m)},
                   {"aic", aic(m)},
                   {"coefficients", list(m.coefficients)},
                   {"covariance", json(m.covariance)},
                   {"effects", list(m.effects)},
                   {"contrasts", list(m.contrasts)},
                   {"conditional_effects", list(m.conditional)},
                   {"tests", list(wald)},
                   {"ratio_tests", list(ratios)}};
  if (m.spec.family == Family::Ordinal) document["thresholds"] = list(m.thresholds);
  if (m.proportionalOdds) document["proportional_odds"] = json(*m.proportionalOdds);
  if (m.imputation) document["imputation"] = json(*m.imputation);
  document["missing_answers"] = nameOf(m.spec.missingAnswers);
  document["warnings"] = json(m.warnings);
  return textOf(document);
}

std::string importanceJson(const Importance& i) {
  Json document = {{"measure", measureOf(i.spec.family)},
                   {"total", number(i.total)},
                   {"base", number(i.base)},
                   {"n", i.n},
                   {"n_effective", number(i.nEffective)},
                   {"df", i.df},
                   {"status", nameOf(i.status)},
                   {"simulated", i.simulated},
                   {"drivers", list(i.drivers)},
                   {"permutations", i.permutations}};
  addDominance(i, document);
  document["johnson_r2"] = number(i.johnsonTotal);
  document["johnson_note"] = kRelativeWeightsCaveat;
  document["warnings"] = json(i.warnings);
  return textOf(document);
}

std::string driverCurveJson(const DriverCurve& c) {
  const Json document = {{"driver", c.driver},
                         {"continuous", c.continuous},
                         {"overall", number(c.overall)},
                         {"n", c.n},
                         {"n_effective", number(c.nEffective)},
                         {"simulated", c.simulated},
                         {"points", list(c.points)}};
  return textOf(document);
}

}  // namespace candour
