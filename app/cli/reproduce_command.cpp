// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "app/cli/command.h"
#include "app/cli/exports.h"
#include "app/cli/leaving_arguments.h"
#include "core/base/text.h"
#include "core/prepare/steps.h"
#include "ui/documents/write_document.h"
#include "ui/export/data_hash.h"
#include "ui/export/export_figure.h"
#include "ui/export/recipe_file.h"
#include "ui/export/write_file.h"

namespace candour::cli {

namespace {

struct ReproduceArguments {
  std::filesystem::path recipe;
  std::filesystem::path project;
  std::filesystem::path output;
};

// An export made again: its bytes, and its numbers where it is a figure.
struct MadeAgain {
  QByteArray bytes;
  std::string numbers;
  DisclosureReport disclosure;
};

std::filesystem::path projectOf(const ReproduceArguments& arguments, const Recipe& recipe) {
  if (!arguments.project.empty()) return arguments.project;
  return arguments.recipe.parent_path() / recipe.data.project;
}

// What was made of answers must be made of them in the same way.
void requireSteps(const RecipeSteps& then, const RecipeSteps& now) {
  for (const RecipeStep& step : then) {
    const auto same = std::find_if(now.begin(), now.end(), [&step](const RecipeStep& other) {
      return other.name == step.name;
    });
    if (same == now.end()) {
      throw Failure{
          "The recipe reads \"" + step.name +
          "\", which no step of Prepare makes in this project. It was then: " + provenanceOf(step)};
    }
    if (same->how != step.how) {
      throw Failure{"\"" + step.name + "\" is made otherwise than the recipe says. Then: " +
                    provenanceOf(step) + " Now: " + provenanceOf(*same)};
    }
  }
}

Survey surveyOf(const std::filesystem::path& project, const Recipe& recipe) {
  const Project opened = valueOf(Project::open(project));
  requireSteps(recipe.data.steps, opened.steps());
  const Survey described = valueOf(opened.describe());
  const auto variables = std::visit(
      [&](const auto& question) { return variablesOf(question, described); }, recipe.question);
  Survey survey = valueOf(opened.load(variables));
  const RecipeData data = recipeData(project, survey, variables);
  if (data.sha256 == recipe.data.sha256) return survey;
  const auto rows = [](std::size_t n) { return grouped(static_cast<long long>(n)) + " rows"; };
  throw Failure{"The data differ from those of the recipe: " + rows(recipe.data.rows) + " of " +
                join(recipe.data.sources, ", ") + " then, " + rows(data.rows) + " of " +
                join(data.sources, ", ") + " now; or answers or labels were changed."};
}

MadeAgain again(const Survey& survey, const FigureQuestion& question, const Recipe& recipe) {
  const auto size = figureSizeNamed(recipe.size);
  if (!size) throw Failure{"The recipe, \"size\": there is no size \"" + recipe.size + "\"."};
  const auto figure = valueOf(leavingFigure(survey, question, recipe.leaving));
  if (!figure.why.empty()) throw Failure{figure.why};
  return {valueOf(figureFileBytes(figure.drawn.figure, recipe.output, *size)),
          figureCsv(figure.drawn.figure), figure.report};
}

MadeAgain again(const Survey& survey, const Briefing& briefing, const Recipe& recipe) {
  auto finished = valueOf(finishBriefing(survey, briefing, {}, recipe.leaving));
  // A document carries its recipe without the hash of itself.
  Recipe carried = recipe;
  carried.sha256.clear();
  finished.document.recipe = writeRecipe(carried);
  std::string numbers;
  for (const DocumentPage& page : finished.document.pages) {
    if (page.figure) numbers += figureCsv(*page.figure);
  }
  return {valueOf(documentBytes(finished.document, recipe.output, briefing.format)), numbers,
          finished.disclosure};
}

// The first line of numbers that is another, where the export's numbers lie beside the recipe.
std::string differingNumbers(const std::filesystem::path& csv, const std::string& numbers) {
  std::ifstream file(csv, std::ios::binary);
  if (!file) return "The bytes differ; there are no numbers beside the recipe to compare.";
  std::istringstream now(numbers);
  std::string before, after;
  while (std::getline(file, before)) {
    if (!std::getline(now, after) || before != after) {
      return "The numbers differ: \"" + std::string(trim(before)) + "\" then, \"" +
             std::string(trim(after)) + "\" now.";
    }
  }
  return "The numbers are the same, the picture is not: another version of Candour, of Qt or of "
         "the fonts drew it.";
}

std::string whatDiffers(const ReproduceArguments& arguments, const Recipe& recipe,
                        const MadeAgain& made) {
  std::filesystem::path csv = arguments.recipe.parent_path() / recipe.output;
  const std::string what = differingNumbers(csv.replace_extension(".csv"), made.numbers);
  if (recipe.version == CANDOUR_VERSION) return what;
  return what + " The recipe is of Candour " + recipe.version + ", this is " CANDOUR_VERSION ".";
}

// Of an export the recipe beside it.
std::filesystem::path recipeNamed(const std::filesystem::path& file) {
  if (lowered(file.extension().string()) == ".json") return file;
  const auto beside = recipeBeside(file);
  if (beside) return *beside;
  throw Failure{"There is no recipe of " + file.string() + " beside it, such as " +
                recipeFile(file).string() + "."};
}

// An export that was named must be the one that the recipe makes.
void requireUnchanged(const std::filesystem::path& named, const Recipe& recipe) {
  if (lowered(named.extension().string()) == ".json") return;
  const std::string bytes = readText(named);
  const QByteArray view =
      QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
  if (bytesHash(view) == recipe.sha256) return;
  throw Failure{named.string() + " is not as its recipe made it: its bytes have been changed."};
}

void runReproduce(ReproduceArguments arguments) {
  const std::filesystem::path named = arguments.recipe;
  arguments.recipe = recipeNamed(named);
  auto recipe = parseRecipe(readText(arguments.recipe));
  if (!recipe) throw Failure{arguments.recipe.string() + ": " + recipe.error().message};
  if (recipe->sha256.empty()) {
    throw Failure{arguments.recipe.string() + ": it holds no hash of the export (\"sha256\")."};
  }
  requireUnchanged(named, *recipe);
  const Survey survey = surveyOf(projectOf(arguments, *recipe), *recipe);
  const Drawing drawing;
  const MadeAgain made = std::visit(
      [&](const auto& question) { return again(survey, question, *recipe); }, recipe->question);
  // What differs is not written: a recipe could be changed to let more leave.
  if (bytesHash(made.bytes) != recipe->sha256) {
    throw Failure{whatDiffers(arguments, *recipe, made)};
  }
  if (!arguments.output.empty()) {
    requireDone(checkPlace(arguments.output));
    logOverride(projectOf(arguments, *recipe), "reproduce, " + arguments.output.filename().string(),
                made.disclosure);
    requireDone(writeWhole(arguments.output, made.bytes));
  }
  std::cout << "The same bytes: " << recipe->output << ", sha256 " << recipe->sha256 << "\n";
}

}  // namespace

void addReproduce(CLI::App& app) {
  auto* command = app.add_subcommand(
      "reproduce",
      "Makes an export again from its recipe and proves that it is the same, or says what "
      "differs.\n"
      "Example: candour-cli reproduce effects.recipe.json\n"
      "         candour-cli reproduce trust.pdf");
  auto arguments = std::make_shared<ReproduceArguments>();
  command
      ->add_option("RECIPE", arguments->recipe,
                   "A recipe, or an export beside which its recipe lies: that it is unchanged is "
                   "proved too")
      ->required();
  command->add_option("--project", arguments->project,
                      "The project (the one the recipe names, beside it, if left out)");
  command->add_option("-o,--output", arguments->output,
                      "Where to write what was made again, if it is the same");
  command->callback([arguments] { runReproduce(*arguments); });
}

}  // namespace candour::cli
