// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/figure_arguments.h"
#include "app/cli/leaving_arguments.h"
#include "core/base/text.h"
#include "models/findings/protection.h"
#include "models/findings/recipe.h"
#include "models/scripts/r_script.h"
#include "ui/export/write_file.h"

namespace candour::cli {

namespace {

struct ScriptArguments : ChartArguments {
  LeavingOptions leaving;
};

// The names of figures that can have a script.
std::vector<std::string> namesOfScripts() {
  std::vector<std::string> names = namesOfTopics();
  std::erase_if(names, [](const std::string& name) {
    return !whyNoScript(topicNamed(name).value()).empty();
  });
  return names;
}

// A figure's question, the survey it is asked of, and how it leaves.
struct Asked {
  FigureQuestion question;
  Survey survey;
  LeavingOptions leaving;
};

bool isRecipe(const std::string& kind) {
  return std::filesystem::path(kind).extension() == ".json";
}

Asked askedByRecipe(const ChartArguments& arguments) {
  const auto recipe = parseRecipe(readText(arguments.kind));
  if (!recipe) throw Failure{arguments.kind + ": " + recipe.error().message};
  const auto* question = std::get_if<FigureQuestion>(&recipe->question);
  if (question == nullptr) {
    throw Failure{arguments.kind + ": it is of a briefing; a script is of one figure."};
  }
  const Project project = valueOf(Project::open(arguments.project));
  const auto variables = variablesOf(*question, valueOf(project.describe()));
  return {*question, valueOf(project.load(variables)), recipe->leaving};
}

Asked askedByOptions(const ScriptArguments& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  const FigureQuestion asked = figureQuestionOf(arguments, question);
  loadAlso(arguments.project, variablesOf(asked, question.survey), question);
  return {asked, question.survey, arguments.leaving};
}

// Whether counts may have left as round numbers.
bool rounds(const LeavingOptions& options, const DisclosureReport& report) {
  const bool withheld = report.reason.empty() && !report.withheld.empty();
  return options.rules.rounding > 0 || options.decided.has_value() || withheld;
}

void runScript(const ScriptArguments& arguments) {
  if (arguments.output.extension() != ".R") {
    throw Failure{arguments.output.string() + ": a script's name ends in .R."};
  }
  const Asked asked =
      isRecipe(arguments.kind) ? askedByRecipe(arguments) : askedByOptions(arguments);
  const auto figure =
      valueOf(leavingFigure(asked.survey, asked.question, asked.leaving, terminalJob("Computing")));
  if (!figure.why.empty()) {
    throw Failure{figure.why + " --disclose REASON lets it leave, and logs the reason."};
  }
  const ScriptSource source{arguments.project.filename().string(), CANDOUR_VERSION,
                            figure.drawn.figure, figure.warnings,
                            rounds(asked.leaving, figure.report)};
  const std::string script = valueOf(rScript(asked.survey, asked.question, source));
  requireDone(checkPlace(arguments.output));
  logOverride(
      arguments.project,
      "script " + nameOf(asked.question.topic) + ", " + arguments.output.filename().string(),
      figure.report);
  requireDone(writeWhole(arguments.output, QByteArray::fromStdString(script)));
  tellWithheld(figure.report);
  std::cout << arguments.output.string() << "\n";
}

}  // namespace

void addScript(CLI::App& app) {
  auto* command = app.add_subcommand(
      "script",
      "A figure's numbers as an R script that works them out again with the package survey,\n"
      "from the project file, and compares.\n"
      "Example: candour-cli script effects pas.candour --model trust.json -o effects.R\n"
      "         candour-cli script effects.recipe.json pas.candour -o effects.R\n"
      "         Rscript effects.R pas.candour");
  auto arguments = std::make_shared<ScriptArguments>();
  addFigureOptions(*command, *arguments);
  // A recipe says the kind and all else.
  auto* kind = command->get_option("KIND");
  kind->description("The recipe of a chart, or one of " + join(namesOfScripts(), ", ") +
                    " (other figures have no script and say why)");
  kind->get_validator(0)->active(false);
  kind->check([](const std::string& name) {
    return isRecipe(name) ? std::string() : CLI::IsMember(namesOfTopics())(name);
  });
  command->add_option("-o,--output", arguments->output, "F.R")->required();
  addLeavingOptions(*command, arguments->leaving);
  command->callback([arguments, command] {
    if (const auto topic = topicNamed(arguments->kind)) noteUnused(*command, *topic);
    runScript(*arguments);
  });
}

}  // namespace candour::cli
