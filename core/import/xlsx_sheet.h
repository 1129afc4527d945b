// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/import/delimited_parser.h"
#include "core/import/xlsx_package.h"
#include "core/import/xlsx_workbook.h"

namespace candour {

/// The most columns and rows that a worksheet can have.
inline constexpr std::size_t kMaxSheetColumns = 16384;
inline constexpr std::size_t kMaxSheetRows = 1048576;

/// A worksheet as texts, like a delimited file's. The texts are views into the workbook's shared
/// strings and into the table itself.
struct XlsxTable {
  DelimitedTable table;
  std::map<std::string, std::size_t> errors;  // cells that are #N/A and the like: empty fields
  std::size_t formulasWithoutValue = 0;       // never calculated: empty fields
};

/// Reads a worksheet. Its first row with anything in it is the header; rows with nothing in them
/// are passed over, but between the rows of a single column they are empty answers. Dates become
/// ISO text, TRUE and FALSE are words. Fails with one line naming the sheet and the cell, and for
/// more than `maxCells` cells (rows by columns). A sheet with nothing in it has no header.
Result<XlsxTable> readSheet(const XlsxPackage& package, const XlsxWorkbook& workbook,
                            const XlsxSheet& sheet, std::size_t maxCells, const Job& job);

/// Whether any cell of the sheet has something in it; reads no further than that.
Result<bool> hasCells(const XlsxPackage& package, const XlsxSheet& sheet, const Job& job);

}  // namespace candour
