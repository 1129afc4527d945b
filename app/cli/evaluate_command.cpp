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

struct EvaluateCommand : QuestionArguments {
  WardArguments wards;
};

void addRow(Table& table, const std::string& name, const WardEstimate& estimate) {
  table.add({name, shown(100 * estimate.estimate, 1), shown(100 * estimate.lower, 1),
             shown(100 * estimate.upper, 1), shownP(estimate.p), estimate.why});
}

void printEstimates(const Evaluation& evaluation) {
  std::cout << "\nChange in wards that acted less the change in wards compared, points\n";
  Table table({"average", "points", "lower", "upper", "p", "note"}, true);
  addRow(table, evaluation.pooled ? "before and after" : "all quarters after", evaluation.att);
  if (evaluation.pooled) addRow(table, "on log odds", evaluation.logit);
  if (!evaluation.pooled) {
    addRow(table, "by quarter of action", evaluation.group);
    addRow(table, "by quarters since", evaluation.dynamic);
    addRow(table, "by quarter", evaluation.calendar);
  }
  table.print(std::cout);
  const auto& randomisation = evaluation.randomisation;
  std::cout << "Randomisation ("
            << (randomisation.drawn ? "the frozen order" : "as if drawn at random") << "): p "
            << shownP(randomisation.p);
  if (std::isfinite(evaluation.wild.p)) {
    std::cout << "; wild bootstrap by ward: p " << shownP(evaluation.wild.p);
  }
  std::cout << "\n";
}

void printStudy(const Evaluation& evaluation) {
  std::cout << "\nQuarters from the action\n";
  Table table({"quarter", "points", "lower", "upper", "band lower", "band upper", "wards",
               "interviews", "note"},
              true);
  for (const auto& point : evaluation.study.points) {
    table.add({std::to_string(point.event), shown(100 * point.estimate, 1),
               shown(100 * point.lower, 1), shown(100 * point.upper, 1),
               shown(100 * point.bandLower, 1), shown(100 * point.bandUpper, 1),
               std::to_string(point.wardsActed), shown(point.interviewsActed, 0),
               point.base ? "compared with" : point.why});
  }
  table.print(std::cout);
}

void printEvaluation(const Evaluation& evaluation) {
  std::cout << evaluation.spec.outcome.name << (evaluation.simulated ? " (simulated data)" : "")
            << "\n"
            << grouped(static_cast<long long>(evaluation.n)) << " interviews, " << evaluation.from
            << " to " << evaluation.to << "; " << evaluation.wardsActed << " wards that acted ("
            << evaluation.firstAction << " to " << evaluation.lastAction << "), "
            << evaluation.wardsCompared << " compared\n"
            << "Design: " << evaluation.designWords << "\n"
            << "Smallest effect seen in 80 of 100 surveys: " << shown(100 * evaluation.power.mde, 1)
            << " points planned, " << shown(100 * evaluation.power.achieved, 1) << " reached\n";
  printEstimates(evaluation);
  printStudy(evaluation);
  if (!evaluation.causal) {
    std::cout << "\nA difference between wards, not proof of cause.\n";
  }
  printNotes(evaluation.warnings);
}

void runEvaluate(const EvaluateCommand& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  chooseOutcome(arguments.project, arguments.wards.outcome, question);
  const EvaluationOptions options = evaluationOptions(arguments.project, arguments.wards);
  loadWards(arguments.project, options.time,
            evaluationVariables(question.survey, question.spec, options), question);
  const Evaluation evaluation = valueOf(
      evaluateWards(question.survey, question.spec, options, terminalJob("Evaluating wards")));
  if (!arguments.json) return printEvaluation(evaluation);
  std::cout << evaluationJson(evaluation);
}

}  // namespace

void addEvaluate(CLI::App& app) {
  auto* command =
      app.add_subcommand("evaluate",
                         "Did wards that acted change otherwise than wards that had not?\n"
                         "Example: candour-cli evaluate pas.candour --register actions.csv --json");
  auto arguments = std::make_shared<EvaluateCommand>();
  addAnswerOptions(*command, *arguments);
  addEvaluationOptions(*command, arguments->wards);
  command->callback([arguments] { runEvaluate(*arguments); });
}

}  // namespace candour::cli
