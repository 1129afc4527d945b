// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "core/base/text.h"
#include "models/community/register_table.h"
#include "models/community/rota.h"
#include "models/community/rota_json.h"
#include "models/simulate/geography.h"
#include "models/simulate/simulate.h"
#include "models/simulate/write_survey.h"
#include "ui/export/data_hash.h"
#include "ui/export/write_file.h"

namespace candour::cli {

namespace {

struct SimulateArguments {
  SimulationOptions options;
  std::filesystem::path output;
  std::filesystem::path wardRegister;  // empty: none
};

// "ward_rota.json" beside "ward_register.csv", "F_rota.json" beside "F.csv".
std::filesystem::path rotaBeside(const std::filesystem::path& file) {
  std::string stem = file.stem().string();
  constexpr std::string_view kEnd = "_register";
  if (stem.ends_with(kEnd)) stem.resize(stem.size() - kEnd.size());
  return file.parent_path() / (stem + "_rota.json");
}

void writeRegister(const SimulateArguments& arguments) {
  WardRegister wards = valueOf(simulateRegister(arguments.options));
  FrozenRota& rota = wards.rotas.front();
  rota.sha256 = bytesHash(QByteArray::fromStdString(rotaText(rota)));
  const auto file = arguments.wardRegister;
  requireDone(writeWhole(file, QByteArray::fromStdString(registerCsv(wards))));
  requireDone(writeWhole(rotaBeside(file), QByteArray::fromStdString(rotaJson(rota, wards))));
  std::cout << file.string() << ": " << wards.priorities.size() << " priorities of "
            << wards.wards.size() << " wards; " << rotaBeside(file).string() << ": their plan\n";
}

void runSimulate(const SimulateArguments& arguments) {
  const std::string ending = lowered(arguments.output.extension().string());
  const bool csv = ending == ".csv";
  if (!csv && ending != ".sav" && ending != ".zsav") {
    throw Failure{"Cannot write " + arguments.output.string() + ": choose .csv, .sav or .zsav."};
  }
  if (arguments.options.wardsAct &&
      lowered(arguments.wardRegister.extension().string()) != ".csv") {
    throw Failure{"Cannot write " + arguments.wardRegister.string() + ": choose .csv."};
  }
  const Survey survey = valueOf(simulateSurvey(arguments.options, terminalJob("Simulating")));
  const Status written =
      csv ? writeSurveyCsv(survey, arguments.output) : writeSurveySav(survey, arguments.output);
  if (!written) throw Failure{written.error().message};
  std::cout << arguments.output.string() << ": " << grouped(static_cast<long long>(survey.rows))
            << " simulated interviews, " << survey.variables.size() << " variables, seed "
            << arguments.options.seed << "\n";
  if (arguments.options.wardsAct) writeRegister(arguments);
}

}  // namespace

void addSimulate(CLI::App& app) {
  auto* command =
      app.add_subcommand("simulate",
                         "A survey shaped like the Public Attitude Survey, with known truth.\n"
                         "Example: candour-cli simulate --rows 12800 --seed 7 -o simulated.sav\n"
                         "With --years its levels follow the published series, and interviews from "
                         "April 2020 on are by telephone.\n"
                         "Example: candour-cli simulate --years 10 -o ten_years.zsav");
  auto arguments = std::make_shared<SimulateArguments>();
  auto* rows = command
                   ->add_option("--rows", arguments->options.rows,
                                "Interviews; with --years 12,800 a year unless given")
                   ->capture_default_str()
                   ->check(CLI::Range(1, 20000000));
  command
      ->add_option("--years", arguments->options.years,
                   "Calendar years up to December 2023, instead of a survey up to March 2020")
      ->check(CLI::Range(1, kMostYears));
  command->add_option("--seed", arguments->options.seed, "Same seed, same survey")
      ->capture_default_str();
  command->add_flag("--all-columns", arguments->options.allColumns,
                    "As many columns as the real file has");
  command->add_option("-o,--output", arguments->output, ".csv, .sav or .zsav")->required();
  command->add_option("--register", arguments->wardRegister,
                      "A ward register to go with it (.csv), and its plan (.json) beside it: wards "
                      "have weeks of action, which raise Confidence there");
  command->callback([arguments, rows] {
    SimulationOptions& options = arguments->options;
    if (options.years > 0 && rows->count() == 0) {
      options.rows = 4 * kRowsAQuarter * static_cast<std::size_t>(options.years);
    }
    options.wardsAct = !arguments->wardRegister.empty();
    runSimulate(*arguments);
  });
}

}  // namespace candour::cli
