// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/community/requests.h"
#include "models/community/requests_json.h"

namespace candour::cli {

namespace {

struct RequestsArguments {
  std::filesystem::path project;
  RequestsOptions options;
  bool json = false;
};

// A cycle or borough that nobody asked in is a slip of the pen.
void requireThere(const std::vector<WardRequest>& asked, const RequestsOptions& options) {
  const Requests all = requestsOf(asked);
  const auto require = [](const std::vector<std::string>& known, const std::string& name,
                          const std::string& what) {
    if (std::find(known.begin(), known.end(), name) != known.end()) return;
    throw Failure{"No ward asked for anything in " + what + " \"" + name + "\"." +
                  didYouMean(name, known)};
  };
  for (const auto& cycle : options.cycles) require(all.cycles, cycle, "the cycle");
  if (!options.borough.empty()) require(all.boroughs, options.borough, "the borough");
}

void runRequests(const RequestsArguments& arguments) {
  const auto asked = requestsIn(valueOf(Project::open(arguments.project)).wards().load());
  if (asked.empty()) throw Failure{"The register has no priorities yet."};
  requireThere(asked, arguments.options);
  const Requests requests = requestsOf(asked, arguments.options);
  if (arguments.json) {
    std::cout << requestsJson(requests);
    return;
  }
  std::cout << "what " << requests.wards << " wards ask for; counts of wards\n\n";
  std::vector<std::string> header = {"", "wards"};
  header.insert(header.end(), requests.cycles.begin(), requests.cycles.end());
  Table table(header);
  for (const auto& category : requests.categories) {
    std::vector<std::string> row = {category.category, std::to_string(category.wards)};
    for (const int count : category.inCycle) row.push_back(std::to_string(count));
    table.add(row);
  }
  table.print(std::cout);
}

}  // namespace

void addRequests(CLI::App& app) {
  auto* command =
      app.add_subcommand("requests",
                         "What wards ask for most, by category and cycle.\n"
                         "Example: candour-cli requests pas.candour --borough Lewisham");
  auto arguments = std::make_shared<RequestsArguments>();
  command->add_option("PROJECT", arguments->project)->required();
  command->add_option("--cycle", arguments->options.cycles, "Only these cycles");
  command->add_option("--borough", arguments->options.borough, "Only this borough's wards");
  command->add_flag("--json", arguments->json, "One JSON document");
  command->callback([arguments] { runRequests(*arguments); });
}

}  // namespace candour::cli
