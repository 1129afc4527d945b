// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/import/import.h"
#include "core/prepare/make_variable.h"
#include "core/store/project.h"
#include "core/store/ward_store.h"
#include "core/survey/distribution.h"
#include "core/survey/prepared.h"
#include "core/survey/survey.h"
#include "models/codebooks/survey_codebook.h"
#include "models/findings/protection.h"

namespace candour {

/// What a step would make: how people's answers would spread, and what became of the interviews.
struct StepPreview {
  Distribution after;
  StepCounts counts;
  std::vector<std::string> facts;  // what else to know of it: of raking, the design effects
};

/// What became of the interviews in the steps that fit, by the variable made; and why one cannot
/// be made of these answers.
struct StepsCounted {
  std::map<std::string, StepCounts> counts;
  std::map<std::string, std::string> failed;
};

/// The open project as the background thread holds it, with the columns loaded so far. Used from
/// that one thread only.
class Workbench {
 public:
  Status open(const std::filesystem::path& file);
  Status create(const std::filesystem::path& file);
  /// Adds `files` as waves to `project`, creating it where there is none, and opens it. On failure
  /// the project that was open is open again.
  Result<std::vector<ImportSummary>> import(const std::filesystem::path& project,
                                            std::span<const std::filesystem::path> files,
                                            const SheetChoice& choice, const Job& job);

  [[nodiscard]] bool isOpen() const { return m_project.has_value(); }
  [[nodiscard]] const std::filesystem::path& file() const;
  /// Variables and waves, no columns.
  [[nodiscard]] const Survey& described() const { return m_described; }
  /// The survey with at least the columns of `names`.
  Result<Survey> surveyWith(std::span<const std::string> names);
  /// Valid answers of every variable, in order; loads the columns a few at a time.
  Result<std::vector<std::size_t>> countValid(const Job& job);

  /// How the waves' codebooks are joined, and where each variable came from.
  [[nodiscard]] std::vector<WaveJoin> joins() const;
  [[nodiscard]] std::vector<VariableOrigin> origins() const;
  /// These joins and no others; describes the survey anew.
  Status setJoins(std::span<const WaveJoin> joins);
  /// Of all waves, or of the one called `wave`.
  Result<SurveyCodebook> codebook(const std::string& wave, const Job& job);

  /// Keeps what an override let leave, and why, with the time; nothing where there was none, or
  /// nothing would have been withheld.
  void logOverride(const std::string& what, const DisclosureReport& report);
  void savePublished(const PublishedSeries& series);
  [[nodiscard]] std::vector<PublishedSeries> published() const;
  void save(const Project::SavedQuestion& question);
  [[nodiscard]] std::vector<Project::SavedQuestion> savedQuestions() const;
  /// Removes, then saves, all or nothing.
  void keepBriefings(const std::vector<std::string>& removed,
                     const std::vector<Project::SavedBriefing>& saved);
  [[nodiscard]] std::vector<Project::SavedBriefing> briefings() const;
  /// The ward register as the project holds it.
  [[nodiscard]] WardRegister wards();
  /// Puts `steps` in place of the project's recipe; forgets the columns loaded.
  Status setSteps(const RecipeSteps& steps);
  /// The last of `steps`, as if these were the recipe. Fails where it does not do what it says.
  Result<StepPreview> previewStep(const RecipeSteps& steps, const std::string& weight) const;
  Result<StepsCounted> countSteps();
  /// What `change` does to it, all or nothing.
  Status changeWards(const std::function<Status(WardStore&)>& change);

 private:
  Status take(Result<Project> project);

  std::optional<Project> m_project;
  Survey m_described;
  Survey m_loaded;
};

}  // namespace candour
