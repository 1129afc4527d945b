// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors

#include "models/briefing/request_figures.h"
#include "models/findings/answer_parts.h"

namespace candour {

Result<FigureAnswer> answerRequests(const Survey& survey, const FigureQuestion& question) {
  if (!question.requests || question.requests->asked.empty()) {
    return fail("The ward register has no priorities yet; there is nothing to count.");
  }
  RequestsContext words{contextOf(survey, question.spec).geography, survey.simulated()};
  FigureAnswer answer;
  answer.topic = question.topic;
  answer.edits = question.edits;
  answer.context.geography = words.geography;
  // Wards are no people, and no interview is counted: there is nothing to withhold.
  answer.counted = [](const AskedAbout&) { return std::vector<CountCell>(); };
  answer.made = [asked = *question.requests, words](const Disclosure&, const AskedAbout&) {
    return MadeFigure{requestsFigure(asked, words)};
  };
  return answer;
}

}  // namespace candour
