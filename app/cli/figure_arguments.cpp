// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/figure_arguments.h"

#include <algorithm>
#include <iostream>
#include <map>

#include "app/cli/cooperation_question.h"
#include "app/cli/gap_question.h"
#include "app/cli/scale_question.h"
#include "app/cli/scenario_question.h"
#include "app/cli/trend_question.h"
#include "core/base/text.h"

namespace candour::cli {

namespace {

// A file, or else a series that the project keeps.
PublishedSeries publishedNamed(const ChartArguments& arguments) {
  const std::string name = arguments.published.string();
  if (std::filesystem::exists(arguments.published)) {
    return valueOf(readPublishedSeries(arguments.published));
  }
  std::vector<std::string> names;
  for (auto& series : valueOf(Project::open(arguments.project)).published()) {
    if (series.name == name) return std::move(series);
    names.push_back(series.name);
  }
  throw Failure{"There is no file and no series of the project named " + name + "." +
                (names.empty() ? "" : " The project has " + join(names, ", ") + ".")};
}

void takeTrend(const ChartArguments& arguments, const Question& question, FigureQuestion& figure) {
  const TrendArguments words{arguments.by, arguments.time, arguments.breaks, arguments.line};
  figure.trend = trendOptions(words, question);
  figure.trend.since = arguments.since;
  figure.knownBreaks = arguments.breaks.empty();
  if (figure.knownBreaks) figure.trend.breaks.clear();
  if (arguments.published.empty()) return;
  figure.published = publishedNamed(arguments);
  figure.measure = arguments.measure;
}

// What a topic cannot do without, said in the words of the command line.
void requireOptions(const ChartArguments& arguments, FigureTopic topic) {
  if (topic == FigureTopic::Target && arguments.driver.empty()) {
    throw Failure{"Say which driver moves: --driver DRIVER."};
  }
  if (topic == FigureTopic::Target && arguments.reach < 0) {
    throw Failure{"Say which share to reach: --to 0.7 is 70 %."};
  }
  if (topic == FigureTopic::Uplift && arguments.area.empty()) {
    throw Failure{"Say which area could gain: --area AREA."};
  }
}

RequestsQuestion requestsAsked(const ChartArguments& arguments) {
  const auto wards = valueOf(Project::open(arguments.project)).wards().load();
  return {requestsIn(wards), {arguments.cycles, arguments.area}};
}

std::string tilesOf(const std::filesystem::path& file) {
  if (file.empty()) return {};
  std::string text = readText(file);
  const auto layout = parseTileLayout(text);
  if (!layout) throw Failure{file.string() + ": " + layout.error().message};
  return text;
}

// The figures that have a use for an option; options that are not here go with every figure.
const std::map<std::string, std::vector<FigureTopic>>& usesOfOptions() {
  using enum FigureTopic;
  static const std::vector<FigureTopic> kOverTime = {Trend, TrendAreas, TrendDrivers, Changes};
  static const std::vector<FigureTopic> kWithWards = {Evaluation, Readiness};
  static const std::map<std::string, std::vector<FigureTopic>> kUses = {
      {"--driver", {Curve, Interaction, Target, Likert, Reliability, Loadings, Scree}},
      {"--control", {Groups, Subgroups, Interaction}},
      {"--area", {Gap, Requests, WhatIf, Target, Uplift}},
      {"--move", {WhatIf}},
      {"--behaviour", {Cooperation, ThroughTrust}},
      {"--through", {Cooperation, ThroughTrust}},
      {"--to", {Target}},
      {"--cycle", {Requests}},
      {"--group", {Gap}},
      {"--second", {Boroughs}},
      {"--tiles", {Map}},
      {"--since", {Changes}},
      {"--by", kOverTime},
      {"--time", {Trend, TrendAreas, TrendDrivers, Changes, Evaluation, Readiness}},
      {"--breaks", kOverTime},
      {"--target", kOverTime},
      {"--published", kOverTime},
      {"--measure", kOverTime},
      {"--items", {Reliability, Loadings, Scree}},
      {"--factors", {Loadings, Scree}},
      {"--rotation", {Loadings, Scree}},
      {"--correlation", {Loadings, Scree}},
      {"--register", kWithWards},
      {"--ward", kWithWards},
      {"--neighbours", kWithWards},
      {"--changes", kWithWards},
      {"--action-quarter", kWithWards},
      {"--quarters-after", kWithWards},
      {"--base-quarters", kWithWards},
      {"--anticipation", kWithWards},
      {"--spill-over", kWithWards},
      {"--controls", kWithWards},
      {"--awareness", kWithWards},
      {"--draws", kWithWards},
      {"--seed", kWithWards},
      {"--wards", kWithWards},
      {"--quarters-before", kWithWards},
      {"--effect", kWithWards},
      {"--boost", kWithWards},
      {"--design-effect", kWithWards},
      {"--icc", kWithWards}};
  return kUses;
}

}  // namespace

void noteUnused(const CLI::App& command, FigureTopic topic) {
  for (const auto& [name, topics] : usesOfOptions()) {
    const CLI::Option* option = command.get_option_no_throw(name);
    if (option == nullptr || option->count() == 0) continue;
    if (std::find(topics.begin(), topics.end(), topic) != topics.end()) continue;
    std::vector<std::string> names;
    for (const FigureTopic each : topics) names.push_back(nameOf(each));
    std::cerr << "note: " << name << " changes nothing in the figure \"" << nameOf(topic)
              << "\"; it is of " << join(names, ", ") << ".\n";
  }
}

void addFigureOptions(CLI::App& command, ChartArguments& arguments) {
  command.add_option("KIND", arguments.kind, join(namesOfTopics(), ", "))
      ->required()
      ->check(CLI::IsMember(namesOfTopics()));
  addQuestionOptions(command, arguments);
  command.add_option("--driver", arguments.driver,
                     "Which driver a curve runs along, a target moves; whose items likert (all), "
                     "reliability, loadings and scree show; interaction: whose effect");
  command.add_option("--control", arguments.control,
                     "groups: one control, not all; subgroups: the variable that groups people; "
                     "interaction: by which driver or control the effect differs");
  command.add_option("--area", arguments.area,
                     "An area of the question; gap: whose gap; requests: a borough");
  command.add_option("--move", arguments.moves, "whatif: DRIVER=SHIFT, once a driver");
  addCooperationOptions(command, arguments.behaviours, arguments.mediators);
  command.add_option("--to", arguments.reach, "target: the share to reach, 0-1");
  command.add_option("--cycle", arguments.cycles, "requests: only these cycles, such as 2019-Q3");
  command.add_option("--group", arguments.group, "Whose gap: \"VARIABLE=ANSWER\"");
  command
      .add_option("--second", arguments.second,
                  "The hollow mark of boroughs: " + join(namesOfMarks(), ", "))
      ->capture_default_str()
      ->check(CLI::IsMember(namesOfMarks()));
  command.add_option("--tiles", arguments.tiles,
                     "Where the tiles of a map lie: a file like data/areas/london_boroughs.json");
  command.add_option("--since", arguments.since,
                     "The period that changes are from: its name or first month");
  command.add_option("--by", arguments.by, "Periods of a trend: " + join(trendByNames(), ", "))
      ->capture_default_str()
      ->check(CLI::IsMember(trendByNames()));
  command.add_option("--time", arguments.time, "The variable that tells time");
  addBreaksOption(command, arguments.breaks);
  command.add_option("--target", arguments.line, "A share drawn as a target, such as 0.7")
      ->check(CLI::Range(0.0, 1.0));
  command.add_option("--published", arguments.published,
                     "Published figures behind a trend: a file, or a series of the project");
  command.add_option("--measure", arguments.measure, "Which published measure");
  addFactorOptions(command, arguments.factors, arguments.rotation, arguments.correlation);
  addChartWardOptions(command, arguments.wards);
  addEditOptions(command, arguments.edits);
}

FigureQuestion figureQuestionOf(const ChartArguments& arguments, const Question& question) {
  FigureQuestion figure;
  figure.topic = topicNamed(arguments.kind).value();  // CLI11 has checked both names
  figure.spec = question.spec;
  requireOptions(arguments, figure.topic);
  figure.driver = arguments.driver;
  figure.control = arguments.control;
  figure.second = markNamed(arguments.second).value();
  figure.tiles = tilesOf(arguments.tiles);
  if (figure.topic == FigureTopic::WhatIf) figure.moves = movesOf(arguments.moves);
  if (arguments.reach >= 0) figure.target = arguments.reach;
  if (figure.topic == FigureTopic::Gap) {
    figure.group = gapGroupOf(question.spec, arguments.area, arguments.group);
  } else {
    figure.area = arguments.area;
  }
  if (figure.topic == FigureTopic::Cooperation || figure.topic == FigureTopic::ThroughTrust) {
    figure.behaviours = behavioursAsked(question.survey, arguments.behaviours);
    figure.mediators = mediatorsAsked(question.survey, question.spec, arguments.mediators);
  }
  takeTrend(arguments, question, figure);
  if (figure.topic == FigureTopic::Evaluation) {
    figure.evaluation = evaluationOptions(arguments.project, arguments.wards);
    figure.evaluation.time = arguments.time;
  }
  if (figure.topic == FigureTopic::Readiness) {
    figure.readiness = readinessOptions(arguments.project, arguments.wards);
    figure.readiness.time = arguments.time;
  }
  figure.factors = factorsAsked(arguments.factors, arguments.rotation, arguments.correlation);
  if (figure.topic == FigureTopic::Requests) figure.requests = requestsAsked(arguments);
  figure.edits = editsOf(arguments.edits);
  return figure;
}

}  // namespace candour::cli
