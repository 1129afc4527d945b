// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QGuiApplication>
#include <iostream>
#include <map>
#include <memory>

#include "app/cli/chart_kinds.h"
#include "app/cli/command.h"
#include "app/cli/trend_question.h"
#include "core/base/text.h"
#include "ui/export/export_figure.h"

namespace candour::cli {

namespace {

const std::map<std::string, FigureSize> kSizes = {
    {"half-page", {159, 100}}, {"page", {159, 230}}, {"slide", {254, 143}}, {"square", {150, 150}}};

const ChartKinds& chartKinds() {
  static const ChartKinds kinds = [] {
    ChartKinds all;
    addDriverCharts(all);
    addAreaCharts(all);
    addGapCharts(all);
    addTrendCharts(all);
    addScenarioCharts(all);
    return all;
  }();
  return kinds;
}

std::string kindNames() {
  std::vector<std::string> names;
  for (const auto& [name, maker] : chartKinds()) names.push_back(name);
  return join(names, ", ");
}

void runChart(const ChartArguments& arguments) {
  const Question question = loadQuestion(arguments.project, arguments.model);
  const Figure figure = chartKinds().at(arguments.kind)(arguments, question);
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

void addOptions(CLI::App& command, ChartArguments& arguments) {
  command.add_option("-o,--output", arguments.output, "F.svg, F.png or F.pdf")->required();
  command.add_option("--size", arguments.size, "half-page, page, slide or square")
      ->capture_default_str()
      ->check(CLI::IsMember({"half-page", "page", "slide", "square"}));
  command.add_option("--driver", arguments.driver,
                     "Which driver a curve runs along or a target moves");
  command.add_option("--control", arguments.control, "groups: one control, not all");
  command.add_option("--area", arguments.area, "An area of the question; gap: whose gap");
  command.add_option("--move", arguments.moves, "whatif: DRIVER=SHIFT, once a driver");
  command.add_option("--to", arguments.target, "target: the share to reach, 0-1");
  command.add_option("--group", arguments.group, "Whose gap: \"VARIABLE=ANSWER\"");
  command
      .add_option("--second", arguments.second,
                  "The hollow mark of boroughs: none, shrunk or adjusted")
      ->capture_default_str()
      ->check(CLI::IsMember({"none", "shrunk", "adjusted"}));
  command.add_option("--tiles", arguments.tiles,
                     "Where the tiles of a map lie: a file like data/areas/london_boroughs.json");
}

void addTrendOptions(CLI::App& command, ChartArguments& arguments) {
  command.add_option("--by", arguments.by, "Periods of a trend: " + join(trendByNames(), ", "))
      ->capture_default_str()
      ->check(CLI::IsMember(trendByNames()));
  command.add_option("--breaks", arguments.breaks, "Breaks of the series, as JSON");
  command.add_option("--target", arguments.target, "A share drawn as a target, such as 0.7")
      ->check(CLI::Range(0.0, 1.0));
  command.add_option("--published", arguments.published,
                     "Published figures behind a trend: a file, or a series of the project");
  command.add_option("--measure", arguments.measure, "Which published measure");
}

}  // namespace

void addChart(CLI::App& app) {
  auto* command = app.add_subcommand(
      "chart",
      "A figure as SVG, PNG or PDF, with its numbers (.csv) and alt text (.txt) beside it.\n"
      "Example: candour-cli chart effects pas.candour --model trust.json -o effects.svg");
  auto arguments = std::make_shared<ChartArguments>();
  command->add_option("KIND", arguments->kind, kindNames())
      ->required()
      ->check(CLI::IsMember(chartKinds()));
  addQuestionOptions(*command, *arguments);
  addOptions(*command, *arguments);
  addTrendOptions(*command, *arguments);
  command->callback([arguments] { runChart(*arguments); });
}

}  // namespace candour::cli
