// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <string>

#include "app/cli/command.h"

namespace {

constexpr int kDone = 0;
constexpr int kNoAnswer = 1;
constexpr int kWrongUsage = 2;

int run(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
    return kDone;
  } catch (const CLI::ParseError& error) {
    // --help and --version arrive here too, with code 0.
    return app.exit(error) == 0 ? kDone : kWrongUsage;
  } catch (const candour::cli::Failure& failure) {
    std::cerr << "candour-cli: " << failure.message << "\n";
  } catch (const std::exception& error) {
    std::cerr << "candour-cli: " << error.what() << "\n";
  }
  return kNoAnswer;
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
  candour::cli::addSimulate(app);
  candour::cli::addPropose(app);
  candour::cli::addModelCommands(app);
  candour::cli::addChart(app);
  return run(app, argc, argv);
}
