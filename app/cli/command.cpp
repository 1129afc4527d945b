// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/command.h"

#include <unistd.h>

#include <cstdio>
#include <fstream>
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
  question.survey = valueOf(opened.load(variablesOf(question.spec)));
  return question;
}

}  // namespace candour::cli
