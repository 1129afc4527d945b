// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <optional>
#include <set>

#include "core/base/job_stretch.h"
#include "core/base/text.h"
#include "core/import/codebook.h"
#include "core/import/import.h"
#include "core/import/survey_file.h"
#include "core/store/project.h"

namespace candour {

namespace {

// Applies the codebook that fits, and names it.
std::string recognise(Survey& survey) {
  for (const auto& codebook : knownCodebooks()) {
    if (!recognises(codebook, survey)) continue;
    applyCodebook(codebook, survey);
    return codebook.name;
  }
  return {};
}

// The project's recipe is done again with the new wave: what of it does not fit is to be known.
Status noteSteps(const Project& project, const std::string& wave, std::vector<std::string>& notes) {
  if (project.steps().empty()) return {};
  const auto described = project.describe();
  if (!described) return tl::make_unexpected(described.error());
  if (!described->prepared) return {};
  std::set<std::string> unfit;
  for (const auto& step : described->prepared->unfit) {
    unfit.insert(step.name);
    notes.push_back(step.why);
  }
  const auto fits = project.checkSteps();
  if (!fits) return tl::make_unexpected(fits.error());
  for (const auto& fit : *fits) {
    for (const auto& step : fit.unfit) {
      if (fit.wave == wave && !unfit.contains(step.name)) {
        notes.push_back("This wave alone does not have what a step needs. " + step.why);
      }
    }
  }
  return {};
}

Result<ImportSummary> importOne(Project& project, const std::filesystem::path& file,
                                const std::string& wave, const Job& job,
                                const SheetChoice& choice) {
  constexpr double kReading = 0.4;
  auto read = readSurveyFileWithNotes(file, wave, stretch(job, 0, kReading), choice);
  if (!read) return passOn(read);
  const std::string recognised = recognise(read->survey);
  auto added = project.addWave(read->survey, stretch(job, kReading, 1), read->notes);
  if (!added) return passOn(added);
  const Wave& only = read->survey.waves.front();
  if (auto fit = noteSteps(project, only.name, read->notes); !fit) return passOn(fit);
  return ImportSummary{only.source, only.name,
                       only.rows,   read->survey.variables.size(),
                       recognised,  std::move(read->notes)};
}

Result<std::vector<ImportSummary>> importAll(Project& project,
                                             std::span<const std::filesystem::path> files,
                                             const std::string& wave, const Job& job,
                                             const SheetChoice& choice) {
  std::vector<ImportSummary> summaries;
  const auto count = static_cast<double>(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto at = static_cast<double>(i);
    auto summary =
        importOne(project, files[i], wave, stretch(job, at / count, (at + 1) / count), choice);
    if (!summary) return passOn(summary);
    summaries.push_back(std::move(*summary));
  }
  return summaries;
}

}  // namespace

Result<std::vector<ImportSummary>> importFiles(const std::filesystem::path& project,
                                               std::span<const std::filesystem::path> files,
                                               const std::string& wave, const Job& job,
                                               const SheetChoice& choice) {
  if (files.empty()) return fail("There is no file to import.");
  if (files.size() > 1 && !wave.empty()) {
    return fail("A wave name is for one file, but there are " + std::to_string(files.size()) +
                ". Import them one by one, or let the waves be named after the files.");
  }
  std::error_code error;
  if (!std::filesystem::exists(project, error)) {
    auto draft = Project::draft(project);
    if (!draft) return passOn(draft);
    auto summaries = importAll(*draft, files, wave, job, choice);
    if (summaries) draft->publish();
    return summaries;
  }
  auto existing = Project::open(project);
  if (!existing) return passOn(existing);
  Project::Change change(*existing);
  auto summaries = importAll(*existing, files, wave, job, choice);
  if (summaries) change.keep();
  return summaries;
}

}  // namespace candour
