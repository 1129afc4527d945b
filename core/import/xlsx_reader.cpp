// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/base/job_stretch.h"
#include "core/base/text.h"
#include "core/import/survey_file.h"
#include "core/import/table_survey.h"
#include "core/import/xlsx_preview.h"
#include "core/import/xlsx_sheet.h"

namespace candour {

namespace {

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
  for (const auto& [error, times] : read.facts.errors) {
    count += times;
    if (kinds++ < kMostKinds) list += (list.empty() ? "" : ", ") + counted(times, error, error);
  }
  if (count > 0) {
    notes.push_back(counted(count, "cell", "cells") + " with an error read as missing: " + list +
                    ".");
  }
  if (read.facts.formulasWithoutValue > 0) {
    notes.push_back(counted(read.facts.formulasWithoutValue, "formula", "formulas") +
                    " without a stored result read as missing. Open the workbook in a spreadsheet "
                    "program, save it and import it again.");
  }
}

// "Row 4", or "Rows 4 and 5" of two.
std::string rowsInWords(const HeaderPlace& header) {
  const std::string first = std::to_string(header.row + 1);
  return header.rows == 2 ? "Rows " + first + " and " + std::to_string(header.row + 2)
                          : "Row " + first;
}

// Where the header was found and what stands above it, unless it is plainly the first row.
void noteHeader(std::vector<std::string>& notes, const SheetPreview& sheet,
                const HeaderPlace& header) {
  std::vector<std::string> above;
  for (const auto& row : sheet.first) {
    if (row.row < header.row) above.push_back(row.cells.front().text);
  }
  if (above.empty() && header.rows == 1) return;
  std::string note = rowsInWords(header) + " of \"" + sheet.name + "\"" +
                     (header.rows == 2 ? " were" : " was") + " read as the header";
  if (!above.empty()) {
    note += "; " + counted(above.size(), "row", "rows") + " above " +
            (header.rows == 2 ? "them" : "it") + " left out, from \"" + above.front() + "\"";
  }
  notes.push_back(note + ". If that is not so, choose another row.");
}

void noteMerged(std::vector<std::string>& notes, const XlsxTable& read) {
  if (read.filledDown.empty()) return;
  notes.push_back(counted(read.filledDown.size(), "merged cell", "merged cells") +
                  " read as the answer of every row covered, from " +
                  rangeName(read.filledDown.front()) + ".");
}

// "3 columns, such as \"age\""
std::string columnsInWords(std::size_t columns, const std::string& one) {
  return counted(columns, "column", "columns") + ", such as \"" + one + "\"";
}

// Of columns that are numbers: how their cells were stored.
void noteStored(SurveyFile& result, const XlsxTable& read) {
  std::size_t texts = 0, percents = 0, zeros = 0;
  std::string firstText, firstPercent, firstZeros;
  for (std::size_t c = 0; c < read.columns.size(); ++c) {
    const std::string& name = read.table.header[c];
    const auto index = result.survey.find(name.empty() ? "column " + std::to_string(c + 1) : name);
    if (!index || result.survey.variables[*index].kind != VariableKind::Number) continue;
    const ReadColumn& column = read.columns[c];
    const auto count = [&](std::size_t of, std::size_t& all, std::string& first) {
      if (of > 0 && all++ == 0) first = result.survey.variables[*index].name;
    };
    count(column.numbersAsText, texts, firstText);
    count(column.leadingZeros, zeros, firstZeros);
    count(column.percents, percents, firstPercent);
  }
  if (texts > 0) {
    result.notes.push_back("Numbers stored as texts read as numbers in " +
                           columnsInWords(texts, firstText) + ".");
  }
  if (zeros > 0) {
    result.notes.push_back("Zeros before numbers stored as texts are lost in " +
                           columnsInWords(zeros, firstZeros) + ".");
  }
  if (percents > 0) {
    result.notes.push_back("Percentages read as shares, 45% as 0.45, in " +
                           columnsInWords(percents, firstPercent) + ".");
  }
}

// What is wrong with the header, by cell.
Status checkHeader(const XlsxSheet& sheet, const XlsxTable& read, const HeaderPlace& header,
                   bool chosen) {
  if (chosen && read.headerRow != header.row) {
    return fail("sheet \"" + sheet.name + "\": row " + std::to_string(header.row + 1) +
                " is empty, so it is no header.");
  }
  const auto same = sameNames(read.table.header);
  if (!same) return {};
  const std::size_t row = read.headerRow + header.rows - 1;
  return fail("sheet \"" + sheet.name + "\": cells " + cellName({row, same->first}) + " and " +
              cellName({row, same->second}) + " are both named \"" +
              read.table.header[same->first] + "\". Give every column its own name.");
}

tl::unexpected<Error> emptySheet(const XlsxSheet& sheet, const std::vector<std::string>& others) {
  return fail("the worksheet \"" + sheet.name + "\" is empty." +
              (others.empty() ? "" : " Choose \"" + others.front() + "\" if it holds the survey."));
}

Result<SurveyFile> readPackage(const XlsxPackage& package, const Job& job,
                               const SheetChoice& choice, const XlsxLimits& limits) {
  const auto workbook = readWorkbook(package, stretch(job, 0, 0.1));
  if (!workbook) return tl::make_unexpected(workbook.error());
  if (workbook->sheets.empty()) return fail("the workbook has no worksheet.");
  const auto chosen = findSheet(workbook->sheets, choice.sheet);
  if (!chosen) return tl::make_unexpected(chosen.error());
  const XlsxSheet& sheet = workbook->sheets[*chosen];
  const auto others = otherSheets(package, *workbook, sheet, job);
  if (!others) return tl::make_unexpected(others.error());
  const auto preview =
      previewSheet(package, *workbook, sheet, PreviewDepth::FirstRows, {job.stop, {}});
  if (!preview) return tl::make_unexpected(preview.error());
  if (preview->empty()) return emptySheet(sheet, *others);
  const HeaderPlace header = chosenHeader(*preview, choice);
  const auto read =
      readSheet(package, *workbook, sheet, limits.cells, stretch(job, 0.1, 0.55), header);
  if (!read) return tl::make_unexpected(read.error());
  if (read->table.header.empty()) {
    return fail("sheet \"" + sheet.name + "\": there is nothing in row " +
                std::to_string(header.row + 1) + " and below, so it is no header.");
  }
  if (auto good = checkHeader(sheet, *read, header, choice.headerRow > 0); !good) {
    return passOn(good);
  }
  SurveyFile result;
  if (choice.sheet.empty()) noteOtherSheets(result.notes, sheet, *others);
  noteHeader(result.notes, *preview, header);
  noteLostCells(result.notes, *read);
  noteMerged(result.notes, *read);
  auto survey = surveyOf(read->table, std::move(result), job);
  if (survey) noteStored(*survey, *read);
  return survey;
}

}  // namespace

Result<SurveyFile> readXlsxFile(const std::filesystem::path& file, const Job& job,
                                const SheetChoice& choice, const XlsxLimits& limits) {
  const auto package = XlsxPackage::open(file, limits.partBytes);
  if (!package) return tl::make_unexpected(package.error());
  auto result = readPackage(*package, job, choice, limits);
  if (!result && result.error().kind == ErrorKind::BadInput) {
    return fail(file.filename().string() + ", " + result.error().message);
  }
  return result;
}

}  // namespace candour
