// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/import/cell_names.h"
#include "core/import/sheet_table.h"
#include "core/import/xlsx_package.h"
#include "core/import/xlsx_workbook.h"

namespace candour {

/// More merged cells than this are there to fill the memory.
inline constexpr std::size_t kMaxMergedCells = 200'000;

/// What a worksheet says besides its cells' texts.
struct SheetFacts {
  std::map<std::string, std::size_t> errors;  // cells that are #N/A and the like: empty fields
  std::size_t formulasWithoutValue = 0;       // never calculated: empty fields
  std::vector<CellRange> merged;              // in the order of the file; they follow the cells
};

/// Shows the cells of a worksheet to `sink`, from the top: texts without blanks at their ends,
/// dates as ISO text, TRUE and FALSE as words. A formula counts with its stored result. Fails with
/// one line naming the sheet and the cell. The merged cells are known only where the sink did not
/// stop before the end.
Result<SheetFacts> visitCells(const XlsxPackage& package, const XlsxWorkbook& workbook,
                              const XlsxSheet& sheet, CellSink& sink, const Job& job);

/// Whether any cell of the sheet has something in it; reads no further than that.
Result<bool> hasCells(const XlsxPackage& package, const XlsxSheet& sheet, const Job& job);

}  // namespace candour
