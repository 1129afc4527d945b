// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/base/error.h"

namespace candour {

/// "The project file FILE cannot be used: WHY."
StoreError storeError(sqlite3* database, const std::string& why);

/// A prepared statement. Parameters and columns count from 1 and 0, as in SQLite. Every failure
/// throws StoreError with SQLite's own words.
class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql);

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, double value);
  /// The text must live until the statement has run.
  Statement& bind(int parameter, std::string_view text);
  Statement& bindBlob(int parameter, std::span<const std::byte> bytes);

  /// True while there is a row.
  bool step();
  /// Runs a statement that gives no rows, and makes it ready to run again.
  void run();
  void reset();

  [[nodiscard]] bool isNull(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  /// Good until the next step.
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::span<const std::byte> blob(int column) const;

  [[nodiscard]] sqlite3_stmt* handle() const { return m_statement.get(); }

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  void require(int code) const;

  std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
};

/// "name" with quotes doubled, the one way names from files get into SQL.
std::string quotedName(std::string_view name);

}  // namespace candour
