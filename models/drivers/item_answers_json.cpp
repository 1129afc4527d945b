// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/item_answers_json.h"

#include "models/drivers/json_parts.h"

namespace candour {

namespace {

constexpr const char* kSides[] = {"below", "middle", "above"};

Json json(const ItemAnswer& answer) {
  Json object = {{"answer", answer.label},
                 {"side", kSides[answer.side + 1]},
                 {"n", answer.n},
                 {"share", number(answer.share)},
                 {"se", number(answer.se)},
                 {"lower", number(answer.lower)},
                 {"upper", number(answer.upper)}};
  addWhy(object, answer.why);
  return object;
}

Json json(const NetScore& net) {
  Json object = {
      {"estimate", number(net.estimate)}, {"se", number(net.se)}, {"lower", number(net.lower)},
      {"upper", number(net.upper)},       {"p", number(net.p)},   {"p_holm", number(net.pHolm)}};
  addWhy(object, net.why);
  return object;
}

Json json(const AnsweredItem& item) {
  const std::size_t count = item.answers.size();
  Json answers = Json::array();
  Json covariance = Json::array();
  for (std::size_t k = 0; k < count; ++k) {
    answers.push_back(json(item.answers[k]));
    Json row = Json::array();
    for (std::size_t j = 0; j < count; ++j) {
      row.push_back(
          number(item.covariance(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(j))));
    }
    covariance.push_back(std::move(row));
  }
  Json left = Json::array();
  for (const NoAnswer& reason : item.noAnswer) {
    left.push_back(
        {{"reason", reason.reason == kEmptyReason ? "system" : reason.reason}, {"n", reason.n}});
  }
  return {{"driver", item.driver},
          {"variable", item.variable},
          {"label", item.label},
          {"reversed", item.reversed},
          {"ordered", item.ordered},
          {"n", item.n},
          {"n_effective", number(item.nEffective)},
          {"df", item.df},
          {"midpoint", item.middle() != nullptr ? Json(item.middle()->label) : Json(nullptr)},
          {"answers", answers},
          {"net", json(item.net)},
          {"covariance", covariance},
          {"n_left_out", item.unanswered()},
          {"left_out", left},
          {"period", textOrNull(item.period)}};
}

}  // namespace

std::string itemAnswersJson(const ItemAnswers& answers) {
  Json items = Json::array();
  for (const AnsweredItem& item : answers.items) items.push_back(json(item));
  Json refused = Json::array();
  for (const RefusedItem& item : answers.refused) {
    refused.push_back({{"driver", item.driver},
                       {"variable", item.variable},
                       {"label", item.label},
                       {"why", item.why}});
  }
  return textOf({{"items", items},
                 {"not_shown", refused},
                 {"n", answers.n},
                 {"no_weight", answers.noWeight},
                 {"weighted", answers.weighted},
                 {"simulated", answers.simulated},
                 {"source", answers.source},
                 {"warnings", json(answers.warnings)}});
}

}  // namespace candour
