// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/stored_wave.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "core/base/check.h"
#include "core/base/error.h"
#include "core/store/wide_table.h"

namespace candour {

namespace {

constexpr std::array<std::pair<VariableKind, std::string_view>, 3> kKinds = {
    {{VariableKind::Number, "number"}, {VariableKind::Text, "text"}, {VariableKind::Date, "date"}}};
constexpr std::array<std::pair<DateStyle, std::string_view>, 4> kStyles = {
    {{DateStyle::None, "none"},
     {DateStyle::Date, "date"},
     {DateStyle::DateTime, "datetime"},
     {DateStyle::Time, "time"}}};

template <class T, std::size_t N>
std::string_view wordFor(const std::array<std::pair<T, std::string_view>, N>& words, T value) {
  const auto found = std::find_if(words.begin(), words.end(),
                                  [value](const auto& entry) { return entry.first == value; });
  return found->second;
}

template <class T, std::size_t N>
T meaningOf(const std::array<std::pair<T, std::string_view>, N>& words, std::string_view word) {
  const auto found = std::find_if(words.begin(), words.end(),
                                  [word](const auto& entry) { return entry.second == word; });
  if (found == words.end()) {
    throw StoreError("The project file is damaged: it has a variable of kind \"" +
                     std::string(word) + "\".");
  }
  return found->first;
}

using Waves = std::vector<StoredWave>;
using WaveAt = std::unordered_map<std::int64_t, std::size_t>;

void readVariables(const Database& database, Waves& waves, const WaveAt& waveAt) {
  Statement rows = database.prepare(
      "SELECT wave, name, label, kind, date_style, form, column_name FROM variable "
      "ORDER BY wave, position");
  while (rows.step()) {
    const auto wave = waveAt.find(rows.integer(0));
    if (wave == waveAt.end()) continue;
    StoredVariable stored;
    stored.variable.name = rows.text(1);
    stored.variable.label = rows.text(2);
    stored.variable.kind = meaningOf(kKinds, rows.text(3));
    stored.variable.dateStyle = meaningOf(kStyles, rows.text(4));
    stored.coded = rows.text(5) == "coded";
    stored.columnName = rows.text(6);
    waves[wave->second].variables.push_back(std::move(stored));
  }
}

// Calls add(variable, row) for each row of `sql`, whose first columns are wave and variable.
template <class Add>
void readParts(const Database& database, Waves& waves, const WaveAt& waveAt, std::string_view sql,
               const Add& add) {
  Statement rows = database.prepare(sql);
  while (rows.step()) {
    const auto wave = waveAt.find(rows.integer(0));
    if (wave == waveAt.end()) continue;
    auto& variables = waves[wave->second].variables;
    const auto variable = static_cast<std::size_t>(rows.integer(1));
    if (variable < variables.size()) add(variables[variable].variable, rows);
  }
}

}  // namespace

std::vector<StoredWave> readStoredWaves(const Database& database) {
  Waves waves;
  WaveAt waveAt;
  Statement rows =
      database.prepare("SELECT id, name, source, rows, simulated FROM wave ORDER BY id");
  std::size_t firstRow = 0;
  while (rows.step()) {
    StoredWave stored;
    stored.id = rows.integer(0);
    stored.wave.name = rows.text(1);
    stored.wave.source = rows.text(2);
    stored.wave.firstRow = firstRow;
    stored.wave.rows = static_cast<std::size_t>(std::max<std::int64_t>(rows.integer(3), 0));
    stored.wave.simulated = rows.integer(4) != 0;
    firstRow += stored.wave.rows;
    waveAt.emplace(stored.id, waves.size());
    waves.push_back(std::move(stored));
  }
  readVariables(database, waves, waveAt);
  readParts(
      database, waves, waveAt,
      "SELECT wave, variable, code, label, missing FROM value_label "
      "ORDER BY wave, variable, place",
      [](Variable& variable, const Statement& row) {
        variable.levels.push_back({row.real(2), std::string(row.text(3)), row.integer(4) != 0});
      });
  readParts(database, waves, waveAt,
            "SELECT wave, variable, low, high FROM missing_range ORDER BY wave, variable, place",
            [](Variable& variable, const Statement& row) {
              variable.missingRanges.push_back({row.real(2), row.real(3)});
            });
  return waves;
}

void writeLevels(Database& database, const StoredWave& wave, std::size_t variable,
                 std::size_t from) {
  Statement insert = database.prepare(
      "INSERT INTO value_label (wave, variable, place, code, label, missing) "
      "VALUES (?, ?, ?, ?, ?, ?)");
  insert.bind(1, wave.id).bind(2, static_cast<std::int64_t>(variable));
  const auto& levels = wave.variables[variable].variable.levels;
  for (std::size_t place = from; place < levels.size(); ++place) {
    insert.bind(3, static_cast<std::int64_t>(place)).bind(4, levels[place].code);
    insert.bind(5, std::string_view(levels[place].label));
    insert.bind(6, static_cast<std::int64_t>(levels[place].missing)).run();
  }
}

void writeVariables(Database& database, const StoredWave& wave) {
  Statement insert = database.prepare(
      "INSERT INTO variable (wave, position, name, label, kind, date_style, form, column_name) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  Statement range = database.prepare(
      "INSERT INTO missing_range (wave, variable, place, low, high) VALUES (?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < wave.variables.size(); ++i) {
    const StoredVariable& stored = wave.variables[i];
    const Variable& variable = stored.variable;
    insert.bind(1, wave.id).bind(2, static_cast<std::int64_t>(i));
    insert.bind(3, std::string_view(variable.name)).bind(4, std::string_view(variable.label));
    insert.bind(5, wordFor(kKinds, variable.kind)).bind(6, wordFor(kStyles, variable.dateStyle));
    insert.bind(7, std::string_view(stored.coded ? "coded" : "numbers"));
    insert.bind(8, std::string_view(stored.columnName)).run();
    writeLevels(database, wave, i);
    std::int64_t place = 0;
    for (const auto& missing : variable.missingRanges) {
      range.bind(1, wave.id).bind(2, static_cast<std::int64_t>(i)).bind(3, place++);
      range.bind(4, missing.low).bind(5, missing.high).run();
    }
  }
}

StoredWave addStoredWave(Database& database, const Survey& survey) {
  StoredWave stored;
  stored.wave = survey.waves.front();
  const auto names = columnNames(survey.variables);
  for (std::size_t i = 0; i < survey.variables.size(); ++i) {
    check(survey.columns[i] != nullptr, "addWave() of a survey with all columns loaded");
    stored.variables.push_back({survey.variables[i], survey.columns[i]->isCoded(), names[i]});
  }
  stored.id = database.number("SELECT coalesce(max(id), 0) + 1 FROM wave");
  Statement insert = database.prepare(
      "INSERT INTO wave (id, name, source, table_name, rows, simulated, cached_revision) "
      "VALUES (?, ?, ?, ?, ?, ?, 1)");
  const std::string table = stored.table();
  insert.bind(1, stored.id).bind(2, std::string_view(stored.wave.name));
  insert.bind(3, std::string_view(stored.wave.source)).bind(4, std::string_view(table));
  insert.bind(5, static_cast<std::int64_t>(survey.rows));
  insert.bind(6, static_cast<std::int64_t>(stored.wave.simulated)).run();
  return stored;
}

}  // namespace candour
