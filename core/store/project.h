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

  Project(Project&&) noexcept;
  Project& operator=(Project&&) noexcept;
  ~Project();

  /// Adds the single-wave survey as a wave, in one transaction. Fails if a wave of that name
  /// exists.
  Status addWave(const Survey& survey, const Job& job = {});

  /// The survey of all waves with the columns of `names` loaded (all variables' metadata is always
  /// there). Unknown names fail. The waves line up by variable name: a wave without the variable
  /// reads "not asked". Where a variable is text in one wave and numbers in another, labels are
  /// matched to texts.
  Result<Survey> load(std::span<const std::string> names) const;
  /// As load(), every column.
  Result<Survey> loadAll() const;
  /// Metadata alone: variables and waves, no columns.
  Result<Survey> describe() const;

  /// Saved questions (JSON by name), kept in the order they were first saved.
  struct SavedQuestion {
    std::string name;
    std::string json;
  };
  void saveQuestion(const SavedQuestion& question);
  [[nodiscard]] std::vector<SavedQuestion> questions() const;

  [[nodiscard]] const std::filesystem::path& file() const;

 private:
  struct Impl;
  explicit Project(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

}  // namespace candour
