// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/exports.h"
#include "core/base/text.h"
#include "models/community/register_options.h"
#include "models/community/sheet_evidence.h"
#include "models/community/ward_sheet.h"
#include "models/findings/figure_question.h"
#include "ui/documents/write_document.h"
#include "ui/export/rota_hash.h"

namespace candour::cli {

namespace {

struct SheetArguments : QuestionArguments {
  std::string ward;
  std::string cycle;
  std::filesystem::path output;
};

// What the survey says of the wards together; without a model nothing is asked.
SheetEvidence evidenceFor(const SheetArguments& arguments, const WardRegister& wards) {
  if (arguments.model.empty()) return {};
  Question question = loadQuestion(arguments.project, arguments.model);
  FigureQuestion asked;  // reads the same as the figure of this answer
  asked.topic = FigureTopic::Evaluation;
  asked.spec = question.spec;
  asked.evaluation = withRegister(wards, rotaHash);
  loadAlso(arguments.project, variablesOf(asked, question.survey), question);
  const auto answer = valueOf(evaluateWards(question.survey, question.spec, asked.evaluation,
                                            terminalJob("Comparing wards")));
  printNotes(answer.warnings);
  return sheetEvidence(answer, contextFor(answer, question.survey, question.spec));
}

void runSheet(const SheetArguments& arguments) {
  const WardRegister wards = valueOf(Project::open(arguments.project)).wards().load();
  const Priority priority = valueOf(sheetPriority(wards, arguments.ward, arguments.cycle));
  for (const auto& gap : sheetGaps(priority)) {
    std::cerr << "note: not in the register yet: " << gap << "\n";
  }
  SheetEvidence evidence = evidenceFor(arguments, wards);
  evidence.simulated = evidence.simulated ||
                       valueOf(valueOf(Project::open(arguments.project)).describe()).simulated();
  const Document sheet = wardSheet(wards, priority, evidence);
  const Drawing drawing;
  requireDone(writeDocument(sheet, arguments.output));
  std::cout << arguments.output.string() << ": " << sheet.title << "\n";
}

}  // namespace

void addSheet(CLI::App& app) {
  auto* command = app.add_subcommand(
      "sheet",
      "One page for the residents of a ward: you said, we did, what changed, how sure.\n"
      "Example: candour-cli sheet pas.candour --ward \"Rushey Green\" --cycle 2019-Q3 -o "
      "sheet.pdf");
  auto arguments = std::make_shared<SheetArguments>();
  command->add_option("project", arguments->project, "The project")->required();
  command->add_option("--ward", arguments->ward, "Its code or name in the register")->required();
  command->add_option("--cycle", arguments->cycle, "2019-Q3; without it the ward's latest");
  command->add_option("--model", arguments->model,
                      "A question (.json): what the survey says of the wards that acted is told, "
                      "wards together");
  command->add_option("-o,--output", arguments->output, "F" + join(documentEndings(), ", F"))
      ->required();
  command->callback([arguments] { runSheet(*arguments); });
}

}  // namespace candour::cli
