// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/store/wave_join.h"
#include "models/codebooks/codebook_comparison.h"
#include "models/codebooks/survey_codebook.h"

namespace candour {

/// A table of texts with a header.
struct CodebookTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};

/// One row a variable: name, question, kind, valid, missing, reasons for missing with counts,
/// lowest, highest, waves, where it came from, how it was made.
CodebookTable variablesTable(const SurveyCodebook& codebook);
/// One row an answer or reason for missing: variable, code, label, whether it is missing, n. Rows
/// without code are why there is nothing: empty, not asked.
CodebookTable answersTable(const SurveyCodebook& codebook);
/// Both in one, for a file that holds one table: the variable's columns and the answer's.
CodebookTable wholeTable(const SurveyCodebook& codebook);
/// One row a join: wave, variable, joined as, answers.
CodebookTable joinsTable(const std::vector<WaveJoin>& joins);
/// One row a difference.
CodebookTable differencesTable(const CodebookComparison& comparison);

/// "2018: Q13 in pas_2018.sav", or just the waves where the names and files say no more.
std::string originsInWords(const CodebookEntry& entry);

}  // namespace candour
