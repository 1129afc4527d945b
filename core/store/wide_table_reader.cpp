// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <unordered_map>

#include "core/base/text.h"
#include "core/store/column_cache.h"
#include "core/store/wide_table.h"
#include "core/survey/dates.h"

namespace candour {

namespace {

// Collects one column of the wide table again.
struct ColumnReader {
  StoredVariable* stored = nullptr;
  std::unordered_map<double, std::int32_t> levelOf;
  std::vector<std::int32_t> levels;
  std::vector<double> numbers;
  std::size_t knownLevels = 0;
};

ColumnReader columnReaderFor(StoredVariable& stored) {
  ColumnReader reader;
  reader.stored = &stored;
  reader.knownLevels = stored.variable.levels.size();
  for (std::size_t i = 0; i < stored.variable.levels.size(); ++i) {
    reader.levelOf.emplace(stored.variable.levels[i].code, static_cast<std::int32_t>(i));
  }
  return reader;
}

std::int32_t levelOfCode(ColumnReader& reader, double code) {
  auto& levels = reader.stored->variable.levels;
  const auto [at, isNew] = reader.levelOf.emplace(code, static_cast<std::int32_t>(levels.size()));
  if (isNew) {
    // A text that is in no label is shown by its code.
    const bool text = reader.stored->variable.kind == VariableKind::Text;
    levels.push_back({code, text ? shortest(code) : std::string(), false});
  }
  return at->second;
}

// False if the cell is not what the variable holds.
bool readCell(ColumnReader& reader, const Statement& row, int column) {
  const bool empty = row.isNull(column);
  if (reader.stored->coded) {
    reader.levels.push_back(empty ? Column::kEmpty : levelOfCode(reader, row.real(column)));
    return true;
  }
  if (empty) {
    reader.numbers.push_back(emptyNumber());
    return true;
  }
  if (reader.stored->variable.kind != VariableKind::Date) {
    reader.numbers.push_back(row.real(column));
    return true;
  }
  const auto iso = parseIso(row.text(column));
  const auto number = iso ? iso->seconds : parseNumber(row.text(column));
  reader.numbers.push_back(number.value_or(emptyNumber()));
  return number.has_value();
}

Status readTable(const Database& database, StoredWave& wave, std::vector<ColumnReader>& readers) {
  std::string sql = "SELECT ";
  for (auto& stored : wave.variables) {
    if (!readers.empty()) sql += ", ";
    sql += quotedName(stored.columnName);
    readers.push_back(columnReaderFor(stored));
  }
  // Rows of a table scan come in the order of their row numbers.
  Statement row = database.prepare(sql + " FROM " + wave.table());
  std::size_t rows = 0;
  while (row.step()) {
    ++rows;
    for (std::size_t i = 0; i < readers.size(); ++i) {
      if (readCell(readers[i], row, static_cast<int>(i))) continue;
      return fail("Row " + grouped(static_cast<long long>(rows)) + " of " + wave.table() +
                  " in the project has \"" + std::string(row.text(static_cast<int>(i))) +
                  "\" for " + readers[i].stored->variable.name +
                  ", which is not a date (yyyy-mm-dd).");
    }
  }
  wave.wave.rows = rows;
  return {};
}

Status refreshWave(Database& database, StoredWave& wave) {
  std::vector<ColumnReader> readers;
  if (auto read = readTable(database, wave, readers); !read) return read;
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const std::size_t levels = wave.variables[i].variable.levels.size();
    if (levels > readers[i].knownLevels) writeLevels(database, wave, i, readers[i].knownLevels);
    writePackedColumn(database, wave.id, i,
                      wave.variables[i].coded ? Column::coded(readers[i].levels, levels)
                                              : Column::numbers(std::move(readers[i].numbers)));
    readers[i] = {};
  }
  Statement update =
      database.prepare("UPDATE wave SET rows = ?, cached_revision = revision WHERE id = ?");
  update.bind(1, static_cast<std::int64_t>(wave.wave.rows)).bind(2, wave.id).run();
  return {};
}

}  // namespace

Status refreshStaleWaves(Database& database) {
  std::vector<std::int64_t> stale;
  Statement rows = database.prepare(
      "SELECT id FROM wave WHERE revision <> cached_revision OR"
      " (SELECT count(*) FROM column_cache c WHERE c.wave = wave.id AND c.version = ?) <"
      " (SELECT count(*) FROM variable v WHERE v.wave = wave.id)");
  rows.bind(1, kPackingVersion);
  while (rows.step()) stale.push_back(rows.integer(0));
  rows.reset();
  if (stale.empty()) return {};
  if (database.readOnly()) {
    return fail(
        "The project was changed with another tool and has to be read anew, but cannot be "
        "written. Copy it to a folder of your own first.");
  }
  Savepoint change(database);
  for (auto& wave : readStoredWaves(database)) {
    if (std::find(stale.begin(), stale.end(), wave.id) == stale.end()) continue;
    if (auto refreshed = refreshWave(database, wave); !refreshed) return refreshed;
  }
  change.keep();
  return {};
}

}  // namespace candour
