// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/briefing/driver_comparison_figures.h"
#include "models/drivers/subgroups_json.h"

namespace candour::cli {

namespace {

struct SubgroupsArguments : QuestionArguments {
  std::string by;
};

void printTest(const Subgroups& answer) {
  std::cout << "One test that all drivers work alike in all groups: ";
  if (!answer.test.why.empty()) {
    std::cout << "not available, " << answer.test.why << "\n";
    return;
  }
  std::cout << "F(" << shown(answer.test.df1, 1) << ", " << shown(answer.test.df2, 0)
            << ") = " << shown(answer.test.statistic, 2) << ", p " << shownP(answer.test.p) << "\n";
}

void printDriver(const Subgroups& answer, const DriverByGroup& driver) {
  std::cout << "\n" << driver.driver;
  if (!driver.level.empty()) std::cout << ": " << driver.level;
  std::cout << ", " << driver.contrast << "; differs between groups: p " << shownP(driver.test.p)
            << ", after Holm " << shownP(driver.test.pHolm) << "\n";
  Table table({"group", "rows", "effect", "lower", "upper", "from the mean", "p Holm"});
  for (std::size_t g = 0; g < answer.groups.size(); ++g) {
    const GroupEffect& effect = driver.effects[g];
    table.add({answer.groups[g].name, grouped(static_cast<long long>(answer.groups[g].n)),
               effect.why.empty() ? shown(100 * effect.estimate, 2) : effect.why,
               shown(100 * effect.lower, 2), shown(100 * effect.upper, 2),
               shown(100 * effect.difference, 2), shownP(effect.differencePHolm)});
  }
  table.print(std::cout);
}

void printSubgroups(const Subgroups& answer, const std::string& sentence) {
  std::cout << answer.spec.outcome.name << " by " << answer.name
            << (answer.simulated ? " (simulated data)" : "") << "\n"
            << grouped(static_cast<long long>(answer.n)) << " rows in the model, effective "
            << grouped(static_cast<long long>(answer.nEffective + 0.5)) << "\n\n";
  printTest(answer);
  std::cout << sentence << ".\n";
  if (!answer.differ()) std::cout << "Do not read the differences between groups below.\n";
  for (const auto& driver : answer.drivers) printDriver(answer, driver);
  std::cout << "\nEffects in percentage points. Associated with " << answer.spec.outcome.name
            << ", not proof of cause.\n";
  for (const auto& group : answer.groupsLeftOut) {
    std::cerr << "note: " << group.name << " is left out: " << group.why << ".\n";
  }
  printNotes(answer.warnings);
}

void runSubgroups(const SubgroupsArguments& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  const std::string by = arguments.by.empty() ? groupingOf(question.spec) : arguments.by;
  if (by.empty()) throw Failure{"Say by which variable people are grouped: --by VARIABLE."};
  loadAlso(arguments.project, subgroupVariables(question.spec, by), question);
  const auto answer =
      valueOf(subgroupEffects(question.survey, question.spec, by, terminalJob("Comparing")));
  const std::string sentence =
      subgroupsSentence(answer, contextFor(answer, question.survey, question.spec));
  if (!arguments.json) return printSubgroups(answer, sentence);
  std::cout << subgroupsJson(answer, sentence);
}

}  // namespace

void addSubgroups(CLI::App& app) {
  auto* command = app.add_subcommand(
      "subgroups",
      "Whether drivers work alike for everyone: one test of all, then effects by group.\n"
      "Example: candour-cli subgroups pas.candour --model trust.json --by NQ147r --json");
  auto arguments = std::make_shared<SubgroupsArguments>();
  addAnswerOptions(*command, *arguments);
  command->add_option("--by", arguments->by,
                      "The variable that groups people (the first control if left out)");
  command->callback([arguments] { runSubgroups(*arguments); });
}

}  // namespace candour::cli
