// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>
#include <vector>

#include "app/cli/command.h"
#include "core/base/text.h"
#include "core/import/import.h"

namespace candour::cli {

namespace {

struct ImportArguments {
  std::vector<std::filesystem::path> files;
  std::filesystem::path project;
  std::string wave;
};

void runImport(const ImportArguments& arguments) {
  const auto summaries = valueOf(
      importFiles(arguments.project, arguments.files, arguments.wave, terminalJob("Importing")));
  for (const auto& summary : summaries) {
    std::cout << summary.file << ": " << grouped(static_cast<long long>(summary.rows))
              << (summary.rows == 1 ? " row, " : " rows, ") << summary.variables
              << (summary.variables == 1 ? " variable" : " variables") << ", wave \""
              << summary.wave << "\"\n";
    if (!summary.recognisedAs.empty()) {
      std::cout << "  recognised as " << summary.recognisedAs
                << ": answers ordered, reasons for missing marked. \"candour-cli propose\" writes "
                   "its driver models.\n";
    }
    for (const auto& note : summary.notes) std::cerr << summary.file << ": " << note << "\n";
  }
}

}  // namespace

void addImport(CLI::App& app) {
  auto* command =
      app.add_subcommand("import",
                         "Read survey files into a project; several files become its waves.\n"
                         "Example: candour-cli import pas_2018.sav pas_2019.csv -o pas.candour");
  auto arguments = std::make_shared<ImportArguments>();
  command->add_option("FILE", arguments->files, "csv tsv tab sav zsav por dta sas7bdat xpt xlsx")
      ->required();
  command->add_option("-o,--output", arguments->project, "Project file, made if it is not there")
      ->required();
  command->add_option("--wave", arguments->wave, "Name of the wave (of a single file)");
  command->callback([arguments] {
    if (!arguments->wave.empty() && arguments->files.size() > 1) {
      throw CLI::ValidationError("--wave names one wave; import the files one at a time");
    }
    runImport(*arguments);
  });
}

}  // namespace candour::cli
