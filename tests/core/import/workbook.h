// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/import/survey_file.h"

/// A small Excel workbook, written by hand. `rows` of a sheet is what stands inside of sheetData.
struct TestWorkbook {
  struct Sheet {
    std::string name = "Data";
    std::string rows;
    std::string attributes;  // of its entry in the workbook
    std::string type = "worksheet";
    std::string after;  // what follows sheetData
  };
  std::vector<Sheet> sheets;
  std::string strings;                                    // inside of sst
  std::string styles;                                     // inside of styleSheet
  std::string properties;                                 // attributes of workbookPr
  std::vector<std::pair<std::string, std::string>> more;  // other parts; they replace the usual

  /// Its parts: names and contents.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> parts() const;
};

/// Cells by the r, t and s of their elements; the value is escaped already.
std::string numberCell(const std::string& place, const std::string& value, int style = 0);
std::string typedCell(const std::string& place, const std::string& type, const std::string& value);
std::string inlineCell(const std::string& place, const std::string& text);
std::string row(int number, const std::string& cells);

/// Texts as a whole sheet, each row a row of inline strings.
std::string rowsOfTexts(const std::vector<std::vector<std::string>>& rows);

void writeZip(const std::filesystem::path& file,
              const std::vector<std::pair<std::string, std::string>>& parts);

/// Writes the workbook as t.xlsx and reads it.
candour::Result<candour::SurveyFile> readWorkbookFile(const TestWorkbook& workbook,
                                                      const candour::XlsxLimits& limits = {});
/// Of a workbook with one sheet.
candour::Result<candour::SurveyFile> readRows(const std::string& rows);

/// The one-line message of a refusal.
std::string workbookRefusal(const TestWorkbook& workbook, const candour::XlsxLimits& limits = {});
std::string rowsRefusal(const std::string& rows);
