// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/import/delimited_parser.h"
#include "core/import/survey_file.h"

namespace candour {

/// Types the columns of a table of texts, names them and makes a survey of one unnamed wave, the
/// same for text files and worksheets. Columns with neither a name nor a field are left out and
/// noted; two columns of one name, no column and no row are errors ("columns 1 and 3 are both ...",
/// to follow the file's name and a comma). The notes are added to those of `result`.
Result<SurveyFile> surveyOf(const DelimitedTable& table, SurveyFile result, const Job& job);

/// "1 blank line", "1,200 blank lines".
std::string counted(std::size_t count, const std::string& one, const std::string& many);

}  // namespace candour
