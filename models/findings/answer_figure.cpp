// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/answer_figure.h"

#include "models/findings/answer_parts.h"

namespace candour {

namespace {

Result<FigureAnswer> answerTopic(const Survey& survey, const FigureQuestion& question,
                                 const Job& job) {
  switch (question.topic) {
    case FigureTopic::Effects:
    case FigureTopic::Importance:
    case FigureTopic::Dominance:
    case FigureTopic::Curve:
    case FigureTopic::Groups:
    case FigureTopic::Subgroups:
    case FigureTopic::Sensitivity:
    case FigureTopic::Interaction:
    case FigureTopic::Likert:
      return answerDrivers(survey, question, job);
    case FigureTopic::Boroughs:
    case FigureTopic::Funnel:
    case FigureTopic::Map:
    case FigureTopic::Differences:
    case FigureTopic::Gap:
      return answerAreas(survey, question, job);
    case FigureTopic::Trend:
    case FigureTopic::TrendAreas:
    case FigureTopic::Changes:
    case FigureTopic::TrendDrivers:
      return answerTrends(survey, question, job);
    case FigureTopic::WhatIf:
    case FigureTopic::Target:
    case FigureTopic::Uplift:
    case FigureTopic::Priorities:
      return answerScenarios(survey, question, job);
    case FigureTopic::Evaluation:
    case FigureTopic::Readiness:
      return answerWards(survey, question, job);
    case FigureTopic::Cooperation:
    case FigureTopic::ThroughTrust:
      return answerCooperation(survey, question, job);
    case FigureTopic::Reliability:
    case FigureTopic::Loadings:
    case FigureTopic::Scree:
      return answerScales(survey, question, job);
    case FigureTopic::Requests:
      return answerRequests(survey, question);
    case FigureTopic::Calibration:
    case FigureTopic::Roc:
    case FigureTopic::Collinearity:
    case FigureTopic::Influence:
    case FigureTopic::Weights:
      return answerDiagnostics(survey, question, job);
  }
  return fail("There is no such figure.");
}

AskedAbout aboutOf(const Survey& survey, const FigureQuestion& question) {
  const bool area = question.topic == FigureTopic::WhatIf ||
                    question.topic == FigureTopic::Target || question.topic == FigureTopic::Uplift;
  AskedAbout about;
  if (question.topic == FigureTopic::Requests) {
    about.all = about.figure = {{"ward register", ""}};  // no interviews
    return about;
  }
  if (question.topic == FigureTopic::Gap && question.group) {
    const GapGroup& group = *question.group;
    about.all = keyOf(survey, wholeOf(question.spec, group));
    about.figure =
        with(about.all, group.variable, answerName(survey, group.variable, group.answer));
    return about;
  }
  about.all = about.figure = keyOf(survey, question.spec);
  if (!area || question.area.empty()) return about;
  const std::string name = answerName(survey, question.spec.area, question.area);
  about.figure = with(about.all, question.spec.area, name);
  return about;
}

}  // namespace

Result<FigureAnswer> answerFigure(const Survey& survey, const FigureQuestion& question,
                                  const Job& job) {
  auto answer = answerTopic(survey, question, job);
  if (!answer) return answer;
  answer->about = aboutOf(survey, question);
  answer->cells = answer->counted(answer->about);
  return answer;
}

}  // namespace candour
