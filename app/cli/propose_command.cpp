// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <fstream>
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "core/base/text.h"
#include "models/drivers/driver_map.h"

namespace candour::cli {

namespace {

struct ProposeArguments {
  std::filesystem::path project;
  std::string outcome;
  std::filesystem::path output;
};

void runPropose(const ProposeArguments& arguments) {
  const Project project = valueOf(Project::open(arguments.project));
  const auto proposal = proposeModels(valueOf(project.describe()));
  if (!proposal)
    throw Failure{"Candour does not recognise this survey; write a model file by hand."};
  std::vector<std::string> outcomes;
  const DriverModelSpec* chosen = nullptr;
  for (const auto& model : proposal->models) {
    outcomes.push_back(model.outcome.name);
    if (chosen == nullptr && (arguments.outcome.empty() || arguments.outcome == outcomes.back())) {
      chosen = &model;
    }
  }
  if (chosen == nullptr) {
    throw Failure{"No model is proposed for \"" + arguments.outcome + "\"; there is " +
                  join(outcomes, ", ") + "."};
  }
  for (const auto& note : proposal->notes) std::cerr << note << "\n";
  const std::string json = writeDriverModelSpec(*chosen);
  if (arguments.output.empty()) {
    std::cout << json;
    return;
  }
  std::ofstream out(arguments.output, std::ios::binary);
  if (!(out << json)) throw Failure{"Cannot write " + arguments.output.string() + "."};
}

}  // namespace

void addPropose(CLI::App& app) {
  auto* command = app.add_subcommand(
      "propose",
      "The driver model Candour proposes for a survey it recognises, as a model file.\n"
      "Example: candour-cli propose pas.candour --outcome Confidence -o confidence.json");
  auto arguments = std::make_shared<ProposeArguments>();
  command->add_option("PROJECT", arguments->project)->required();
  command->add_option("--outcome", arguments->outcome,
                      "Trust, Confidence ... (the first if left out)");
  command->add_option("-o,--output", arguments->output, "Model file (stdout if left out)");
  command->callback([arguments] { runPropose(*arguments); });
}

}  // namespace candour::cli
