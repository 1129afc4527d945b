// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/table_survey.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "core/base/text.h"
#include "core/import/column_typing.h"
#include "core/numeric/parallel.h"

namespace candour {

namespace {

constexpr std::string_view kSimulated = "simulated";

bool isEmpty(const DelimitedTable& table, std::size_t column) {
  return std::all_of(table.runs.begin(), table.runs.end(), [column](const RowRun& run) {
    const FieldRun& fields = run.columns[column];
    if (fields.plain) return false;  // thousands of distinct fields
    const auto& texts = fields.dictionary.texts();
    return texts.empty() || (texts.size() == 1 && texts[0].empty());
  });
}

// All but the columns that a spreadsheet left behind: no name, nothing in them.
std::vector<std::size_t> columnsInUse(const DelimitedTable& table) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    if (!table.header[i].empty() || !isEmpty(table, i)) columns.push_back(i);
  }
  return columns;
}

Status nameColumns(std::vector<std::string>& header) {
  std::unordered_map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (header[i].empty()) header[i] = "column " + std::to_string(i + 1);
    const auto [at, isNew] = seen.emplace(header[i], i);
    if (isNew) continue;
    return fail("columns " + std::to_string(at->second + 1) + " and " + std::to_string(i + 1) +
                " are both named \"" + header[i] + "\". Give every column its own name.");
  }
  return {};
}

std::vector<TypedColumn> typeColumns(const DelimitedTable& table,
                                     const std::vector<std::string>& header,
                                     const std::vector<std::size_t>& inUse) {
  std::vector<TypedColumn> columns(inUse.size());
  parallelFor(columns.size(), [&](std::size_t i) {
    std::vector<const FieldRun*> runs;
    for (const auto& run : table.runs) runs.push_back(&run.columns[inUse[i]]);
    columns[i] = typeColumn(header[inUse[i]], runs);
  });
  return columns;
}

bool marksSimulated(const Variable& variable, const Column& column) {
  if (variable.name != kSimulated || variable.kind != VariableKind::Text) return false;
  if (variable.levels.size() != 1 || variable.levels[0].label != kSimulated) return false;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (column.level(row) != 0) return false;
  }
  return true;
}

}  // namespace

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return grouped(static_cast<long long>(count)) + " " + (count == 1 ? one : many);
}

Result<SurveyFile> surveyOf(const DelimitedTable& table, SurveyFile result, const Job& job) {
  auto header = table.header;
  const auto columns = columnsInUse(table);
  if (columns.empty()) return fail("there is no column with a name or an answer.");
  if (columns.size() < header.size()) {
    result.notes.push_back(
        counted(header.size() - columns.size(), "empty column", "empty columns") +
        " without a name left out.");
  }
  if (auto named = nameColumns(header); !named) return passOn(named);
  if (table.rows == 0) return fail("there is a header but not one row.");
  if (table.blankLines > 0) {
    result.notes.push_back(counted(table.blankLines, "blank line", "blank lines") +
                           " passed over.");
  }
  job.report(0.6);
  Wave wave;
  wave.rows = table.rows;
  for (auto& typed : typeColumns(table, header, columns)) {
    if (job.stopped()) return cancelled();
    wave.simulated = wave.simulated || marksSimulated(typed.variable, typed.column);
    result.notes.insert(result.notes.end(), typed.notes.begin(), typed.notes.end());
    result.survey.add(std::move(typed.variable), std::move(typed.column));
  }
  result.survey.waves.push_back(std::move(wave));
  return result;
}

}  // namespace candour
