// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/scale_question.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/scales/reliability.h"
#include "models/scales/scales_json.h"

namespace candour::cli {

namespace {

struct ReliabilityArguments : QuestionArguments {
  ScaleAsked asked;
};

std::string withInterval(const ReliabilityCoefficient& of) {
  std::string text = shown(of.estimate, 3);
  if (of.lower == of.lower) text += " (" + shown(of.lower, 3) + " to " + shown(of.upper, 3) + ")";
  return of.why.empty() ? text : text + ": " + of.why;
}

void printScale(const Reliability& answer) {
  if (!answer.name.empty()) std::cout << answer.name << "\n";
  std::cout << grouped(static_cast<long long>(answer.n)) << " people answered every item ("
            << grouped(static_cast<long long>(answer.leftOut.missing)) << " did not"
            << (answer.simulated ? "; simulated data" : "") << ")\n"
            << "alpha " << withInterval(answer.alpha) << "; standardised "
            << shown(answer.alphaStandardised, 3) << "\n";
  if (answer.items.size() == 2) {
    std::cout << "Spearman-Brown " << shown(answer.spearmanBrown, 3) << "\n";
  } else {
    std::cout << "omega " << withInterval(answer.omega) << "; of what lies behind ordered answers "
              << shown(answer.omegaOrdinal, 3) << "\n";
  }
  std::cout << "mean correlation of items " << shown(answer.meanCorrelation, 3) << "\n\n";
  Table table({"item", "item-rest", "lower", "upper", "alpha without", "omega without", ""}, true);
  for (const ReliabilityItem& item : answer.items) {
    table.add({item.variable + (item.reversed ? " (reversed)" : ""), shown(item.itemRest, 3),
               shown(item.itemRestLower, 3), shown(item.itemRestUpper, 3),
               shown(item.alphaIfDropped, 3), shown(item.omegaIfDropped, 3),
               item.reverseKeyed ? "reverse-keyed?" : ""});
  }
  table.print(std::cout);
  printNotes(answer.warnings);
}

// The scales of a question, where neither a driver nor items are named.
std::vector<ScaleAsked> scalesAsked(const ReliabilityArguments& arguments,
                                    const DriverModelSpec& spec) {
  if (!arguments.asked.driver.empty() || !arguments.asked.items.empty()) return {arguments.asked};
  std::vector<ScaleAsked> asked;
  for (const auto& name : scalesOf(spec)) asked.push_back({.driver = name, .items = {}});
  if (asked.empty()) {
    throw Failure{"No driver of the question has two items: name some with --items A,B,C."};
  }
  return asked;
}

void runReliability(const ReliabilityArguments& arguments) {
  const Question question = loadScaleQuestion(arguments, arguments.asked);
  std::vector<Reliability> answers;
  for (const ScaleAsked& asked : scalesAsked(arguments, question.spec)) {
    answers.push_back(valueOf(reliabilityOf(question.survey, question.spec, asked)));
    auto& warnings = answers.back().warnings;
    if (arguments.json) {
      warnings.insert(warnings.end(), question.notes.begin(), question.notes.end());
    }
  }
  if (arguments.json) {
    std::cout << reliabilityJson(answers);
    return;
  }
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (i > 0) std::cout << "\n";
    printScale(answers[i]);
  }
}

}  // namespace

void addReliability(CLI::App& app) {
  auto* command = app.add_subcommand(
      "reliability",
      "How well the items of a scale measure one thing: alpha and omega with design-based "
      "intervals,\nitem-rest correlations, and what dropping an item does.\n"
      "Example: candour-cli reliability pas.candour --driver Effectiveness --json\n"
      "         candour-cli reliability pas.candour --items Q62A,Q62C,Q62TG");
  auto arguments = std::make_shared<ReliabilityArguments>();
  addAnswerOptions(*command, *arguments);
  addScaleOptions(*command, arguments->asked);
  command->callback([arguments] { runReliability(*arguments); });
}

}  // namespace candour::cli
