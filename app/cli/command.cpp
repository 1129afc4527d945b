// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/command.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "models/drivers/driver_map.h"

namespace candour::cli {

Job terminalJob(const std::string& what) {
  Job job;
  if (isatty(STDERR_FILENO) == 0) return job;
  job.progress = [what](double fraction) {
    std::fprintf(stderr, "\r%s %3.0f %%%s", what.c_str(), 100 * fraction,
                 fraction >= 1 ? "\n" : "");
  };
  return job;
}

std::string readText(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in || std::filesystem::is_directory(file)) {
    throw Failure{"Cannot read " + file.string() + ": there is no such file, or no right to it."};
  }
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void addQuestionOptions(CLI::App& command, QuestionArguments& arguments) {
  command.add_option("PROJECT", arguments.project)->required();
  command.add_option("--model", arguments.model,
                     "Model file (what \"propose\" writes if left out)");
}

void addAnswerOptions(CLI::App& command, QuestionArguments& arguments) {
  addQuestionOptions(command, arguments);
  command.add_flag("--json", arguments.json, "One JSON document");
}

void printNotes(const std::vector<Warning>& warnings) {
  for (const auto& warning : warnings) std::cerr << "note: " << warning.text << "\n";
}

std::vector<Warning> warningsOf(const std::vector<LabelChange>& changes) {
  std::vector<Warning> warnings;
  for (const auto& change : changes) {
    warnings.push_back({"label_changed", {change.variable}, change.text});
  }
  return warnings;
}

void printLabelChanges(const std::vector<LabelChange>& changes) {
  constexpr std::size_t kShown = 5;
  auto notes = warningsOf(changes);
  if (notes.size() > kShown) {
    notes.resize(kShown);
    const std::size_t more = changes.size() - kShown;
    notes.push_back({"label_changed",
                     {},
                     "Waves label " + std::to_string(more) +
                         (more == 1 ? " more code" : " more codes") +
                         " differently: describe --json has them all."});
  }
  printNotes(notes);
}

Question loadQuestion(const std::filesystem::path& project,
                      const std::filesystem::path& modelFile) {
  const Project opened = valueOf(Project::open(project));
  Question question;
  if (modelFile.empty()) {
    const auto proposal = proposeModels(valueOf(opened.describe()));
    if (!proposal || proposal->models.empty()) {
      throw Failure{
          "Candour has no question to propose for this survey: say which one with --model "
          "FILE.json."};
    }
    question.spec = proposal->models.front();
  } else {
    auto spec = parseDriverModelSpec(readText(modelFile));
    if (!spec) throw Failure{modelFile.string() + ": " + spec.error().message};
    question.spec = std::move(*spec);
  }
  const auto names = variablesOf(question.spec);
  question.survey = valueOf(opened.load(names));
  const auto changes = opened.labelChanges(names);
  printLabelChanges(changes);
  question.notes = warningsOf(changes);
  return question;
}

void loadAlso(const std::filesystem::path& project, const std::vector<std::string>& names,
              Question& question) {
  const auto loaded = [&question](const std::string& name) {
    return question.survey.columns[valueOf(question.survey.require(name))] != nullptr;
  };
  if (std::all_of(names.begin(), names.end(), loaded)) return;
  auto all = variablesOf(question.spec);
  all.insert(all.end(), names.begin(), names.end());
  question.survey = valueOf(valueOf(Project::open(project)).load(all));
}

}  // namespace candour::cli
