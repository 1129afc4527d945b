// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/edit_arguments.h"
#include "app/cli/ward_arguments.h"
#include "models/findings/figure_question.h"

namespace candour::cli {

/// What a chart command was asked for, beside its question. Options a topic has no use for are left
/// alone, and noteUnused() says so.
struct ChartArguments : QuestionArguments {
  std::string kind;
  std::filesystem::path output;
  std::string size = "half-page";
  std::string driver;
  std::string area;
  std::string control;              // of groups; empty: all
  std::string group;                // "VARIABLE=ANSWER"
  std::string second = "adjusted";  // the hollow mark of ranked areas
  std::filesystem::path tiles;
  std::string by = "quarter";
  std::string since;  // of changes: the period before; empty: the one before the latest
  std::string time;   // the variable that tells time; empty: found
  std::filesystem::path breaks;
  std::filesystem::path published;
  std::string measure;
  std::vector<std::string> behaviours;  // of cooperation; empty: all that are known
  std::vector<std::string> mediators;   // what may lead to them
  std::vector<std::string> cycles;      // requests: empty: all
  std::vector<std::string> moves;       // "DRIVER=SHIFT"
  double reach = -1;                    // --to, a share; below 0: none
  double line = -1;                     // --target, a share; below 0: none
  WardArguments wards;                  // evaluation, readiness
  FactorsAsked factors;                 // reliability, loadings, scree
  std::string rotation = "oblimin";
  std::string correlation = "auto";
  EditArguments edits;
};

/// Declares the options a figure is asked for with.
void addFigureOptions(CLI::App& command, ChartArguments& arguments);

/// A note on stderr of each option given that figures of the topic have no use for.
void noteUnused(const CLI::App& command, FigureTopic topic);

/// The figure's question in the words of the command line; a Failure that names the option where
/// one is missing or wrong.
FigureQuestion figureQuestionOf(const ChartArguments& arguments, const Question& question);

}  // namespace candour::cli
