// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "core/survey/distribution.h"
#include "models/codebooks/survey_codebook.h"

namespace candour::cli {

namespace {

using Json = nlohmann::ordered_json;

struct DescribeArguments {
  std::filesystem::path project;
  std::vector<std::string> variables;
  std::string weight;
  bool json = false;
};

std::string sourceOf(const Survey& survey) {
  std::vector<std::string> sources;
  for (const auto& wave : survey.waves) sources.push_back(wave.source);
  return join(sources, ", ");
}

Json missingJson(const Distribution& distribution) {
  Json list = Json::array();
  for (const auto& reason : distribution.missing) {
    list.push_back(
        {{"reason", reason.text == kEmptyReason ? "system" : reason.text}, {"n", reason.n}});
  }
  return list;
}

Json answersJson(const Distribution& distribution) {
  Json list = Json::array();
  for (const auto& answer : distribution.answers) {
    const double n = static_cast<double>(answer.n);
    list.push_back(
        {{"answer", answer.text},
         {"n", answer.n},
         {"share", n / static_cast<double>(std::max<std::size_t>(1, distribution.valid))},
         {"weighted_share", answer.weighted}});
  }
  return list;
}

Json variableJson(const Survey& survey, std::size_t index, const DescribeArguments& arguments) {
  const Variable& variable = survey.variables[index];
  Json labels = Json::array();
  for (const auto& level : variable.levels) {
    if (level.label.empty() && !level.missing) continue;
    Json value = variable.kind == VariableKind::Text ? Json(level.label) : Json(level.code);
    labels.push_back({{"value", value},
                      {"label", level.label.empty() ? shortest(level.code) : level.label},
                      {"missing", level.missing}});
  }
  const auto distribution = valueOf(distributionOf(survey, variable.name, arguments.weight));
  Json object = {{"name", variable.name},         {"label", variable.label},
                 {"kind", nameOf(variable.kind)}, {"value_labels", labels},
                 {"valid", distribution.valid},   {"missing", missingJson(distribution)}};
  if (!variable.provenance.empty()) object["made_from"] = variable.provenance;
  if (!arguments.variables.empty()) object["distribution"] = answersJson(distribution);
  return object;
}

Json notesJson(const std::vector<LabelChange>& changes, const std::string& variable) {
  Json notes = Json::array();
  for (const auto& change : changes) {
    if (change.variable == variable) notes.push_back(change.text);
  }
  return notes;
}

void printJson(const Survey& survey, const std::vector<std::size_t>& indices,
               const std::vector<LabelChange>& changes, const DescribeArguments& arguments) {
  Json document = {{"rows", survey.rows},
                   {"source", sourceOf(survey)},
                   {"simulated", survey.simulated()},
                   {"waves", Json::array()},
                   {"variables", Json::array()}};
  for (const auto& wave : survey.waves) {
    document["waves"].push_back(
        {{"name", wave.name}, {"source", wave.source}, {"rows", wave.rows}});
  }
  for (const auto index : indices) {
    document["variables"].push_back(variableJson(survey, index, arguments));
    document["variables"].back()["notes"] = notesJson(changes, survey.variables[index].name);
  }
  // A file's name may be no UTF-8.
  std::cout << document.dump(1, ' ', false, Json::error_handler_t::replace) << "\n";
}

void printOverview(const Survey& survey, const std::vector<std::size_t>& indices) {
  const auto rows = static_cast<long long>(survey.rows);
  std::cout << grouped(rows) << (rows == 1 ? " row, " : " rows, ") << indices.size()
            << (indices.size() == 1 ? " variable" : " variables") << ", from " << sourceOf(survey)
            << (survey.simulated() ? " (simulated)" : "") << "\n\n";
  Table table({"variable", "kind", "valid", "missing", "label"}, true);
  for (const auto index : indices) {
    const Variable& variable = survey.variables[index];
    const std::size_t valid = validAnswers(survey, index);
    table.add({variable.name, nameOf(variable.kind), grouped(static_cast<long long>(valid)),
               grouped(static_cast<long long>(survey.rows - valid)), variable.label});
  }
  table.print(std::cout);
}

void printVariable(const Survey& survey, std::size_t index, const std::string& weight) {
  const Variable& variable = survey.variables[index];
  const auto distribution = valueOf(distributionOf(survey, variable.name, weight));
  std::cout << variable.name << (variable.label.empty() ? "" : ": " + variable.label) << "\n";
  if (!variable.provenance.empty()) std::cout << variable.provenance << "\n";
  Table table(weight.empty() ? std::vector<std::string>{"answer", "n", "%"}
                             : std::vector<std::string>{"answer", "n", "%", "weighted %"});
  const double valid = static_cast<double>(std::max<std::size_t>(1, distribution.valid));
  for (const auto& answer : distribution.answers) {
    std::vector<std::string> row = {answer.text, grouped(static_cast<long long>(answer.n)),
                                    shown(100 * static_cast<double>(answer.n) / valid, 1)};
    if (!weight.empty()) row.push_back(shown(100 * answer.weighted, 1));
    table.add(std::move(row));
  }
  table.print(std::cout);
  for (const auto& reason : distribution.missing) {
    std::cout << "missing: " << reason.text << "  " << grouped(static_cast<long long>(reason.n))
              << "\n";
  }
  std::cout << "\n";
}

void runDescribe(const DescribeArguments& arguments) {
  const Project project = valueOf(Project::open(arguments.project));
  std::vector<std::string> needed = arguments.variables;
  if (!arguments.weight.empty()) needed.push_back(arguments.weight);
  const Survey survey =
      valueOf(arguments.variables.empty() ? project.loadAll() : project.load(needed));
  std::vector<std::size_t> indices;
  for (const auto& name : arguments.variables) indices.push_back(valueOf(survey.require(name)));
  for (std::size_t i = 0; arguments.variables.empty() && i < survey.variables.size(); ++i) {
    // The wave variable is Candour's own: of interest when there are several waves.
    if (survey.variables[i].name != kWaveVariable || survey.waves.size() > 1) indices.push_back(i);
  }
  const auto changes = project.labelChanges(arguments.variables);
  if (arguments.json) return printJson(survey, indices, changes, arguments);
  printLabelChanges(changes);
  if (arguments.variables.empty()) return printOverview(survey, indices);
  for (const auto index : indices) printVariable(survey, index, arguments.weight);
}

}  // namespace

void addDescribe(CLI::App& app) {
  auto* command = app.add_subcommand(
      "describe",
      "Variables with labels, reasons for missing and distributions.\n"
      "Example: candour-cli describe pas.candour NQ135BD Q13 --weight WT_Discrete");
  auto arguments = std::make_shared<DescribeArguments>();
  command->add_option("PROJECT", arguments->project)->required();
  command->add_option("VARIABLE", arguments->variables, "Variables to show in full");
  command->add_option("--weight", arguments->weight, "Weight of the weighted distribution");
  command->add_flag("--json", arguments->json, "One JSON document");
  command->callback([arguments] { runDescribe(*arguments); });
}

}  // namespace candour::cli
