// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

#include "app/cli/command.h"
#include "models/community/evaluation.h"
#include "models/community/ward_readiness.h"

namespace candour::cli {

/// What a command about wards that act is called with.
struct WardArguments {
  std::string outcome;  // of those proposed; empty: the question's
  std::filesystem::path actions;
  std::filesystem::path neighbours;
  std::filesystem::path changes;
  std::string ward;
  std::string time;
  // evaluate
  std::string quarter = "left-out";
  int quartersAfter = 0;
  int baseQuarters = 0;
  int anticipation = 0;
  std::string spillOver = "flagged";
  bool covariates = false;
  std::string awareness;  // VARIABLE=ANSWER
  int draws = 999;
  std::uint64_t seed = 1;
  // readiness
  int wards = 0;
  int before = 4;
  int after = 4;
  double effect = 0.05;
  double boost = 0;
  double designEffect = -1;
  double rho = -1;
};

void addEvaluationOptions(CLI::App& command, WardArguments& arguments);
void addReadinessOptions(CLI::App& command, WardArguments& arguments);
/// Those of both that a chart has no name for yet.
void addChartWardOptions(CLI::App& command, WardArguments& arguments);

/// When wards acted is what --register says, else the project's own register. Fails where none did.
EvaluationOptions evaluationOptions(const std::filesystem::path& project,
                                    const WardArguments& arguments);
ReadinessOptions readinessOptions(const std::filesystem::path& project,
                                  const WardArguments& arguments);

/// The question's outcome replaced by the proposed one of this name.
void chooseOutcome(const std::filesystem::path& project, const std::string& outcome,
                   Question& question);
/// Loads wards, time and awareness too.
void loadWards(const std::filesystem::path& project, const std::string& time,
               const std::vector<std::string>& names, Question& question);

}  // namespace candour::cli
