// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <chrono>
#include <cmath>
#include <unordered_set>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/store/wide_table.h"
#include "core/survey/dates.h"

namespace candour {

namespace {

constexpr double kLargestExactInteger = 9007199254740992.0;  // 2^53

bool isWhole(double value) {
  return std::abs(value) <= kLargestExactInteger && value == std::floor(value);
}

// How the cells of one column are bound: by a look-up for codes, as they are for numbers.
struct CellWriter {
  enum class Form { Integers, Reals, Dates };
  Form form = Form::Integers;
  DateStyle style = DateStyle::None;
  const Column* column = nullptr;
  const double* numbers = nullptr;     // of a column that is not coded
  std::vector<std::int64_t> integers;  // code by level
  std::vector<double> reals;
  std::int32_t bound = -3;  // the level bound last; bindings stay from row to row
};

bool allWhole(const StoredVariable& stored, const Column& column) {
  if (column.isCoded()) {
    const auto& levels = stored.variable.levels;
    return std::all_of(levels.begin(), levels.end(),
                       [](const Level& level) { return isWhole(level.code); });
  }
  const auto& values = std::get<std::vector<double>>(column.storage());
  return std::all_of(values.begin(), values.end(),
                     [](double value) { return std::isnan(value) || isWhole(value); });
}

CellWriter cellWriterFor(const StoredVariable& stored, const Column& column) {
  CellWriter writer;
  writer.column = &column;
  if (!column.isCoded()) writer.numbers = std::get<std::vector<double>>(column.storage()).data();
  if (!column.isCoded() && stored.variable.kind == VariableKind::Date) {
    writer.form = CellWriter::Form::Dates;
    writer.style = stored.variable.dateStyle;
    return writer;
  }
  if (!allWhole(stored, column)) writer.form = CellWriter::Form::Reals;
  if (!column.isCoded()) return writer;
  for (const auto& level : stored.variable.levels) {
    if (writer.form == CellWriter::Form::Integers) {
      writer.integers.push_back(static_cast<std::int64_t>(level.code));
    } else {
      writer.reals.push_back(level.code);
    }
  }
  return writer;
}

std::string_view typeOf(const CellWriter& writer) {
  switch (writer.form) {
    case CellWriter::Form::Integers:
      return "INTEGER";
    case CellWriter::Form::Reals:
      return "REAL";
    case CellWriter::Form::Dates:
      break;
  }
  return "TEXT";
}

void bindNumber(sqlite3_stmt* statement, int parameter, const CellWriter& writer, double value) {
  if (std::isnan(value)) {
    sqlite3_bind_null(statement, parameter);
  } else if (writer.form == CellWriter::Form::Integers) {
    sqlite3_bind_int64(statement, parameter, static_cast<std::int64_t>(value));
  } else if (writer.form == CellWriter::Form::Reals) {
    sqlite3_bind_double(statement, parameter, value);
  } else {
    // A reason for missing that has no date of its own stays the code it is.
    const bool tag = value < kMissingTagBase && value >= kMissingTagBase - 27;
    const std::string text = tag ? shortest(value) : isoText(value, writer.style);
    sqlite3_bind_text(statement, parameter, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
  }
}

void bindLevel(sqlite3_stmt* statement, int parameter, CellWriter& writer, std::int32_t level) {
  if (level == writer.bound) return;
  writer.bound = level;
  if (level < 0) {
    sqlite3_bind_null(statement, parameter);
  } else if (writer.form == CellWriter::Form::Integers) {
    sqlite3_bind_int64(statement, parameter, writer.integers[static_cast<std::size_t>(level)]);
  } else {
    sqlite3_bind_double(statement, parameter, writer.reals[static_cast<std::size_t>(level)]);
  }
}

template <class T>
void unpackLevels(const std::vector<T>& values, std::size_t from, std::size_t count,
                  std::int32_t* levels) {
  std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(from), count, levels);
}

// The levels of rows [from, from + count), all of one width, ready to be bound row by row.
void unpackLevels(const Column& column, std::size_t from, std::size_t count, std::int32_t* levels) {
  std::visit(
      [&](const auto& values) {
        using T = typename std::decay_t<decltype(values)>::value_type;
        if constexpr (!std::is_same_v<T, double>) unpackLevels(values, from, count, levels);
      },
      column.storage());
}

// An edit with another tool makes the packed columns stale. Our own connections run no triggers.
void watchTable(Database& database, const StoredWave& wave) {
  const std::string table = wave.table();
  const std::string where = " WHERE id = " + std::to_string(wave.id) + "; END";
  const std::string update = " BEGIN UPDATE wave SET revision = revision + 1";
  database.run("CREATE TRIGGER " + table + "_changed AFTER UPDATE ON " + table + update + where);
  database.run("CREATE TRIGGER " + table + "_added AFTER INSERT ON " + table + update +
               ", rows = rows + 1" + where);
  database.run("CREATE TRIGGER " + table + "_removed AFTER DELETE ON " + table + update +
               ", rows = rows - 1" + where);
}

constexpr std::size_t kBlockRows = 256;

struct Block {
  std::size_t from = 0;
  std::size_t rows = 0;
  std::vector<std::int32_t> levels;  // kBlockRows of each coded column, one column after the other
};

void insertBlock(Statement& insert, std::vector<CellWriter>& cells, const Block& block) {
  for (std::size_t row = 0; row < block.rows; ++row) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      CellWriter& cell = cells[i];
      const int parameter = static_cast<int>(i + 1);
      if (cell.numbers == nullptr) {
        bindLevel(insert.handle(), parameter, cell, block.levels[i * kBlockRows + row]);
      } else {
        bindNumber(insert.handle(), parameter, cell, cell.numbers[block.from + row]);
      }
    }
    insert.run();
  }
}

