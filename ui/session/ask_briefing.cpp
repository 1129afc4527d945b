// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/ask_briefing.h"

#include <QCoreApplication>

namespace candour {

namespace {
constexpr const char* kSomeText = "...";
}

BriefingPage figureOf(const BriefingPage& page) {
  BriefingPage figure{.figure = page.figure, .headline = {}, .text = {}, .questions = true};
  if (figure.figure) figure.figure->edits = {};
  // A page of words alone is there for having any.
  if (!page.figure && !paragraphsOf(page.text).empty()) figure.text = kSomeText;
  return figure;
}

Briefing figuresOf(const Briefing& briefing) {
  Briefing figures;
  for (const BriefingPage& page : briefing.pages) figures.pages.push_back(figureOf(page));
  figures.considerations = briefing.considerations;
  return figures;
}

std::string briefingKey(const Briefing& figures, const LeavingOptions& leaving) {
  std::string key = "briefing:" + std::to_string(leaving.rules.rounding);
  if (!leaving.reason.empty()) key += ", everything";
  return key + "\n" + writeBriefing(figures);
}

Ask askBriefing(const Briefing& figures, const LeavingOptions& leaving,
                const std::shared_ptr<AnsweredFigures>& answered) {
  const auto work = [figures, leaving, answered](const Result<Survey>& survey,
                                                 const DriverModelSpec& /*asked*/, const Job& job) {
    if (!survey) {
      return std::any(Answer<FinishedBriefing>{tl::make_unexpected(survey.error()), {}});
    }
    return std::any(Answer<FinishedBriefing>{
        finishBriefing(*survey, figures, job, leaving, answered->answerer()), {}});
  };
  return {.key = briefingKey(figures, leaving),
          .text = QCoreApplication::translate("Asks", "Making the briefing's pages"),
          .possible = [](const DriverModelSpec& /*question*/) { return true; },
          .variables =
              [figures](const Survey& described, const DriverModelSpec& /*asked*/) {
                return variablesOf(figures, described);
              },
          .work = work,
          .latestOnly = true};
}

}  // namespace candour
