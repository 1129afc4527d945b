// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/xlsx_preview.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "core/import/column_typing.h"

namespace candour {

namespace {

constexpr std::size_t kMostBytes = 200;

// The beginning of a text, cut between characters.
std::string beginning(std::string_view text) {
  if (text.size() <= kMostBytes) return std::string(text);
  std::size_t end = kMostBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

// Keeps the first rows and measures the others.
class FirstRowsSink : public CellSink {
 public:
  FirstRowsSink(SheetPreview& preview, bool whole) : m_preview(preview), m_whole(whole) {}

  TextKeeper& keeper() override { return m_keeper; }
  [[nodiscard]] bool wants(std::size_t row) const override {
    return m_preview.first.size() < kFirstRows || row == m_preview.first.back().row;
  }
  void pass(const SheetPlace& place) override { measure(place); }
  void open(std::size_t /*row*/) override {}
  bool put(const SheetPlace& place, std::string_view text, CellKind kind) override {
    measure(place);
    auto& rows = m_preview.first;
    if (rows.empty() || rows.back().row != place.row) rows.push_back({place.row, {}});
    rows.back().cells.push_back({place.column, beginning(text), kind});
    return true;
  }
  Next endRow() override {
    return m_whole || m_preview.first.size() < kFirstRows ? Next::GoOn : Next::Enough;
  }
  [[nodiscard]] std::string size() const override { return {}; }

 private:
  void measure(const SheetPlace& place) {
    if (place.row + 1 > m_preview.rows) ++m_preview.filled;
    m_preview.rows = std::max(m_preview.rows, place.row + 1);
    m_preview.columns = std::max(m_preview.columns, place.column + 1);
  }

  SheetPreview& m_preview;
  bool m_whole;
  std::deque<std::string> m_blocks;
  TextKeeper m_keeper{m_blocks};
};

Result<SheetPreview> lookAt(const XlsxPackage& package, const XlsxWorkbook& workbook,
                            const XlsxSheet& sheet, bool whole, const Job& job) {
  SheetPreview preview;
  preview.name = sheet.name;
  preview.hidden = sheet.hidden;
  FirstRowsSink sink(preview, whole);
  auto facts = visitCells(package, workbook, sheet, sink, job);
  if (!facts) return passOn(facts);
  preview.whole = whole || preview.first.size() < kFirstRows;
  preview.merged = std::move(facts->merged);
  for (auto& row : preview.first) {
    // A cell that is there twice is refused when the sheet is read.
    std::stable_sort(row.cells.begin(), row.cells.end(),
                     [](const FirstCell& a, const FirstCell& b) { return a.column < b.column; });
  }
  if (!preview.empty()) preview.header = proposedHeader(preview.first, preview.merged);
  return preview;
}

// The names of the header's columns, as long as the sheet is wide.
std::vector<std::string> namesIn(const SheetPreview& sheet, std::size_t row) {
  std::vector<std::string> names(sheet.columns);
  for (const auto& one : sheet.first) {
    for (const auto& cell : one.cells) {
      if (one.row == row) names[cell.column] = cell.text;
    }
  }
  return names;
}

// The values below the header, column by column.
std::vector<FieldRun> valuesBelow(const SheetPreview& sheet, const HeaderPlace& header) {
  std::vector<FieldRun> runs(sheet.columns);
  for (const auto& row : sheet.first) {
    if (row.row < header.row + header.rows) continue;
    for (const auto& cell : row.cells) runs[cell.column].add(cell.text);
  }
  return runs;
}

Result<WorkbookPreview> previewPackage(const XlsxPackage& package, PreviewDepth depth,
                                       const Job& job, const std::string& only) {
  const Job quiet{job.stop, {}};
  const auto workbook = readWorkbook(package, quiet);
  if (!workbook) return tl::make_unexpected(workbook.error());
  const auto& sheets = workbook->sheets;
  if (sheets.empty()) return fail("the workbook has no worksheet.");
  const auto chosen = findSheet(sheets, only);
  if (!chosen) return tl::make_unexpected(chosen.error());
  WorkbookPreview preview;
  preview.proposed = only.empty() ? *chosen : 0;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (!only.empty() && i != *chosen) continue;
    auto one = previewSheet(package, *workbook, sheets[i], depth, quiet);
    if (!one) return tl::make_unexpected(one.error());
    preview.sheets.push_back(std::move(*one));
    job.report(static_cast<double>(i + 1) / static_cast<double>(sheets.size()));
  }
  return preview;
}

}  // namespace

bool WorkbookPreview::plain() const {
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (i != proposed && !sheets[i].empty()) return false;
  }
  return sheets.empty() || sheets[proposed].empty() ||
         sheets[proposed].header == HeaderPlace{sheets[proposed].first.front().row, 1};
}

Result<SheetPreview> previewSheet(const XlsxPackage& package, const XlsxWorkbook& workbook,
                                  const XlsxSheet& sheet, PreviewDepth depth, const Job& job) {
  const bool whole = depth == PreviewDepth::Whole;
  auto preview = lookAt(package, workbook, sheet, whole, job);
  if (!preview || preview->whole || !headerMayBeMerged(preview->first)) return preview;
  return lookAt(package, workbook, sheet, true, job);
}

Result<WorkbookPreview> previewWorkbook(const std::filesystem::path& file, PreviewDepth depth,
                                        const Job& job, const std::string& sheet,
                                        const XlsxLimits& limits) {
  const std::string name = file.filename().string();
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return fail("There is no file " + file.string() + ".");
  if (endingOf(file) != "xlsx") return fail(name + " is no workbook (.xlsx) with sheets to show.");
  const auto package = XlsxPackage::open(file, limits.partBytes);
  if (!package) return tl::make_unexpected(package.error());
  auto preview = previewPackage(*package, depth, job, sheet);
  if (!preview && preview.error().kind == ErrorKind::BadInput) {
    return fail(name + ", " + preview.error().message);
  }
  if (preview) preview->file = name;
  return preview;
}

HeaderPlace chosenHeader(const SheetPreview& sheet, const SheetChoice& choice) {
  HeaderPlace place = sheet.header;
  if (choice.headerRow > 0) {
    place.row = choice.headerRow - 1;
    place.rows = goesOnBelow(sheet.first, place.row, sheet.merged) ? 2 : 1;
  }
  if (choice.headerRows > 0) place.rows = choice.headerRows;
  return place;
}

PreviewTable previewTable(const SheetPreview& sheet, const HeaderPlace& header) {
  PreviewTable table;
  auto names = namesIn(sheet, header.row);
  if (header.rows == 2) {
    names = joinedNames(names, namesIn(sheet, header.row + 1), header.row, sheet.merged);
  }
  if (std::all_of(names.begin(), names.end(), [](const auto& name) { return name.empty(); })) {
    table.why = "Row " + std::to_string(header.row + 1) + " has no names.";
    return table;
  }
  if (const auto same = sameNames(names)) {
    const std::size_t row = header.row + header.rows - 1;
    table.why = "Cells " + cellName({row, same->first}) + " and " + cellName({row, same->second}) +
                " are both named \"" + names[same->first] + "\".";
  }
  const auto runs = valuesBelow(sheet, header);
  for (std::size_t c = 0; c < names.size(); ++c) {
    PreviewColumn column;
    column.values = runs[c].rows();
    column.kind = typeColumn({}, {&runs[c]}).variable.kind;
    column.name = names[c].empty() ? "column " + std::to_string(c + 1) : names[c];
    if (!names[c].empty() || column.values > 0) table.columns.push_back(std::move(column));
  }
  return table;
}

}  // namespace candour
