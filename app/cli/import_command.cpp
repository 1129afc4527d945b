// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/workbook_preview.h"
#include "core/base/text.h"
#include "core/import/import.h"

namespace candour::cli {

namespace {

struct ImportArguments {
  std::vector<std::filesystem::path> files;
  std::filesystem::path project;
  std::string wave;
  SheetChoice choice;
  bool preview = false;
  bool json = false;
};

void runImport(const ImportArguments& arguments) {
  const auto summaries = valueOf(importFiles(arguments.project, arguments.files, arguments.wave,
                                             terminalJob("Importing"), arguments.choice));
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

void checkUsage(const ImportArguments& arguments) {
  if (!arguments.wave.empty() && arguments.files.size() > 1) {
    throw CLI::ValidationError("--wave names one wave; import the files one at a time");
  }
  if (arguments.preview && arguments.files.size() > 1) {
    throw CLI::ValidationError("--preview shows one workbook");
  }
  if (!arguments.preview && arguments.project.empty()) {
    throw CLI::RequiredError("--output");
  }
  if (arguments.json && !arguments.preview) {
    throw CLI::ValidationError("--json goes with --preview");
  }
}

void addSheetOptions(CLI::App& command, ImportArguments& arguments) {
  command.add_option("--sheet", arguments.choice.sheet,
                     "Sheet of a workbook (the first that is not hidden if left out)");
  command
      .add_option("--header-row", arguments.choice.headerRow,
                  "Row of a workbook that has the names (the one proposed if left out)")
      ->check(CLI::Range(1, 1048576));
  command
      .add_option("--header-rows", arguments.choice.headerRows,
                  "2 where names stand over names (as merged cells say if left out)")
      ->check(CLI::Range(1, 2));
  command.add_flag("--preview", arguments.preview,
                   "Show a workbook's sheets and the header proposed; nothing is imported");
  command.add_flag("--json", arguments.json, "The preview as one JSON document");
}

}  // namespace

void addImport(CLI::App& app) {
  auto* command = app.add_subcommand(
      "import",
      "Read survey files into a project; several files become its waves.\n"
      "Example: candour-cli import pas_2018.sav pas_2019.csv -o pas.candour\n"
      "A workbook: candour-cli import pas.xlsx --preview\n"
      "            candour-cli import pas.xlsx --sheet Answers --header-row 4 -o "
      "pas.candour");
  auto arguments = std::make_shared<ImportArguments>();
  command->add_option("FILE", arguments->files, "csv tsv tab sav zsav por dta sas7bdat xpt xlsx")
      ->required();
  command->add_option("-o,--output", arguments->project, "Project file, made if it is not there");
  command->add_option("--wave", arguments->wave, "Name of the wave (of a single file)");
  addSheetOptions(*command, *arguments);
  command->callback([arguments] {
    checkUsage(*arguments);
    if (arguments->preview) {
      printWorkbookPreview(arguments->files.front(), arguments->choice, arguments->json);
    } else {
      runImport(*arguments);
    }
  });
}

}  // namespace candour::cli
