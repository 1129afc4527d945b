// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <optional>
#include <utility>

#include "core/store/database.h"
#include "core/store/project.h"

namespace candour {

/// Removes a database with what SQLite keeps beside it.
inline void removeDatabase(const std::filesystem::path& file) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    std::filesystem::remove(file.string() + suffix, ignored);
  }
}

/// An open project's connection.
struct Project::Impl {
  std::filesystem::path file;
  std::optional<Database> database;
  std::filesystem::path draftFile;  // not empty: a draft, removed unless published

  Impl(std::filesystem::path path, Database opened)
      : file(std::move(path)), database(std::move(opened)) {}
  ~Impl() {
    database.reset();
    if (!draftFile.empty()) removeDatabase(draftFile);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
};

}  // namespace candour
