// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <iostream>
#include <memory>
#include <set>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/trends/months.h"
#include "models/trends/published_series.h"

namespace candour::cli {

namespace {

struct SeriesArguments {
  std::filesystem::path project;
  std::filesystem::path file;
};

std::string count(std::size_t n, const std::string& noun) {
  return grouped(static_cast<long long>(n)) + " " + noun + (n == 1 ? "" : "s");
}

void print(const PublishedSeries& series) {
  std::set<std::string> measures;
  std::set<std::string> areas;
  int first = series.figures.front().month;
  int last = first;
  for (const auto& figure : series.figures) {
    measures.insert(figure.measure);
    if (!figure.area.empty()) areas.insert(figure.area);
    first = std::min(first, figure.month);
    last = std::max(last, figure.month);
  }
  std::cout << series.name << ": " << count(series.figures.size(), "figure") << ", "
            << count(areas.size(), "area") << ", " << monthName(first) << " to " << monthName(last)
            << "\n";
  for (const auto& measure : measures) std::cout << "  " << measure << "\n";
  for (const auto& note : series.notes) std::cerr << "note: " << note << "\n";
}

void runSeries(const SeriesArguments& arguments) {
  if (arguments.file.empty()) {
    const auto all = valueOf(Project::open(arguments.project)).published();
    if (all.empty()) std::cout << "The project has no published series.\n";
    for (const auto& series : all) print(series);
    return;
  }
  const PublishedSeries series = valueOf(readPublishedSeries(arguments.file));
  valueOf(Project::open(arguments.project)).savePublished(series);
  print(series);
}

}  // namespace

void addSeries(CLI::App& app) {
  auto* command = app.add_subcommand(
      "series",
      "Keeps published figures in the project, to be drawn behind a trend; without a file lists "
      "them.\n"
      "Example: candour-cli series pas.candour dashboard.csv");
  auto arguments = std::make_shared<SeriesArguments>();
  command->add_option("PROJECT", arguments->project)->required();
  command->add_option("FILE", arguments->file, "Columns Date, Borough, Measure, Proportion");
  command->callback([arguments] { runSeries(*arguments); });
}

}  // namespace candour::cli
