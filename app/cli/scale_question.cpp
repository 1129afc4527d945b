// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/scale_question.h"

#include "models/drivers/driver_map.h"

namespace candour::cli {

namespace {

bool hasProposal(const Survey& described) {
  const auto proposal = proposeModels(described);
  return proposal && !proposal->models.empty();
}

Question withoutModel(const Project& project, const ScaleAsked& asked) {
  Question question;
  for (const auto& name : asked.items) valueOf(valueOf(project.describe()).require(name));
  question.survey = valueOf(project.load(asked.items));
  question.notes.push_back({"no_model",
                            {},
                            "There is no model file that says how people were sampled: everybody "
                            "counts the same, without weights."});
  printNotes(question.notes);
  return question;
}

void addItemsOption(CLI::App& command, ScaleAsked& asked) {
  command
      .add_option("--items", asked.items,
                  "The items of a scale, separated by commas; reversed as the question has them")
      ->delimiter(',');
}

}  // namespace

void addScaleOptions(CLI::App& command, ScaleAsked& asked) {
  addItemsOption(command, asked);
  command.add_option("--driver", asked.driver, "The items of one driver, by its name")
      ->excludes("--items");
}

void addFactorOptions(CLI::App& command, FactorsAsked& asked, std::string& rotation,
                      std::string& correlation) {
  if (command.get_option_no_throw("--items") == nullptr) addItemsOption(command, asked.items);
  command
      .add_option("--factors", asked.factors, "How many (what parallel analysis says if left out)")
      ->check(CLI::Range(1, 100));
  command.add_option("--rotation", rotation, "Of factors: oblimin, promax, varimax or none")
      ->check(CLI::IsMember({"oblimin", "promax", "varimax", "none"}));
  command
      .add_option(
          "--correlation", correlation,
          "Of items: polychoric, pearson or auto (polychoric where all have ordered answers)")
      ->check(CLI::IsMember({"auto", "polychoric", "pearson"}));
}

FactorsAsked factorsAsked(FactorsAsked asked, const std::string& rotation,
                          const std::string& correlation) {
  asked.rotation = rotationNamed(rotation).value();  // CLI11 has checked both names
  asked.correlation = correlationNamed(correlation).value();
  return asked;
}

Question loadScaleQuestion(const QuestionArguments& arguments, const ScaleAsked& asked) {
  if (!asked.items.empty() && arguments.model.empty()) {
    const Project project = valueOf(Project::open(arguments.project));
    if (!hasProposal(valueOf(project.describe()))) return withoutModel(project, asked);
  }
  Question question = loadQuestion(arguments.project, arguments.model);
  loadAlso(arguments.project, asked.items, question);
  return question;
}

}  // namespace candour::cli
