// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <string>

#include "app/cli/command.h"
#include "models/trends/trend.h"

namespace candour::cli {

/// The words of a command line that say which trend is wanted.
struct TrendArguments {
  std::string by = "quarter";
  std::string time;              // the variable that tells time; empty: found
  std::filesystem::path breaks;  // empty: those known of the survey
  double target = -1;            // a share; below 0: none
};

/// "quarter", "year", "rolling12", "wave".
std::vector<std::string> trendByNames();

/// --breaks: the file they are read from.
void addBreaksOption(CLI::App& command, std::filesystem::path& breaks);

/// Loads what tells time into the question's survey.
void loadTime(const std::filesystem::path& project, const std::string& time, Question& question);

/// The options of a trend of that survey, its breaks read or known.
TrendOptions trendOptions(const TrendArguments& arguments, const Question& question);

}  // namespace candour::cli
