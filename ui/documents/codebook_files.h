// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/store/wave_join.h"
#include "models/codebooks/survey_codebook.h"

namespace candour {

/// The codebook as a file, by its ending: csv (one row an answer), xlsx (sheets of variables,
/// answers and joins), json (models/codebooks/codebook_json.h) or html (one page, nothing loaded
/// from elsewhere). One line says that another ending is none of these.
Result<QByteArray> codebookBytes(const SurveyCodebook& codebook, const std::vector<WaveJoin>& joins,
                                 const std::string& title, const std::filesystem::path& file);

}  // namespace candour
