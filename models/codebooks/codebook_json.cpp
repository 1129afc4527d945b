// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/codebooks/codebook_json.h"

#include <cmath>

#include "models/drivers/json_parts.h"

namespace candour {

namespace {

Json joinJson(const WaveJoin& join) {
  Json answers = Json::array();
  for (const auto& change : join.answers) {
    answers.push_back({{"answer", change.answer}, {"becomes", change.becomes}});
  }
  return {{"wave", join.wave},
          {"variable", join.variable},
          {"joined_as", join.joinedAs},
          {"answers", answers}};
}

Json joinList(const std::vector<WaveJoin>& joins) {
  Json list = Json::array();
  for (const auto& join : joins) list.push_back(joinJson(join));
  return list;
}

Json answersOf(const CodebookEntry& entry) {
  Json list = Json::array();
  const bool text = entry.variable.kind == VariableKind::Text;
  for (const auto& [level, n] : entry.answers) {
    list.push_back({{"code", text ? Json() : Json(level.code)},
                    {"label", textOrNull(level.label)},
                    {"missing", level.missing},
                    {"n", n}});
  }
  return list;
}

Json entryJson(const CodebookEntry& entry) {
  const Variable& variable = entry.variable;
  Json json = {{"name", variable.name},         {"question", variable.label},
               {"kind", nameOf(variable.kind)}, {"valid", entry.valid},
               {"answers", answersOf(entry)},   {"missing", Json::array()},
               {"ranges", Json::array()}};
  for (const auto& reason : entry.missing) {
    json["missing"].push_back({{"reason", reason.reason}, {"n", reason.n}});
  }
  for (const auto& range : variable.missingRanges) {
    json["ranges"].push_back({{"low", range.low}, {"high", range.high}});
  }
  if (!std::isnan(entry.low)) {
    json["lowest"] = entry.low;
    json["highest"] = entry.high;
  }
  json["from"] = Json::array();
  for (const auto& origin : entry.origins) {
    json["from"].push_back({{"wave", origin.wave},
                            {"source", origin.source},
                            {"name", origin.nameInFile},
                            {"answers_mapped", textOrNull(origin.answersMapped)}});
  }
  json["made_by"] = textOrNull(entry.madeBy);
  return json;
}

Json differenceJson(const CodebookDifference& one) {
  Json json = {{"kind", wordFor(one.kind)},
               {"before", textOrNull(one.before)},
               {"after", textOrNull(one.after)},
               {"question", one.label},
               {"details", one.details},
               {"proposal", wordFor(one.advice)},
               {"why", one.why},
               {"accepted", one.accepted},
               {"join", one.join ? joinJson(*one.join) : Json()}};
  if (one.likeness) json["likeness"] = *one.likeness;
  return json;
}

}  // namespace

std::string codebookJson(const SurveyCodebook& codebook, const std::vector<WaveJoin>& joins) {
  Json json = {{"rows", codebook.rows}, {"waves", Json::array()}, {"variables", Json::array()}};
  for (const auto& wave : codebook.waves) {
    json["waves"].push_back({{"name", wave.name}, {"source", wave.source}, {"rows", wave.rows}});
  }
  for (const auto& entry : codebook.entries) json["variables"].push_back(entryJson(entry));
  json["joins"] = joinList(joins);
  return textOf(json);
}

std::string joinsJson(const std::vector<WaveJoin>& joins, const std::vector<DroppedJoin>& dropped) {
  Json json = {{"joins", joinList(joins)}, {"dropped", Json::array()}};
  for (const auto& drop : dropped) {
    Json one = joinJson(drop.join);
    one["why"] = drop.why;
    json["dropped"].push_back(std::move(one));
  }
  return textOf(json);
}

std::string comparisonJson(const CodebookComparison& comparison) {
  Json json = {{"before", comparison.before},
               {"after", comparison.after},
               {"shared", comparison.shared},
               {"same", comparison.same},
               {"differences", Json::array()}};
  for (const auto& one : comparison.differences) {
    json["differences"].push_back(differenceJson(one));
  }
  return textOf(json);
}

}  // namespace candour
