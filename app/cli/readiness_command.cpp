// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "app/cli/ward_arguments.h"
#include "core/base/text.h"
#include "models/community/evaluation_json.h"

namespace candour::cli {

namespace {

struct ReadinessCommand : QuestionArguments {
  WardArguments wards;
};

void printReadiness(const Readiness& readiness) {
  const ReadinessOptions& options = readiness.options;
  std::cout << readiness.spec.outcome.name << (readiness.simulated ? " (simulated data)" : "")
            << "\n"
            << grouped(readiness.wards) << " wards that act, " << grouped(readiness.compared)
            << " compared; " << options.quartersBefore << " quarters before, "
            << options.quartersAfter << " after; " << fixed(readiness.survey.interviewsAWard, 1)
            << " interviews a ward a quarter\n"
            << "share " << shown(100 * readiness.input.share, 1) << " %, design effect "
            << shown(readiness.input.designEffect, 2) << " (weights "
            << shown(readiness.survey.weighting, 2) << "), alike within wards (ICC) "
            << shown(readiness.survey.icc, 3) << "\n\n"
            << "Smallest effect seen in 80 of 100 surveys: " << shown(100 * readiness.mde, 1)
            << " points\n"
            << "Chance to see " << shown(100 * options.effect, 1)
            << " points: " << shown(100 * readiness.power, 0) << " %\n";
  if (!readiness.why.empty()) {
    std::cout << "No boost is enough: " << readiness.why << ".\n";
  } else {
    std::cout << "Needed for it: " << shown(readiness.needed, 1)
              << " interviews a quarter in each ward that acts, " << shown(readiness.extra, 1)
              << " more than there are\n";
  }
  std::cout << "\nSmallest effect, points, by wards that act and quarters each side\n";
  Table table({"wards", "quarters", "points"});
  for (const auto& point : readiness.byWards) {
    table.add({grouped(point.wards), std::to_string(point.quarters), shown(100 * point.effect, 1)});
  }
  table.print(std::cout);
  printNotes(readiness.warnings);
}

void runReadiness(const ReadinessCommand& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  chooseOutcome(arguments.project, arguments.wards.outcome, question);
  ReadinessOptions options = readinessOptions(arguments.project, arguments.wards);
  if (options.ward.empty()) {
    std::vector<std::string> codes;
    for (const auto& action : options.actions) codes.push_back(action.ward);
    options.ward = wardVariableOf(question.survey, question.spec, codes);
  }
  if (!options.ward.empty()) {
    loadWards(arguments.project, options.time, {options.ward}, question);
  }
  const Readiness readiness = valueOf(wardReadiness(question.survey, question.spec, options));
  if (!arguments.json) return printReadiness(readiness);
  std::cout << readinessJson(readiness);
}

}  // namespace

void addReadiness(CLI::App& app) {
  auto* command = app.add_subcommand(
      "readiness",
      "What a plan of weeks of action could see, before anyone looks at a result.\n"
      "Example: candour-cli readiness pas.candour --wards 40 --quarters-before 4 "
      "--quarters-after 4 --effect 0.05");
  auto arguments = std::make_shared<ReadinessCommand>();
  addAnswerOptions(*command, *arguments);
  addReadinessOptions(*command, arguments->wards);
  command->callback([arguments] { runReadiness(*arguments); });
}

}  // namespace candour::cli
