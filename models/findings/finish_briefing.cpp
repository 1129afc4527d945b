// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "core/base/text.h"
#include "models/briefing/words.h"
#include "models/findings/answer_figure.h"
#include "models/findings/briefing.h"
#include "models/findings/finding.h"

namespace candour {

std::string ownWords(const BriefingPage& page) {
  std::string words = page.headline + " " + page.text;
  if (page.figure) words += " " + page.figure->edits.headline + " " + page.figure->edits.subtitle;
  return words;
}

std::vector<std::string> paragraphsOf(const std::string& text) {
  std::vector<std::string> paragraphs;
  std::size_t begin = 0;
  while (begin < text.size()) {
    auto end = text.find("\n\n", begin);
    if (end == std::string::npos) end = text.size();
    const std::string paragraph = std::string(trim(text.substr(begin, end - begin)));
    if (!paragraph.empty()) paragraphs.push_back(paragraph);
    begin = end + 2;
  }
  return paragraphs;
}

namespace {

// On a page with a figure, and on one of its own.
constexpr std::size_t kMostDriversAsked = 1;
constexpr std::size_t kMostDriversListed = 4;
constexpr const char* kWithheldNote =
    "Not shown here: people so few, or so alike in their answers, that they could be told apart, "
    "and others from whom they could be worked out. Bases are rounded.";
constexpr const char* kListTitle = "Questions for police and partners";

// Drivers a figure singles out, in its order: those whose interval leaves zero out, or all it
// shows.
std::vector<std::string> driversShown(const Figure& figure, const DriverModelSpec& spec,
                                      bool clear = true) {
  std::vector<std::string> drivers;
  const bool ofDrivers =
      figure.kind == FigureKind::DriverEffects || figure.kind == FigureKind::Importance;
  if (!ofDrivers) return drivers;
  for (const FigureRow& row : figure.rows) {
    if (clear && (!row.lower || !row.upper || *row.lower * *row.upper <= 0)) continue;
    for (const DriverSpec& driver : spec.drivers) {
      const bool known = std::find(drivers.begin(), drivers.end(), driver.name) != drivers.end();
      if (!known && row.label.starts_with(driver.name)) drivers.push_back(driver.name);
    }
  }
  return drivers;
}

// The questions about the first `most` drivers that there are questions about.
void addQuestions(DocumentPage& page, std::vector<std::string> drivers, std::size_t most,
                  const Briefing& briefing) {
  std::erase_if(drivers,
                [&](const auto& driver) { return questionsAbout(driver, briefing).empty(); });
  if (drivers.empty()) return;
  drivers.resize(std::min(most, drivers.size()));
  page.listTitle = kListTitle;
  if (most == 1) page.listTitle += " about " + midSentence(drivers.front());
  std::vector<std::string> told;  // drivers whose questions are those of one before
  for (const auto& driver : drivers) {
    if (std::find(told.begin(), told.end(), driver) != told.end()) continue;
    const auto questions = questionsAbout(driver, briefing);
    std::vector<std::string> alike;
    for (const auto& other : drivers) {
      if (questionsAbout(other, briefing) == questions) alike.push_back(other);
    }
    told.insert(told.end(), alike.begin(), alike.end());
    for (const auto& question : questions) {
      page.list.push_back(most == 1 ? question : join(alike, ", ") + ": " + question);
    }
  }
}

// A question as it is read, without "agree or disagree?" behind it.
std::string wordingOf(const Survey& survey, const std::string& variable) {
  constexpr std::size_t kLongestTail = 25;
  const auto index = survey.find(variable);
  if (!index || survey.variables[*index].label.empty()) return variable;
  const std::string& label = survey.variables[*index].label;
  const std::size_t colon = label.rfind(':');
  const bool tail = colon != std::string::npos && label.size() - colon <= kLongestTail;
  return tail ? label.substr(0, colon) : label;
}

// What each driver of the figures is made of, so that its name is not taken for more.
std::string driversDefined(const Survey& survey, const Briefing& briefing) {
  std::vector<std::string> notes;
  std::vector<std::string> told;
  for (const BriefingPage& page : briefing.pages) {
    if (!page.figure) continue;
    for (const DriverSpec& driver : page.figure->spec.drivers) {
      if (driver.items.empty() || std::find(told.begin(), told.end(), driver.name) != told.end()) {
        continue;
      }
      told.push_back(driver.name);
      const std::size_t count = driver.items.size();
      notes.push_back(
          driver.name + ": " +
          (count == 1 ? std::string() : std::to_string(count) + " questions, among them ") +
          "\xE2\x80\x9C" + wordingOf(survey, driver.items.front().variable) + "\xE2\x80\x9D.");
    }
  }
  return notes.empty() ? std::string() : "What the drivers are made of. " + join(notes, " ");
}

// What finishing has gathered so far.
struct Finishing {
  const Survey& survey;
  const Briefing& briefing;
  FinishedBriefing finished;
  std::vector<std::string> drivers;  // that figures single out, strongest first
  bool gains = false;                // they are those that an area could gain by
};

void note(FinishedBriefing& finished, const std::string& text) {
  auto& notes = finished.notes;
  if (std::find(notes.begin(), notes.end(), text) == notes.end()) notes.push_back(text);
}

void place(Finishing& state, std::size_t index, DocumentPage page) {
  state.finished.document.pages.push_back(std::move(page));
  state.finished.pageOf.push_back(index);
}

// The analyst's own words are not cut; they are told what to mend.
void noteNames(FinishedBriefing& finished, std::size_t index, const BriefingPage& asked) {
  for (const auto& name : withheldNamed(ownWords(asked), finished.disclosure)) {
    note(finished, "The words of page " + std::to_string(index + 1) + " name " + name +
                       ", withheld to protect people: reword them.");
  }
}

// An area is asked about what it could gain by alone, where that is known: not about what it is
// already best at.
void addDrivers(Finishing& state, FigureTopic topic, const std::vector<std::string>& drivers) {
  const bool gains = topic == FigureTopic::Uplift && !drivers.empty();
  if (state.gains && !gains) return;
  if (gains && !state.gains) state.drivers.clear();
  state.gains = gains;
  for (const auto& driver : drivers) {
    const bool known =
        std::find(state.drivers.begin(), state.drivers.end(), driver) != state.drivers.end();
    if (!known) state.drivers.push_back(driver);
  }
}

void finishFigure(Finishing& state, std::size_t index, const BriefingPage& asked,
                  const FigureAnswer& answer, const Disclosure& disclosure) {
  const MadeFigure made = answer.make(disclosure);
  const Figure plain = editedFigure(made, answer.topic, {}).figure;
  EditedFigure drawn = editedFigure(made, answer.topic, answer.edits);
  for (const Warning& warning : answer.warnings) note(state.finished, warning.text);
  for (const auto& warning : drawn.warnings) note(state.finished, warning);
  DocumentPage page;
  page.headline = asked.headline.empty() ? drawn.figure.headline : asked.headline;
  page.paragraphs = paragraphsOf(asked.text);
  if (page.paragraphs.empty()) {
    const std::string found = findingOf(asked.figure->topic, plain, answer.context);
    if (!found.empty()) page.paragraphs.push_back(found);
  }
  auto drivers = driversShown(plain, asked.figure->spec);
  if (drivers.empty() && answer.topic == FigureTopic::Uplift) {
    drivers = driversShown(plain, asked.figure->spec, false);  // where it is not already best
  }
  addDrivers(state, asked.figure->topic, drivers);
  if (asked.questions) addQuestions(page, drivers, kMostDriversAsked, state.briefing);
  state.finished.document.simulated |= drawn.figure.simulated;
  if (drawn.withheld) page.notes.emplace_back(kWithheldNote);
  noteNames(state.finished, index, asked);
  page.figure = std::move(drawn.figure);
  place(state, index, std::move(page));
}

void finishQuestions(Finishing& state, std::size_t index, const BriefingPage& asked) {
  DocumentPage page;
  page.headline = asked.headline.empty() ? "What to ask" : asked.headline;
  page.paragraphs = paragraphsOf(asked.text);
  addQuestions(page, state.drivers, kMostDriversListed, state.briefing);
  if (page.list.empty() && page.paragraphs.empty()) {
    state.finished.problems.push_back(
        {index, "There is nothing to ask: no figure before this page singles out a driver."});
    return;
  }
  const std::string defined = driversDefined(state.survey, state.briefing);
  if (!page.list.empty() && !defined.empty()) page.notes = {defined};
  place(state, index, std::move(page));
}

void addSubtitle(Document& document, const FigureContext& context) {
  if (!document.subtitle.empty()) return;
  std::vector<std::string> parts;
  for (const auto* part : {&context.geography, &context.period, &context.source}) {
    if (!part->empty()) parts.push_back(*part);
  }
  document.subtitle = join(parts, ", ");
}

// Each page's answer, where it is to have one and does.
using Answers = std::vector<std::optional<FigureAnswer>>;

Result<Answers> answersOf(const Survey& survey, const Briefing& briefing, const Job& job,
                          const FigureAnswerer& answerer, FinishedBriefing& finished) {
  Answers answers(briefing.pages.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (job.stopped()) return cancelled();
    job.report(static_cast<double>(i) / static_cast<double>(answers.size()));
    if (!briefing.pages[i].figure) continue;
    auto answer = answerer(survey, *briefing.pages[i].figure, {job.stop, {}});
    if (answer) {
      answers[i] = std::move(*answer);
    } else {
      finished.problems.push_back({i, answer.error().message});
    }
  }
  return answers;
}

std::vector<const FigureAnswer*> together(const Answers& answers) {
  std::vector<const FigureAnswer*> all;
  for (const auto& answer : answers) {
    if (answer) all.push_back(&*answer);
  }
  return all;
}

}  // namespace

Result<FinishedBriefing> finishBriefing(const Survey& survey, const Briefing& briefing,
                                        const Job& job, const LeavingOptions& options,
                                        const FigureAnswerer& answerer) {
  if (briefing.pages.empty()) return fail("The briefing has no pages.");
  Finishing state{survey, briefing, {}, {}, false};
  FinishedBriefing& finished = state.finished;
  finished.document.title = briefing.title;
  const auto answers = answersOf(survey, briefing, job, answerer, finished);
  if (!answers) return tl::make_unexpected(answers.error());
  const auto all = together(*answers);
  if (all.empty() && !finished.problems.empty()) return fail(finished.problems.front().why);
  const Protected decided = protectTogether(all, options);
  finished.disclosure = decided.report;
  finished.withheld = toldWithheld(all, decided);
  for (std::size_t i = 0; i < briefing.pages.size(); ++i) {
    const BriefingPage& page = briefing.pages[i];
    const auto& answer = (*answers)[i];
    if (!page.figure) finishQuestions(state, i, page);
    if (!answer) continue;
    if (const auto why = whyNotLeaving(*answer, decided); !why.empty()) {
      finished.problems.push_back({i, why});
      continue;
    }
    addSubtitle(finished.document, answer->context);
    finishFigure(state, i, page, *answer, decided.disclosure);
  }
  std::stable_sort(finished.problems.begin(), finished.problems.end(),
                   [](const PageProblem& a, const PageProblem& b) { return a.page < b.page; });
  return std::move(state.finished);
}

Result<Withheld> withheldOfAll(const Survey& survey, const std::vector<Briefing>& briefings,
                               const DisclosureRules& rules, AnsweredFigures& answered,
                               const Job& job) {
  std::vector<FigureQuestion> asked;
  std::vector<FigureAnswer> answers;
  for (std::size_t i = 0; i < briefings.size(); ++i) {
    job.report(static_cast<double>(i) / static_cast<double>(briefings.size()));
    for (const BriefingPage& page : briefings[i].pages) {
      if (job.stopped()) return cancelled();
      const auto& question = page.figure;
      if (!question || std::find(asked.begin(), asked.end(), *question) != asked.end()) continue;
      asked.push_back(*question);
      auto answer = answered.answer(survey, *question, {job.stop, {}});
      if (answer) answers.push_back(std::move(*answer));
    }
  }
  std::vector<const FigureAnswer*> together;
  for (const FigureAnswer& answer : answers) together.push_back(&answer);
  if (job.stopped()) return cancelled();
  return toldWithheld(together, protectTogether(together, {rules, {}, {}}));
}

}  // namespace candour
