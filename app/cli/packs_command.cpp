// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/exports.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "core/survey/answers.h"
#include "models/drivers/json_parts.h"
#include "models/findings/answered_figures.h"
#include "models/findings/briefing.h"
#include "ui/documents/write_document.h"
#include "ui/export/data_hash.h"

namespace candour::cli {

namespace {

struct PacksArguments : QuestionArguments {
  std::filesystem::path folder;
  std::string ending = "pdf";
  std::string format = "a4";
};

// What became of one area's briefing.
struct Pack {
  std::string area;
  std::string file;
  std::size_t pages = 0;
  std::vector<std::string> notes;  // pages left out, what was withheld
  std::string why;                 // where there is none
};

std::vector<std::string> areasOf(const Question& question) {
  if (question.spec.area.empty()) {
    throw Failure{"The question names no area variable (\"area\"): there is nothing to pack."};
  }
  const auto index = valueOf(question.survey.require(question.spec.area));
  const Categories areas = valueOf(categoriesOf(question.survey, index));
  std::vector<std::string> names;
  for (std::size_t i = 0; i < areas.levels.size(); ++i) names.push_back(areas.levelText(i));
  return names;
}

// A name that any file system takes: "Kensington and Chelsea" stays as it is.
std::string fileNameOf(const std::string& area) {
  std::string name;
  for (const char c : area) {
    const bool unsafe = std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos ||
                        static_cast<unsigned char>(c) < 32;
    name += unsafe ? '-' : c;
  }
  return std::string(trim(name));
}

// What every briefing of a run has in common: the ranking and the effects are fitted once.
struct Shared {
  RecipeData data;
  AnsweredFigures answered;
};

Pack packOf(const PacksArguments& arguments, const Question& question, const std::string& area,
            Shared& shared) {
  Briefing briefing = areaBriefing(question.survey, question.spec, area);
  briefing.format = arguments.format;
  Pack pack{area, fileNameOf(briefing.title) + "." + arguments.ending, 0, {}, {}};
  auto finished =
      finishBriefing(question.survey, briefing, {}, {},
                     [&](const Survey& survey, const FigureQuestion& figure, const Job& job) {
                       return shared.answered.answer(survey, figure, job);
                     });
  if (!finished) {
    pack.why = finished.error().message;
    return pack;
  }
  for (const PageProblem& problem : finished->problems) pack.notes.push_back(problem.why);
  for (const auto& cell : finished->disclosure.withheld) {
    pack.notes.push_back("withheld: " + textOf(cell.who) + " (" + inWords(cell.reason) + ")");
  }
  const auto file = arguments.folder / pack.file;
  finished->document.recipe = writeRecipe(recipeFor(file, {}, shared.data, briefing));
  pack.pages = finished->document.pages.size();
  requireDone(writeDocument(finished->document, file, briefing.format));
  return pack;
}

nlohmann::ordered_json jsonOf(const Pack& pack) {
  nlohmann::ordered_json json = {
      {"area", pack.area}, {"file", nullptr}, {"pages", pack.pages}, {"notes", pack.notes}};
  if (pack.why.empty()) {
    json["file"] = pack.file;
  } else {
    json["why"] = pack.why;
  }
  return json;
}

void print(const std::vector<Pack>& packs) {
  Table table({"area", "pages", "file"}, true);
  std::size_t written = 0;
  for (const Pack& pack : packs) {
    table.add({pack.area, std::to_string(pack.pages), pack.why.empty() ? pack.file : pack.why});
    written += pack.why.empty() ? 1 : 0;
  }
  table.print(std::cout);
  std::cout << "\n" << written << " of " << packs.size() << " briefings written\n";
  for (const Pack& pack : packs) {
    for (const auto& note : pack.notes) std::cout << pack.area << ": " << note << "\n";
  }
}

void runPacks(const PacksArguments& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  const auto areas = areasOf(question);
  const Briefing first = areaBriefing(question.survey, question.spec, areas.front());
  // The briefings of all areas read the same variables.
  const auto variables = variablesOf(first, question.survey);
  loadAlso(arguments.project, variables, question);
  Shared shared{recipeData(arguments.project, question.survey, variables), {}};
  std::error_code failed;
  std::filesystem::create_directories(arguments.folder, failed);
  if (failed) throw Failure{"Cannot make the folder " + arguments.folder.string() + "."};
  const Drawing drawing;
  const Job job = terminalJob("Writing briefings");
  std::vector<Pack> packs;
  for (const auto& area : areas) {
    job.report(static_cast<double>(packs.size()) / static_cast<double>(areas.size()));
    packs.push_back(packOf(arguments, question, area, shared));
  }
  job.report(1);
  if (!arguments.json) return print(packs);
  auto json = nlohmann::ordered_json{{"packs", nlohmann::ordered_json::array()}};
  for (const Pack& pack : packs) json["packs"].push_back(jsonOf(pack));
  std::cout << textOf(json);
}

}  // namespace

void addPacks(CLI::App& app) {
  auto* command = app.add_subcommand(
      "packs",
      "A briefing for every area of the question, in one folder.\n"
      "Example: candour-cli packs pas.candour --model trust.json -o packs --as pdf");
  auto arguments = std::make_shared<PacksArguments>();
  addAnswerOptions(*command, *arguments);
  command->add_option("-o,--output", arguments->folder, "The folder, made if need be")->required();
  command->add_option("--as", arguments->ending, "pdf, pptx, xlsx, odt or html")
      ->capture_default_str()
      ->check(CLI::IsMember({"pdf", "pptx", "xlsx", "odt", "html"}));
  command->add_option("--format", arguments->format, join(sheetFormats(), ", "))
      ->capture_default_str()
      ->check(CLI::IsMember(sheetFormats()));
  command->callback([arguments] { runPacks(*arguments); });
}

}  // namespace candour::cli
