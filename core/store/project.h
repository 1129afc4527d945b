// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/store/label_change.h"
#include "core/store/published.h"
#include "core/store/survey_loading.h"
#include "core/store/ward_store.h"
#include "core/store/wave_join.h"
#include "core/survey/prepared.h"
#include "core/survey/survey.h"

namespace candour {

/// A project file: SQLite, readable with the plain sqlite3 shell (docs/architecture.md, "The
/// project file"). Opened defensively, since a file from a stranger is hostile input.
///
/// Expected failures (no such file, not a project, made by a newer Candour) are Errors; a broken
/// environment (disk full, corrupt file) throws StoreError. One Project belongs to one thread.
class Project {
 public:
  /// Opens `file`, migrating it to the current schema after a backup beside it.
  static Result<Project> open(const std::filesystem::path& file);
  /// Creates `file`, which must not exist.
  static Result<Project> create(const std::filesystem::path& file);
  /// Starts a project that becomes `file`, which must not exist, with publish(); without, nothing
  /// is left of it. Written beside it, without journal: the quick way to make a whole project.
  static Result<Project> draft(const std::filesystem::path& file);
  /// Turns a draft into an ordinary project under its name.
  void publish();

  Project(Project&&) noexcept;
  Project& operator=(Project&&) noexcept;
  ~Project();

  /// Adds the single-wave survey, all columns loaded, as a wave, in one transaction. Fails if a
  /// wave of that name exists, there are more columns than SQLite takes (2,000), or one has the
  /// name of what a step of the recipe makes. `notes` are kept with it. Rows come back in this
  /// order, answers exactly; kNotAsked answers (which no file brings) as long as the packed columns
  /// are good, else as empty.
  Status addWave(const Survey& survey, const Job& job = {},
                 std::span<const std::string> notes = {});

  /// Several changes as one: undone when it goes out of scope without keep(). On a draft there is
  /// no undoing; throw the draft away.
  class Change {
   public:
    explicit Change(Project& project);
    ~Change();
    Change(const Change&) = delete;
    Change& operator=(const Change&) = delete;
    void keep();

   private:
    struct Guard;
    std::unique_ptr<Guard> m_guard;
  };

  /// What was noted when the wave was imported.
  [[nodiscard]] std::vector<std::string> notes(const std::string& wave) const;

  /// The survey of all waves with the columns of `names` loaded (all variables' metadata is always
  /// there). Unknown names fail. The waves line up by variable name: a wave without the variable
  /// reads "not asked". Where a variable is text in one wave and numbers in another, labels are
  /// matched to texts.
  Result<Survey> load(std::span<const std::string> names) const;
  /// As load(), every column.
  Result<Survey> loadAll() const;
  /// Metadata alone: variables and waves, no columns.
  Result<Survey> describe() const;
  /// Metadata alone, with `steps` in place of the project's own, and as load() with them: how the
  /// survey would be.
  Result<Survey> describeWith(const RecipeSteps& steps) const;
  Result<Survey> loadWith(const RecipeSteps& steps, std::span<const std::string> names) const;

  /// The recipe (core/prepare): what its steps make is among the variables of every survey that
  /// load() and describe() give, last. Steps that do not fit are in Survey::prepared with why, and
  /// asking for what they would make fails with that.
  [[nodiscard]] RecipeSteps steps() const;
  /// Puts `steps` in place of those there are, whether they fit or not.
  void setSteps(const RecipeSteps& steps);
  /// Removes the step of that name, also one that cannot be read.
  void removeStep(const std::string& name);

  /// How the recipe fits each wave alone.
  [[nodiscard]] Result<std::vector<WaveFit>> checkSteps() const;
  /// One wave alone, with the columns of `names` loaded: as its file named and labelled it, or with
  /// the names and answers that its joins give it.
  enum class Reading { AsInFile, Joined };
  Result<Survey> loadWave(const std::string& wave, std::span<const std::string> names,
                          Reading reading) const;

  /// Of every variable that a file brought, oldest wave first.
  [[nodiscard]] std::vector<VariableOrigin> origins() const;

  /// How waves' variables are joined besides by their names; load(), describe() and labelChanges()
  /// keep to it. By wave and variable.
  [[nodiscard]] std::vector<WaveJoin> joins() const;
  /// Joins that cannot be applied, as where the wave has another variable of the name.
  [[nodiscard]] std::vector<DroppedJoin> droppedJoins() const;
  /// Takes the place of a join of the same variable. Fails as checkJoin() does.
  Status join(const WaveJoin& join);
  /// False if the variable is not joined.
  bool unjoin(const std::string& wave, const std::string& variable);
  /// These and no others, all or nothing; for undo.
  void setJoins(std::span<const WaveJoin> joins);

  /// What waves label differently among the variables of `names` (empty: all), in the order of the
  /// survey; load() and describe() show the newest wave's label.
  [[nodiscard]] std::vector<LabelChange> labelChanges(
      std::span<const std::string> names = {}) const;

  /// Saved questions (JSON by name), kept in the order they were first saved.
  struct SavedQuestion {
    std::string name;
    std::string json;
  };
  void saveQuestion(const SavedQuestion& question);
  [[nodiscard]] std::vector<SavedQuestion> questions() const;

  /// Briefings (JSON by name), in the order they were first saved.
  struct SavedBriefing {
    std::string name;
    std::string json;
  };
  void saveBriefing(const SavedBriefing& briefing);
  void removeBriefing(const std::string& name);
  [[nodiscard]] std::vector<SavedBriefing> briefings() const;

  /// What left although disclosure control would have withheld it. The log only grows; `at` is UTC
  /// ("2026-11-22T06:30:00Z"; empty: now), and a reason without words is a StoreError.
  struct DisclosureOverride {
    std::string at;
    std::string what;
    std::string reason;
  };
  void logOverride(const DisclosureOverride& override);
  [[nodiscard]] std::vector<DisclosureOverride> overrides() const;

  /// Published figures kept beside the survey; a series takes the place of one of its name.
  void savePublished(const PublishedSeries& series);
  [[nodiscard]] std::vector<PublishedSeries> published() const;

  /// The ward register; good while the project is.
  [[nodiscard]] WardStore wards();

  [[nodiscard]] const std::filesystem::path& file() const;

 private:
  struct Impl;
  explicit Project(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

}  // namespace candour
