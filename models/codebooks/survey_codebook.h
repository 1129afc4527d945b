// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/store/project.h"
#include "core/survey/no_answers.h"
#include "core/survey/survey.h"

namespace candour {

/// An answer or a reason for missing, and how many gave it.
struct CodebookAnswer {
  Level level;
  std::size_t n = 0;

  bool operator==(const CodebookAnswer&) const = default;
};

/// Where a variable came from in a wave.
struct CodebookOrigin {
  std::string wave;
  std::string source;         // the file's name
  std::string nameInFile;     // what the file calls it
  std::string answersMapped;  // which of its answers are read as others, in words; empty: none

  bool operator==(const CodebookOrigin&) const = default;
};

/// What is known of a variable.
struct CodebookEntry {
  Variable variable;                    // as it is read
  std::size_t valid = 0;                // rows with an answer
  std::vector<CodebookAnswer> answers;  // every level, in its order, reasons for missing included
  std::vector<NoAnswer> missing;        // why rows have no answer, most frequent first
  double low = 0;                       // of numbers without labels; NaN where there are none
  double high = 0;
  std::vector<CodebookOrigin> origins;  // oldest wave first
  std::string madeBy;                   // of a variable that a step made: how; else empty

  [[nodiscard]] std::size_t missingCount() const;
};

/// A survey's variables with all that is known of them.
struct SurveyCodebook {
  std::vector<Wave> waves;
  std::size_t rows = 0;
  std::vector<CodebookEntry> entries;

  /// nullptr where there is none.
  [[nodiscard]] const CodebookEntry* find(const std::string& name) const;
};

/// What the survey's variable `index`, whose column is loaded, holds.
CodebookEntry codebookEntry(const Survey& survey, std::size_t index);

/// Of a survey file not in any project; all columns are loaded.
SurveyCodebook codebookOf(const Survey& survey);

/// Of all waves as they are lined up and joined, or of the one called `wave`, with its joins.
/// Columns are loaded a few at a time.
Result<SurveyCodebook> codebookOf(const Project& project, const std::string& wave, const Job& job);

/// "number", "text", "date".
const char* nameOf(VariableKind kind);

}  // namespace candour
