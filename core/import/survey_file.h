// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"

namespace candour {

/// A file as read: a survey of one wave, and what the analyst should know of the reading.
struct SurveyFile {
  Survey survey;
  std::vector<std::string> notes;
};

/// As readSurveyFile(), with the notes.
Result<SurveyFile> readSurveyFileWithNotes(const std::filesystem::path& file,
                                           const std::string& wave = {}, const Job& job = {});

/// Delimited text; a tab is the separator of .tsv and .tab files.
Result<SurveyFile> readDelimitedFile(const std::filesystem::path& file, const Job& job);

/// SPSS, Stata and SAS files, by their ending.
Result<SurveyFile> readReadStatFile(const std::filesystem::path& file, const Job& job);

/// The ending in lower case without the dot.
std::string endingOf(const std::filesystem::path& file);

}  // namespace candour
