// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <string>
#include <utility>
#include <vector>

#include "core/import/survey_file.h"
#include "core/import/table_survey.h"
#include "core/import/xlsx_sheet.h"

namespace candour {

namespace {

// A stretch of the reading's progress.
Job stretch(const Job& job, double from, double to) {
  return {job.stop,
          [&job, from, to](double fraction) { job.report(from + (to - from) * fraction); }};
}

// The names of the other sheets with anything in them.
Result<std::vector<std::string>> otherSheets(const XlsxPackage& package,
                                             const XlsxWorkbook& workbook, const XlsxSheet& read,
                                             const Job& job) {
  std::vector<std::string> names;
  for (const auto& sheet : workbook.sheets) {
    if (&sheet == &read) continue;
    const auto any = hasCells(package, sheet, {job.stop, {}});
    if (!any) return tl::make_unexpected(any.error());
    if (*any) names.push_back(sheet.name);
  }
  return names;
}

void noteOtherSheets(std::vector<std::string>& notes, const XlsxSheet& read,
                     const std::vector<std::string>& others) {
  if (others.empty()) return;
  notes.push_back("The sheet \"" + read.name + "\" was read; " +
                  counted(others.size(), "other sheet", "other sheets") +
                  " with data left out, such as \"" + others.front() + "\".");
}

void noteLostCells(std::vector<std::string>& notes, const XlsxTable& read) {
  constexpr std::size_t kMostKinds = 8;
  std::size_t count = 0;
  std::size_t kinds = 0;
  std::string list;
  for (const auto& [error, times] : read.errors) {
    count += times;
    if (kinds++ < kMostKinds) list += (list.empty() ? "" : ", ") + counted(times, error, error);
  }
  if (count > 0) {
    notes.push_back(counted(count, "cell", "cells") + " with an error read as missing: " + list +
                    ".");
  }
  if (read.formulasWithoutValue > 0) {
    notes.push_back(counted(read.formulasWithoutValue, "formula", "formulas") +
                    " without a stored result read as missing. Open the workbook in a spreadsheet "
                    "program, save it and import it again.");
  }
}

Result<SurveyFile> readPackage(const XlsxPackage& package, const Job& job,
                               const XlsxLimits& limits) {
  const auto workbook = readWorkbook(package, stretch(job, 0, 0.1));
  if (!workbook) return tl::make_unexpected(workbook.error());
  if (workbook->sheets.empty()) return fail("the workbook has no worksheet.");
  const XlsxSheet& sheet = sheetToRead(workbook->sheets);
  const auto read = readSheet(package, *workbook, sheet, limits.cells, stretch(job, 0.1, 0.55));
  if (!read) return tl::make_unexpected(read.error());
  const auto others = otherSheets(package, *workbook, sheet, job);
  if (!others) return tl::make_unexpected(others.error());
  if (read->table.header.empty()) {
    return fail("the worksheet \"" + sheet.name + "\" is empty." +
                (others->empty() ? ""
                                 : " Candour reads the first one: move \"" + others->front() +
                                       "\" to the front if it holds the survey."));
  }
  SurveyFile result;
  noteOtherSheets(result.notes, sheet, *others);
  noteLostCells(result.notes, *read);
  return surveyOf(read->table, std::move(result), job);
}

}  // namespace

Result<SurveyFile> readXlsxFile(const std::filesystem::path& file, const Job& job,
                                const XlsxLimits& limits) {
  const auto package = XlsxPackage::open(file, limits.partBytes);
  if (!package) return tl::make_unexpected(package.error());
  auto result = readPackage(*package, job, limits);
  if (!result && result.error().kind == ErrorKind::BadInput) {
    return fail(file.filename().string() + ", " + result.error().message);
  }
  return result;
}

}  // namespace candour
