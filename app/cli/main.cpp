// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "core/base/text.h"

namespace {

constexpr int kDone = 0;
constexpr int kNoAnswer = 1;
constexpr int kWrongUsage = 2;

// One line, whatever names with line ends in them the message repeats.
int noAnswer(std::string message) {
  for (char& c : message) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  std::cerr << "candour-cli: " << message << "\n";
  return kNoAnswer;
}

int wrongUsage(const std::string& message) {
  std::cerr << message << "\nRun with --help for more information.\n";
  return kWrongUsage;
}

// CLI11 would only say that a command is required.
std::string unknownCommand(const CLI::App& app, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return {};
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  if (std::find(names.begin(), names.end(), argv[1]) != names.end()) return {};
  const std::string near = candour::didYouMean(argv[1], names);
  return std::string("There is no command \"") + argv[1] + "\"." +
         (near.empty() ? " There are " + candour::join(names, ", ") + "." : near);
}

int run(CLI::App& app, int argc, char** argv) {
  if (const auto unknown = unknownCommand(app, argc, argv); !unknown.empty()) {
    return wrongUsage(unknown);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // --help and --version arrive here too, with code 0.
    return app.exit(error) == 0 ? kDone : kWrongUsage;
  } catch (const candour::cli::Failure& failure) {
    return noAnswer(failure.message);
  } catch (const std::exception& error) {
    return noAnswer(error.what());
  }
  // A full disk shows only here.
  if (!std::cout.flush()) return noAnswer("The results could not be written to standard output.");
  return kDone;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "Candour: which drivers move trust and confidence in the police.\n"
      "Example: candour-cli import survey.sav -o survey.candour && candour-cli fit survey.candour");
  app.name("candour-cli");
  app.set_version_flag("--version", "candour-cli " CANDOUR_VERSION);
  app.require_subcommand(1);
  candour::cli::addImport(app);
  candour::cli::addDescribe(app);
  candour::cli::addPrepare(app);
  candour::cli::addCodebook(app);
  candour::cli::addSimulate(app);
  candour::cli::addPropose(app);
  candour::cli::addModelCommands(app);
  candour::cli::addBoroughs(app);
  candour::cli::addGap(app);
  candour::cli::addDiagnose(app);
  candour::cli::addGroups(app);
  candour::cli::addSubgroups(app);
  candour::cli::addSensitivity(app);
  candour::cli::addItems(app);
  candour::cli::addReliability(app);
  candour::cli::addFactors(app);
  candour::cli::addTrend(app);
  candour::cli::addSeries(app);
  candour::cli::addScenarioCommands(app);
  candour::cli::addCooperate(app);
  candour::cli::addChanges(app);
  candour::cli::addChart(app);
  candour::cli::addBrief(app);
  candour::cli::addPacks(app);
  candour::cli::addSheet(app);
  candour::cli::addRegister(app);
  candour::cli::addRota(app);
  candour::cli::addRequests(app);
  candour::cli::addReproduce(app);
  candour::cli::addScript(app);
  candour::cli::addReadiness(app);
  candour::cli::addEvaluate(app);
  return run(app, argc, argv);
}
