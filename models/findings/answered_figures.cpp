// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/answered_figures.h"

#include <algorithm>

namespace candour {

Result<FigureAnswer> AnsweredFigures::answer(const Survey& survey, const FigureQuestion& question,
                                             const Job& job) {
  // Edits are laid over what was made, so that editing fits nothing.
  FigureQuestion asked = question;
  asked.edits = {};
  const auto edited = [&](FigureAnswer answer) {
    answer.edits = question.edits;
    return answer;
  };
  const auto known = std::find_if(m_answers.begin(), m_answers.end(),
                                  [&](const auto& entry) { return entry.first == asked; });
  if (known != m_answers.end()) {
    std::rotate(m_answers.begin(), known, known + 1);
    return edited(m_answers.front().second);
  }
  auto answer = answerFigure(survey, asked, job);
  if (!answer) return answer;
  m_answers.emplace_front(asked, *answer);
  if (m_answers.size() > m_most) m_answers.pop_back();
  return edited(std::move(*answer));
}

FigureAnswerer AnsweredFigures::answerer() {
  return [this](const Survey& survey, const FigureQuestion& question, const Job& job) {
    return answer(survey, question, job);
  };
}

}  // namespace candour
