// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/import/sheet_choice.h"
#include "core/import/sheet_header.h"
#include "core/import/survey_file.h"
#include "core/import/xlsx_cells.h"

namespace candour {

/// What a worksheet looks like.
struct SheetPreview {
  std::string name;
  bool hidden = false;
  bool whole = false;       // all of the sheet was looked at: sizes and merged cells are known
  std::size_t rows = 0;     // down to the last one with anything in it
  std::size_t columns = 0;  // up to the last one with anything in it
  std::size_t filled = 0;   // rows with anything in them
  std::vector<FirstRow> first;
  std::vector<CellRange> merged;
  HeaderPlace header;  // as proposed; meaningless for an empty sheet

  [[nodiscard]] bool empty() const { return first.empty(); }
};

struct WorkbookPreview {
  std::string file;  // without its folder
  std::vector<SheetPreview> sheets;
  std::size_t proposed = 0;  // the first that is not hidden, or the only one looked at

  /// Whether it is as plain as can be: one sheet with anything in it, the one that is proposed, and
  /// its header is row 1.
  [[nodiscard]] bool plain() const;
};

enum class PreviewDepth {
  FirstRows,  // quick, however large the file; more of a sheet only where a header seems merged
  Whole       // every sheet to its end
};

/// Looks at the sheets of a workbook, or at the one called `sheet`. Errors are those of reading it.
Result<WorkbookPreview> previewWorkbook(const std::filesystem::path& file, PreviewDepth depth,
                                        const Job& job, const std::string& sheet = {},
                                        const XlsxLimits& limits = {});

/// The same of one sheet.
Result<SheetPreview> previewSheet(const XlsxPackage& package, const XlsxWorkbook& workbook,
                                  const XlsxSheet& sheet, PreviewDepth depth, const Job& job);

/// A column of a sheet as its first rows show it.
struct PreviewColumn {
  std::string name;  // as it will be called
  VariableKind kind = VariableKind::Text;
  std::size_t values = 0;  // among the first rows
};

/// What becomes of a sheet if its header is there; columns without a name or a value are not
/// listed. `why` says in a line why it cannot be read so, such as two columns of one name; else
/// empty.
struct PreviewTable {
  std::vector<PreviewColumn> columns;
  std::string why;
};
PreviewTable previewTable(const SheetPreview& sheet, const HeaderPlace& header);

/// The header that `choice` makes of the sheet.
HeaderPlace chosenHeader(const SheetPreview& sheet, const SheetChoice& choice);

}  // namespace candour
