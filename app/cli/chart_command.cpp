// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/exports.h"
#include "app/cli/figure_arguments.h"
#include "core/base/text.h"
#include "models/findings/answer_figure.h"
#include "ui/export/data_hash.h"
#include "ui/export/export_figure.h"

namespace candour::cli {

namespace {

std::vector<std::string> sizeNames() {
  std::vector<std::string> names;
  for (const NamedSize& size : figureSizes()) names.emplace_back(size.name);
  return names;
}

void runChart(const ChartArguments& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  const FigureQuestion asked = figureQuestionOf(arguments, question);
  const auto variables = variablesOf(asked, question.survey);
  loadAlso(arguments.project, variables, question);
  const auto answer = valueOf(answerFigure(question.survey, asked, terminalJob("Computing")));
  const EditedFigure drawn = answer.draw();
  const Drawing drawing;
  const FigureSize size = *figureSizeNamed(arguments.size);
  const QByteArray bytes = valueOf(figureFileBytes(drawn.figure, arguments.output, size));
  Recipe recipe = recipeFor(arguments.output, arguments.size,
                            recipeData(arguments.project, question.survey, variables), asked);
  recipe.sha256 = bytesHash(bytes);
  requireDone(exportFigure(drawn.figure, arguments.output, size, writeRecipe(recipe)));
  std::cout << arguments.output.string() << "\n";
}

}  // namespace

void addChart(CLI::App& app) {
  auto* command = app.add_subcommand(
      "chart",
      "A figure as SVG, PNG or PDF, with its numbers (.csv), alt text (.txt) and recipe\n"
      "(.recipe.json) beside it.\n"
      "Example: candour-cli chart effects pas.candour --model trust.json -o effects.svg");
  auto arguments = std::make_shared<ChartArguments>();
  addFigureOptions(*command, *arguments);
  command->add_option("-o,--output", arguments->output, "F.svg, F.png or F.pdf")->required();
  command->add_option("--size", arguments->size, join(sizeNames(), ", "))
      ->capture_default_str()
      ->check(CLI::IsMember(sizeNames()));
  command->callback([arguments] { runChart(*arguments); });
}

}  // namespace candour::cli
