// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/store/statement.h"

namespace candour {

/// A connection to an SQLite file, set up to distrust what is in it: defensive mode, no trusted
/// schema, no triggers, views or extensions, limits on sizes. One thread at a time.
class Database {
 public:
  enum class Mode {
    Open,    // an existing file; read only where it cannot be written
    Create,  // a new file
    Draft,   // a new file without journal, thrown away on failure: fast
  };

  /// Fails if the file is not there (Open), is there already (Create, Draft) or is not SQLite.
  static Result<Database> open(const std::filesystem::path& file, Mode mode);

  void run(const std::string& sql);
  [[nodiscard]] Statement prepare(std::string_view sql) const;
  /// The single number that a query (a PRAGMA, a count) gives.
  [[nodiscard]] std::int64_t number(std::string_view sql) const;
  [[nodiscard]] bool readOnly() const;
  [[nodiscard]] sqlite3* handle() const { return m_handle.get(); }

 private:
  struct Closer {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, Closer> m_handle;
};

/// A transaction, or within one a part of it: undone unless kept.
class Savepoint {
 public:
  explicit Savepoint(Database& database);
  ~Savepoint();
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  void keep();

 private:
  Database& m_database;
  bool m_outermost;
  bool m_open = true;
};

}  // namespace candour
