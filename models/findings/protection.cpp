// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/protection.h"

#include <algorithm>
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
  return cells.empty() ? "nothing that would have been withheld" : join(cells, "; ");
}

Protected protectTogether(const std::vector<const FigureAnswer*>& answers,
                          const LeavingOptions& options) {
  const auto cells = cellsOf(answers);
  const Suppression found = suppress(cells, options.rules);
  Protected decided;
  decided.disclosure.leaves = true;
  decided.disclosure.rules = options.rules;
  decided.report.reason = options.reason;
  describe(cells, found, options.rules, decided.report);
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

std::string whyNotLeaving(const FigureAnswer& answer, const Protected& decided) {
  if (!decided.report.reason.empty()) return {};
  const Disclosure& disclosure = decided.disclosure;
  const std::string why = "Withheld to protect people: ";
  if (disclosure.hides(answer.about.figure) || disclosure.hides(answer.about.all)) {
    return why + "too few interviews, or others could be worked out from them.";
  }
  const int fewest = disclosure.rules.fewestModelDf;
  if (answer.df == FigureAnswer::kNoModel || answer.df >= fewest) return {};
  return why + "the model has fewer than " + std::to_string(fewest) + " degrees of freedom.";
}

}  // namespace candour
