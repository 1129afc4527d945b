// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/store/database.h"
#include "core/survey/survey.h"

namespace candour {

/// A wave's variable as the project file has it.
struct StoredVariable {
  Variable variable;
  bool coded = true;       // else a column of numbers
  std::string columnName;  // in the wide table
  // What a join (wave_join.h) made of it; nothing as it is read from the file.
  std::string nameInFile;                          // its own name, where it is read under another
  std::string answersMapped;                       // in words, where answers are read as others
  std::vector<std::pair<double, double>> becomes;  // of a column of numbers: values and new ones
};

/// A wave as the project file has it; its variables are numbered by their place here.
struct StoredWave {
  std::int64_t id = 0;
  Wave wave;
  std::vector<StoredVariable> variables;

  [[nodiscard]] std::string table() const { return "wave_" + std::to_string(id); }
};

/// Every wave with its variables, oldest first; firstRow counts on from wave to wave.
std::vector<StoredWave> readStoredWaves(const Database& database);

/// Adds the row of a wave for a survey of one wave, all columns loaded; its variables are still to
/// be written.
StoredWave addStoredWave(Database& database, const Survey& survey);
void writeVariables(Database& database, const StoredWave& wave);
/// Writes the levels of variable number `variable` from place `from` on.
void writeLevels(Database& database, const StoredWave& wave, std::size_t variable,
                 std::size_t from = 0);

}  // namespace candour
