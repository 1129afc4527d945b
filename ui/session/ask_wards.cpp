// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/ask_wards.h"

#include "models/findings/figure_question.h"
#include "ui/session/question_edit.h"
#include "ui/session/words.h"

namespace candour {

namespace {

FigureQuestion figureOf(const EvaluationOptions& options) {
  FigureQuestion question;
  question.topic = FigureTopic::Evaluation;
  question.evaluation = options;
  return question;
}

FigureQuestion figureOf(const ReadinessOptions& options) {
  FigureQuestion question;
  question.topic = FigureTopic::Readiness;
  question.readiness = options;
  return question;
}

// As a figure of the same answer does in a briefing.
auto variablesFor(const FigureQuestion& question) {
  return [question](const Survey& described, const DriverModelSpec& asked) {
    FigureQuestion figure = question;
    figure.spec = asked;
    return variablesOf(figure, described);
  };
}

}  // namespace

std::string evaluationKey(const EvaluationOptions& options) {
  return "evaluation:" + writeFigureQuestion(figureOf(options));
}

Ask askEvaluation(const EvaluationOptions& options) {
  return {.key = evaluationKey(options),
          .text = words("Comparing wards that acted with others"),
          .possible = hasOutcome,
          .asked = overTimeOf,
          .variables = variablesFor(figureOf(options)),
          .work = workOf<Evaluation>(
              [options](const Survey& survey, const DriverModelSpec& asked, const Job& job) {
                return evaluateWards(survey, asked, options, job);
              })};
}

std::string readinessKey(const ReadinessOptions& options) {
  return "readiness:" + writeFigureQuestion(figureOf(options));
}

Ask askReadiness(const ReadinessOptions& options) {
  return {.key = readinessKey(options),
          .text = words("Working out what could be seen"),
          .possible = hasOutcome,
          .asked = overTimeOf,
          .variables = variablesFor(figureOf(options)),
          .work = workOf<Readiness>(
              [options](const Survey& survey, const DriverModelSpec& asked, const Job& /*job*/) {
                return wardReadiness(survey, asked, options);
              })};
}

}  // namespace candour
