// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <readstat.h>

#include <exception>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/job.h"
#include "core/import/stat_columns.h"
#include "core/import/stat_dates.h"
#include "core/survey/variable.h"

namespace candour {

/// A variable while its file is read.
struct StatVariable {
  Variable variable;  // levels: the single user-missing codes, for now
  bool isText = false;
  DateReading date;
  std::string labelSet;
  std::vector<MissingTexts> missingTexts;
  NumberGatherer numbers{true};
  TextGatherer texts;

  [[nodiscard]] std::size_t size() const { return isText ? texts.size() : numbers.size(); }
};

/// What ReadStat's callbacks fill. `family` and `job` are set before.
struct StatReading {
  StatFamily family = StatFamily::Spss;
  const Job* job = nullptr;
  std::vector<StatVariable> variables;
  std::unordered_map<std::string, std::vector<StatLabel>> labelSets;
  std::size_t rows = 0;
  int rowsExpected = -1;
  bool simulated = false;
  std::size_t badTexts = 0;  // not UTF-8 after conversion
  std::string message;       // ReadStat's own words
  std::exception_ptr failure;
};

/// Sets `parser` to fill the StatReading that is passed as its context. An exception in a callback
/// stops the parser and is left in `failure`.
void fillFrom(readstat_parser_t* parser);

}  // namespace candour
