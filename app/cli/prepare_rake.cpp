// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/prepare_parts.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "core/prepare/margins_file.h"
#include "core/prepare/rake_survey.h"

namespace candour::cli {

namespace {

using RakeJson = nlohmann::ordered_json;

struct RakeArguments : NewStep {
  std::string weight;
  std::filesystem::path margins;
  double lowest = 0;
  double highest = 0;
};

std::string percent(double share) {
  return fixed(100 * share, 2) + " %";
}

void printWave(const RakedWave& wave, bool several) {
  std::cout << inWords(wave, several) << "\n";
  Table table({"margin", "answer", "interviews", "before", "target", "after"}, false);
  for (const auto& share : wave.raked.shares) {
    table.add({share.variable, share.level, grouped(static_cast<long long>(share.rows)),
               percent(share.before), percent(share.target), percent(share.after)});
  }
  table.print(std::cout);
}

// Of each margin, how many have no answer to it.
void printUnanswered(const RakeStep& step, const RakedWave& wave) {
  for (std::size_t m = 0; m < step.margins.size(); ++m) {
    const std::size_t n = wave.raked.unanswered[m];
    if (n == 0) continue;
    std::cout << grouped(static_cast<long long>(n)) << " interviews have no answer to "
              << step.margins[m].variable << ": that margin leaves them as they are.\n";
  }
}

RakeJson waveJson(const RakeStep& step, const RakedWave& wave) {
  const Raked& raked = wave.raked;
  RakeJson object = {{"wave", wave.wave},
                     {"interviews", wave.rows},
                     {"design_effect_before", raked.deffBefore},
                     {"design_effect_after", raked.deffAfter},
                     {"on_limit", raked.trimmed},
                     {"converged", raked.converged},
                     {"largest_error", raked.largestError},
                     {"iterations", raked.iterations},
                     {"margins", RakeJson::array()}};
  for (std::size_t m = 0; m < step.margins.size(); ++m) {
    const std::string& variable = step.margins[m].variable;
    RakeJson answers = RakeJson::array();
    for (const auto& share : raked.shares) {
      if (share.variable != variable) continue;
      answers.push_back({{"answer", share.level},
                         {"interviews", share.rows},
                         {"before", share.before},
                         {"target", share.target},
                         {"after", share.after}});
    }
    object["margins"].push_back({{"variable", variable},
                                 {"unanswered", raked.unanswered[m]},
                                 {"answers", std::move(answers)}});
  }
  return object;
}

void printRaking(const Survey& survey, const RakeStep& step) {
  const auto raked = valueOf(rakeSurvey(survey, step));
  for (const auto& wave : raked.waves) {
    printWave(wave, survey.waves.size() > 1);
    printUnanswered(step, wave);
  }
  for (const auto& note : notesOf(step, raked)) std::cerr << "note: " << note << "\n";
}

void runRake(const RakeArguments& arguments, const CLI::App& command) {
  RakeStep step;
  step.weight = arguments.weight;
  step.margins = valueOf(readRakeMargins(arguments.margins));
  if (command.get_option("--lowest")->count() > 0) step.lowest = arguments.lowest;
  if (command.get_option("--highest")->count() > 0) step.highest = arguments.highest;
  addStep(arguments, step);
  const std::vector<std::string> names = {arguments.name};
  const Survey survey = valueOf(valueOf(Project::open(arguments.project)).load(names));
  if (!arguments.json) return printRaking(survey, step);
  RakeJson document = {{"name", arguments.name}};
  document.update(rakeJson(survey, step));
  std::cout << document.dump(1, ' ', false, RakeJson::error_handler_t::replace) << "\n";
}

}  // namespace

RakeJson rakeJson(const Survey& survey, const RakeStep& step) {
  const auto raked = valueOf(rakeSurvey(survey, step));
  RakeJson document = {{"waves", RakeJson::array()}, {"notes", notesOf(step, raked)}};
  for (const auto& wave : raked.waves) document["waves"].push_back(waveJson(step, wave));
  return document;
}

void addRake(CLI::App& prepare) {
  auto arguments = std::make_shared<RakeArguments>();
  auto* command = addStepCommand(
      prepare, *arguments, "rake",
      "A weight that gives answers the shares they have in the population, in each wave by\n"
      "itself, with the mean 1.\n"
      "Example: candour-cli prepare rake pas.candour raked --weight w --margins margins.csv \\\n"
      "           --lowest 0.3 --highest 3");
  command->add_option("--weight", arguments->weight,
                      "The weight to begin with (all the same if left out)");
  command
      ->add_option("--margins", arguments->margins,
                   "A table with the columns variable, answer, share (or count); or JSON")
      ->required();
  command->add_option("--lowest", arguments->lowest, "Least weight, as a multiple of the mean");
  command->add_option("--highest", arguments->highest, "Largest weight, as a multiple of the mean");
  command->add_flag("--json", arguments->json, "One JSON document");
  command->callback([arguments, command] { runRake(*arguments, *command); });
}

}  // namespace candour::cli
