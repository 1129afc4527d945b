// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/ward_arguments.h"

#include "app/cli/ward_files.h"
#include "core/base/text.h"
#include "models/community/register_options.h"
#include "models/community/register_table.h"
#include "models/community/ward_action.h"
#include "models/drivers/driver_map.h"
#include "models/trends/row_times.h"
#include "ui/export/rota_hash.h"

namespace candour::cli {

namespace {

void addCommon(CLI::App& command, WardArguments& arguments) {
  command.add_option(
      "--register", arguments.actions,
      "When wards acted: a register as a table (CSV, Excel), or one with the columns "
      "ward and week; without, the project's own register");
  command.add_option("--ward", arguments.ward, "The variable that tells wards");
}

void addEvaluationOnly(CLI::App& command, WardArguments& arguments) {
  command.add_option("--neighbours", arguments.neighbours, "A table of pairs of wards that touch");
  command.add_option("--changes", arguments.changes,
                     "Changes of boundaries: a table with old_code, new_code and share");
  command
      .add_option("--action-quarter", arguments.quarter,
                  "What the quarter of the week of action counts as")
      ->check(CLI::IsMember({"left-out", "after"}))
      ->capture_default_str();
  command
      .add_option("--quarters-after", arguments.quartersAfter,
                  "Quarters that an action counts for (0: from then on)")
      ->check(CLI::Range(0, 400));
  command
      .add_option("--base-quarters", arguments.baseQuarters,
                  "Quarters before the action to measure from (0: as the plan has it)")
      ->check(CLI::Range(0, 400));
  command
      .add_option("--anticipation", arguments.anticipation,
                  "Quarters before the action in which people may know of it")
      ->check(CLI::Range(0, 40));
  command.add_option("--spill-over", arguments.spillOver, "Neighbours of wards that acted")
      ->check(CLI::IsMember({"ignored", "flagged", "excluded"}))
      ->capture_default_str();
  command.add_flag("--controls", arguments.covariates,
                   "Hold the question's controls equal (doubly robust)");
  command.add_option("--awareness", arguments.awareness, "Who knows of it: VARIABLE=ANSWER");
  command.add_option("--draws", arguments.draws, "Of randomisation and bootstrap")
      ->check(CLI::Range(99, 1000000))
      ->capture_default_str();
  command.add_option("--seed", arguments.seed, "Of the draws")->capture_default_str();
}

void addReadinessOnly(CLI::App& command, WardArguments& arguments) {
  command
      .add_option("--wards", arguments.wards,
                  "Wards that act (those of --register, else half of all)")
      ->check(CLI::Range(1, 100000));
  command.add_option("--quarters-before", arguments.before, "Quarters of interviews before")
      ->check(CLI::Range(1, 400))
      ->capture_default_str();
  command.add_option("--effect", arguments.effect, "What is to be found: 0.05 is five points")
      ->check(CLI::Range(0.0001, 0.9999))
      ->capture_default_str();
  command
      .add_option("--boost", arguments.boost, "More interviews in each ward that acts, a quarter")
      ->check(CLI::Range(0.0, 10000.0));
  command.add_option("--design-effect", arguments.designEffect, "Instead of the survey's own")
      ->check(CLI::Range(0.1, 100.0));
  command
      .add_option("--icc", arguments.rho,
                  "How alike changes of a ward are: design effect = weights (1 + (m - 1) icc)")
      ->check(CLI::Range(0.0, 1.0));
}

// What --register holds, or the project; tables of their own go before either.
WardRegister registerOf(const std::filesystem::path& project, const WardArguments& arguments) {
  WardRegister wards = valueOf(Project::open(project)).wards().load();
  if (!arguments.actions.empty()) {
    WardRegister table = valueOf(readRegister(arguments.actions));
    wards.priorities = std::move(table.priorities);
  }
  if (!arguments.neighbours.empty()) {
    wards.neighbours = valueOf(readNeighbourTable(arguments.neighbours));
  }
  if (!arguments.changes.empty()) wards.changes = valueOf(readWardChangeTable(arguments.changes));
  return wards;
}

std::optional<OutcomeSpec> awarenessOf(const std::string& text) {
  if (text.empty()) return {};
  const auto at = text.find('=');
  if (at == std::string::npos || at == 0 || at + 1 == text.size()) {
    throw Failure{"--awareness is VARIABLE=ANSWER, as \"NQ133A=Yes\"."};
  }
  return OutcomeSpec{"Awareness", text.substr(0, at), {text.substr(at + 1)}, {}};
}

}  // namespace

void addEvaluationOptions(CLI::App& command, WardArguments& arguments) {
  addCommon(command, arguments);
  command.add_option("--outcome", arguments.outcome,
                     "Trust, Confidence ... instead of the model's");
  command.add_option("--time", arguments.time, "The variable that tells time");
  addEvaluationOnly(command, arguments);
}

void addReadinessOptions(CLI::App& command, WardArguments& arguments) {
  addCommon(command, arguments);
  command.add_option("--outcome", arguments.outcome,
                     "Trust, Confidence ... instead of the model's");
  command.add_option("--time", arguments.time, "The variable that tells time");
  command.add_option("--quarters-after", arguments.after, "Quarters of interviews after")
      ->check(CLI::Range(1, 400))
      ->capture_default_str();
  addReadinessOnly(command, arguments);
}

void addChartWardOptions(CLI::App& command, WardArguments& arguments) {
  addCommon(command, arguments);
  addEvaluationOnly(command, arguments);
  addReadinessOnly(command, arguments);
}

EvaluationOptions evaluationOptions(const std::filesystem::path& project,
                                    const WardArguments& arguments) {
  EvaluationOptions options;
  options.ward = arguments.ward;
  options.time = arguments.time;
  options.actionQuarter =
      arguments.quarter == "after" ? ActionQuarter::After : ActionQuarter::LeftOut;
  options.quartersAfter = arguments.quartersAfter;
  options.baseQuarters = arguments.baseQuarters;
  options.anticipation = arguments.anticipation;
  options.spillOver = arguments.spillOver == "excluded"  ? SpillOver::Excluded
                      : arguments.spillOver == "ignored" ? SpillOver::Ignored
                                                         : SpillOver::Flagged;
  options.covariates = arguments.covariates;
  options.awareness = awarenessOf(arguments.awareness);
  options.draws = arguments.draws;
  options.seed = arguments.seed;
  options = withRegister(registerOf(project, arguments), rotaHash, std::move(options));
  if (options.actions.empty()) {
    throw Failure{
        "No ward has acted yet by the project's register. Say when wards acted: "
        "\"register import\", or --register FILE with the columns ward and week."};
  }
  return options;
}

ReadinessOptions readinessOptions(const std::filesystem::path& project,
                                  const WardArguments& arguments) {
  ReadinessOptions options;
  options.ward = arguments.ward;
  options.time = arguments.time;
  options.actions = readActions(registerOf(project, arguments));
  options.wards = arguments.wards;
  options.quartersBefore = arguments.before;
  // A chart has one option for both.
  options.quartersAfter = arguments.quartersAfter > 0 ? arguments.quartersAfter : arguments.after;
  options.effect = arguments.effect;
  options.boost = arguments.boost;
  if (arguments.designEffect > 0) options.designEffect = arguments.designEffect;
  if (arguments.rho >= 0) options.rho = arguments.rho;
  return options;
}

void chooseOutcome(const std::filesystem::path& project, const std::string& outcome,
                   Question& question) {
  if (outcome.empty() || lowered(outcome) == lowered(question.spec.outcome.name)) return;
  std::vector<std::string> names = {question.spec.outcome.name};
  const auto proposal = proposeModels(valueOf(valueOf(Project::open(project)).describe()));
  if (proposal) {
    for (const auto& model : proposal->models) {
      names.push_back(model.outcome.name);
      if (lowered(model.outcome.name) != lowered(outcome)) continue;
      question.spec.outcome = model.outcome;
      loadAlso(project, {model.outcome.variable}, question);
      return;
    }
  }
  throw Failure{"There is no outcome \"" + outcome + "\"; there is " + join(names, ", ") + "."};
}

void loadWards(const std::filesystem::path& project, const std::string& time,
               const std::vector<std::string>& names, Question& question) {
  auto wanted = names;
  for (const auto& name : timeSources(question.survey)) wanted.push_back(name);
  if (!time.empty()) wanted.push_back(time);
  wanted.push_back(question.spec.outcome.variable);
  loadAlso(project, wanted, question);
}

}  // namespace candour::cli
