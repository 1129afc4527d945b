// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/database.h"

#include <unistd.h>

#include <array>
#include <fstream>

#include "core/base/error.h"

namespace candour {

namespace {

constexpr std::string_view kMagic{"SQLite format 3\0", 16};

Status looksLikeSqlite(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status)) {
    return fail("There is no project file " + file.string() + ".");
  }
  if (std::filesystem::is_directory(status)) {
    return fail(file.string() + " is a folder, not a project file.");
  }
  std::array<char, kMagic.size()> head{};
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return fail(file.string() + " cannot be read.");
  stream.read(head.data(), head.size());
  if (std::string_view(head.data(), static_cast<std::size_t>(stream.gcount())) != kMagic) {
    return fail(file.string() + " is not a Candour project.");
  }
  return {};
}

bool canWrite(const std::filesystem::path& file) {
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  return ::access(file.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0;
}

// A write-ahead log cannot be opened where nothing can be written, unless SQLite is promised that
// nobody else writes either.
std::string immutableUri(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    if (c == '?' || c == '#' || c == '%') {
      static constexpr char kHex[] = "0123456789ABCDEF";
      uri += '%';
      uri += kHex[(c >> 4) & 15];
      uri += kHex[c & 15];
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

void distrust(sqlite3* handle) {
  int ignored = 0;
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, &ignored);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, &ignored);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, &ignored);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, &ignored);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, &ignored);
  // A column that is not there is an error, not a text of that name.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, &ignored);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, &ignored);
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 1 << 29);
  sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1 << 22);
  sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 64);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 1);
  sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, 5000);
}

void setUp(Database& database, Database::Mode mode) {
  distrust(database.handle());
  database.run("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA foreign_keys = OFF");
  if (mode != Database::Mode::Open) database.run("PRAGMA page_size = 16384");
  if (mode == Database::Mode::Create) database.run("PRAGMA journal_mode = WAL");
  if (mode == Database::Mode::Draft) {
    database.run(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
        "PRAGMA cache_size = -65536");
  } else {
    database.run("PRAGMA synchronous = NORMAL");
  }
}

}  // namespace

Result<Database> Database::open(const std::filesystem::path& file, Mode mode) {
  std::error_code error;
  if (mode == Mode::Open) {
    if (auto known = looksLikeSqlite(file); !known) return passOn(known);
  } else if (std::filesystem::exists(file, error)) {
    return fail(file.string() + " exists already.");
  }
  const bool immutable = mode == Mode::Open && !canWrite(file);
  int flags = SQLITE_OPEN_NOMUTEX;
  if (immutable) {
    flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  } else {
    flags |= SQLITE_OPEN_READWRITE | (mode == Mode::Open ? 0 : SQLITE_OPEN_CREATE);
  }
  // An absolute path cannot be taken for one of SQLite's special names.
  const std::string name =
      immutable ? immutableUri(file) : std::filesystem::absolute(file).string();
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
  Database database;
  database.m_handle.reset(handle);
  if (code != SQLITE_OK) {
    return fail(file.string() + " cannot be opened: " +
                (handle != nullptr ? sqlite3_errmsg(handle) : "out of memory") + ".");
  }
  try {
    setUp(database, mode);
  } catch (const StoreError& failure) {
    return fail(failure.what());
  }
  return database;
}

void Database::run(const std::string& sql) {
  char* message = nullptr;
  const int code = sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, &message);
  const std::string text = message != nullptr ? message : "";
  sqlite3_free(message);
  if (code != SQLITE_OK) throw storeError(m_handle.get(), text);
}

Statement Database::prepare(std::string_view sql) const {
  return {m_handle.get(), sql};
}

std::int64_t Database::number(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

bool Database::readOnly() const {
  return sqlite3_db_readonly(m_handle.get(), "main") == 1;
}

Savepoint::Savepoint(Database& database)
    : m_database(database), m_outermost(sqlite3_get_autocommit(database.handle()) != 0) {
  m_database.run(m_outermost ? "BEGIN IMMEDIATE" : "SAVEPOINT candour");
}

Savepoint::~Savepoint() {
  if (!m_open) return;
  // Fails only if SQLite has rolled back by itself (disk full), which is what is wanted.
  const char* undo = m_outermost ? "ROLLBACK" : "ROLLBACK TO candour; RELEASE candour";
  sqlite3_exec(m_database.handle(), undo, nullptr, nullptr, nullptr);
}

void Savepoint::keep() {
  m_database.run(m_outermost ? "COMMIT" : "RELEASE candour");
  m_open = false;
}

}  // namespace candour
