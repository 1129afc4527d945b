// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/ward_question_json.h"
#include "models/findings/answer_ref_json.h"

#include <cmath>

#include "core/base/json_reading.h"
#include "models/drivers/json_parts.h"

namespace candour {

namespace {

// Hidden by what has the same name here.
using candour::jsonOf;

Json actionsJson(const std::vector<WardAction>& actions) {
  Json list = Json::array();
  for (const auto& action : actions) list.push_back({action.ward, action.week});
  return list;
}

// A list of texts, `count` of them.
std::vector<std::string> textsOf(const Json& json, const std::string& where, std::size_t count) {
  std::vector<std::string> texts;
  if (!json.is_array() || json.size() != count) misread(where, "an entry has the wrong length.");
  for (const Json& text : json) {
    if (!text.is_string()) misread(where, "an entry is made of texts.");
    texts.push_back(text.get<std::string>());
  }
  return texts;
}

std::vector<WardAction> readActions(const Json& json, const std::string& where) {
  std::vector<WardAction> actions;
  for (const Json& entry : listAt(json, where, "actions")) {
    const auto texts = textsOf(entry, where + ", \"actions\"", 2);
    actions.push_back({texts[0], texts[1]});
  }
  return actions;
}

Json jsonOf(const RotaDesign& rota) {
  Json json = {{"name", rota.name}, {"frozen_on", rota.frozenOn}};
  if (!rota.unaltered) json["altered"] = true;
  json["entries"] = Json::array();
  for (const auto& entry : rota.entries) {
    json["entries"].push_back({entry.ward, entry.stratum, entry.week});
  }
  return json;
}

RotaDesign readRota(const Json& json, const std::string& where) {
  requireKeys(json, where, {"name", "frozen_on", "altered", "entries"});
  RotaDesign rota;
  rota.name = textAt(json, where, "name");
  rota.frozenOn = textAt(json, where, "frozen_on", true);
  rota.unaltered = !flagAt(json, where, "altered");
  for (const Json& entry : listAt(json, where, "entries")) {
    const auto texts = textsOf(entry, where + ", \"entries\"", 3);
    rota.entries.push_back({texts[0], texts[1], texts[2]});
  }
  return rota;
}

Json jsonOf(const OutcomeSpec& outcome) {
  Json json = {{"name", outcome.name}, {"variable", outcome.variable}};
  json["positive"] = Json::array();
  for (const auto& answer : outcome.positive) json["positive"].push_back(jsonOf(answer));
  return json;
}

OutcomeSpec readOutcome(const Json& json, const std::string& where) {
  requireKeys(json, where, {"name", "variable", "positive"});
  OutcomeSpec outcome;
  outcome.name = textAt(json, where, "name");
  outcome.variable = textAt(json, where, "variable", true);
  for (const Json& answer : listAt(json, where, "positive")) {
    outcome.positive.push_back(answerOf(answer, where));
  }
  return outcome;
}

void addText(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void addCount(Json& json, const char* key, int value, int usual) {
  if (value != usual) json[key] = value;
}

int countAt(const Json& json, const std::string& where, const char* key, int usual) {
  const double value = numberAt(json, where, key);
  if (std::isnan(value)) return usual;
  if (!(value >= 0 && value <= 1e9) || value != std::floor(value)) {
    misread(where, std::string("\"") + key + "\" is a whole number from 0.");
  }
  return static_cast<int>(value);
}

void addNumber(Json& json, const char* key, double value) {
  if (!std::isnan(value)) json[key] = value;
}

SpillOver spillOverOf(const std::string& name, const std::string& where) {
  if (name.empty() || name == "flagged") return SpillOver::Flagged;
  if (name == "ignored") return SpillOver::Ignored;
  if (name == "excluded") return SpillOver::Excluded;
  misread(where, "\"spill_over\" is none of ignored, flagged, excluded.");
}

ActionQuarter actionQuarterOf(const std::string& name, const std::string& where) {
  if (name.empty() || name == "left_out") return ActionQuarter::LeftOut;
  if (name == "after") return ActionQuarter::After;
  misread(where, "\"action_quarter\" is none of left_out, after.");
}

}  // namespace

nlohmann::ordered_json jsonOf(const EvaluationOptions& options) {
  Json json = {{"actions", actionsJson(options.actions)}};
  addText(json, "ward", options.ward);
  addText(json, "time", options.time);
  if (!options.neighbours.empty()) {
    json["neighbours"] = Json::array();
    for (const auto& [a, b] : options.neighbours) json["neighbours"].push_back({a, b});
  }
  if (!options.changes.empty()) {
    json["changes"] = Json::array();
    for (const auto& c : options.changes) {
      json["changes"].push_back({c.oldCode, c.newCode, c.share, c.since});
    }
  }
  if (options.rota) json["rota"] = jsonOf(*options.rota);
  if (options.actionQuarter == ActionQuarter::After) json["action_quarter"] = "after";
  addCount(json, "quarters_after", options.quartersAfter, 0);
  addCount(json, "base_quarters", options.baseQuarters, 0);
  addCount(json, "anticipation", options.anticipation, 0);
  if (options.spillOver != SpillOver::Flagged) {
    json["spill_over"] = options.spillOver == SpillOver::Excluded ? "excluded" : "ignored";
  }
  if (options.covariates) json["controls"] = true;
  if (options.awareness) json["awareness"] = jsonOf(*options.awareness);
  addCount(json, "draws", options.draws, EvaluationOptions{}.draws);
  if (options.seed != 1) json["seed"] = options.seed;
  return json;
}

EvaluationOptions readEvaluationOptions(const nlohmann::ordered_json& json,
                                        const std::string& where) {
  requireKeys(json, where,
              {"actions", "ward", "time", "neighbours", "changes", "rota", "action_quarter",
               "quarters_after", "base_quarters", "anticipation", "spill_over", "controls",
               "awareness", "draws", "seed"});
  EvaluationOptions options;
  options.actions = readActions(json, where);
  options.ward = textAt(json, where, "ward");
  options.time = textAt(json, where, "time");
  for (const Json& entry : listAt(json, where, "neighbours")) {
    const auto texts = textsOf(entry, where + ", \"neighbours\"", 2);
    options.neighbours.emplace_back(texts[0], texts[1]);
  }
  for (const Json& entry : listAt(json, where, "changes")) {
    const bool whole = entry.is_array() && entry.size() == 4 && entry[0].is_string() &&
                       entry[1].is_string() && entry[2].is_number() && entry[3].is_string();
    if (!whole) misread(where, "a change is [old code, new code, share, since].");
    options.changes.push_back({entry[0].get<std::string>(), entry[1].get<std::string>(),
                               entry[2].get<double>(), entry[3].get<std::string>()});
  }
  if (json.contains("rota")) options.rota = readRota(json["rota"], where + ", \"rota\"");
  options.actionQuarter = actionQuarterOf(textAt(json, where, "action_quarter"), where);
  options.quartersAfter = countAt(json, where, "quarters_after", 0);
  options.baseQuarters = countAt(json, where, "base_quarters", 0);
  options.anticipation = countAt(json, where, "anticipation", 0);
  options.spillOver = spillOverOf(textAt(json, where, "spill_over"), where);
  options.covariates = flagAt(json, where, "controls");
  if (json.contains("awareness")) {
    options.awareness = readOutcome(json["awareness"], where + ", \"awareness\"");
  }
  options.draws = countAt(json, where, "draws", options.draws);
  if (json.contains("seed")) {
    if (!json["seed"].is_number_unsigned()) misread(where, "\"seed\" is a whole number from 0.");
    options.seed = json["seed"].get<std::uint64_t>();
  }
  return options;
}

nlohmann::ordered_json jsonOf(const ReadinessOptions& options) {
  const ReadinessOptions usual;
  Json json = Json::object();
  addText(json, "ward", options.ward);
  addText(json, "time", options.time);
  if (!options.actions.empty()) json["actions"] = actionsJson(options.actions);
  addCount(json, "wards", options.wards, 0);
  addCount(json, "compared", options.compared, 0);
  addCount(json, "quarters_before", options.quartersBefore, usual.quartersBefore);
  addCount(json, "quarters_after", options.quartersAfter, usual.quartersAfter);
  if (options.effect != usual.effect) json["effect"] = options.effect;
  if (options.boost != 0) json["boost"] = options.boost;
  addNumber(json, "share", options.share);
  addNumber(json, "design_effect", options.designEffect);
  addNumber(json, "icc", options.rho);
  addNumber(json, "interviews_a_ward", options.interviewsAWard);
  return json;
}

ReadinessOptions readReadinessOptions(const nlohmann::ordered_json& json,
                                      const std::string& where) {
  requireKeys(json, where,
              {"ward", "time", "actions", "wards", "compared", "quarters_before", "quarters_after",
               "effect", "boost", "share", "design_effect", "icc", "interviews_a_ward"});
  ReadinessOptions options;
  options.ward = textAt(json, where, "ward");
  options.time = textAt(json, where, "time");
  options.actions = readActions(json, where);
  options.wards = countAt(json, where, "wards", 0);
  options.compared = countAt(json, where, "compared", 0);
  options.quartersBefore = countAt(json, where, "quarters_before", options.quartersBefore);
  options.quartersAfter = countAt(json, where, "quarters_after", options.quartersAfter);
  if (json.contains("effect")) options.effect = numberAt(json, where, "effect");
  if (json.contains("boost")) options.boost = numberAt(json, where, "boost");
  options.share = numberAt(json, where, "share");
  options.designEffect = numberAt(json, where, "design_effect");
  options.rho = numberAt(json, where, "icc");
  options.interviewsAWard = numberAt(json, where, "interviews_a_ward");
  return options;
}

}  // namespace candour
