// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/schema.h"

#include <array>

#include "core/base/error.h"
#include "embedded/kSchema0001.h"
#include "embedded/kSchema0002.h"
#include "embedded/kSchema0003.h"
#include "embedded/kSchema0004.h"
#include "embedded/kSchema0005.h"
#include "embedded/kSchema0006.h"

namespace candour {

namespace {

void apply(Database& database, std::span<const std::string_view> steps, std::size_t done) {
  Savepoint change(database);
  for (std::size_t i = done; i < steps.size(); ++i) database.run(std::string(steps[i]));
  database.run("PRAGMA user_version = " + std::to_string(steps.size()));
  change.keep();
}

void copyBeside(Database& database, const std::filesystem::path& backup) {
  std::error_code ignored;
  std::filesystem::remove(backup, ignored);
  sqlite3* copy = nullptr;
  const int opened = sqlite3_open(std::filesystem::absolute(backup).c_str(), &copy);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)> closer(copy, sqlite3_close_v2);
  sqlite3_backup* job =
      opened == SQLITE_OK ? sqlite3_backup_init(copy, "main", database.handle(), "main") : nullptr;
  const bool done = job != nullptr && sqlite3_backup_step(job, -1) == SQLITE_DONE;
  if (job != nullptr) sqlite3_backup_finish(job);
  if (!done) {
    throw StoreError("The project is of an older version, and no copy of it could be written to " +
                     backup.string() + ": " + sqlite3_errmsg(copy) + ".");
  }
}

}  // namespace

std::span<const std::string_view> migrations() {
  static const std::array<std::string_view, 6> kSteps = {kSchema0001, kSchema0002, kSchema0003,
                                                         kSchema0004, kSchema0005, kSchema0006};
  return kSteps;
}

void buildSchema(Database& database, std::span<const std::string_view> steps) {
  database.run("PRAGMA application_id = " + std::to_string(kApplicationId));
  apply(database, steps, 0);
}

Status bringUpToDate(Database& database, const std::filesystem::path& file,
                     std::span<const std::string_view> steps) {
  std::int64_t id = 0;
  std::int64_t version = 0;
  try {
    id = database.number("PRAGMA application_id");
    version = database.number("PRAGMA user_version");
    if (id == kApplicationId) database.run("SELECT count(*) FROM sqlite_schema");
  } catch (const StoreError&) {
    return fail(file.string() + " is damaged: SQLite cannot read it.");
  }
  if (id != kApplicationId) return fail(file.string() + " is not a Candour project.");
  if (version < 1) return fail(file.string() + " is not a finished Candour project.");
  const auto known = static_cast<std::int64_t>(steps.size());
  if (version > known) {
    return fail(file.string() + " was made by a newer Candour (version " + std::to_string(version) +
                " of the project file, this one knows " + std::to_string(known) +
                "). Update Candour to open it.");
  }
  if (version == known) return {};
  if (database.readOnly()) {
    return fail(file.string() + " was made by an older Candour and must be brought up to date, " +
                "but cannot be written. Copy it to a folder of your own first.");
  }
  copyBeside(database, file.string() + ".backup-v" + std::to_string(version));
  apply(database, steps, static_cast<std::size_t>(version));
  return {};
}

}  // namespace candour
