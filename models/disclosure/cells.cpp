// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/disclosure/cells.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/survey/answers.h"

namespace candour {

namespace {

constexpr char kBetweenAnswers = '\x1f';

std::string textOf(const AnswerRef& answer) {
  if (const auto* code = std::get_if<double>(&answer)) return shortest(*code);
  return std::get<std::string>(answer);
}

std::string anyOfAnswers(const std::vector<AnswerRef>& answers) {
  std::vector<std::string> texts;
  texts.reserve(answers.size());
  for (const AnswerRef& answer : answers) texts.push_back(textOf(answer));
  return candour::anyOf(std::move(texts));
}

}  // namespace

std::string anyOf(std::vector<std::string> answers) {
  std::sort(answers.begin(), answers.end());
  answers.erase(std::unique(answers.begin(), answers.end()), answers.end());
  return join(answers, std::string(1, kBetweenAnswers));
}

std::vector<std::string> partsOf(const std::string& answer) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = answer.find(kBetweenAnswers, begin);
    parts.push_back(answer.substr(begin, end - begin));
    if (end == std::string::npos) return parts;
    begin = end + 1;
  }
}

CellKey with(CellKey key, const std::string& variable, const std::string& answer) {
  std::erase_if(key, [&](const CellCondition& part) { return part.variable == variable; });
  CellCondition part{variable, answer, false};
  key.insert(std::lower_bound(key.begin(), key.end(), part), std::move(part));
  return key;
}

std::string answerName(const Survey& survey, const std::string& variable, const AnswerRef& answer) {
  const auto index = survey.find(variable);
  if (!index) return textOf(answer);
  const Variable& asked = survey.variables[*index];
  const auto level = findLevel(asked, asked.levels, answer);
  if (!level) return textOf(answer);
  const Level& found = asked.levels[*level];
  return found.label.empty() ? shortest(found.code) : found.label;
}

CellKey keyOf(const Survey& survey, const DriverModelSpec& spec) {
  CellKey key;
  for (const DomainCondition& condition : spec.domain) {
    std::vector<std::string> names;
    for (const AnswerRef& answer : condition.answers) {
      names.push_back(answerName(survey, condition.variable, answer));
    }
    key = with(std::move(key), condition.variable, anyOf(std::move(names)));
  }
  return key;
}

std::string outcomeKey(const DriverModelSpec& spec) {
  return spec.outcome.variable + "=" + anyOfAnswers(spec.outcome.positive);
}

}  // namespace candour
