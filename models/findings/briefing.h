// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/findings/answer_figure.h"
#include "models/findings/answered_figures.h"
#include "models/findings/document.h"
#include "models/findings/figure_question.h"
#include "models/findings/protection.h"

namespace candour {

/// A page as the analyst composed it.
struct BriefingPage {
  /// The figure it shows. None: a page of what to ask, about the drivers that the pages before it
  /// single out.
  std::optional<FigureQuestion> figure;
  std::string headline;    // empty: the figure's
  std::string text;        // paragraphs with an empty line between; empty: the figure's finding
  bool questions = false;  // below the figure: what police and partners can ask about its drivers

  bool operator==(const BriefingPage&) const = default;
};

/// The sheets a briefing can be printed on: "a4", "a4-landscape", "slide".
std::vector<std::string> sheetFormats();

/// A briefing as a question: saved in the project, asked again when a new wave arrives.
struct Briefing {
  std::string title;
  std::string format = "a4";  // of sheetFormats()
  std::vector<BriefingPage> pages;
  /// The analyst's own questions for police and partners, by driver; of every other driver those
  /// that come with Candour (considerations.h). None in the list: nothing is asked about it.
  std::map<std::string, std::vector<std::string>> considerations;

  bool operator==(const Briefing&) const = default;
};

/// The text of a page as paragraphs: what empty lines part.
std::vector<std::string> paragraphsOf(const std::string& text);

/// Two-space indented JSON; parse(write(x)) == x.
std::string writeBriefing(const Briefing& briefing);
Result<Briefing> parseBriefing(std::string_view json);

/// The pages Candour proposes for a question: where the outcome stands over time, what moves it,
/// what explains most, which groups and areas are apart, what to ask. Pages that the question or
/// the survey has nothing for are not there.
Briefing proposedBriefing(const Survey& described, const DriverModelSpec& spec);
/// The same for one area of the question: how far it is from the whole and why, where it stands
/// among all, how it has moved, what it could gain, what moves the outcome everywhere, what to ask.
Briefing areaBriefing(const Survey& described, const DriverModelSpec& spec,
                      const std::string& area);

/// What to ask about a driver in this briefing.
std::vector<std::string> questionsAbout(const std::string& driver, const Briefing& briefing);
/// The drivers of its figures, in order, each once.
std::vector<std::string> driversOf(const Briefing& briefing);

/// The words of a page that are the analyst's own.
std::string ownWords(const BriefingPage& page);

/// The variables of the survey that its figures read, to be loaded first. A page that asks of
/// others fails alone.
std::vector<std::string> variablesOf(const Briefing& briefing, const Survey& described);

/// A page that could not be made, and why.
struct PageProblem {
  std::size_t page = 0;  // index into Briefing::pages
  std::string why;
};

struct FinishedBriefing {
  Document document;
  std::vector<std::size_t> pageOf;    // of each of its pages: the index into Briefing::pages
  std::vector<PageProblem> problems;  // pages that are not in it
  std::vector<std::string> notes;     // what the analyst should know of, each once
  DisclosureReport disclosure;        // what is withheld of all pages together
  Withheld withheld;                  // the same for LeavingOptions::decided of one of its figures
};

/// Answers every page of a survey that has the columns of variablesOf(briefing), decides over all
/// of them what must not leave (protectTogether()), and draws what may; with a reason in `options`
/// everything leaves, and the reason is to be logged. Fails where no page has an answer, with the
/// first page's reason.
Result<FinishedBriefing> finishBriefing(const Survey& survey, const Briefing& briefing,
                                        const Job& job = {}, const LeavingOptions& options = {},
                                        const FigureAnswerer& answerer = answerFigure);

/// What is withheld of briefings that leave together, as those of all areas: to be set as
/// LeavingOptions::decided of each. Their figures are answered through `answered`, which should
/// keep all of them; one that has no answer takes no part. Fails where the job is stopped.
Result<Withheld> withheldOfAll(const Survey& survey, const std::vector<Briefing>& briefings,
                               const DisclosureRules& rules, AnsweredFigures& answered,
                               const Job& job = {});

}  // namespace candour
