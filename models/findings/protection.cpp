// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/protection.h"

#include <algorithm>
#include <cctype>
#include <limits>
#include <set>

#include "core/base/text.h"

namespace candour {

namespace {

std::vector<CountCell> cellsOf(const std::vector<const FigureAnswer*>& answers) {
  std::vector<CountCell> cells;
  for (const FigureAnswer* answer : answers) {
    cells.insert(cells.end(), answer->cells.begin(), answer->cells.end());
  }
  return cells;
}

// What was decided over more than these cells, as far as it concerns them.
Suppression decidedBefore(const std::vector<CountCell>& cells, const LeavingOptions& options) {
  Suppression found;
  found.withheld = *options.decided;
  for (const CountCell& cell : cells) {
    if (!found.withheld.contains(cell.who) || found.reasons.contains(cell.who)) continue;
    // Not shown for being few (toldWithheld()), which protects nobody.
    if (!cell.published && cell.n >= options.rules.fewest) continue;
    const bool few = cell.n < options.rules.fewest;
    const bool same = cell.share <= 0 || cell.share >= 1;
    found.reasons[cell.who] = few    ? WithheldReason::FewInterviews
                              : same ? WithheldReason::SameAnswer
                                     : WithheldReason::ProtectsOthers;
    if (!few && !same) found.interviews += cell.n;
  }
  return found;
}

void describe(const std::vector<CountCell>& cells, const Suppression& found,
              const DisclosureRules& rules, DisclosureReport& report) {
  for (const auto& [who, reason] : found.reasons) report.withheld.push_back({who, reason});
  report.interviews = found.interviews;
  std::set<CellKey> flagged;
  std::size_t smallest = std::numeric_limits<std::size_t>::max();
  for (const CountCell& cell : cells) {
    if (!cell.published || found.withheld.contains(cell.who)) continue;
    smallest = std::min(smallest, cell.n);
    if (cell.n < rules.flagBelow) flagged.insert(cell.who);
  }
  report.flagged.assign(flagged.begin(), flagged.end());
  if (smallest != std::numeric_limits<std::size_t>::max()) report.smallestBase = smallest;
}

bool isThin(const FigureAnswer& answer, const DisclosureRules& rules) {
  return answer.df != FigureAnswer::kNoModel && answer.df < rules.fewestModelDf;
}

bool isLetter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

// Whether `words` hold `name`, and not as a part of a longer word.
bool holdsName(const std::string& words, const std::string& name) {
  const std::string text = lowered(words);
  const std::string sought = lowered(trim(name));
  for (auto at = text.find(sought); !sought.empty() && at != std::string::npos;
       at = text.find(sought, at + 1)) {
    const auto end = at + sought.size();
    const bool begins = at == 0 || !isLetter(text[at - 1]);
    if (begins && (end == text.size() || !isLetter(text[end]))) return true;
  }
  return false;
}

bool isOfTime(const CellKey& who) {
  return std::any_of(who.begin(), who.end(),
                     [](const CellCondition& part) { return part.variable == kTimeVariable; });
}

// Not what all who are withheld have in common, such as the domain of the question.
bool tellsApart(const CellCondition& part, const DisclosureReport& report) {
  if (part.others) return false;
  const auto& cells = report.withheld;
  return cells.size() == 1 || std::any_of(cells.begin(), cells.end(), [&](const auto& cell) {
           return std::find(cell.who.begin(), cell.who.end(), part) == cell.who.end();
         });
}

}  // namespace

std::string textOf(const CellKey& who) {
  if (who.empty()) return "everyone";
  std::vector<std::string> parts;
  for (const CellCondition& part : who) {
    const std::string variable = part.variable == kTimeVariable ? "time" : part.variable;
    parts.push_back(variable + (part.others ? " other than " : " = ") +
                    join(partsOf(part.answer), " or "));
  }
  return join(parts, ", ");
}

std::string DisclosureReport::what() const {
  std::vector<std::string> cells;
  for (const Cell& cell : withheld) cells.push_back(textOf(cell.who));
  if (thinModel) cells.emplace_back("a model on few degrees of freedom");
  return cells.empty() ? "nothing that would have been withheld" : join(cells, "; ");
}

Protected protectTogether(const std::vector<const FigureAnswer*>& answers,
                          const LeavingOptions& options) {
  const auto cells = cellsOf(answers);
  const Suppression found =
      options.decided ? decidedBefore(cells, options) : suppress(cells, options.rules);
  Protected decided;
  decided.disclosure.leaves = true;
  decided.disclosure.rules = options.rules;
  decided.report.reason = options.reason;
  describe(cells, found, options.rules, decided.report);
  decided.report.thinModel =
      std::any_of(answers.begin(), answers.end(),
                  [&](const FigureAnswer* answer) { return isThin(*answer, options.rules); });
  if (!options.reason.empty()) return decided;
  decided.disclosure.withheld = found.withheld;
  // What follows whatever else is left out takes everyone it is a part of along.
  for (const CellKey& who : found.unprotected) {
    for (const CountCell& cell : cells) {
      const bool holds = std::includes(who.begin(), who.end(), cell.who.begin(), cell.who.end());
      if (holds) decided.disclosure.withheld.insert(cell.who);
    }
  }
  return decided;
}

Withheld toldWithheld(const std::vector<const FigureAnswer*>& answers, const Protected& decided) {
  Withheld told = decided.disclosure.withheld;
  if (told.empty()) return told;
  for (const CountCell& cell : cellsOf(answers)) {
    if (!cell.published && cell.n < decided.disclosure.rules.hideBelow) told.insert(cell.who);
  }
  return told;
}

Result<LeavingFigure> leavingFigure(const Survey& survey, const FigureQuestion& question,
                                    const LeavingOptions& options, const Job& job,
                                    const FigureAnswerer& answerer) {
  auto answer = answerer(survey, question, job);
  if (!answer) return passOn(answer);
  const Protected decided = protectTogether({&*answer}, options);
  LeavingFigure leaving;
  leaving.report = decided.report;
  leaving.warnings = std::move(answer->warnings);
  leaving.why = whyNotLeaving(*answer, decided);
  if (!leaving.why.empty()) return leaving;
  leaving.drawn = answer->draw(decided.disclosure);
  for (const auto& name :
       withheldNamed(question.edits.headline + " " + question.edits.subtitle, leaving.report)) {
    leaving.drawn.warnings.push_back("The words name " + name +
                                     ", withheld to protect people: reword them.");
  }
  return leaving;
}

std::vector<std::string> withheldNamed(const std::string& words, const DisclosureReport& report) {
  std::vector<std::string> named;
  if (!report.reason.empty() || trim(words).empty()) return named;
  for (const auto& cell : report.withheld) {
    if (isOfTime(cell.who)) continue;
    for (const CellCondition& part : cell.who) {
      if (!tellsApart(part, report)) continue;
      for (const auto& name : partsOf(part.answer)) {
        const bool known = std::find(named.begin(), named.end(), name) != named.end();
        if (!known && holdsName(words, name)) named.push_back(name);
      }
    }
  }
  return named;
}

std::string whyNotLeaving(const FigureAnswer& answer, const Protected& decided) {
  if (!decided.report.reason.empty()) return {};
  const Disclosure& disclosure = decided.disclosure;
  const std::string why = "Withheld to protect people: ";
  if (disclosure.hides(answer.about.figure) || disclosure.hides(answer.about.all)) {
    return why + "too few interviews, or others could be worked out from them.";
  }
  if (!isThin(answer, disclosure.rules)) return {};
  return why + "the model has fewer than " + std::to_string(disclosure.rules.fewestModelDf) +
         " degrees of freedom.";
}

}  // namespace candour
