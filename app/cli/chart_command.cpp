// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QGuiApplication>
#include <iostream>
#include <map>
#include <memory>

#include "app/cli/command.h"
#include "core/base/text.h"
#include "models/briefing/figures.h"
#include "ui/export/export_figure.h"

namespace candour::cli {

namespace {

struct ChartArguments {
  std::string kind;
  std::filesystem::path project;
  std::filesystem::path model;
  std::filesystem::path output;
  std::string driver;
  std::string size = "half-page";
};

const std::map<std::string, FigureSize> kSizes = {
    {"half-page", {159, 100}}, {"page", {159, 230}}, {"slide", {254, 143}}, {"square", {150, 150}}};

// Every name a chart goes by, and the one it has here.
const std::map<std::string, std::string> kKinds = {
    {"effects", "effects"},       {"drivers", "effects"},     {"groups", "groups"},
    {"importance", "importance"}, {"curve", "curve"},         {"probability", "curve"},
    {"boroughs", "boroughs"},     {"caterpillar", "boroughs"}};

Figure makeFigure(const ChartArguments& arguments, const Question& q) {
  const FigureContext context = contextOf(q.survey, q.spec);
  const Job job = terminalJob("Computing");
  const std::string& kind = kKinds.at(arguments.kind);
  if (kind == "effects") {
    return driverEffectsFigure(valueOf(fitDriverModel(q.survey, q.spec)), context);
  }
  if (kind == "groups") {
    return groupEffectsFigure(valueOf(fitDriverModel(q.survey, q.spec)), context);
  }
  if (kind == "importance") {
    return importanceFigure(valueOf(fitImportance(q.survey, q.spec, job)), context);
  }
  if (kind == "boroughs") {
    return boroughsFigure(valueOf(compareBoroughs(q.survey, q.spec)), context);
  }
  // The curve of the first driver unless one is named.
  std::string driver = arguments.driver;
  if (driver.empty() && !q.spec.drivers.empty()) driver = q.spec.drivers.front().name;
  return curveFigure(valueOf(driverCurve(q.survey, q.spec, driver)), context);
}

void runChart(const ChartArguments& arguments) {
  const Question question = loadQuestion(arguments.project, arguments.model);
  const Figure figure = makeFigure(arguments, question);
  // Fonts need a platform; offscreen draws the same pixels as a display does.
  qputenv("QT_QPA_PLATFORM", "offscreen");
  // Qt's remarks on the desktop session are not about the chart.
  qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
  int argc = 1;
  std::string name = "candour-cli";
  char* argv[] = {name.data(), nullptr};
  const QGuiApplication application(argc, argv);
  const Status written = exportFigure(figure, arguments.output, kSizes.at(arguments.size));
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
  command
      ->add_option("KIND", arguments->kind,
                   "effects (or drivers), groups, importance, curve (or probability), boroughs (or "
                   "caterpillar)")
      ->required()
      ->check(CLI::IsMember(kKinds));
  command->add_option("PROJECT", arguments->project)->required();
  command->add_option("--model", arguments->model,
                      "Model file (what \"propose\" writes if left out)");
  command->add_option("-o,--output", arguments->output, "F.svg, F.png or F.pdf")->required();
  command->add_option("--driver", arguments->driver, "Which driver a curve runs along");
  command->add_option("--size", arguments->size, "half-page, page, slide or square")
      ->capture_default_str()
      ->check(CLI::IsMember({"half-page", "page", "slide", "square"}));
  command->callback([arguments] { runChart(*arguments); });
}

}  // namespace candour::cli
