// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <string>

/// Runs SQL on a project as any other tool would, with triggers; false where SQLite refuses.
inline bool runPlainSql(const std::filesystem::path& file, const std::string& sql) {
  sqlite3* database = nullptr;
  const bool done = sqlite3_open(file.c_str(), &database) == SQLITE_OK &&
                    sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  sqlite3_close(database);
  return done;
}

/// Takes the tables of the migrations after `version` out of a project, as if made by then.
inline bool makeOlder(const std::filesystem::path& file, int version) {
  std::string sql;
  for (const char* table :
       {"prepare_step", "wave_join", "wave_join_answer", "rota_entry", "rota", "priority_history",
        "priority", "ward_neighbour", "ward_change", "ward"}) {
    sql += "DROP TABLE " + std::string(table) + ";";
  }
  if (version < 3) sql += "DROP TABLE briefing; DROP TABLE disclosure_override;";
  if (version < 2) sql += "DROP TABLE published_series; DROP TABLE published_note;";
  return runPlainSql(file, sql + "PRAGMA user_version = " + std::to_string(version));
}
