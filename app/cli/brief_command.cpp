// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/exports.h"
#include "app/cli/leaving_arguments.h"
#include "core/base/text.h"
#include "models/findings/briefing.h"
#include "ui/documents/write_document.h"
#include "ui/export/data_hash.h"
#include "ui/export/write_file.h"

namespace candour::cli {

namespace {

struct BriefArguments : QuestionArguments {
  std::string area;
  std::string briefing;  // a file, or the name of one that the project keeps
  std::string format = "a4";
  std::filesystem::path output;
  std::filesystem::path composed;
  LeavingOptions leaving;
};

Briefing keptBriefing(const BriefArguments& arguments) {
  if (std::filesystem::exists(arguments.briefing)) {
    auto read = parseBriefing(readText(arguments.briefing));
    if (!read) throw Failure{arguments.briefing + ": " + read.error().message};
    return std::move(*read);
  }
  std::vector<std::string> names;
  for (const auto& kept : valueOf(Project::open(arguments.project)).briefings()) {
    if (kept.name == arguments.briefing) return valueOf(parseBriefing(kept.json));
    names.push_back(kept.name);
  }
  throw Failure{"There is no file and no briefing of the project named " + arguments.briefing +
                "." + (names.empty() ? "" : " The project has " + join(names, ", ") + ".")};
}

Briefing briefingOf(const BriefArguments& arguments, const Question& question) {
  if (!arguments.briefing.empty()) return keptBriefing(arguments);
  Briefing briefing = arguments.area.empty()
                          ? proposedBriefing(question.survey, question.spec)
                          : areaBriefing(question.survey, question.spec, arguments.area);
  briefing.format = arguments.format;
  return briefing;
}

void writeText(const std::filesystem::path& file, const std::string& text) {
  requireDone(checkPlace(file));
  requireDone(writeWhole(file, QByteArray::fromStdString(text)));
}

void tellProblems(const FinishedBriefing& finished) {
  for (const auto& note : finished.notes) std::cerr << "note: " << note << "\n";
  for (const PageProblem& problem : finished.problems) {
    std::cerr << "note: page " << problem.page + 1 << " is left out: " << problem.why << "\n";
  }
}

void runBrief(const BriefArguments& arguments) {
  Question question =
      arguments.briefing.empty()
          ? loadQuestion(arguments.project, arguments.model)
          : Question{{}, valueOf(valueOf(Project::open(arguments.project)).describe())};
  const Briefing briefing = briefingOf(arguments, question);
  if (!arguments.composed.empty()) writeText(arguments.composed, writeBriefing(briefing));
  const auto variables = variablesOf(briefing, question.survey);
  loadAlso(arguments.project, variables, question);
  const auto finished = valueOf(
      finishBriefing(question.survey, briefing, terminalJob("Answering"), arguments.leaving));
  if (finished.document.pages.empty()) {
    throw Failure{finished.problems.front().why +
                  " --disclose REASON lets it leave, and logs the reason."};
  }
  const Drawing drawing;
  const Recipe recipe =
      recipeFor(arguments.output, {}, recipeData(arguments.project, question.survey, variables),
                briefing, arguments.leaving);
  // First: nothing leaves without its reason being kept.
  logOverride(arguments.project, "brief, " + arguments.output.filename().string(),
              finished.disclosure);
  requireDone(writeWithRecipe(finished.document, recipe, arguments.output));
  const std::size_t pages = finished.document.pages.size();
  const std::size_t sheets = sheetsOf(finished.document, arguments.output, briefing.format);
  tellProblems(finished);
  tellWithheld(finished.disclosure);
  std::cout << arguments.output.string() << ": " << pages << " pages"
            << (sheets == pages ? "" : " on " + std::to_string(sheets) + " sheets") << "\n";
}

}  // namespace

void addBrief(CLI::App& app) {
  auto* command = app.add_subcommand(
      "brief",
      "A briefing as PDF, PowerPoint, Excel, OpenDocument or a web page, with its recipe beside "
      "it.\n"
      "Example: candour-cli brief pas.candour --model trust.json -o trust.pdf");
  auto arguments = std::make_shared<BriefArguments>();
  addQuestionOptions(*command, *arguments);
  command->add_option("-o,--output", arguments->output, "F" + join(documentEndings(), ", F"))
      ->required();
  auto* area = command->add_option("--area", arguments->area, "A briefing about one area");
  auto* kept = command->add_option("--briefing", arguments->briefing,
                                   "A briefing composed before: a file, or one of the project");
  area->excludes(kept);
  command->add_option("--format", arguments->format, join(sheetFormats(), ", "))
      ->capture_default_str()
      ->check(CLI::IsMember(sheetFormats()));
  command->add_option("--compose", arguments->composed,
                      "Writes the briefing as composed, to be edited and given to --briefing");
  addLeavingOptions(*command, arguments->leaving);
  command->callback([arguments] { runBrief(*arguments); });
}

}  // namespace candour::cli
