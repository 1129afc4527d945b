// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/prepare_parts.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "core/prepare/make_variable.h"
#include "core/prepare/prepare_survey.h"
#include "core/prepare/recipe_edit.h"
#include "core/prepare/steps.h"
#include "ui/export/write_file.h"

namespace candour::cli {

namespace {

using StepsJson = nlohmann::ordered_json;

struct PrepareArguments {
  std::filesystem::path project;
  std::string name;
  std::filesystem::path file;
  bool json = false;
};

std::string countedRows(std::size_t n) {
  return grouped(static_cast<long long>(n));
}

// The survey with what the recipe's steps make, and what they are made of. A raking that the
// answers do not allow is among those that do not fit.
Survey preparedSurvey(const Project& project) {
  const Survey described = valueOf(project.describe());
  std::vector<std::string> names;
  if (described.prepared) {
    for (const auto& step : described.prepared->steps) {
      if (stepOf(described, step.name) == &step) names.push_back(step.name);
    }
  }
  auto made = project.load(names);
  return made ? std::move(*made) : valueOf(project.loadAll());
}

std::string whyUnfit(const Survey& survey, const std::string& name) {
  for (const auto& unfit : survey.prepared->unfit) {
    if (unfit.name == name) return unfit.why;
  }
  return {};
}

std::vector<std::string> notesOn(const Survey& survey, const std::string& name) {
  std::vector<std::string> notes;
  for (const auto& note : survey.prepared->notes) {
    if (note.name == name) notes.push_back(note.text);
  }
  return notes;
}

StepsJson jsonOf(const Survey& survey, const RecipeStep& step) {
  StepsJson object = {{"name", step.name},
                      {"kind", kindOf(step)},
                      {"label", step.label},
                      {"sources", sourcesOf(step)},
                      {"provenance", provenanceOf(step)},
                      {"fits", stepOf(survey, step.name) == &step}};
  if (object["fits"] == false) {
    object["why"] = whyUnfit(survey, step.name);
  } else {
    const auto counts = valueOf(countStep(survey, step));
    object["answered"] = counts.answered;
    object["missing"] = counts.missing;
    object["not_asked"] = counts.notAsked;
    object["lost"] = counts.lost;
    object["undefined"] = counts.undefined;
    if (const auto* rake = std::get_if<RakeStep>(&step.how)) {
      object["raked"] = rakeJson(survey, *rake);
    }
  }
  object["notes"] = notesOn(survey, step.name);
  object["step"] = StepsJson::parse(writeRecipeStep(step));
  return object;
}

// Rows of the project file that another program wrote wrong have no step.
std::vector<UnfitStep> unreadableSteps(const Survey& survey) {
  std::vector<UnfitStep> rows;
  for (const auto& unfit : survey.prepared->unfit) {
    const auto& steps = survey.prepared->steps;
    if (std::none_of(steps.begin(), steps.end(),
                     [&unfit](const RecipeStep& step) { return step.name == unfit.name; })) {
      rows.push_back(unfit);
    }
  }
  return rows;
}

void printJsonList(const Survey& survey) {
  StepsJson document = {{"steps", StepsJson::array()}, {"unreadable", StepsJson::array()}};
  if (survey.prepared) {
    for (const auto& step : survey.prepared->steps) {
      document["steps"].push_back(jsonOf(survey, step));
    }
    for (const auto& row : unreadableSteps(survey)) {
      document["unreadable"].push_back({{"name", row.name}, {"why", row.why}});
    }
  }
  std::cout << document.dump(1, ' ', false, StepsJson::error_handler_t::replace) << "\n";
}

void printList(const Survey& survey) {
  if (!survey.prepared) {
    std::cout << "No steps: answers are used as they were given.\n";
    return;
  }
  Table table({"variable", "kind", "valid", "missing", "not asked", "how"}, true);
  for (const auto& step : survey.prepared->steps) {
    if (stepOf(survey, step.name) != &step) {
      table.add({step.name, kindOf(step), "-", "-", "-", "Does not fit."});
      continue;
    }
    const auto counts = valueOf(countStep(survey, step));
    table.add({step.name, kindOf(step), countedRows(counts.answered), countedRows(counts.missing),
               countedRows(counts.notAsked), provenanceOf(step)});
  }
  table.print(std::cout);
  for (const auto& unfit : survey.prepared->unfit) std::cerr << "note: " << unfit.why << "\n";
  for (const auto& note : survey.prepared->notes) {
    std::cerr << "note: The step \"" << note.name << "\" of Prepare: " << note.text << "\n";
  }
}

void runList(const PrepareArguments& arguments) {
  const Survey survey = preparedSurvey(valueOf(Project::open(arguments.project)));
  arguments.json ? printJsonList(survey) : printList(survey);
}

void runRemove(const PrepareArguments& arguments) {
  Project project = valueOf(Project::open(arguments.project));
  const auto steps = project.steps();
  const auto users = usersOf(steps, arguments.name);
  if (!users.empty()) {
    throw Failure{"\"" + arguments.name + "\" is used by the steps " + join(users, ", ") +
                  ": remove those first."};
  }
  std::vector<std::string> known;
  for (const auto& step : steps) known.push_back(step.name);
  const Survey described = valueOf(project.describe());
  if (described.prepared) {
    for (const auto& row : unreadableSteps(described)) known.push_back(row.name);
  }
  if (std::find(known.begin(), known.end(), arguments.name) == known.end()) {
    throw Failure{"There is no step \"" + arguments.name + "\"." +
                  didYouMean(arguments.name, known)};
  }
  project.removeStep(arguments.name);
  std::cout << arguments.name << ": removed. Models that use it ask for a variable that is not "
            << "there any more.\n";
}

void runExport(const PrepareArguments& arguments) {
  const Project project = valueOf(Project::open(arguments.project));
  const auto steps = project.steps();
  requireDone(checkPlace(arguments.file));
  requireDone(writeWhole(arguments.file, QByteArray::fromStdString(writeRecipeSteps(steps))));
  std::cout << arguments.file.string() << ": " << steps.size()
            << (steps.size() == 1 ? " step\n" : " steps\n");
}

// A step that the project has already is passed over; one of the same name that does something else
// is refused.
void runApply(const PrepareArguments& arguments) {
  const auto added = parseRecipeSteps(readText(arguments.file));
  if (!added) throw Failure{arguments.file.string() + ": " + added.error().message};
  Project project = valueOf(Project::open(arguments.project));
  const std::size_t before = project.steps().size();
  const RecipeSteps steps = valueOf(withAdded(project.steps(), *added));
  std::vector<std::string> names;
  for (std::size_t i = before; i < steps.size(); ++i) names.push_back(steps[i].name);
  const Survey described = valueOf(project.describeWith(steps));
  std::vector<std::string> unfit;
  for (const auto& name : names) {
    if (!whyUnfit(described, name).empty()) unfit.push_back(name);
  }
  if (!unfit.empty()) {
    const std::string first = whyUnfit(described, unfit.front());
    unfit.erase(unfit.begin());
    throw Failure{unfit.empty() ? first : first + " Nor do these fit: " + join(unfit, ", ") + "."};
  }
  for (const auto& name : names) {
    for (const auto& note : notesOn(described, name)) std::cerr << "note: " << note << "\n";
  }
  for (std::size_t i = before; i < steps.size(); ++i) requireMade(project, steps, steps[i]);
  project.setSteps(steps);
  for (const auto& name : names) printStep(project, name);
  if (names.empty()) std::cout << "Nothing to add: the project has these steps already.\n";
}

void printJsonFit(const Survey& described, const std::vector<WaveFit>& fits) {
  const auto unfitJson = [](const std::vector<UnfitStep>& unfit) {
    StepsJson list = StepsJson::array();
    for (const auto& one : unfit) list.push_back({{"name", one.name}, {"why", one.why}});
    return list;
  };
  StepsJson document = {
      {"unfit", described.prepared ? unfitJson(described.prepared->unfit) : StepsJson::array()},
      {"waves", StepsJson::array()}};
  for (const auto& fit : fits) {
    StepsJson notes = StepsJson::array();
    for (const auto& note : fit.notes) notes.push_back({{"name", note.name}, {"text", note.text}});
    document["waves"].push_back(
        {{"wave", fit.wave}, {"unfit", unfitJson(fit.unfit)}, {"notes", std::move(notes)}});
  }
  std::cout << document.dump(1, ' ', false, StepsJson::error_handler_t::replace) << "\n";
}

void runCheck(const PrepareArguments& arguments) {
  const Project project = valueOf(Project::open(arguments.project));
  const Survey described = valueOf(project.describe());
  const auto fits = valueOf(project.checkSteps());
  if (arguments.json) return printJsonFit(described, fits);
  if (!described.prepared) {
    std::cout << "No steps: answers are used as they were given.\n";
    return;
  }
  bool all = true;
  for (const auto& unfit : described.prepared->unfit) {
    std::cout << "Does not fit: " << unfit.why << "\n";
    all = false;
  }
  for (const auto& fit : fits) {
    for (const auto& unfit : fit.unfit)
      std::cout << "Wave " << fit.wave << ": " << unfit.why << "\n";
    for (const auto& note : fit.notes) {
      std::cout << "Wave " << fit.wave << ", \"" << note.name << "\": " << note.text << "\n";
    }
    all = all && fit.unfit.empty() && fit.notes.empty();
  }
  if (all) std::cout << "Every step fits every wave.\n";
}

CLI::App* addVerb(CLI::App& prepare, const char* verb, const char* text,
                  void (*run)(const PrepareArguments&),
                  const std::shared_ptr<PrepareArguments>& arguments) {
  auto* command = prepare.add_subcommand(verb, text);
  command->add_option("PROJECT", arguments->project)->required();
  command->callback([arguments, run] { run(*arguments); });
  return command;
}

}  // namespace

void printStep(const Project& project, const std::string& name) {
  const std::vector<std::string> names = {name};
  const Survey survey = valueOf(project.load(names));
  const RecipeStep* step = stepOf(survey, name);
  if (step == nullptr) return;
  const auto counts = valueOf(countStep(survey, *step));
  std::cout << name << ": " << countedRows(counts.answered) << " valid, "
            << countedRows(counts.missing) << " missing";
  if (counts.lost > 0) std::cout << " (" << countedRows(counts.lost) << " made so by this step)";
  if (counts.notAsked > 0) std::cout << ", " << countedRows(counts.notAsked) << " not asked";
  std::cout << ". " << provenanceOf(*step) << "\n";
  if (counts.undefined > 0) {
    std::cerr << "note: " << countedRows(counts.undefined)
              << " interviews have no result, as in a division by zero: they are missing.\n";
  }
}

void addPrepare(CLI::App& app) {
  auto* command = app.add_subcommand(
      "prepare",
      "From answers to variables: a recipe of steps, each of which makes a new variable.\n"
      "Example: candour-cli prepare band pas.candour ageband --from age --cuts 25,35,45,65");
  command->require_subcommand(1);
  addStepCommands(*command);
  const auto verb = [&](const char* name, const char* text, void (*run)(const PrepareArguments&)) {
    auto arguments = std::make_shared<PrepareArguments>();
    return std::pair(addVerb(*command, name, text, run, arguments), arguments);
  };
  const auto [list, listed] =
      verb("list",
           "The steps, and what became of the interviews.\nExample: candour-cli prepare list "
           "pas.candour",
           runList);
  list->add_flag("--json", listed->json, "One JSON document");
  const auto [remove, removed] =
      verb("remove", "Removes a step.\nExample: candour-cli prepare remove pas.candour ageband",
           runRemove);
  remove->add_option("NAME", removed->name)->required();
  const auto [save, saved] =
      verb("export",
           "Writes the steps as a recipe file.\nExample: candour-cli prepare export pas.candour -o "
           "recipe.json",
           runExport);
  save->add_option("-o,--output", saved->file)->required();
  const auto [apply, applied] =
      verb("apply",
           "Adds the steps of a recipe file.\nExample: candour-cli prepare apply next.candour "
           "recipe.json",
           runApply);
  apply->add_option("RECIPE", applied->file)->required();
  const auto [check, checked] =
      verb("check",
           "Says which step does not fit which wave.\nExample: candour-cli prepare check "
           "pas.candour",
           runCheck);
  check->add_flag("--json", checked->json, "One JSON document");
}

}  // namespace candour::cli
