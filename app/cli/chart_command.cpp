// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QGuiApplication>
#include <iostream>
#include <map>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/figure_arguments.h"
#include "models/findings/answer_figure.h"
#include "ui/export/export_figure.h"

namespace candour::cli {

namespace {

const std::map<std::string, FigureSize> kSizes = {
    {"half-page", {159, 100}}, {"page", {159, 230}}, {"slide", {254, 143}}, {"square", {150, 150}}};

void runChart(const ChartArguments& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  const FigureQuestion asked = figureQuestionOf(arguments, question);
  loadFor(arguments.project, asked, question);
  const auto answer = valueOf(answerFigure(question.survey, asked, terminalJob("Computing")));
  const EditedFigure drawn = answer.draw();
  // Fonts need a platform; offscreen draws the same pixels as a display does.
  qputenv("QT_QPA_PLATFORM", "offscreen");
  // Qt's remarks on the desktop session are not about the chart.
  qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
  int argc = 1;
  std::string name = "candour-cli";
  char* argv[] = {name.data(), nullptr};
  const QGuiApplication application(argc, argv);
  const Status written = exportFigure(drawn.figure, arguments.output, kSizes.at(arguments.size));
  if (!written) throw Failure{written.error().message};
  std::cout << arguments.output.string() << "\n";
}

}  // namespace

void addChart(CLI::App& app) {
  auto* command = app.add_subcommand(
      "chart",
      "A figure as SVG, PNG or PDF, with its numbers (.csv) and alt text (.txt) beside it.\n"
      "Example: candour-cli chart effects pas.candour --model trust.json -o effects.svg");
  auto arguments = std::make_shared<ChartArguments>();
  addFigureOptions(*command, *arguments);
  command->add_option("-o,--output", arguments->output, "F.svg, F.png or F.pdf")->required();
  command->add_option("--size", arguments->size, "half-page, page, slide or square")
      ->capture_default_str()
      ->check(CLI::IsMember({"half-page", "page", "slide", "square"}));
  command->callback([arguments] { runChart(*arguments); });
}

}  // namespace candour::cli
