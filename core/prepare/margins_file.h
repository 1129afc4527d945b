// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/recipe_step.h"

namespace candour {

/// Margins of a population from a file: JSON as parseRakeMargins() reads it, where the name ends in
/// .json, else a table with the columns variable, answer and share (a share, a percentage with or
/// without "%", or a count), in any order and among others. An answer is a label or a code. Margins
/// stand in the order in which the file names their variables first. One line says what is wrong,
/// with the file and the row.
Result<std::vector<RakeMargin>> readRakeMargins(const std::filesystem::path& file);

/// The same from lines as copied from a spreadsheet or typed, split at tabs, or else at semicolons,
/// or else at commas: "answer, share" of `variable`, or "variable, answer, share". A first line
/// that ends in no number is a heading and passed over.
Result<std::vector<RakeMargin>> parseMarginLines(const std::string& lines,
                                                 const std::string& variable);

}  // namespace candour
