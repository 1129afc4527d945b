// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scales/scales_json.h"

#include "models/drivers/json_parts.h"

namespace candour {

namespace {

Json json(const ReliabilityItem& item) {
  Json object = {{"variable", item.variable},
                 {"label", item.label},
                 {"driver", textOrNull(item.driver)},
                 {"reversed", item.reversed},
                 {"item_rest", number(item.itemRest)},
                 {"item_rest_se", number(item.itemRestSe)},
                 {"item_rest_lower", number(item.itemRestLower)},
                 {"item_rest_upper", number(item.itemRestUpper)},
                 {"alpha_if_dropped", number(item.alphaIfDropped)},
                 {"omega_if_dropped", number(item.omegaIfDropped)},
                 {"loading", number(item.loading)},
                 {"mean", number(item.mean)},
                 {"sd", number(item.sd)},
                 {"unanswered", item.unanswered},
                 {"reverse_keyed", item.reverseKeyed}};
  addWhy(object, item.alphaIfDropped == item.alphaIfDropped
                     ? ""
                     : "two items: without one of them there is no scale");
  return object;
}

Json json(const std::vector<RefusedItem>& refused) {
  Json items = Json::array();
  for (const RefusedItem& item : refused) {
    items.push_back({{"variable", item.variable}, {"label", item.label}, {"why", item.why}});
  }
  return items;
}

// "alpha", "alpha_se" ...: flat, as the contract has it.
void addCoefficient(Json& object, const std::string& name, const ReliabilityCoefficient& of) {
  object[name] = number(of.estimate);
  object[name + "_se"] = number(of.se);
  object[name + "_lower"] = number(of.lower);
  object[name + "_upper"] = number(of.upper);
  if (!of.why.empty()) object[name + "_why"] = of.why;
}

Json json(const Reliability& answer) {
  Json items = Json::array();
  for (const ReliabilityItem& item : answer.items) items.push_back(json(item));
  Json object = {{"driver", textOrNull(answer.name)}};
  addCoefficient(object, "alpha", answer.alpha);
  object["alpha_standardised"] = number(answer.alphaStandardised);
  object["spearman_brown"] = number(answer.spearmanBrown);
  if (answer.items.size() != 2) object["spearman_brown_why"] = "of two items alone";
  addCoefficient(object, "omega", answer.omega);
  object["omega_ordinal"] = number(answer.omegaOrdinal);
  if (!answer.omegaOrdinalWhy.empty()) object["omega_ordinal_why"] = answer.omegaOrdinalWhy;
  object["mean_inter_item_r"] = number(answer.meanCorrelation);
  object["items"] = items;
  object["not_shown"] = json(answer.refused);
  object["scoring"] = answer.scored ? "answers evenly from 0 to 1" : "some items as they are";
  object["errors"] = "linearised, design-based";
  object["rows"] = "people with an answer to every item";
  object["n"] = answer.n;
  object["n_left_out"] = json(answer.leftOut);
  object["n_effective"] = number(answer.nEffective);
  object["df"] = answer.df;
  object["weighted"] = answer.weighted;
  object["simulated"] = answer.simulated;
  object["source"] = answer.source;
  object["warnings"] = json(answer.warnings);
  return object;
}

Json json(const Eigen::VectorXd& numbers) {
  Json row = Json::array();
  for (const double value : numbers) row.push_back(number(value));
  return row;
}

Json json(const Eigen::MatrixXd& matrix) {
  Json rows = Json::array();
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    rows.push_back(json(Eigen::VectorXd(matrix.row(i).transpose())));
  }
  return rows;
}

Json itemsOf(const FactorStructure& answer) {
  Json items = Json::array();
  for (std::size_t i = 0; i < answer.items.size(); ++i) {
    const FactorItem& item = answer.items[i];
    const Eigen::VectorXd row = answer.loadings.row(static_cast<Eigen::Index>(i)).transpose();
    items.push_back({{"variable", item.variable},
                     {"label", item.label},
                     {"driver", textOrNull(item.driver)},
                     {"n", item.n},
                     {"loadings", json(row)},
                     {"communality", number(item.communality)},
                     {"factor", item.factor < 0 ? Json(nullptr) : Json(item.factor + 1)},
                     {"cross_loading", item.crossLoads},
                     {"reverse_keyed", item.against},
                     {"heywood", item.heywood}});
    if (item.factor < 0) items.back()["why"] = "all loadings are below .3";
  }
  return items;
}

Json scalesOf(const FactorStructure& answer) {
  Json scales = Json::array();
  for (const ProposedScale& scale : answer.scales) {
    Json names = Json::array(), turned = Json::array();
    for (const std::size_t i : scale.items) names.push_back(answer.items[i].variable);
    for (const std::size_t i : scale.turned) turned.push_back(answer.items[i].variable);
    Json object = {{"items", names},
                   {"reverse", turned},
                   {"alpha_standardised", number(scale.alpha)},
                   {"text", scale.text}};
    if (scale.items.size() < 2) addWhy(object, "fewer than two items");
    scales.push_back(std::move(object));
  }
  return scales;
}

}  // namespace

std::string reliabilityJson(const std::vector<Reliability>& answers) {
  Json object = json(answers.front());
  if (answers.size() > 1) {
    object["scales"] = Json::array();
    for (const Reliability& answer : answers) object["scales"].push_back(json(answer));
  }
  return textOf(object);
}

std::string factorsJson(const FactorStructure& answer) {
  Json object = {{"correlation", nameOf(answer.correlationKind)},
                 {"rotation", nameOf(answer.asked.rotation)},
                 {"factors", answer.factors},
                 {"suggested", answer.suggested},
                 {"eigenvalues", json(answer.eigenvalues)},
                 {"parallel", answer.chance.size() > 0 ? json(answer.chance) : Json(nullptr)}};
  if (!answer.chanceWhy.empty()) object["parallel_why"] = answer.chanceWhy;
  object["n_parallel"] = number(answer.nParallel);
  object["items"] = itemsOf(answer);
  object["factor_correlations"] = json(answer.factorCorrelations);
  object["explained"] = json(answer.explained);
  object["rmsr"] = number(answer.residual);
  object["converged"] = answer.converged;
  object["halo"] = {{"flagged", answer.halo},
                    {"first_share", number(answer.firstShare)},
                    {"mean_abs_r", number(answer.meanCorrelation)}};
  object["scales"] = scalesOf(answer);
  object["correlations"] = json(answer.correlation);
  object["not_shown"] = json(answer.refused);
  object["rows"] = "people with an answer to both items of a pair";
  object["n"] = answer.n;
  object["n_least_pair"] = answer.nLeast;
  object["n_complete"] = answer.nComplete;
  object["n_left_out"] = json(answer.leftOut);
  object["weighted"] = answer.weighted;
  object["simulated"] = answer.simulated;
  object["source"] = answer.source;
  object["warnings"] = json(answer.warnings);
  return textOf(object);
}

}  // namespace candour
