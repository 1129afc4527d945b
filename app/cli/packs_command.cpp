// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "app/cli/command.h"
#include "app/cli/exports.h"
#include "app/cli/leaving_arguments.h"
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
  LeavingOptions leaving;
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

// What every briefing of a run has in common: the ranking and the effects are fitted once, and what
// is withheld is decided over all of them.
struct Shared {
  RecipeData data;
  LeavingOptions leaving;
  AnsweredFigures answered;
};

Pack packOf(const PacksArguments& arguments, const Question& question, const Briefing& briefing,
            Pack pack, Shared& shared) {
  auto finished =
      finishBriefing(question.survey, briefing, {}, shared.leaving, shared.answered.answerer());
  if (!finished) {
    pack.why = finished.error().message;
    return pack;
  }
  if (finished->document.pages.empty()) {
    pack.why = finished->problems.front().why;
    return pack;
  }
  pack.notes = finished->notes;
  for (const PageProblem& problem : finished->problems) pack.notes.push_back(problem.why);
  const char* withheld = shared.leaving.reason.empty() ? "withheld: " : "let leave all the same: ";
  for (const auto& cell : finished->disclosure.withheld) {
    pack.notes.push_back(withheld + textOf(cell.who) + " (" + inWords(cell.reason) + ")");
  }
  const auto file = arguments.folder / pack.file;
  pack.pages = finished->document.pages.size();
  // First: nothing leaves without its reason being kept.
  logOverride(arguments.project, "packs, " + pack.file, finished->disclosure);
  requireDone(writeWithRecipe(std::move(finished->document),
                              recipeFor(file, {}, shared.data, briefing, shared.leaving), file));
  return pack;
}

// A briefing for each area, and the file it goes to; two areas never share one.
std::vector<std::pair<Briefing, Pack>> plannedPacks(const PacksArguments& arguments,
                                                    const Question& question) {
  std::vector<std::pair<Briefing, Pack>> planned;
  std::set<std::string> taken;
  for (const auto& area : areasOf(question)) {
    Briefing briefing = areaBriefing(question.survey, question.spec, area);
    briefing.format = arguments.format;
    const std::string name = fileNameOf(briefing.title);
    std::string file = name;
    for (int i = 2; !taken.insert(lowered(file)).second; ++i) {
      file = name + " (" + std::to_string(i) + ")";
    }
    planned.emplace_back(std::move(briefing), Pack{area, file + "." + arguments.ending, 0, {}, {}});
  }
  return planned;
}

LeavingOptions decidedTogether(const PacksArguments& arguments, const Question& question,
                               const std::vector<std::pair<Briefing, Pack>>& planned,
                               AnsweredFigures& answered) {
  std::vector<Briefing> briefings;
  for (const auto& [briefing, pack] : planned) briefings.push_back(briefing);
  // Decided also where everything leaves: it is what the log names.
  LeavingOptions leaving = arguments.leaving;
  leaving.decided = valueOf(withheldOfAll(question.survey, briefings, arguments.leaving.rules,
                                          answered, terminalJob("Answering")));
  return leaving;
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

// What is to be known of every briefing is said once.
std::vector<std::string> sharedNotes(const std::vector<Pack>& packs) {
  std::vector<std::string> shared = packs.front().notes;
  for (const Pack& pack : packs) {
    std::erase_if(shared, [&](const std::string& note) {
      return std::find(pack.notes.begin(), pack.notes.end(), note) == pack.notes.end();
    });
  }
  return shared;
}

void print(const std::vector<Pack>& packs) {
  Table table({"area", "pages", "file"}, true);
  std::size_t written = 0;
  for (const Pack& pack : packs) {
    table.add({pack.area, std::to_string(pack.pages), pack.why.empty() ? pack.file : pack.why});
    written += pack.why.empty() ? 1 : 0;
  }
  table.print(std::cout);
  std::cout << "\n";
  const auto shared = sharedNotes(packs);
  for (const auto& note : shared) std::cerr << "note: " << note << "\n";
  for (const Pack& pack : packs) {
    for (const auto& note : pack.notes) {
      const bool said = std::find(shared.begin(), shared.end(), note) != shared.end();
      if (!said) std::cout << pack.area << ": " << note << "\n";
    }
  }
  std::cout << written << " of " << packs.size() << " briefings written\n";
}

void runPacks(const PacksArguments& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  const auto planned = plannedPacks(arguments, question);
  if (planned.empty()) throw Failure{question.spec.area + " has no answers: nothing to pack."};
  // The briefings of all areas read the same variables.
  const auto variables = variablesOf(planned.front().first, question.survey);
  loadAlso(arguments.project, variables, question);
  Shared shared{recipeData(arguments.project, question.survey, variables),
                {},
                AnsweredFigures(planned.size() * planned.front().first.pages.size())};
  shared.leaving = decidedTogether(arguments, question, planned, shared.answered);
  std::error_code failed;
  std::filesystem::create_directories(arguments.folder, failed);
  if (failed) throw Failure{"Cannot make the folder " + arguments.folder.string() + "."};
  const Drawing drawing;
  const Job job = terminalJob("Writing briefings");
  std::vector<Pack> packs;
  for (const auto& [briefing, pack] : planned) {
    job.report(static_cast<double>(packs.size()) / static_cast<double>(planned.size()));
    packs.push_back(packOf(arguments, question, briefing, pack, shared));
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
  addLeavingOptions(*command, arguments->leaving);
  command->callback([arguments] { runPacks(*arguments); });
}

}  // namespace candour::cli
