// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace candour {

/// A small table of texts, as a person keeps one: a register, a list of wards.
struct TextTable {
  std::string source;                          // the file's name without its folder
  std::vector<std::string> header;             // as written
  std::vector<std::vector<std::string>> rows;  // as many fields as the header
  std::vector<std::string> notes;              // how it was decoded; blank rows passed over

  /// "register.csv, row 3: " for row 1 of `rows`, as a spreadsheet numbers them.
  [[nodiscard]] std::string placeOf(std::size_t row) const;
  [[nodiscard]] int numberOf(std::size_t row) const { return static_cast<int>(row) + 2; }
};

/// The most fields (rows by columns) of such a table.
inline constexpr std::size_t kMaxTextTableFields = 5'000'000;

/// Reads delimited text (any ending but xlsx; separator, quotes and encoding as of a survey) or the
/// first visible sheet of a workbook. Fields are without blanks at their ends; dates of a workbook
/// are ISO texts. The mark that textTableField() puts before a formula's beginning is taken off
/// delimited text. One line says what is wrong with a bad file, and where. A table without rows is
/// an error.
Result<TextTable> readTextTable(const std::filesystem::path& file);

/// A field as it is safe in a CSV that a spreadsheet program opens: what would begin a formula (=,
/// +, -, @, a tab) is set off by an apostrophe, and so is what begins with apostrophes and then
/// those, so that readTextTable() gives the same field back.
std::string textTableField(std::string_view field);
/// The table as CSV (RFC 4180) with textTableField() of every field: UTF-8 with its byte order
/// mark, by which Excel knows it, and CRLF at the ends of rows.
std::string writeTextTable(const std::vector<std::vector<std::string>>& rows);

}  // namespace candour
