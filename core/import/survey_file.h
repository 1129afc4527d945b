// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/import/sheet_choice.h"
#include "core/survey/survey.h"

namespace candour {

/// A file as read: a survey of one wave, and what the analyst should know of the reading.
struct SurveyFile {
  Survey survey;
  std::vector<std::string> notes;
};

/// As readSurveyFile(), with the notes.
Result<SurveyFile> readSurveyFileWithNotes(const std::filesystem::path& file,
                                           const std::string& wave = {}, const Job& job = {},
                                           const SheetChoice& choice = {});

/// Delimited text; a tab is the separator of .tsv and .tab files.
Result<SurveyFile> readDelimitedFile(const std::filesystem::path& file, const Job& job);

/// SPSS, Stata and SAS files, by their ending.
Result<SurveyFile> readReadStatFile(const std::filesystem::path& file, const Job& job);

/// What a workbook may take, however small the file that holds it is packed.
struct XlsxLimits {
  std::uint64_t partBytes = std::uint64_t{1} << 30;  // of a part, unpacked
  std::size_t cells = 500'000'000;                   // rows by columns of the sheet
};

/// A worksheet of an Excel workbook: by itself the first that is not hidden, with the header that
/// proposedHeader() finds (core/import/sheet_header.h); a note says where it is if it is not
/// plainly the first row. From there on as delimited text: numbers, ISO dates, TRUE and FALSE,
/// texts. Formulas count with their stored results; cells with an error are missing, which a note
/// counts.
Result<SurveyFile> readXlsxFile(const std::filesystem::path& file, const Job& job,
                                const SheetChoice& choice = {}, const XlsxLimits& limits = {});

/// The ending in lower case without the dot.
std::string endingOf(const std::filesystem::path& file);

}  // namespace candour
