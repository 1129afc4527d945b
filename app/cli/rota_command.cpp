// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/register_parts.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/community/rota.h"
#include "models/community/rota_json.h"
#include "models/community/rota_reading.h"
#include "ui/export/rota_hash.h"

namespace candour::cli {

namespace {

struct RotaArguments {
  std::filesystem::path project;
  RotaQuestion question;
  bool nominated = false;
  std::string name;
  std::string on;     // the day it is frozen
  bool plan = false;  // the cycle's priorities with it
  bool json = false;
  std::filesystem::path file;  // that a plan is read from
};

FrozenRota drawn(const RotaArguments& arguments, const WardRegister& wards) {
  RotaQuestion question = arguments.question;
  if (arguments.nominated) question.take = RotaWards::Nominated;
  return valueOf(drawRota(wards, question));
}

void print(const FrozenRota& rota, const WardRegister& wards) {
  Table table({"week", "ward", "borough"}, true);
  for (const auto& entry : rota.entries) {
    table.add({entry.week, wardName(wards, entry.ward), entry.stratum});
  }
  table.print(std::cout);
}

void runDraw(const RotaArguments& arguments) {
  const auto wards = valueOf(Project::open(arguments.project)).wards().load();
  const FrozenRota rota = drawn(arguments, wards);
  if (arguments.json) {
    std::cout << rotaJson(rota, wards);
    return;
  }
  print(rota, wards);
}

void runFreeze(const RotaArguments& arguments) {
  Project project = valueOf(Project::open(arguments.project));
  const auto wards = project.wards().load();
  FrozenRota rota = drawn(arguments, wards);
  rota.name = arguments.name;
  rota.frozenOn = arguments.on.empty() ? today() : arguments.on;
  rota.sha256 = rotaHash(rota);
  const auto planned = arguments.plan ? plannedBy(rota, wards) : std::vector<Priority>{};
  requireDone(project.wards().freeze(rota, planned));
  if (arguments.json) {
    std::cout << rotaJson(rota, wards);
    return;
  }
  std::cout << rota.name << ": " << counted(rota.entries.size(), "ward", "wards") << ", frozen on "
            << rota.frozenOn << "\nSHA-256 " << rota.sha256 << "\n";
  if (arguments.plan) {
    std::cout << counted(planned.size(), "priority", "priorities") << " planned\n";
  }
}

std::vector<RotaCheck> checksOf(const WardRegister& wards, const std::string& name) {
  std::vector<RotaCheck> checks;
  std::vector<std::string> names;
  for (const auto& rota : wards.rotas) {
    names.push_back(rota.name);
    if (!name.empty() && rota.name != name) continue;
    checks.push_back({rota, isAltered(rota, rotaHash(rota)), againstSeed(rota, wards)});
  }
  if (!checks.empty()) return checks;
  if (names.empty()) throw Failure{"The project has no frozen plan."};
  throw Failure{"There is no frozen plan \"" + name + "\"." + didYouMean(name, names)};
}

void print(const RotaCheck& check) {
  std::cout << check.rota.name << ", frozen on " << check.rota.frozenOn << ": ";
  if (!check.altered && check.differences.empty()) {
    std::cout << "unaltered, and as its seed drew it\n";
  } else {
    std::cout << (check.altered ? "altered since it was frozen"
                                : "as its hash has it, but not as its seed drew it")
              << "\n";
  }
  for (const auto& difference : check.differences) std::cout << "  " << difference << "\n";
  std::cout << "  SHA-256 when frozen " << check.rota.sha256 << "\n";
}

void runCheck(const RotaArguments& arguments) {
  const auto wards = valueOf(Project::open(arguments.project)).wards().load();
  const auto checks = checksOf(wards, arguments.name);
  std::string altered;
  if (arguments.json) std::cout << rotaChecksJson(checks);
  for (const auto& check : checks) {
    if (!arguments.json) print(check);
    if (check.altered || !check.differences.empty()) altered = check.rota.name;
  }
  std::cout.flush();
  if (!altered.empty()) throw Failure{"The plan \"" + altered + "\" was altered."};
}

// A plan that its own hash does not fit is kept all the same: that it was altered is then on
// record.
void runImport(const RotaArguments& arguments) {
  const auto read = valueOf(readRotaFile(arguments.file));
  Project project = valueOf(Project::open(arguments.project));
  Project::Change change(project);
  WardStore store = project.wards();
  requireDone(keepRota(store, read));
  change.keep();
  const RotaCheck check{read.rota, isAltered(read.rota, rotaHash(read.rota)),
                        againstSeed(read.rota, store.load())};
  if (arguments.json) {
    std::cout << rotaChecksJson({check});
    return;
  }
  print(check);
}

void addPlanOptions(CLI::App& command, RotaArguments& arguments) {
  RotaQuestion& question = arguments.question;
  command.add_option("PROJECT", arguments.project)->required();
  command.add_option("--cycle", question.cycle, "The cycle it begins in, such as 2019-Q3")
      ->required();
  command.add_option("--first-week", question.firstWeek, "A Monday, such as 2019-07-01")
      ->required();
  command.add_option("--a-week", question.wardsAWeek, "Wards a week; 0: all in the same week")
      ->capture_default_str();
  command.add_option("--seed", question.seed, "Of the random order")->capture_default_str();
  command.add_flag("--nominated", arguments.nominated,
                   "Only wards with a nominated priority in the cycle");
  command.add_option("--ward", question.wards, "Only these wards, by code");
  command.add_option("--break", question.breaks, "Mondays of weeks without action");
  command.add_flag("--json", arguments.json, "One JSON document");
}

}  // namespace

void addRota(CLI::App& app) {
  auto* command =
      app.add_subcommand("rota",
                         "Plans of weeks of action in a random order that can be proved later.\n"
                         "Example: candour-cli rota draw pas.candour --cycle 2019-Q3 --first-week "
                         "2019-07-01 --seed 7");
  command->require_subcommand(1);

  auto draw = std::make_shared<RotaArguments>();
  auto* drawing = command->add_subcommand(
      "draw",
      "Draws a stratified random order and shows it; nothing is kept.\n"
      "Example: candour-cli rota draw pas.candour --cycle 2019-Q3 --first-week 2019-07-01 "
      "--a-week 2 --seed 7");
  addPlanOptions(*drawing, *draw);
  drawing->callback([draw] { runDraw(*draw); });

  auto freeze = std::make_shared<RotaArguments>();
  auto* freezing = command->add_subcommand(
      "freeze",
      "Draws the same order and keeps it for ever, with its hash and the day.\n"
      "Example: candour-cli rota freeze pas.candour --cycle 2019-Q3 --first-week 2019-07-01 "
      "--seed 7 --name \"Rolling plan 2019\" --plan");
  addPlanOptions(*freezing, *freeze);
  freezing->add_option("--name", freeze->name, "What the plan is called")->required();
  freezing->add_option("--on", freeze->on, "The day it is frozen (today)");
  freezing->add_flag("--plan", freeze->plan, "Plan the cycle's nominated priorities with it");
  freezing->callback([freeze] { runFreeze(*freeze); });

  auto import = std::make_shared<RotaArguments>();
  auto* importing = command->add_subcommand(
      "import",
      "Keeps a plan that was frozen elsewhere, as `rota freeze --json` wrote it.\n"
      "Example: candour-cli rota import pas.candour plan_2019.json");
  importing->add_option("PROJECT", import->project)->required();
  importing->add_option("FILE", import->file, "The frozen plan, JSON")->required();
  importing->add_flag("--json", import->json, "One JSON document");
  importing->callback([import] { runImport(*import); });

  auto check = std::make_shared<RotaArguments>();
  auto* checking = command->add_subcommand(
      "check",
      "Whether frozen plans are as they were; exit 1 and what differs where not.\n"
      "Example: candour-cli rota check pas.candour \"Rolling plan 2019\"");
  checking->add_option("PROJECT", check->project)->required();
  checking->add_option("NAME", check->name, "One plan (all)");
  checking->add_flag("--json", check->json, "One JSON document");
  checking->callback([check] { runCheck(*check); });
}

}  // namespace candour::cli
