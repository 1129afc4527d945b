// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/import/sheet_choice.h"
#include "core/survey/survey.h"

namespace candour {

/// Reads one survey file into memory, with its labels and reasons for missing. The format follows
/// from the ending (csv tsv tab txt sav zsav por dta sas7bdat xpt); a file that is not what
/// its name says is an error. The result has exactly one wave, named `wave` or else after the file.
/// One line says where a bad file goes wrong: file, row (line), column, what, and what to do.
Result<Survey> readSurveyFile(const std::filesystem::path& file, const std::string& wave = {},
                              const Job& job = {});

struct ImportSummary {
  std::string file;  // without folder
  std::string wave;
  std::size_t rows = 0;
  std::size_t variables = 0;
  std::string recognisedAs;        // name of the codebook applied, or empty
  std::vector<std::string> notes;  // what was read in a way the analyst should know of
};

/// Reads `files` and adds each as a wave to the project file `project`, which is created if it does
/// not exist, all in one transaction: on failure or cancellation the project is as it was (or not
/// there). Known codebooks (core/import/codebook.h) are applied to the files that fit them.
/// `choice` is of every file, which must be a workbook then.
Result<std::vector<ImportSummary>> importFiles(const std::filesystem::path& project,
                                               std::span<const std::filesystem::path> files,
                                               const std::string& wave = {}, const Job& job = {},
                                               const SheetChoice& choice = {});

}  // namespace candour
