// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/store/project.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour::cli {

/// Each command adds itself to `app`; its work runs as CLI11's callback and throws Failure when the
/// data or the question cannot be answered.
void addImport(CLI::App& app);
void addDescribe(CLI::App& app);
void addCodebook(CLI::App& app);
void addSimulate(CLI::App& app);
void addPropose(CLI::App& app);
void addPrepare(CLI::App& app);
void addModelCommands(CLI::App& app);  // fit, importance, curve
void addBoroughs(CLI::App& app);
void addGap(CLI::App& app);
void addDiagnose(CLI::App& app);
void addGroups(CLI::App& app);
void addSubgroups(CLI::App& app);
void addSensitivity(CLI::App& app);
void addItems(CLI::App& app);
void addReliability(CLI::App& app);
void addFactors(CLI::App& app);
void addTrend(CLI::App& app);
void addSeries(CLI::App& app);
void addScenarioCommands(CLI::App& app);  // whatif, target, uplift
void addChanges(CLI::App& app);
void addCooperate(CLI::App& app);
void addChart(CLI::App& app);
void addReproduce(CLI::App& app);
void addScript(CLI::App& app);
void addBrief(CLI::App& app);
void addPacks(CLI::App& app);
void addSheet(CLI::App& app);
void addReadiness(CLI::App& app);
void addEvaluate(CLI::App& app);
void addRegister(CLI::App& app);
void addRota(CLI::App& app);
void addRequests(CLI::App& app);

/// Exit code 1 with one line on stderr.
struct Failure {
  std::string message;
};

/// The value, or the end of the command.
template <class T>
T valueOf(Result<T> result) {
  if (!result) throw Failure{result.error().message};
  return std::move(*result);
}

/// Nothing, or the end of the command.
inline void requireDone(const Status& status) {
  if (!status) throw Failure{status.error().message};
}

/// A job that shows its progress on stderr when that is a terminal.
Job terminalJob(const std::string& what);

/// The text of a file, or a Failure naming it.
std::string readText(const std::filesystem::path& file);

/// What every command about a question is called with.
struct QuestionArguments {
  std::filesystem::path project;
  std::filesystem::path model;  // empty: what Candour proposes
  bool json = false;
};
/// The project and --model; and --json of the commands that print an answer.
void addQuestionOptions(CLI::App& command, QuestionArguments& arguments);
void addAnswerOptions(CLI::App& command, QuestionArguments& arguments);

/// Warnings as notes on stderr.
void printNotes(const std::vector<Warning>& warnings);
/// As warnings with the code label_changed.
std::vector<Warning> warningsOf(const std::vector<LabelChange>& changes);
/// The first few as notes on stderr, and how many more there are.
void printLabelChanges(const std::vector<LabelChange>& changes);

/// Opens the project and loads what the question needs, the area variable included.
struct Question {
  DriverModelSpec spec;
  Survey survey;
  std::vector<Warning> notes;  // on its variables: codes that waves label differently
};
/// The question of `modelFile`, or, where that is empty, what Candour proposes for the survey. Its
/// notes are written to stderr.
Question loadQuestion(const std::filesystem::path& project, const std::filesystem::path& modelFile);
/// Loads more variables into the question's survey where they are not loaded yet.
void loadAlso(const std::filesystem::path& project, const std::vector<std::string>& names,
              Question& question);

}  // namespace candour::cli