Status insertRows(Database& database, const StoredWave& wave, std::vector<CellWriter>& cells,
                  const Job& job) {
  std::string sql = "INSERT INTO " + wave.table() + " VALUES (?";
  for (std::size_t i = 1; i < cells.size(); ++i) sql += ",?";
  Statement insert = database.prepare(sql + ")");
  Block block;
  block.levels.resize(cells.size() * kBlockRows);
  const std::size_t rows = wave.wave.rows;
  for (; block.from < rows; block.from += kBlockRows) {
    if (job.stopped()) return cancelled();
    job.report(static_cast<double>(block.from) / static_cast<double>(rows));
    block.rows = std::min(kBlockRows, rows - block.from);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      unpackLevels(*cells[i].column, block.from, block.rows, &block.levels[i * kBlockRows]);
    }
    insertBlock(insert, cells, block);
  }
  return {};
}

}  // namespace

std::vector<std::string> columnNames(const std::vector<Variable>& variables) {
  std::unordered_set<std::string> taken;
  for (const auto& variable : variables) taken.insert(variable.name);
  std::unordered_set<std::string> used;
  std::vector<std::string> names;
  for (const auto& variable : variables) {
    std::string name = variable.name;
    for (int n = 2; !used.insert(lowered(name)).second || (n > 2 && taken.contains(name)); ++n) {
      name = variable.name + "_" + std::to_string(n);
    }
    names.push_back(std::move(name));
  }
  return names;
}

Status writeWideTable(Database& database, const StoredWave& wave,
                      const std::vector<std::shared_ptr<const Column>>& columns, const Job& job) {
  std::vector<CellWriter> cells;
  std::string sql = "CREATE TABLE " + wave.table() + " (";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    cells.push_back(cellWriterFor(wave.variables[i], *columns[i]));
    if (i > 0) sql += ", ";
    sql += quotedName(wave.variables[i].columnName);
    sql += " ";
    sql += typeOf(cells.back());
  }
  database.run(sql + ") STRICT");
  if (auto written = insertRows(database, wave, cells, job); !written) return written;
  watchTable(database, wave);
  return {};
}

}  // namespace candour
