// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/prepare_parts.h"
#include "core/base/text.h"
#include "core/prepare/recipe_edit.h"
#include "core/prepare/steps.h"

namespace candour::cli {

namespace {

struct RecodeArguments : NewStep {
  std::vector<std::string> answers;  // NEW=OLD|OLD
  std::vector<std::string> missing;
  std::string others;
  bool reverse = false;
};

struct BandArguments : NewStep {
  std::vector<double> cuts;
  std::vector<std::string> labels;
  double lowest = 0;
  double highest = 0;
};

struct DeriveArguments : NewStep {
  std::string expression;
};

struct ScaleArguments : NewStep {
  std::vector<std::string> items;
  std::vector<std::string> reversed;
  bool reverseAll = false;
  int minItems = 0;
};

struct MissingArguments : NewStep {
  std::vector<std::string> answers;
  double below = 0;
  double above = 0;
};

bool isGiven(const CLI::App& command, const char* option) {
  return command.get_option(option)->count() > 0;
}

std::vector<AnswerRef> refsOf(const std::string& list) {
  std::vector<AnswerRef> answers;
  for (std::size_t from = 0; from <= list.size();) {
    const std::size_t end = std::min(list.find('|', from), list.size());
    const auto answer = trim(std::string_view(list).substr(from, end - from));
    if (!answer.empty()) answers.emplace_back(std::string(answer));
    from = end + 1;
  }
  return answers;
}

MergedAnswers mergedOf(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw Failure{"\"" + text +
                  "\" is no NEW=OLD|OLD, such as Worried=\"Very worried|Fairly "
                  "worried\"."};
  }
  return {std::string(trim(text.substr(0, equals))), refsOf(text.substr(equals + 1))};
}

void addSource(CLI::App& command, NewStep& arguments) {
  command.add_option("--from", arguments.variable, "The variable it is made of")->required();
}

void runRecode(const RecodeArguments& arguments) {
  RecodeStep step;
  step.variable = arguments.variable;
  for (const auto& text : arguments.answers) step.answers.push_back(mergedOf(text));
  for (const auto& text : arguments.missing) step.missing.push_back(mergedOf(text));
  if (arguments.others == "keep") {
    step.others = OtherAnswers::Keep;
  } else if (arguments.others == "missing") {
    step.others = OtherAnswers::Missing;
  } else if (!arguments.others.empty()) {
    step.others = OtherAnswers::Answer;
    step.othersName = arguments.others;
  } else if (arguments.reverse && step.answers.empty()) {
    step.others = OtherAnswers::Keep;
  }
  step.reverse = arguments.reverse;
  addStep(arguments, step);
}

void addRecode(CLI::App& prepare) {
  auto arguments = std::make_shared<RecodeArguments>();
  auto* command =
      addStepCommand(prepare, *arguments, "recode",
                     "Puts answers together, orders them, turns them round or makes them missing.\n"
                     "Example: candour-cli prepare recode pas.candour worried --from Q13 \\\n"
                     "           --answer \"No=Not at all worried|Not very worried\" \\\n"
                     "           --answer \"Yes=Fairly worried|Very worried\"");
  addSource(*command, *arguments);
  command->add_option("--answer", arguments->answers,
                      "NEW=OLD|OLD ...: an answer and those it is made of, by label or code; "
                      "worst to best");
  command->add_option("--missing", arguments->missing,
                      "REASON=OLD|OLD ...: answers that become a reason for missing");
  command->add_option("--else", arguments->others,
                      "What becomes of other answers: keep, missing, or the answer they become");
  command->add_flag("--reverse", arguments->reverse, "Turns the order round");
  command->callback([arguments] { runRecode(*arguments); });
}

// Labels name the last number of a band where the numbers are whole.
void labelBands(const BandArguments& arguments, BandStep& step) {
  const Project project = valueOf(Project::open(arguments.project));
  const std::vector<std::string> names = {step.variable};
  const Survey survey = valueOf(project.load(names));
  step.labels = bandLabels(step, areWhole(survey, valueOf(survey.require(step.variable))));
}

void runBand(const BandArguments& arguments, const CLI::App& command) {
  BandStep step;
  step.variable = arguments.variable;
  step.cuts = arguments.cuts;
  step.labels = arguments.labels;
  if (isGiven(command, "--lowest")) step.lowest = arguments.lowest;
  if (isGiven(command, "--highest")) step.highest = arguments.highest;
  if (step.labels.empty()) labelBands(arguments, step);
  addStep(arguments, step);
}

void addBand(CLI::App& prepare) {
  auto arguments = std::make_shared<BandArguments>();
  auto* command =
      addStepCommand(prepare, *arguments, "band",
                     "Puts a number into bands; a cut belongs to the band above it.\n"
                     "Example: candour-cli prepare band pas.candour ageband --from age --cuts "
                     "25,35,45,65");
  addSource(*command, *arguments);
  command->add_option("--cuts", arguments->cuts, "Where a band ends and the next begins")
      ->delimiter(',')
      ->required();
  command->add_option("--labels", arguments->labels, "One more than cuts (\"25-34\" if left out)")
      ->delimiter('|');
  command->add_option("--lowest", arguments->lowest, "What is below is missing");
  command->add_option("--highest", arguments->highest, "What is above is missing");
  command->callback([arguments, command] { runBand(*arguments, *command); });
}

void addDerive(CLI::App& prepare) {
  auto arguments = std::make_shared<DeriveArguments>();
  auto* command = addStepCommand(
      prepare, *arguments, "derive",
      "Works a variable out with a formula: + - * / ^, == != < <= > >=, in, and, or, not, if(c, "
      "a,\n"
      "b), min, max, mean, sum and count of those answered, abs, sqrt, log, exp, floor, round,\n"
      "is_missing, year, month. Answers stand in quotes, names with blanks in [brackets].\n"
      "Example: candour-cli prepare derive pas.candour anxious \\\n"
      "           'if(Q13 == \"Very worried\" and count(Q14, Q15) > 0, 1, 0)'");
  command->add_option("EXPRESSION", arguments->expression)->required();
  command->callback([arguments] { addStep(*arguments, DeriveStep{arguments->expression}); });
}

void runScale(const ScaleArguments& arguments, const CLI::App& command) {
  ScaleStep step;
  for (const auto& item : arguments.items)
    step.items.push_back({item, arguments.reverseAll, {}, {}});
  for (const auto& name : arguments.reversed) {
    const auto item = std::find_if(step.items.begin(), step.items.end(),
                                   [&name](const auto& one) { return one.variable == name; });
    if (item == step.items.end()) throw Failure{"\"" + name + "\" is no item of the scale."};
    item->reverse = true;
  }
  if (isGiven(command, "--min-items")) step.minItems = arguments.minItems;
  addStep(arguments, step);
}

void addScale(CLI::App& prepare) {
  auto arguments = std::make_shared<ScaleArguments>();
  auto* command = addStepCommand(
      prepare, *arguments, "scale",
      "The mean of several items, each from 0 to 1 in the order of its answers.\n"
      "Example: candour-cli prepare scale pas.candour fairness Q62C Q62TG Q62TH --reverse Q62TH");
  command->add_option("ITEM", arguments->items)->required();
  command->add_option("--reverse", arguments->reversed, "Items whose order is turned round");
  command->add_flag("--reverse-all", arguments->reverseAll, "Turns every item round");
  command->add_option("--min-items", arguments->minItems,
                      "How many must be answered (two thirds if left out)");
  command->callback([arguments, command] { runScale(*arguments, *command); });
}

void runMissing(const MissingArguments& arguments, const CLI::App& command) {
  MissingStep step;
  step.variable = arguments.variable;
  for (const auto& list : arguments.answers) {
    for (auto& answer : refsOf(list)) step.answers.push_back(std::move(answer));
  }
  if (isGiven(command, "--below")) step.below = arguments.below;
  if (isGiven(command, "--above")) step.above = arguments.above;
  addStep(arguments, step);
}

void addMissing(CLI::App& prepare) {
  auto arguments = std::make_shared<MissingArguments>();
  auto* command = addStepCommand(
      prepare, *arguments, "missing",
      "A copy of a variable in which answers, or all numbers below or above a limit, are\n"
      "missing.\n"
      "Example: candour-cli prepare missing pas.candour age2 --from age --answers 98|99");
  addSource(*command, *arguments);
  command->add_option("--answers", arguments->answers, "OLD|OLD ..., by label or code");
  command->add_option("--below", arguments->below, "What is below is missing");
  command->add_option("--above", arguments->above, "What is above is missing");
  command->callback([arguments, command] { runMissing(*arguments, *command); });
}

}  // namespace

