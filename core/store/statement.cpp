// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/statement.h"

namespace candour {

StoreError storeError(sqlite3* database, const std::string& why) {
  const char* file = sqlite3_db_filename(database, "main");
  const std::string name = file != nullptr ? file : "";
  return StoreError("The project file " + (name.empty() ? "" : name + " ") +
                    "cannot be used: " + why + ".");
}

Statement::Statement(sqlite3* database, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  m_statement.reset(statement);
  if (code != SQLITE_OK) {
    throw storeError(database, sqlite3_errmsg(database));
  }
}

void Statement::require(int code) const {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  sqlite3* const database = sqlite3_db_handle(m_statement.get());
  throw storeError(database, sqlite3_errmsg(database));
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  require(sqlite3_bind_int64(m_statement.get(), parameter, value));
  return *this;
}

Statement& Statement::bind(int parameter, double value) {
  require(sqlite3_bind_double(m_statement.get(), parameter, value));
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  // An empty view may have no address, which SQLite would take for NULL.
  const char* data = text.empty() ? "" : text.data();
  require(sqlite3_bind_text64(m_statement.get(), parameter, data, text.size(), SQLITE_STATIC,
                              SQLITE_UTF8));
  return *this;
}

Statement& Statement::bindBlob(int parameter, std::span<const std::byte> bytes) {
  const void* data = bytes.empty() ? static_cast<const void*>("") : bytes.data();
  require(sqlite3_bind_blob64(m_statement.get(), parameter, data, bytes.size(), SQLITE_STATIC));
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(m_statement.get());
  require(code);
  return code == SQLITE_ROW;
}

void Statement::run() {
  step();
  reset();
}

void Statement::reset() {
  require(sqlite3_reset(m_statement.get()));
}

bool Statement::isNull(int column) const {
  return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(m_statement.get(), column);
}

std::string_view Statement::text(int column) const {
  const unsigned char* text = sqlite3_column_text(m_statement.get(), column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::span<const std::byte> Statement::blob(int column) const {
  const void* data = sqlite3_column_blob(m_statement.get(), column);
  if (data == nullptr) return {};
  return {static_cast<const std::byte*>(data),
          static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::string quotedName(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) {
    quoted += c;
    if (c == '"') quoted += c;
  }
  return quoted + "\"";
}

}  // namespace candour
