// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/ask_briefing.h"

#include <QCoreApplication>

namespace candour {

Briefing figuresOf(const Briefing& briefing) {
  Briefing figures;
  for (BriefingPage page : briefing.pages) {
    if (page.figure) page = {.figure = page.figure, .headline = {}, .text = {}, .questions = true};
    figures.pages.push_back(std::move(page));
  }
  return figures;
}

std::vector<std::string> knownVariablesOf(const Briefing& briefing, const Survey& described) {
  auto names = variablesOf(briefing, described);
  std::erase_if(names, [&](const std::string& name) { return !described.find(name); });
  return names;
}

std::string briefingKey(const Briefing& figures) {
  return "briefing:" + writeBriefing(figures);
}

Ask askBriefing(const Briefing& figures, const std::shared_ptr<AnsweredFigures>& answered) {
  const auto work = [figures, answered](const Result<Survey>& survey,
                                        const DriverModelSpec& /*asked*/, const Job& job) {
    if (!survey) {
      return std::any(Answer<FinishedBriefing>{tl::make_unexpected(survey.error()), {}});
    }
    const auto answerer = [&](const Survey& of, const FigureQuestion& question, const Job& within) {
      return answered->answer(of, question, within);
    };
    return std::any(
        Answer<FinishedBriefing>{finishBriefing(*survey, figures, job, {}, answerer), {}});
  };
  return {.key = briefingKey(figures),
          .text = QCoreApplication::translate("Asks", "Making the briefing's pages"),
          .possible = [](const DriverModelSpec& /*question*/) { return true; },
          .variables =
              [figures](const Survey& described, const DriverModelSpec& /*asked*/) {
                return knownVariablesOf(figures, described);
              },
          .work = work,
          .latestOnly = true};
}

}  // namespace candour
