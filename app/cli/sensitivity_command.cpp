// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/drivers/family.h"
#include "models/drivers/sensitivity.h"

namespace candour::cli {

namespace {

void printStandings(const Sensitivity& answer) {
  Table table({"driver", "first in", "best place", "worst place"});
  for (const auto& standing : answer.standings) {
    table.add({standing.driver, std::to_string(standing.first), std::to_string(standing.best),
               std::to_string(standing.worst)});
  }
  table.print(std::cout);
}

void printWays(const Sensitivity& answer) {
  std::vector<std::string> header{"model", "middle answer", "weights", "controls", "rows", "R2 %"};
  for (const auto& driver : answer.drivers) header.push_back(driver + " %");
  Table table(header);
  for (const auto& way : answer.specifications) {
    std::vector<std::string> row{std::string(nameOf(way.family)) + (way.asked ? " (as asked)" : ""),
                                 nameOf(way.midpoint),
                                 way.weighted ? "yes" : "no",
                                 nameOf(way.controls),
                                 grouped(static_cast<long long>(way.n)),
                                 shown(100 * way.total, 1)};
    for (std::size_t j = 0; j < answer.drivers.size(); ++j) {
      row.push_back(j < way.shares.size() ? shown(100 * way.shares[j], 1) : "");
    }
    table.add(row);
  }
  table.print(std::cout);
  for (const auto& way : answer.specifications) {
    if (way.why.empty()) continue;
    std::cerr << "note: " << nameOf(way.family) << ", middle answer " << nameOf(way.midpoint)
              << ", controls " << nameOf(way.controls) << ": " << way.why << "\n";
  }
}

void runSensitivity(const QuestionArguments& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  const auto answer =
      valueOf(sensitivityOf(question.survey, question.spec, terminalJob("Asking anew")));
  if (arguments.json) {
    std::cout << sensitivityJson(answer);
    return;
  }
  std::cout << question.spec.outcome.name << (answer.simulated ? " (simulated data)" : "") << "\n"
            << stabilitySentence(answer) << ".\n\n";
  printStandings(answer);
  std::cout << "\n";
  printWays(answer);
  printNotes(answer.warnings);
}

}  // namespace

void addSensitivity(CLI::App& app) {
  auto* command = app.add_subcommand(
      "sensitivity",
      "Which driver matters most under every way of asking: model, middle answer, weights, "
      "controls.\n"
      "Example: candour-cli sensitivity pas.candour --model trust.json --json");
  auto arguments = std::make_shared<QuestionArguments>();
  addAnswerOptions(*command, *arguments);
  command->callback([arguments] { runSensitivity(*arguments); });
}

}  // namespace candour::cli
