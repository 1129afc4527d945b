// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/text_table.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/import/delimited_parser.h"
#include "core/import/survey_file.h"
#include "core/import/table_survey.h"
#include "core/import/text_file.h"
#include "core/import/xlsx_sheet.h"

namespace candour {

namespace {

constexpr std::uint64_t kMaxPartBytes = std::uint64_t{1} << 28;

bool beginsFormula(std::string_view field) {
  const auto first = field.find_first_not_of('\'');
  return first != std::string_view::npos &&
         std::string_view("=+-@\t").find(field[first]) != std::string_view::npos;
}

std::string plainField(std::string_view field) {
  const bool marked = field.starts_with('\'') && beginsFormula(field);
  return std::string(marked ? field.substr(1) : field);
}

// The fields of `run`, row by row.
void addRows(const RowRun& run, std::vector<std::vector<std::string>>& rows) {
  const std::size_t first = rows.size();
  rows.resize(first + run.rows, std::vector<std::string>(run.columns.size()));
  for (std::size_t c = 0; c < run.columns.size(); ++c) {
    const FieldRun& column = run.columns[c];
    for (std::size_t r = 0; r < run.rows; ++r) {
      const std::string_view field =
          column.plain ? column.fields[r] : column.dictionary.texts()[column.numbers[r]];
      rows[first + r][c] = field;
    }
  }
}

Result<TextTable> tableOf(const DelimitedTable& table, TextTable result) {
  if (table.header.empty()) return fail("there is nothing in it.");
  if (table.rows == 0) return fail("there is a header and no rows.");
  if (table.rows > kMaxTextTableFields / table.header.size()) {
    return fail("it has " + grouped(static_cast<long long>(table.rows)) +
                " rows, which is too much for such a table.");
  }
  for (const auto& name : table.header) result.header.emplace_back(trim(name));
  for (const RowRun& run : table.runs) addRows(run, result.rows);
  for (auto& row : result.rows) row.resize(result.header.size());
  if (table.blankLines > 0) {
    result.notes.push_back(counted(table.blankLines, "blank row", "blank rows") +
                           " passed over and not counted in row numbers.");
  }
  return result;
}

Result<TextTable> readWorkbookTable(const std::filesystem::path& file, TextTable result) {
  const auto package = XlsxPackage::open(file, kMaxPartBytes);
  if (!package) return tl::make_unexpected(package.error());
  const auto named = [&result](const Error& error) {
    return fail(result.source + ", " + error.message);
  };
  const auto workbook = readWorkbook(*package, {});
  if (!workbook) return named(workbook.error());
  if (workbook->sheets.empty()) return fail(result.source + ": the workbook has no worksheet.");
  const auto read =
      readSheet(*package, *workbook, sheetToRead(workbook->sheets), kMaxTextTableFields, {});
  if (!read) return named(read.error());
  if (!read->facts.errors.empty()) {
    return fail(result.source + ": a cell holds the error " + read->facts.errors.begin()->first +
                ". Correct it and read the workbook again.");
  }
  const std::string source = result.source;
  auto table = tableOf(read->table, std::move(result));
  if (!table) return fail(source + ": " + table.error().message);
  return table;
}

}  // namespace

std::string TextTable::placeOf(std::size_t row) const {
  return source + ", row " + std::to_string(numberOf(row)) + ": ";
}

Result<TextTable> readTextTable(const std::filesystem::path& file) {
  TextTable result;
  result.source = file.filename().string();
  const std::string ending = endingOf(file);
  if (ending == "xlsx") return readWorkbookTable(file, std::move(result));
  auto text = readTextFile(file);
  if (!text) return passOn(text);
  result.notes = std::move(text->notes);
  const std::string source = result.source;
  const auto table = parseDelimited(text->text, ending == "tsv" || ending == "tab" ? '\t' : '\0');
  if (!table) return fail(source + ", " + table.error().message);
  auto made = tableOf(*table, std::move(result));
  if (!made) return fail(source + ": " + made.error().message);
  for (auto& row : made->rows) {
    for (auto& field : row) field = plainField(field);
  }
  return made;
}

std::string textTableField(std::string_view field) {
  return (beginsFormula(field) ? "'" : "") + std::string(field);
}

std::string writeTextTable(const std::vector<std::vector<std::string>>& rows) {
  std::string csv = "\xEF\xBB\xBF";
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string field = textTableField(row[i]);
      if (i > 0) csv += ',';
      if (field.find_first_of(",;\t|\"\r\n") == std::string::npos) {
        csv += field;
        continue;
      }
      csv += '"';
      for (const char c : field) csv += c == '"' ? std::string("\"\"") : std::string(1, c);
      csv += '"';
    }
    csv += "\r\n";
  }
  return csv;
}

}  // namespace candour
