// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scripts/recodes.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "core/base/text.h"
#include "models/scripts/r_text.h"

namespace candour {

namespace {

bool isSyntactic(const std::string& name) {
  if (name.empty() || std::isalpha(static_cast<unsigned char>(name.front())) == 0) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && (std::isalnum(byte) != 0 || c == '_' || c == '.');
  });
}

// What means no answer, as arguments of validOf(); a column of codes has each in its levels.
std::string missingOf(const Variable& variable, bool coded) {
  std::vector<std::string> codes;
  for (const auto& level : variable.levels) {
    if (!level.missing) continue;
    codes.push_back(variable.kind == VariableKind::Text ? rString(level.label)
                                                        : rNumber(level.code));
  }
  std::string text;
  if (!codes.empty()) text = ", missing = " + rVector(codes);
  if (coded || variable.missingRanges.empty()) return text;
  std::vector<std::string> ranges;
  for (const auto& range : variable.missingRanges) {
    ranges.push_back("c(" + rNumber(range.low) + ", " + rNumber(range.high) + ")");
  }
  return text + ", ranges = list(" + join(ranges, ", ") + ")";
}

}  // namespace

std::string Recodes::raw(const std::string& variable) {
  if (std::find(m_reads.begin(), m_reads.end(), variable) == m_reads.end()) {
    m_reads.push_back(variable);
  }
  if (isSyntactic(variable)) return "answers$" + variable;
  return "answers[[" + rString(variable) + "]]";
}

// The name of a list of answers; lists that are alike are one.
Result<std::string> Recodes::listOf(const std::string& variable, const Categories& categories) {
  const Variable& described = m_survey.variables[*m_survey.find(variable)];
  std::vector<std::string> parts;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < categories.levels.size(); ++i) {
    const std::string label = categories.levelText(i);
    if (!seen.insert(label).second) {
      return fail("\"" + variable + "\" has several answers called \"" + label +
                  "\": a script cannot tell them apart. Label them differently.");
    }
    const bool text = described.kind == VariableKind::Text;
    parts.push_back(text ? rString(label) : rNamed(label, rNumber(categories.levels[i].code)));
  }
  const std::string code = parts.empty() ? "character(0)" : rVector(parts);
  for (auto& list : m_lists) {
    if (list.code != code) continue;
    if (std::find(list.of.begin(), list.of.end(), variable) == list.of.end()) {
      list.of.push_back(variable);
    }
    return list.name;
  }
  const std::string name = rName(variable + "_answers", m_names);
  m_lists.push_back({name, code, {variable}});
  return name;
}

Result<std::string> Recodes::levels(const std::string& variable, const AnswerOptions& options) {
  const auto index = m_survey.require(variable);
  if (!index) return tl::make_unexpected(index.error());
  const auto categories = categoriesOf(m_survey, *index, options);
  if (!categories) return tl::make_unexpected(categories.error());
  const auto list = listOf(variable, *categories);
  if (!list) return list;
  return "levelsOf(" + raw(variable) + ", " + *list + ")";
}

Result<std::vector<std::string>> Recodes::labels(const std::string& variable,
                                                 const AnswerOptions& options,
                                                 const std::vector<AnswerRef>& answers) const {
  const auto index = m_survey.require(variable);
  if (!index) return tl::make_unexpected(index.error());
  const auto categories = categoriesOf(m_survey, *index, options);
  if (!categories) return tl::make_unexpected(categories.error());
  std::vector<std::string> labels;
  for (const auto& answer : answers) {
    const auto level = findLevel(m_survey.variables[*index], categories->levels, answer);
    if (!level) return tl::make_unexpected(level.error());
    labels.push_back(categories->levelText(*level));
  }
  return labels;
}

Result<std::string> Recodes::number(const std::string& variable, const AnswerOptions& options) {
  const auto index = m_survey.require(variable);
  if (!index) return tl::make_unexpected(index.error());
  const Variable& described = m_survey.variables[*index];
  if (options.missing.empty() && options.order.empty()) {
    return "validOf(" + raw(variable) + missingOf(described, m_survey.columns[*index]->isCoded()) +
           ")";
  }
  const auto categories = categoriesOf(m_survey, *index, options);
  if (!categories) return tl::make_unexpected(categories.error());
  std::vector<std::string> codes;
  for (const auto& level : categories->levels) codes.push_back(rNumber(level.code));
  return "validOf(" + raw(variable) + ", only = " + rVector(codes) + ")";
}

Result<std::string> Recodes::known(const std::string& variable) {
  const auto index = m_survey.require(variable);
  if (!index) return tl::make_unexpected(index.error());
  return "validOf(" + raw(variable) +
         missingOf(m_survey.variables[*index], m_survey.columns[*index]->isCoded()) + ")";
}

Result<Recodes::Score> Recodes::score(const std::string& variable, const AnswerOptions& options,
                                      bool reverse) {
  const auto index = m_survey.require(variable);
  if (!index) return tl::make_unexpected(index.error());
  const auto categories = categoriesOf(m_survey, *index, options);
  if (!categories) return tl::make_unexpected(categories.error());
  if (categories->levels.size() < 2) return Score{{}, categories->levels.size()};
  const auto list = listOf(variable, *categories);
  if (!list) return tl::make_unexpected(list.error());
  const std::string order = reverse ? "rev(" + *list + ")" : *list;
  return Score{"scoreOf(" + raw(variable) + ", " + order + ")", categories->levels.size()};
}

std::string Recodes::answerLists() const {
  std::string code;
  for (const auto& list : m_lists) {
    code += rComment("Answers of " + join(list.of, ", "));
    code += list.name + " <- " + list.code + "\n";
  }
  return code;
}

}  // namespace candour
