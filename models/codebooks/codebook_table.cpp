// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/codebooks/codebook_table.h"

#include <cmath>

#include "core/base/text.h"
#include "core/survey/dates.h"

namespace candour {

namespace {

using Row = std::vector<std::string>;

std::string valueText(const Variable& variable, double value) {
  if (std::isnan(value)) return {};
  return variable.kind == VariableKind::Date ? isoText(value, variable.dateStyle) : shortest(value);
}

std::string reasonsInWords(const CodebookEntry& entry) {
  std::vector<std::string> reasons;
  for (const auto& reason : entry.missing) {
    reasons.push_back(reason.reason + " " + std::to_string(reason.n));
  }
  for (const auto& range : entry.variable.missingRanges) {
    reasons.push_back("codes " + shortest(range.low) + " to " + shortest(range.high));
  }
  return join(reasons, "; ");
}

std::string wavesOf(const CodebookEntry& entry) {
  std::vector<std::string> waves;
  for (const auto& origin : entry.origins) waves.push_back(origin.wave);
  return join(waves, "; ");
}

// Code, label, missing, n of each answer, and of what is no answer at all.
std::vector<Row> answerRows(const CodebookEntry& entry) {
  std::vector<Row> rows;
  const bool text = entry.variable.kind == VariableKind::Text;
  for (const auto& [level, n] : entry.answers) {
    rows.push_back({text ? std::string() : valueText(entry.variable, level.code), level.label,
                    level.missing ? "missing" : "", std::to_string(n)});
  }
  for (const auto& reason : entry.missing) {
    const bool bare = reason.reason == kEmptyReason || reason.reason == kNotAskedReason;
    if (bare) rows.push_back({{}, reason.reason, "missing", std::to_string(reason.n)});
  }
  return rows;
}

Row variableRow(const CodebookEntry& entry) {
  const Variable& variable = entry.variable;
  return {variable.name,
          variable.label,
          nameOf(variable.kind),
          std::to_string(entry.valid),
          std::to_string(entry.missingCount()),
          reasonsInWords(entry),
          valueText(variable, entry.low),
          valueText(variable, entry.high),
          wavesOf(entry),
          originsInWords(entry),
          entry.madeBy};
}

Row joined(Row a, const Row& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

const Row kVariableHeader = {
    "variable", "question", "kind",  "valid",     "missing", "reasons_for_missing",
    "lowest",   "highest",  "waves", "came_from", "made_by"};
const Row kAnswerHeader = {"code", "answer", "reason_for_missing", "n"};

}  // namespace

std::string originsInWords(const CodebookEntry& entry) {
  std::vector<std::string> parts;
  for (const auto& origin : entry.origins) {
    std::string part = origin.wave + ": " + origin.nameInFile + " in " + origin.source;
    if (!origin.answersMapped.empty()) part += " (" + origin.answersMapped + ")";
    parts.push_back(std::move(part));
  }
  return join(parts, "; ");
}

CodebookTable variablesTable(const SurveyCodebook& codebook) {
  CodebookTable table{kVariableHeader, {}};
  for (const auto& entry : codebook.entries) table.rows.push_back(variableRow(entry));
  return table;
}

CodebookTable answersTable(const SurveyCodebook& codebook) {
  CodebookTable table{joined({"variable"}, kAnswerHeader), {}};
  for (const auto& entry : codebook.entries) {
    for (auto& row : answerRows(entry)) table.rows.push_back(joined({entry.variable.name}, row));
  }
  return table;
}

CodebookTable wholeTable(const SurveyCodebook& codebook) {
  CodebookTable table{joined(kVariableHeader, kAnswerHeader), {}};
  for (const auto& entry : codebook.entries) {
    const Row variable = variableRow(entry);
    auto answers = answerRows(entry);
    if (answers.empty()) answers.emplace_back(kAnswerHeader.size());
    for (const auto& answer : answers) table.rows.push_back(joined(variable, answer));
  }
  return table;
}

CodebookTable joinsTable(const std::vector<WaveJoin>& joins) {
  CodebookTable table{{"wave", "variable", "joined_as", "answers"}, {}};
  for (const auto& one : joins) {
    table.rows.push_back({one.wave, one.variable, one.joinedAs, inWords(one.answers)});
  }
  return table;
}

CodebookTable differencesTable(const CodebookComparison& comparison) {
  CodebookTable table{
      {"difference", comparison.before, comparison.after, "question", "what", "proposal", "why"},
      {}};
  for (const auto& one : comparison.differences) {
    table.rows.push_back({inPlainWords(one.kind), one.before, one.after, one.label,
                          join(one.details, "; "),
                          one.accepted ? "joined" : inPlainWords(one.advice), one.why});
  }
  return table;
}

}  // namespace candour
