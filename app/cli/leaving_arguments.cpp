// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/leaving_arguments.h"

#include <iostream>

#include "app/cli/command.h"
#include "core/store/project.h"

namespace candour::cli {

void addLeavingOptions(CLI::App& command, LeavingOptions& options) {
  command.add_option("--round", options.rules.rounding, "Round counts to the nearest N, such as 5")
      ->check(CLI::Range(1, 1000));
  command
      .add_option("--disclose", options.reason,
                  "Let leave what would be withheld to protect people: the reason, which is logged "
                  "in the project")
      ->check([](const std::string& reason) {
        const bool empty = reason.find_first_not_of(" \t\r\n") == std::string::npos;
        return empty ? std::string("a reason is needed, in words") : std::string();
      });
}

void tellWithheld(const DisclosureReport& report) {
  if (report.withheld.empty()) return;
  const bool kept = report.reason.empty();
  std::cerr << (kept ? "withheld to protect people:" : "let leave all the same:") << "\n";
  for (const auto& cell : report.withheld) {
    std::cerr << "  " << textOf(cell.who) << " (" << inWords(cell.reason) << ")\n";
  }
}

void logOverride(const std::filesystem::path& project, const std::string& what,
                 const DisclosureReport& report) {
  if (!report.overrides()) return;
  valueOf(Project::open(project)).logOverride({{}, what + ": " + report.what(), report.reason});
}

}  // namespace candour::cli
