// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/briefing/group_headline.h"
#include "models/drivers/group_gaps_json.h"

namespace candour::cli {

namespace {

struct GroupsArguments : QuestionArguments {
  std::string control;
};

void printControl(const GroupGaps& gaps, const ControlGaps& control, const std::string& sentence) {
  std::cout << "\n"
            << controlName(control, gaps) << ", versus " << control.reference << " ("
            << grouped(static_cast<long long>(control.referenceN)) << " rows)\n";
  Table table(
      {"group", "rows", "raw", "lower", "upper", "held equal", "lower", "upper", "p", "p Holm"});
  for (const GroupGap& gap : control.groups) {
    table.add({gap.level, grouped(static_cast<long long>(gap.n)), shown(100 * gap.raw, 2),
               shown(100 * gap.rawLower, 2), shown(100 * gap.rawUpper, 2), shown(100 * gap.held, 2),
               shown(100 * gap.lower, 2), shown(100 * gap.upper, 2), shownP(gap.p),
               shownP(gap.pHolm)});
  }
  table.print(std::cout);
  std::cout << sentence << ".\n";
}

void printGroups(const GroupGaps& gaps, const std::vector<std::string>& sentences) {
  std::cout << gaps.spec.outcome.name << (gaps.simulated ? " (simulated data)" : "") << "\n"
            << grouped(static_cast<long long>(gaps.n)) << " rows in the model, effective "
            << grouped(static_cast<long long>(gaps.nEffective + 0.5))
            << "; percentage points, raw and with everything else held equal\n";
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    printControl(gaps, gaps.controls[i], sentences[i]);
  }
  std::cout << "\nAssociated with " << gaps.spec.outcome.name << ", not proof of cause.\n";
  for (const NotCompared& control : gaps.notCompared) {
    std::cerr << "note: " << control.control << " is not compared: " << control.why << ".\n";
  }
  printNotes(gaps.warnings);
}

void runGroups(const GroupsArguments& arguments) {
  const Question question = loadQuestion(arguments.project, arguments.model);
  auto gaps = valueOf(groupGaps(question.survey, question.spec));
  if (!arguments.control.empty()) gaps = valueOf(onlyControl(std::move(gaps), arguments.control));
  const FigureContext context = contextFor(gaps, question.survey, question.spec);
  std::vector<std::string> sentences;
  for (const ControlGaps& control : gaps.controls) {
    sentences.push_back(groupSentence(gaps, control, context));
  }
  if (!arguments.json) return printGroups(gaps, sentences);
  std::cout << groupGapsJson(gaps, sentences);
}

}  // namespace

void addGroups(CLI::App& app) {
  auto* command = app.add_subcommand(
      "groups",
      "How far groups of people are apart, and what remains with everything else held equal.\n"
      "Example: candour-cli groups pas.candour --control Ethnicity --json");
  auto arguments = std::make_shared<GroupsArguments>();
  addAnswerOptions(*command, *arguments);
  command->add_option("--control", arguments->control, "One control of the question");
  command->callback([arguments] { runGroups(*arguments); });
}

}  // namespace candour::cli
