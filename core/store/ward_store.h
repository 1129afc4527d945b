// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/store/ward_register.h"

namespace candour {

class Database;

/// Priorities as a table brings them. `rows` are their line or row numbers in `source`, for
/// messages; `wards` are those that the table describes.
struct RegisterRows {
  std::string source;  // "register.csv"
  std::vector<Ward> wards;
  std::vector<Priority> priorities;
  std::vector<int> rows;
};

/// What an import of a table did.
struct RegisterImport {
  int added = 0;
  int changed = 0;
  int unchanged = 0;
  std::vector<std::string> wardsAdded;           // their codes
  std::vector<std::string> wardsNamedOtherwise;  // known under another name or borough, kept as is
};

/// The ward register of a project: what a project file holds of it, and the only way it is changed.
/// Every function is one transaction; an Error means nothing was changed. What the triggers of
/// data/schema/0004_ward_register.sql do for other tools is done here in code, since projects are
/// opened without triggers. `at` is UTC ("2026-11-22T06:30:00Z"); empty: now.
///
/// Good as long as its project. On a draft (Project::draft) an Error may leave a part behind only
/// where SQLite itself fails.
class WardStore {
 public:
  explicit WardStore(Database& database) : m_database(&database) {}

  /// Throws StoreError where another tool wrote what cannot be.
  [[nodiscard]] WardRegister load() const;

  /// Adds a priority (id 0; it starts as nominated) or changes the one of its id, and gives the id.
  /// Its state goes one step forward at most, back as far as need be. Every field that changes
  /// becomes history; nothing changed, no history. Fails for an unknown ward, a second live
  /// priority in a ward and cycle, a skipped state, and where flawOf() finds a flaw.
  Result<std::int64_t> save(const Priority& priority, std::string_view at = {});

  /// Takes the rows of a table, all or none. A row is about the live priority of its ward and
  /// cycle; a withdrawn one about a withdrawn one of the same words, else the live one of the same
  /// words; else it is new. Wards not known yet are added. Any state may come in, with what it
  /// needs: the table is the record of steps taken elsewhere. Errors name source and row.
  Result<RegisterImport> import(const RegisterRows& table, std::string_view at = {});

  /// Puts `wards` in place of those known. Wards that priorities or frozen rotas refer to stay;
  /// gives the codes of those that stayed without being among `wards`.
  Result<std::vector<std::string>> replaceWards(std::span<const Ward> wards);
  /// Fails for a share outside 0 to 1, shares of a ward that do not add up to 1 (within 0.001),
  /// different dates for one old ward, or one that is none.
  Status replaceChanges(std::span<const WardChange> changes);
  /// In either order; twice is once. Fails for a ward that neighbours itself.
  Status replaceNeighbours(std::span<const WardPair> neighbours);

  /// What became of a priority, oldest first.
  [[nodiscard]] std::vector<PriorityEvent> history(std::int64_t priority) const;

  /// Keeps a rota for ever, and with it saves the priorities it plans. Fails for a name taken, one
  /// without entries, a ward twice or unknown, and as save() does.
  Status freeze(const FrozenRota& rota, std::span<const Priority> planned = {},
                std::string_view at = {});

 private:
  Database* m_database;
};

}  // namespace candour
