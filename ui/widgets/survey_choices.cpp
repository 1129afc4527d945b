// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/survey_choices.h"

#include <algorithm>

namespace candour {

std::vector<AnswerRef> answersOf(Session& session, const std::string& variable) {
  std::vector<AnswerRef> answers;
  const auto index = session.survey().find(variable);
  if (!index) return answers;
  for (const Level& level : session.survey().variables[*index].levels) {
    if (level.missing) continue;
    answers.push_back(level.label.empty() ? AnswerRef(level.code) : AnswerRef(level.label));
  }
  if (!answers.empty()) return answers;
  const auto* counted = session.facts().distribution(variable, session.question().design.weight);
  if (counted == nullptr || counted->binned) return answers;
  for (const auto& answer : counted->answers) answers.push_back(answer.answer);
  return answers;
}

QList<Choice> answerChoices(const std::vector<AnswerRef>& answers,
                            const std::vector<AnswerRef>& wanted) {
  QList<Choice> choices;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const bool chosen = std::find(wanted.begin(), wanted.end(), answers[i]) != wanted.end();
    choices.append({.key = QString::number(i),
                    .text = QString::fromStdString(text(answers[i])),
                    .detail = {},
                    .chosen = chosen});
  }
  return choices;
}

QList<Choice> variableChoices(const Survey& survey, const std::string& current,
                              const std::function<bool(const Variable&)>& fits) {
  QList<Choice> choices;
  for (const auto& variable : survey.variables) {
    if (variable.name == kWaveVariable || !fits(variable)) continue;
    choices.append({.key = QString::fromStdString(variable.name),
                    .text = QString::fromStdString(variable.name),
                    .detail = QString::fromStdString(variable.label),
                    .chosen = variable.name == current});
  }
  return choices;
}

QString titleOf(const Survey& survey, const std::string& variable) {
  if (variable == kWaveVariable) return Session::tr("Wave");
  const auto index = survey.find(variable);
  if (!index || survey.variables[*index].label.empty()) return QString::fromStdString(variable);
  return QString::fromStdString(survey.variables[*index].label);
}

}  // namespace candour
