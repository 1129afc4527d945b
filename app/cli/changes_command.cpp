// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "app/cli/trend_question.h"
#include "core/base/text.h"
#include "models/trends/changes_json.h"

namespace candour::cli {

namespace {

struct ChangesCommand : QuestionArguments {
  TrendArguments trend;
  std::string since;
};

std::string count(std::size_t n) {
  return grouped(static_cast<long long>(n));
}

void printChanges(const Changes& changes) {
  std::cout << changes.spec.outcome.name << (changes.simulated ? " (simulated data)" : "") << "\n"
            << "from " << changes.before.label << " to " << changes.after.label
            << "; share in per cent, drivers as the mean of their scale from 0 to 100\n\n";
  Table table({"", "n", "n", "before", "after", "change", "lower", "upper", "p", "p (Holm)"});
  for (const ChangeRow& row : changes.rows) {
    const std::string name = row.of == ChangeOf::Outcome ? "everyone" : row.name;
    table.add({name, count(row.nBefore), count(row.nAfter), shown(100 * row.before, 1),
               shown(100 * row.after, 1), shown(100 * row.estimate, 1), shown(100 * row.lower, 1),
               shown(100 * row.upper, 1), shownP(row.p), shownP(row.pHolm)});
  }
  table.print(std::cout);
  for (const auto& driver : changes.notScales) {
    std::cerr << "note: " << driver << " is not a scale and is not compared.\n";
  }
  printNotes(changes.warnings);
}

void runChanges(const ChangesCommand& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  loadTime(arguments.project, arguments.trend.time, question);
  const TrendOptions options = trendOptions(arguments.trend, question);
  const Changes changes =
      valueOf(changesSince(question.survey, question.spec, options, arguments.since));
  if (!arguments.json) return printChanges(changes);
  std::cout << changesJson(changes);
}

}  // namespace

void addChanges(CLI::App& app) {
  auto* command = app.add_subcommand(
      "changes",
      "What has changed since an earlier period: the outcome, the drivers, the areas.\n"
      "Example: candour-cli changes pas.candour --model trust.json --by year --since 2018-04");
  auto arguments = std::make_shared<ChangesCommand>();
  addAnswerOptions(*command, *arguments);
  command->add_option("--by", arguments->trend.by, "quarter, year or wave")
      ->capture_default_str()
      ->check(CLI::IsMember({"quarter", "year", "wave"}));
  command->add_option("--since", arguments->since,
                      "The period to compare the latest with, by its name or first month (the one "
                      "before, if left out)");
  command->add_option("--time", arguments->trend.time, "The variable that tells time");
  addBreaksOption(*command, arguments->trend.breaks);
  command->callback([arguments] { runChanges(*arguments); });
}

}  // namespace candour::cli
