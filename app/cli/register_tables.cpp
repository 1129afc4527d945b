// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <iostream>
#include <memory>

#include "app/cli/register_parts.h"
#include "core/base/text.h"
#include "core/import/survey_file.h"
#include "models/community/register_table.h"
#include "models/community/survey_wards.h"
#include "models/community/ward_lookup.h"
#include "ui/documents/register_workbook.h"
#include "ui/export/write_file.h"

namespace candour::cli {

namespace {

struct TableArguments {
  std::filesystem::path project;
  std::filesystem::path file;
  bool fromSurvey = false;  // the wards that have an interview, instead of a file
  WardVariables variables;  // of the survey; empty: as proposed
};

void noteList(const std::vector<std::string>& codes, const std::string& what) {
  if (codes.empty()) return;
  constexpr std::size_t kShown = 5;
  std::vector<std::string> shown(
      codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, codes.size())));
  std::cerr << "note: " << what << ": " << join(shown, ", ")
            << (codes.size() > kShown ? " and " + std::to_string(codes.size() - kShown) + " more"
                                      : "")
            << ".\n";
}

// Codes that nobody knows are told of after every change that may bring them.
void noteUnknown(const WardRegister& wards) {
  noteList(lookUp(wards, {}).unknown, "Codes that neither the wards nor the changes know");
}

void runImport(const TableArguments& arguments) {
  const auto table = valueOf(readRegisterTable(arguments.file));
  Project project = valueOf(Project::open(arguments.project));
  const auto done = valueOf(project.wards().import(table));
  std::cout << arguments.file.filename().string() << ": " << done.added << " added, "
            << done.changed << " changed, " << done.unchanged << " unchanged\n";
  noteList(done.wardsAdded, "Wards added");
  noteList(done.wardsNamedOtherwise, "Known under another name or borough and left so");
}

void runExport(const TableArguments& arguments) {
  const auto wards = valueOf(Project::open(arguments.project)).wards().load();
  const std::string ending = endingOf(arguments.file);
  if (ending != "csv" && ending != "xlsx") {
    throw Failure{arguments.file.string() + ": a register is written as .csv or .xlsx."};
  }
  requireDone(checkPlace(arguments.file));
  const QByteArray bytes = ending == "csv" ? QByteArray::fromStdString(registerCsv(wards))
                                           : valueOf(registerWorkbook(wards));
  requireDone(writeWhole(arguments.file, bytes));
  std::cout << arguments.file.string() << "\n";
}

void keepWards(Project& project, const std::vector<Ward>& wards) {
  const auto kept = valueOf(project.wards().replaceWards(wards));
  std::cout << counted(wards.size(), "ward", "wards") << "\n";
  noteList(kept, "Kept, since priorities or plans refer to them");
}

std::vector<Ward> surveyWards(const Project& project, WardVariables variables) {
  const auto proposed = proposedWardVariables(valueOf(project.describe()), {});
  const bool asProposed = variables.ward.empty();
  if (asProposed) variables.ward = proposed.ward;
  if (variables.ward.empty()) {
    throw Failure{"No variable looks like a ward. Name it: --ward VARIABLE."};
  }
  if (asProposed && variables.name.empty()) variables.name = proposed.name;
  if (variables.borough.empty()) variables.borough = proposed.borough;
  auto wards = valueOf(wardsOfSurvey(valueOf(project.load(variablesOf(variables))), variables));
  std::cout << "Ward " << variables.ward
            << (variables.name.empty() ? "" : ", name " + variables.name)
            << (variables.borough.empty() ? "" : ", borough " + variables.borough) << "\n";
  return wards;
}

void runWards(const TableArguments& arguments) {
  if (!arguments.fromSurvey && arguments.file.empty()) {
    throw Failure{"Name a file of wards, or say --from-survey."};
  }
  Project project = valueOf(Project::open(arguments.project));
  keepWards(project, arguments.fromSurvey ? surveyWards(project, arguments.variables)
                                          : valueOf(readWardTable(arguments.file)));
}

void runChanges(const TableArguments& arguments) {
  const auto changes = valueOf(readWardChangeTable(arguments.file));
  Project project = valueOf(Project::open(arguments.project));
  requireDone(project.wards().replaceChanges(changes));
  const auto wards = project.wards().load();
  std::cout << counted(changes.size(), "change", "changes") << "; "
            << counted(lookUp(wards, {}).old.size(), "priority has", "priorities have")
            << " an old code\n";
  noteUnknown(wards);
}

void runNeighbours(const TableArguments& arguments) {
  const auto pairs = valueOf(readNeighbourTable(arguments.file));
  Project project = valueOf(Project::open(arguments.project));
  requireDone(project.wards().replaceNeighbours(pairs));
  const auto wards = project.wards().load();
  std::cout << counted(wards.neighbours.size(), "pair", "pairs") << " of neighbours\n";
  noteUnknown(wards);
}

using TableRun = void (*)(const TableArguments&);

CLI::App* addTable(CLI::App& command, const char* name, const char* about, TableRun run) {
  auto* table = command.add_subcommand(name, about);
  auto arguments = std::make_shared<TableArguments>();
  table->add_option("PROJECT", arguments->project)->required();
  const bool writes = std::string_view(name) == "export";
  table->add_option(writes ? "-o,--output" : "FILE", arguments->file, "csv or xlsx")->required();
  table->callback([arguments, run] { run(*arguments); });
  return table;
}

void addWards(CLI::App& command) {
  auto* wards = command.add_subcommand(
      "wards",
      "Says which wards there are: columns code, name, borough; or those that the survey has.\n"
      "Example: candour-cli register wards pas.candour --from-survey");
  auto arguments = std::make_shared<TableArguments>();
  wards->add_option("PROJECT", arguments->project)->required();
  auto* file = wards->add_option("FILE", arguments->file, "csv or xlsx");
  auto* survey = wards->add_flag("--from-survey", arguments->fromSurvey,
                                 "Every ward with an interview, instead of a file");
  survey->excludes(file);
  WardVariables& variables = arguments->variables;
  wards->add_option("--ward", variables.ward, "The ward's code (the likeliest variable)")
      ->needs(survey);
  wards->add_option("--name", variables.name, "The ward's name")->needs(survey);
  wards->add_option("--borough", variables.borough, "Its borough")->needs(survey);
  wards->callback([arguments] { runWards(*arguments); });
}

}  // namespace

void addRegisterTables(CLI::App& command) {
  addTable(command, "import",
           "Takes the rows of a table, all or none: one row a priority.\n"
           "Example: candour-cli register import pas.candour register.xlsx",
           runImport);
  addTable(command, "export",
           "Writes the register as a table that reads back the same.\n"
           "Example: candour-cli register export pas.candour -o register.csv",
           runExport);
  addWards(command);
  addTable(command, "changes",
           "Says how boundaries changed: columns old_code, new_code, share, since.\n"
           "Example: candour-cli register changes pas.candour wards_2022.csv",
           runChanges);
  addTable(command, "neighbours",
           "Says which wards touch: columns ward, neighbour.\n"
           "Example: candour-cli register neighbours pas.candour neighbours.csv",
           runNeighbours);
}

}  // namespace candour::cli
