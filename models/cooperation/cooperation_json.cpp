// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/cooperation/cooperation_json.h"

#include <cctype>

#include "models/cooperation/mediators.h"
#include "models/drivers/json_parts.h"

namespace candour {

namespace {

void add(Json& object, const CooperationPart& part) {
  object["estimate"] = number(part.estimate);
  object["se"] = number(part.se);
  object["lower"] = number(part.lower);
  object["upper"] = number(part.upper);
  object["p"] = number(part.p);
}

// "through_trust" of "Trust".
std::string throughName(const std::string& mediator) {
  std::string name = "through_";
  for (const char c : mediator) {
    const auto letter = static_cast<unsigned char>(c);
    name += std::isalnum(letter) ? static_cast<char>(std::tolower(letter)) : '_';
  }
  return name;
}

Json effectOf(const MediatorEffect& mediator) {
  Json object = {{"driver", mediator.mediator},
                 {"mediator", true},
                 {"contrast", "from 0 to 1"},
                 {"level", nullptr},
                 {"control", false}};
  add(object, mediator.effect);
  object["share"] = number(mediator.share);
  object["without"] = number(mediator.without);
  object["with"] = number(mediator.with);
  addWhy(object, mediator.why);
  return object;
}

Json perThousandOf(const MediatorEffect& mediator) {
  Json object = {{"mediator", mediator.mediator}};
  add(object, mediator.perThousand);
  addWhy(object, mediator.why);
  return object;
}

Json unmeasuredOf(const MediatorEffect& mediator) {
  const UnmeasuredSensitivity& s = mediator.unmeasured;
  Json object = {{"mediator", mediator.mediator}, {"risk_ratio", number(s.riskRatio)},
                 {"lower", number(s.lower)},      {"upper", number(s.upper)},
                 {"e_value", number(s.eValue)},   {"e_value_limit", number(s.eValueLimit)},
                 {"strongest", nullptr},          {"text", textOrNull(s.text)}};
  if (!s.strongest.empty()) {
    object["strongest"] = {{"driver", s.strongest},
                           {"with_mediator", number(s.withMediator)},
                           {"with_behaviour", number(s.withBehaviour)},
                           {"bound", number(s.bound)},
                           {"risk_ratio_left", number(s.left)}};
  }
  addWhy(object, mediator.why);
  return object;
}

Json contrastOf(const DriverPath& path, const CooperationPart& part, const CooperationPart& share) {
  Json object = {{"driver", path.driver},
                 {"variable", path.variable},
                 {"contrast", path.contrast},
                 {"level", textOrNull(path.level)}};
  add(object, part);
  object["share"] = number(share.estimate);
  object["share_se"] = number(share.se);
  addWhy(object, path.why.empty() ? path.shareWhy : path.why);
  return object;
}

void addPaths(Json& document, const Cooperation& answer) {
  Json total = Json::array();
  Json direct = Json::array();
  std::vector<Json> through(answer.mediators.size(), Json::array());
  for (const DriverPath& path : answer.paths) {
    total.push_back(contrastOf(path, path.total, {.estimate = 1, .se = 0}));
    direct.push_back(contrastOf(path, path.direct, path.directShare));
    for (std::size_t m = 0; m < through.size(); ++m) {
      through[m].push_back(contrastOf(path, path.through[m], path.throughShare[m]));
    }
  }
  document["total"] = std::move(total);
  document["direct"] = std::move(direct);
  for (std::size_t m = 0; m < through.size(); ++m) {
    document[throughName(answer.mediators[m].mediator)] = std::move(through[m]);
  }
}

Json documentOf(const Cooperation& answer) {
  Json document = {{"behaviour", nameOf(answer.spec.outcome)},
                   {"variable", answer.spec.outcome.variable},
                   {"n", answer.n},
                   {"n_left_out", json(answer.leftOut)},
                   {"n_not_asked", answer.notAsked},
                   {"n_effective", number(answer.nEffective)},
                   {"weighted", answer.weighted},
                   {"simulated", answer.simulated},
                   {"source", answer.source},
                   {"outcome_share", number(answer.outcomeShare)},
                   {"design_df", answer.designDf},
                   {"df", answer.df},
                   {"status", nameOf(answer.status)},
                   {"pseudo_r2", number(answer.mcfadden)}};
  Json effects = Json::array();
  Json perThousand = Json::array();
  Json unmeasured = Json::array();
  for (const MediatorEffect& mediator : answer.mediators) {
    effects.push_back(effectOf(mediator));
    perThousand.push_back(perThousandOf(mediator));
    unmeasured.push_back(unmeasuredOf(mediator));
  }
  for (const Effect& effect : answer.effects) effects.push_back(json(effect));
  document["effects"] = std::move(effects);
  document["per_1000"] = std::move(perThousand);
  addPaths(document, answer);
  document["unmeasured"] = std::move(unmeasured);
  document["language"] = "association, not proof of cause";
  document["warnings"] = json(answer.warnings);
  return document;
}

}  // namespace

std::string cooperationJson(const Cooperation& answer) {
  return textOf(documentOf(answer));
}

std::string cooperationJson(const std::vector<Cooperation>& answers) {
  Json document = {{"behaviours", Json::array()}};
  for (const Cooperation& answer : answers) document["behaviours"].push_back(documentOf(answer));
  return textOf(document);
}

}  // namespace candour
