// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>

#include "core/base/result.h"
#include "core/survey/survey.h"

namespace candour {

/// Write a simulated survey as the survey's own files come: every column loaded, no dates. A file
/// that cannot be written is an Error with its name; nothing half-written stays.

/// Text labels (RFC 4180, LF), numbers in shortest form, empty for empty; the index column comes
/// first without a name, and texts of differing length are padded with blanks to the longest, as
/// fixed-width texts are when they leave SPSS.
Status writeSurveyCsv(const Survey& survey, const std::filesystem::path& file);

/// SPSS, compressed further for names ending in .zsav: variable and value labels, and the reasons
/// for missing as a range of user-missing values. The file label is "Simulated by Candour". No date
/// of writing, so that the same survey gives the same bytes.
Status writeSurveySav(const Survey& survey, const std::filesystem::path& file);

/// One of the two by the file's ending: csv, sav or zsav.
Status writeSurvey(const Survey& survey, const std::filesystem::path& file);

}  // namespace candour
