// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/exports.h"
#include "app/cli/figure_arguments.h"
#include "app/cli/leaving_arguments.h"
#include "core/base/text.h"
#include "models/findings/protection.h"
#include "ui/export/data_hash.h"
#include "ui/export/export_figure.h"

namespace candour::cli {

namespace {

std::vector<std::string> sizeNames() {
  std::vector<std::string> names;
  for (const NamedSize& size : figureSizes()) names.emplace_back(size.name);
  return names;
}

struct ChartCommand : ChartArguments {
  LeavingOptions leaving;
};

void runChart(const ChartCommand& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  const FigureQuestion asked = figureQuestionOf(arguments, question);
  const auto variables = variablesOf(asked, question.survey);
  loadAlso(arguments.project, variables, question);
  const auto figure =
      valueOf(leavingFigure(question.survey, asked, arguments.leaving, terminalJob("Computing")));
  if (!figure.why.empty()) {
    throw Failure{figure.why + " --disclose REASON lets it leave, and logs the reason."};
  }
  const Drawing drawing;
  // First: nothing leaves without its reason being kept.
  logOverride(arguments.project,
              "chart " + arguments.kind + ", " + arguments.output.filename().string(),
              figure.report);
  requireDone(exportFigure(figure.drawn.figure, arguments.output,
                           recipeFor(arguments.output, arguments.size,
                                     recipeData(arguments.project, question.survey, variables),
                                     asked, arguments.leaving)));
  for (const auto& warning : figure.warnings) {
    if (warning.code == "one_interaction") printNotes({warning});
  }
  for (const auto& warning : figure.drawn.warnings) std::cerr << "note: " << warning << "\n";
  tellWithheld(figure.report);
  std::cout << arguments.output.string() << "\n";
}

}  // namespace

void addChart(CLI::App& app) {
  auto* command = app.add_subcommand(
      "chart",
      "A figure as SVG, PNG or PDF, with its numbers (.csv), alt text (.txt) and recipe\n"
      "(.recipe.json) beside it.\n"
      "Example: candour-cli chart effects pas.candour --model trust.json -o effects.svg");
  auto arguments = std::make_shared<ChartCommand>();
  addFigureOptions(*command, *arguments);
  command->add_option("-o,--output", arguments->output, "F.svg, F.png or F.pdf")->required();
  command->add_option("--size", arguments->size, join(sizeNames(), ", "))
      ->capture_default_str()
      ->check(CLI::IsMember(sizeNames()));
  addLeavingOptions(*command, arguments->leaving);
  command->callback([arguments, command] {
    noteUnused(*command, topicNamed(arguments->kind).value());
    runChart(*arguments);
  });
}

}  // namespace candour::cli
