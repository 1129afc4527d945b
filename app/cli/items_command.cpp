// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/drivers/item_answers.h"
#include "models/drivers/item_answers_json.h"

namespace candour::cli {

namespace {

struct ItemsArguments : QuestionArguments {
  ItemsAsked asked;
};

void printItem(const AnsweredItem& item) {
  std::cout << "\n"
            << item.variable << ": " << item.label << "\n"
            << grouped(static_cast<long long>(item.n)) << " interviews, "
            << grouped(static_cast<long long>(item.unanswered())) << " without an answer"
            << (item.period.empty() ? "" : "; asked in " + item.period)
            << (item.reversed ? "; counted the other way round in its driver" : "") << "\n";
  Table table({"answer", "rows", "%", "lower", "upper"});
  for (const ItemAnswer& answer : item.answers) {
    table.add({answer.label, grouped(static_cast<long long>(answer.n)),
               shown(100 * answer.share, 1), shown(100 * answer.lower, 1),
               shown(100 * answer.upper, 1)});
  }
  if (item.ordered)
    table.add({"Net score", "", shown(100 * item.net.estimate, 1), shown(100 * item.net.lower, 1),
               shown(100 * item.net.upper, 1)});
  table.print(std::cout);
}

void printItems(const ItemAnswers& answers) {
  std::cout << grouped(static_cast<long long>(answers.n)) << " interviews"
            << (answers.simulated ? " (simulated data)" : "")
            << "; shares of those who answered, net score: answers above the middle less those "
               "below\n";
  std::string driver;
  for (const AnsweredItem& item : answers.items) {
    if (item.driver != driver) std::cout << "\n" << item.driver << "\n";
    driver = item.driver;
    printItem(item);
  }
  for (const RefusedItem& item : answers.refused) {
    std::cerr << "note: " << item.variable << " is not shown: " << item.why << ".\n";
  }
  printNotes(answers.warnings);
}

void runItems(const ItemsArguments& arguments) {
  const Question question = loadQuestion(arguments.project, arguments.model);
  auto answers = valueOf(itemAnswers(question.survey, question.spec, arguments.asked));
  if (!arguments.json) return printItems(answers);
  answers.warnings.insert(answers.warnings.end(), question.notes.begin(), question.notes.end());
  std::cout << itemAnswersJson(answers);
}

}  // namespace

void addItems(CLI::App& app) {
  auto* command = app.add_subcommand(
      "items",
      "How people answered the questions behind drivers: shares, net scores, intervals.\n"
      "Example: candour-cli items pas.candour --driver Effectiveness --json");
  auto arguments = std::make_shared<ItemsArguments>();
  addAnswerOptions(*command, *arguments);
  command->add_option("--driver", arguments->asked.driver,
                      "One driver, or the outcome, by its name (all drivers if left out)");
  command->add_flag("--outcome", arguments->asked.outcome, "The outcome's question too");
  command->callback([arguments] { runItems(*arguments); });
}

}  // namespace candour::cli