void addStep(const NewStep& arguments, decltype(RecipeStep::how) how) {
  RecipeStep step{arguments.name, arguments.label, std::move(how)};
  requireDone(soundStep(step));
  Project project = valueOf(Project::open(arguments.project));
  RecipeSteps steps = project.steps();
  steps.push_back(step);
  requireDone(doesWhatItSays(valueOf(project.describeWith(steps)), step.name));
  requireMade(project, steps, step);
  project.setSteps(steps);
  if (!arguments.json) printStep(project, step.name);
}

CLI::App* addStepCommand(CLI::App& prepare, NewStep& arguments, const char* kind,
                         const char* text) {
  auto* command = prepare.add_subcommand(kind, text);
  command->add_option("PROJECT", arguments.project)->required();
  command->add_option("NAME", arguments.name, "Of the variable that is made")->required();
  command->add_option("--label", arguments.label, "Its wording");
  return command;
}

void requireMade(const Project& project, const RecipeSteps& steps, const RecipeStep& step) {
  if (!std::holds_alternative<RakeStep>(step.how)) return;
  const std::vector<std::string> names = {step.name};
  valueOf(project.loadWith(steps, names));
}

void addStepCommands(CLI::App& prepare) {
  addRecode(prepare);
  addBand(prepare);
  addDerive(prepare);
  addScale(prepare);
  addMissing(prepare);
  addRake(prepare);
}

}  // namespace candour::cli
