// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/exports.h"
#include "app/cli/figure_arguments.h"
#include "core/base/text.h"
#include "models/findings/answer_figure.h"
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

LeavingOptions leavingOptionsOf(const ChartArguments& arguments) {
  LeavingOptions options;
  options.rules.rounding = arguments.rounding;
  options.reason = arguments.disclose;
  return options;
}

void runChart(const ChartArguments& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  const FigureQuestion asked = figureQuestionOf(arguments, question);
  const auto variables = variablesOf(asked, question.survey);
  loadAlso(arguments.project, variables, question);
  const auto answer = valueOf(answerFigure(question.survey, asked, terminalJob("Computing")));
  const LeavingOptions leaving = leavingOptionsOf(arguments);
  const Protected decided = protectTogether({&answer}, leaving);
  if (const auto why = whyNotLeaving(answer, decided); !why.empty()) {
    throw Failure{why + " --disclose REASON lets it leave, and logs the reason."};
  }
  const EditedFigure drawn = answer.draw(decided.disclosure);
  const Drawing drawing;
  const FigureSize size = *figureSizeNamed(arguments.size);
  const QByteArray bytes = valueOf(figureFileBytes(drawn.figure, arguments.output, size));
  Recipe recipe = recipeFor(arguments.output, arguments.size,
                            recipeData(arguments.project, question.survey, variables), asked);
  recipe.leaving = leaving;
  recipe.sha256 = bytesHash(bytes);
  // First: nothing leaves without its reason being kept.
  logOverride(arguments.project,
              "chart " + arguments.kind + ", " + arguments.output.filename().string(),
              decided.report);
  requireDone(exportFigure(drawn.figure, arguments.output, size, writeRecipe(recipe)));
  tellWithheld(decided.report);
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
  command->add_option("--round", arguments->rounding, "Round counts to the nearest N, such as 5")
      ->check(CLI::Range(1, 1000));
  command
      ->add_option(
          "--disclose", arguments->disclose,
          "Let leave what would be withheld to protect people: the reason, which is logged "
          "in the project")
      ->check([](const std::string& reason) {
        const bool empty = reason.find_first_not_of(" \t\r\n") == std::string::npos;
        return empty ? std::string("a reason is needed, in words") : std::string();
      });
  command->callback([arguments] { runChart(*arguments); });
}

}  // namespace candour::cli
