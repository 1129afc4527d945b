// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/import/xlsx_dates.h"
#include "core/import/xlsx_package.h"

namespace candour {

struct XlsxSheet {
  std::string name;
  std::string part;  // its name in the package
  bool hidden = false;
};

/// What the cells of an Excel workbook rest on.
struct XlsxWorkbook {
  std::vector<XlsxSheet> sheets;  // worksheets only, in the workbook's order
  bool date1904 = false;
  std::vector<CellFormat> formatOfStyle;   // by the style number of a cell
  std::vector<std::string> sharedStrings;  // runs joined, without phonetic guides
};

/// Texts longer than this (Excel ends at 32,767 characters) and more shared texts than this are
/// there to fill the memory.
inline constexpr std::size_t kMaxTextBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMaxSharedStrings = 20'000'000;

/// Errors name the part, not the file.
Result<XlsxWorkbook> readWorkbook(const XlsxPackage& package, const Job& job);

/// The first sheet that is not hidden, as on opening the workbook; or else the first. `sheets`
/// holds one at least.
const XlsxSheet& sheetToRead(const std::vector<XlsxSheet>& sheets);

/// Where the sheet called `name` is (blanks and case do not matter where no name is the same), or
/// one line naming those that are near. An empty name means sheetToRead().
Result<std::size_t> findSheet(const std::vector<XlsxSheet>& sheets, const std::string& name);

/// A text of a workbook as it is meant: _x000D_ is the character of that code (ECMA-376 part 1,
/// 22.9.2.19, ST_Xstring). NUL and halves of surrogate pairs stay as they are written.
std::string unescapedXstring(std::string text);

}  // namespace candour
