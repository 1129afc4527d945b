// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/survey_wards.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "core/base/text.h"
#include "core/survey/answers.h"

namespace candour {

namespace {

bool isLetter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

// "ward" as a word of its own: "ward_unique", "Electoral ward (code)"; not "forward".
bool speaksOfWard(const std::string& text) {
  const std::string low = lowered(text);
  for (auto at = low.find("ward"); at != std::string::npos; at = low.find("ward", at + 1)) {
    const bool begins = at == 0 || !isLetter(low[at - 1]);
    const bool ends = at + 4 >= low.size() || !isLetter(low[at + 4]);
    const bool officer = low.compare(at, 12, "ward officer") == 0;
    const bool panel = low.compare(at, 10, "ward panel") == 0;
    if (begins && ends && !officer && !panel) return true;
  }
  return false;
}

bool has(const std::string& text, const char* part) {
  return lowered(text).find(part) != std::string::npos;
}

bool isName(const Variable& variable) {
  return has(variable.label, "name") || has(variable.name, "name") ||
         lowered(variable.name).ends_with("_n");
}

std::string boroughVariable(const Survey& described) {
  for (const Variable& variable : described.variables) {
    if (lowered(variable.name) == "borough" || lowered(variable.label) == "borough") {
      return variable.name;
    }
  }
  return {};
}

// The answer most rows of a ward have, by the ward's place; ties go to the first in the survey.
std::vector<std::string> usualAnswers(const Categories& wards, const Categories& answers) {
  std::vector<std::map<std::int32_t, std::size_t>> counts(wards.levels.size());
  for (std::size_t row = 0; row < wards.levelOfRow.size(); ++row) {
    const auto ward = wards.levelOfRow[row];
    const auto answer = answers.levelOfRow[row];
    if (ward == Categories::kNoAnswer || answer == Categories::kNoAnswer) continue;
    ++counts[static_cast<std::size_t>(ward)][answer];
  }
  std::vector<std::string> usual(wards.levels.size());
  for (std::size_t ward = 0; ward < counts.size(); ++ward) {
    std::size_t most = 0;
    for (const auto& [answer, count] : counts[ward]) {
      if (count <= most) continue;
      most = count;
      usual[ward] = answers.levelText(static_cast<std::size_t>(answer));
    }
  }
  return usual;
}

Result<Categories> answersTo(const Survey& survey, const std::string& variable) {
  const auto index = survey.require(variable);
  if (!index) return tl::make_unexpected(index.error());
  return categoriesOf(survey, *index);
}

}  // namespace

std::vector<std::string> variablesOf(const WardVariables& variables) {
  std::vector<std::string> names;
  for (const auto& name : {variables.ward, variables.name, variables.borough}) {
    if (!name.empty()) names.push_back(name);
  }
  return names;
}

std::vector<std::string> likelyWardVariables(const Survey& described) {
  std::vector<std::string> codes, names;
  for (const Variable& variable : described.variables) {
    if (!speaksOfWard(variable.name) && !speaksOfWard(variable.label)) continue;
    (isName(variable) ? names : codes).push_back(variable.name);
  }
  std::stable_partition(codes.begin(), codes.end(),
                        [](const std::string& name) { return lowered(name) == "ward"; });
  codes.insert(codes.end(), names.begin(), names.end());
  return codes;
}

WardVariables proposedWardVariables(const Survey& described, const std::string& area) {
  WardVariables proposed;
  const auto likely = likelyWardVariables(described);
  if (likely.empty()) return proposed;
  proposed.ward = likely.front();
  proposed.borough = area.empty() ? boroughVariable(described) : area;
  if (proposed.borough == proposed.ward) proposed.borough.clear();
  for (const auto& name : likely) {
    const auto index = described.find(name);
    if (name == proposed.ward || !index || !isName(described.variables[*index])) continue;
    proposed.name = name;
    break;
  }
  return proposed;
}

Result<std::vector<Ward>> wardsOfSurvey(const Survey& survey, const WardVariables& variables) {
  auto codes = answersTo(survey, variables.ward);
  if (!codes) return passOn(codes);
  std::vector<std::string> names(codes->levels.size()), boroughs(codes->levels.size());
  for (const auto& [variable, kept] :
       {std::pair(variables.name, &names), std::pair(variables.borough, &boroughs)}) {
    if (variable.empty()) continue;
    auto answers = answersTo(survey, variable);
    if (!answers) return passOn(answers);
    *kept = usualAnswers(*codes, *answers);
  }
  std::vector<bool> asked(codes->levels.size(), false);
  for (const auto level : codes->levelOfRow) {
    if (level != Categories::kNoAnswer) asked[static_cast<std::size_t>(level)] = true;
  }
  std::vector<Ward> wards;
  for (std::size_t level = 0; level < codes->levels.size(); ++level) {
    const std::string code = codes->levelText(level);
    if (!asked[level] || trim(code).empty()) continue;
    wards.push_back({code, names[level].empty() ? code : names[level], boroughs[level]});
  }
  if (wards.empty()) return fail("No interview has a ward in " + variables.ward + ".");
  std::sort(wards.begin(), wards.end(),
            [](const Ward& a, const Ward& b) { return a.code < b.code; });
  return wards;
}

}  // namespace candour
