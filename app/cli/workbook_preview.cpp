// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/workbook_preview.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "core/import/xlsx_preview.h"
#include "models/codebooks/survey_codebook.h"

namespace candour::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kRowsShown = 20;

Json rowsJson(const SheetPreview& sheet) {
  Json rows = Json::array();
  for (const auto& row : sheet.first) {
    if (rows.size() == kRowsShown) break;
    Json cells = Json::array();
    for (const auto& cell : row.cells) {
      cells.push_back({{"cell", cellName({row.row, cell.column})}, {"text", cell.text}});
    }
    rows.push_back({{"row", row.row + 1}, {"cells", cells}});
  }
  return rows;
}

Json sheetJson(const SheetPreview& sheet, const SheetChoice& choice, bool proposed) {
  Json object = {{"sheet", sheet.name}, {"hidden", sheet.hidden},   {"proposed", proposed},
                 {"rows", sheet.rows},  {"columns", sheet.columns}, {"filled_rows", sheet.filled}};
  object["merged"] = Json::array();
  for (const auto& range : sheet.merged) {
    if (object["merged"].size() == 100) break;
    object["merged"].push_back(rangeName(range));
  }
  object["merged_cells"] = sheet.merged.size();
  if (sheet.empty()) {
    object["header_row"] = nullptr;
    object["why"] = "the sheet is empty";
    return object;
  }
  const HeaderPlace header = chosenHeader(sheet, choice);
  const auto table = previewTable(sheet, header);
  object["header_row"] = header.row + 1;
  object["header_rows"] = header.rows;
  object["variables"] = Json::array();
  for (const auto& column : table.columns) {
    object["variables"].push_back({{"name", column.name}, {"kind", nameOf(column.kind)}});
  }
  if (!table.why.empty()) object["why"] = table.why;
  object["first_rows"] = rowsJson(sheet);
  return object;
}

std::string shownCell(const std::string& text) {
  constexpr std::size_t kWidth = 24;
  std::string line;
  for (const char c : text) line += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  if (line.size() <= kWidth) return line;
  std::size_t end = kWidth - 1;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  return line.substr(0, end) + "…";
}

void printRows(const SheetPreview& sheet, const HeaderPlace& header) {
  constexpr std::size_t kColumns = 8;
  const std::size_t shownColumns = std::min(sheet.columns, kColumns);
  std::vector<std::string> head = {"row"};
  for (std::size_t c = 0; c < shownColumns; ++c) {
    const std::string name = cellName({0, c});
    head.push_back(name.substr(0, name.size() - 1));
  }
  if (sheet.columns > kColumns) head.emplace_back("...");
  Table table(head);
  std::size_t rows = 0;
  for (const auto& row : sheet.first) {
    if (rows++ == kRowsShown) break;
    std::vector<std::string> cells(head.size());
    const bool isHeader = row.row >= header.row && row.row < header.row + header.rows;
    cells[0] = std::to_string(row.row + 1) + (isHeader ? " header" : "");
    for (const auto& cell : row.cells) {
      if (cell.column < shownColumns) cells[cell.column + 1] = shownCell(cell.text);
    }
    table.add(std::move(cells));
  }
  table.print(std::cout);
}

void printSheet(const SheetPreview& sheet, const SheetChoice& choice, bool proposed) {
  const auto number = [](std::size_t n) { return grouped(static_cast<long long>(n)); };
  std::cout << "\"" << sheet.name << "\"" << (sheet.hidden ? ", hidden" : "")
            << (proposed ? ", read unless another is chosen" : "") << ": ";
  if (sheet.empty()) {
    std::cout << "empty\n\n";
    return;
  }
  const HeaderPlace header = chosenHeader(sheet, choice);
  const auto table = previewTable(sheet, header);
  std::cout << number(sheet.rows) << " rows by " << number(sheet.columns) << " columns";
  if (!sheet.merged.empty()) std::cout << ", " << number(sheet.merged.size()) << " merged cells";
  std::cout << "\nheader: row " << header.row + 1;
  if (header.rows == 2) std::cout << " and the one below it";
  std::cout << "; " << number(table.columns.size()) << " variables\n";
  if (!table.why.empty()) std::cout << "cannot be read so: " << table.why << "\n";
  printRows(sheet, header);
  std::cout << "\n";
}

}  // namespace

void printWorkbookPreview(const std::filesystem::path& file, const SheetChoice& choice, bool json) {
  const auto preview = valueOf(previewWorkbook(file, PreviewDepth::Whole,
                                               terminalJob("Looking at the sheets"), choice.sheet));
  Json sheets = Json::array();
  for (std::size_t i = 0; i < preview.sheets.size(); ++i) {
    if (json) {
      sheets.push_back(sheetJson(preview.sheets[i], choice, i == preview.proposed));
    } else {
      printSheet(preview.sheets[i], choice, i == preview.proposed);
    }
  }
  if (!json) return;
  const Json document = {{"file", preview.file}, {"sheets", sheets}};
  std::cout << document.dump(1, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace candour::cli
