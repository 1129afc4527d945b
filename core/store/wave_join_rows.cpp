// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <map>
#include <string>
#include <vector>

#include "core/store/wave_join.h"

namespace candour {

std::vector<VariableOrigin> originsOf(const std::vector<StoredWave>& waves) {
  std::vector<VariableOrigin> origins;
  for (const auto& wave : waves) {
    for (const auto& stored : wave.variables) {
      const std::string& name = stored.variable.name;
      origins.push_back({name, wave.wave.name, stored.nameInFile.empty() ? name : stored.nameInFile,
                         stored.answersMapped});
    }
  }
  return origins;
}

Status addJoin(Database& database, const WaveJoin& join) {
  auto all = readJoins(database);
  if (auto good = checkJoin(readStoredWaves(database), all, join); !good) return good;
  std::erase_if(all, [&join](const WaveJoin& other) {
    return other.wave == join.wave && other.variable == join.variable;
  });
  all.push_back(join);
  writeJoins(database, all);
  return {};
}

bool removeJoin(Database& database, const std::string& wave, const std::string& variable) {
  auto all = readJoins(database);
  const auto gone = std::erase_if(
      all, [&](const WaveJoin& join) { return join.wave == wave && join.variable == variable; });
  if (gone > 0) writeJoins(database, all);
  return gone > 0;
}

std::vector<WaveJoin> readJoins(const Database& database) {
  std::vector<WaveJoin> joins;
  std::map<std::pair<std::string, std::string>, std::size_t> at;
  Statement rows =
      database.prepare("SELECT wave, variable, joined_as FROM wave_join ORDER BY wave, variable");
  while (rows.step()) {
    joins.push_back(
        {std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2)), {}});
    at[{joins.back().wave, joins.back().variable}] = joins.size() - 1;
  }
  Statement answers = database.prepare(
      "SELECT wave, variable, answer, becomes FROM wave_join_answer ORDER BY wave, variable, "
      "place");
  while (answers.step()) {
    const auto join = at.find({std::string(answers.text(0)), std::string(answers.text(1))});
    if (join == at.end()) continue;
    joins[join->second].answers.push_back(
        {std::string(answers.text(2)), std::string(answers.text(3))});
  }
  return joins;
}

void writeJoins(Database& database, std::span<const WaveJoin> joins) {
  Savepoint change(database);
  database.run("DELETE FROM wave_join; DELETE FROM wave_join_answer");
  Statement insert =
      database.prepare("INSERT INTO wave_join (wave, variable, joined_as) VALUES (?, ?, ?)");
  Statement answer = database.prepare(
      "INSERT INTO wave_join_answer (wave, variable, place, answer, becomes) "
      "VALUES (?, ?, ?, ?, ?)");
  for (const auto& join : joins) {
    insert.bind(1, std::string_view(join.wave)).bind(2, std::string_view(join.variable));
    insert.bind(3, std::string_view(join.joinedAs)).run();
    std::int64_t place = 0;
    for (const auto& one : join.answers) {
      answer.bind(1, std::string_view(join.wave)).bind(2, std::string_view(join.variable));
      answer.bind(3, place++).bind(4, std::string_view(one.answer));
      answer.bind(5, std::string_view(one.becomes)).run();
    }
  }
  change.keep();
}

}  // namespace candour
