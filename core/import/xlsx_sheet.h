// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/import/delimited_parser.h"
#include "core/import/xlsx_cells.h"

namespace candour {

/// A worksheet as texts, like a delimited file's. The texts are views into the workbook's shared
/// strings and into the table itself.
struct XlsxTable {
  DelimitedTable table;
  std::size_t headerRow = 0;  // of the sheet, 0-based
  SheetFacts facts;
  std::vector<ReadColumn> columns;    // as many as the table has
  std::vector<CellRange> filledDown;  // merged cells of one column, whose answer all rows got
};

/// Reads a worksheet. Its header is the first row with anything in it at or below `header.row`,
/// with the row below it where `header.rows` is 2: a name over several columns (a merged cell, or,
/// if none is merged, up to the next name) goes before each of theirs, as "Trust: Police". Rows
/// with nothing in them are passed over, but between the rows of a single column they are empty
/// answers. A merged cell over several rows of one column is the answer of all of them; one over
/// several columns of answers is refused. Fails with one line naming the sheet and the cell, and
/// for more than `maxCells` cells (rows by columns). A sheet with nothing in it has no header.
Result<XlsxTable> readSheet(const XlsxPackage& package, const XlsxWorkbook& workbook,
                            const XlsxSheet& sheet, std::size_t maxCells, const Job& job,
                            const HeaderPlace& header = {});

}  // namespace candour
