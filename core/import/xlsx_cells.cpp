// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/xlsx_cells.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "core/base/text.h"
#include "core/import/xml_part.h"
#include "core/survey/dates.h"

namespace candour {

namespace {

enum class CellType { Number, Boolean, Error, Shared, Text, InlineText, Date };

std::optional<CellType> typeOf(std::string_view type) {
  constexpr std::array<std::pair<std::string_view, CellType>, 7> kTypes = {{
      {"n", CellType::Number},
      {"s", CellType::Shared},
      {"b", CellType::Boolean},
      {"str", CellType::Text},
      {"inlineStr", CellType::InlineText},
      {"e", CellType::Error},
      {"d", CellType::Date},
  }};
  for (const auto& [name, known] : kTypes) {
    if (name == type) return known;
  }
  return std::nullopt;
}

template <class T>
std::optional<T> wholeNumber(std::string_view text) {
  T number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

class SheetVisitor : public XmlVisitor {
 public:
  SheetVisitor(const XlsxWorkbook& workbook, CellSink& sink) : m_workbook(workbook), m_sink(sink) {}

  void start(std::string_view name, const XmlAttributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override {
    if (!m_collecting) return;
    m_text += piece;
    if (m_text.size() > kMaxTextBytes) failAtCell("holds a text of more than 1 MB");
  }
  SheetFacts takeFacts() { return std::move(m_facts); }

 private:
  void startRow(const XmlAttributes& attributes);
  void endRow();
  void addMerged(const XmlAttributes& attributes);
  void startCell(const XmlAttributes& attributes);
  void endCell();
  void failAtCell(const std::string& what) {
    failWith("cell " + cellName(m_place) + " " + what + ". Save the workbook again.");
  }
  void putNumber(std::string_view text);
  void putBoolean(std::string_view text);
  void putShared(std::string_view text);
  void putDate(std::string_view text);
  void putError(std::string_view text);
  // `text` must stay where it is.
  void put(std::string_view text, CellKind kind);
  void putCopy(std::string_view text, CellKind kind) { put(m_sink.keeper().keep(text), kind); }

  const XlsxWorkbook& m_workbook;
  CellSink& m_sink;
  SheetFacts m_facts;
  bool m_inData = false;
  bool m_inCell = false;
  bool m_collecting = false;
  bool m_phonetic = false;
  bool m_formula = false;
  std::size_t m_rowsSeen = 0;  // number of the row after the last one, 0-based
  SheetPlace m_place;          // of the cell, or of the one expected next
  CellType m_type = CellType::Number;
  CellFormat m_format = CellFormat::Number;
  std::string m_text;
};

void SheetVisitor::start(std::string_view name, const XmlAttributes& attributes) {
  if (!m_inData) {
    m_inData = name == "sheetData";
    if (name == "mergeCell") addMerged(attributes);
  } else if (!m_inCell) {
    if (name == "c") startCell(attributes);
    if (name == "row") startRow(attributes);
  } else if (name == "v") {
    m_collecting = m_type != CellType::InlineText;
  } else if (name == "f") {
    m_formula = true;
  } else if (name == "rPh") {
    m_phonetic = true;
  } else if (name == "t") {
    m_collecting = m_type == CellType::InlineText && !m_phonetic;
  }
}

void SheetVisitor::end(std::string_view name) {
  if (!m_inData) return;
  m_collecting = false;
  if (name == "c") {
    endCell();
  } else if (name == "rPh") {
    m_phonetic = false;
  } else if (name == "sheetData") {
    m_inData = false;
  } else if (name == "row") {
    endRow();
  }
}

void SheetVisitor::endRow() {
  const auto next = m_sink.endRow();
  if (next == CellSink::Next::Enough) return stopReading();
  if (next == CellSink::Next::GoOn) return;
  failWith(m_sink.size() +
           " are more than Candour reads from a workbook. Save it as CSV "
           "(UTF-8).");
}

void SheetVisitor::addMerged(const XmlAttributes& attributes) {
  const auto range = rangeNamed(attributes.value("ref"));
  if (!range) {
    return failWith("the merged cells \"" + std::string(attributes.value("ref")) +
                    "\" are nowhere on a sheet. Save the workbook again.");
  }
  if (m_facts.merged.size() >= kMaxMergedCells) {
    return failWith("there are more than 200,000 merged cells. Save the sheet as CSV (UTF-8).");
  }
  if (range->rows() > 1 || range->columns() > 1) m_facts.merged.push_back(*range);
}

void SheetVisitor::startRow(const XmlAttributes& attributes) {
  std::size_t row = m_rowsSeen;
  if (const auto number = attributes.find("r")) {
    row = wholeNumber<std::size_t>(*number).value_or(0) - 1;
  }
  if (row < m_rowsSeen || row >= kMaxSheetRows) {
    return failWith("row \"" + std::string(attributes.value("r")) + "\" cannot follow row " +
                    std::to_string(m_rowsSeen) + ". Save the workbook again.");
  }
  m_place = {row, 0};
  m_rowsSeen = row + 1;
}

void SheetVisitor::startCell(const XmlAttributes& attributes) {
  const auto type = attributes.find("t");
  if (const auto reference = attributes.find("r")) {
    const auto place = placeNamed(*reference);
    if (!place || place->row != m_place.row) {
      return failWith("there is no cell \"" + std::string(*reference) + "\" in row " +
                      std::to_string(m_place.row + 1) + ". Save the workbook again.");
    }
    m_place = *place;
  }
  if (m_place.column >= kMaxSheetColumns) {
    return failWith("row " + std::to_string(m_place.row + 1) + " has more than 16,384 cells.");
  }
  m_inCell = true;
  m_formula = false;
  m_phonetic = false;
  m_text.clear();
  const auto known = type ? typeOf(*type) : CellType::Number;
  if (!known) return failAtCell("is of the unknown type \"" + std::string(*type) + "\"");
  m_type = *known;
  m_format = CellFormat::Number;
  if (m_type != CellType::Number) return;
  const auto style = wholeNumber<std::size_t>(attributes.value("s"));
  if (style && *style < m_workbook.formatOfStyle.size()) {
    m_format = m_workbook.formatOfStyle[*style];
  }
}

void SheetVisitor::endCell() {
  m_inCell = false;
  const std::string_view text = m_type == CellType::InlineText ? m_text : trim(m_text);
  if (!m_sink.wants(m_place.row)) {
    if (!text.empty()) m_sink.pass(m_place);
    ++m_place.column;
    return;
  }
  // A formula whose result is the empty text has a type of its own.
  if (m_formula && text.empty() && m_type == CellType::Number) {
    ++m_facts.formulasWithoutValue;
    m_sink.open(m_place.row);
  } else if (!text.empty()) {
    switch (m_type) {
      case CellType::Number:
        putNumber(text);
        break;
      case CellType::Boolean:
        putBoolean(text);
        break;
      case CellType::Shared:
        putShared(text);
        break;
      case CellType::Date:
        putDate(text);
        break;
      case CellType::Error:
        putError(text);
        break;
      case CellType::Text:
      case CellType::InlineText:
        putCopy(trim(unescapedXstring(m_text)), CellKind::Text);
    }
  }
  ++m_place.column;
}

void SheetVisitor::put(std::string_view text, CellKind kind) {
  if (!text.empty() && !m_sink.put(m_place, text, kind)) failAtCell("is there twice");
}

void SheetVisitor::putNumber(std::string_view text) {
  const auto number = parseNumber(text);
  if (!number) return failAtCell("is not a number: \"" + std::string(text) + "\"");
  const bool percent = m_format == CellFormat::Percent;
  if (m_format != CellFormat::Number && !percent) {
    return putCopy(isoTextOfSerial(*number, m_format, m_workbook.date1904), CellKind::Date);
  }
  // Excel writes 17 digits where fewer say the same.
  constexpr std::size_t kExactDigits = 15;
  putCopy(text.size() <= kExactDigits ? text : std::string_view(shortest(*number)),
          percent ? CellKind::Percent : CellKind::Number);
}

void SheetVisitor::putBoolean(std::string_view text) {
  if (text == "1" || text == "true") return put("TRUE", CellKind::Boolean);
  if (text == "0" || text == "false") return put("FALSE", CellKind::Boolean);
  failAtCell("is neither true nor false: \"" + std::string(text) + "\"");
}

void SheetVisitor::putShared(std::string_view text) {
  const auto& strings = m_workbook.sharedStrings;
  const auto number = wholeNumber<std::size_t>(text);
  if (!number || *number >= strings.size()) {
    return failAtCell("is text number " + std::string(text) + ", but the workbook has " +
                      grouped(static_cast<long long>(strings.size())) + " texts");
  }
  put(trim(strings[*number]), CellKind::Text);
}

// ISO 8601 as written: a day at midnight is a day, and Z says nothing that a cell could mean.
void SheetVisitor::putDate(std::string_view text) {
  if (text.ends_with('Z')) text.remove_suffix(1);
  const auto value = parseIso(text);
  if (!value) return failAtCell("is not a date: \"" + std::string(text) + "\"");
  const auto style = value->style == DateStyle::Time ? DateStyle::Time : DateStyle::Date;
  putCopy(isoText(value->seconds, style), CellKind::Date);
}

void SheetVisitor::putError(std::string_view text) {
  // Excel knows some ten kinds.
  constexpr std::size_t kMostKinds = 30;
  const bool many = m_facts.errors.size() >= kMostKinds;
  ++m_facts.errors[many ? std::string("others") : std::string(text)];
  m_sink.open(m_place.row);
}

// Ends at the first value.
class AnyCellVisitor : public XmlVisitor {
 public:
  bool any = false;
  void start(std::string_view name, const XmlAttributes& /*attributes*/) override {
    if (name == "sheetData") m_inData = true;
    if (!m_inData || (name != "v" && name != "is" && name != "f")) return;
    any = true;
    stopReading();
  }
  void end(std::string_view name) override {
    if (name == "sheetData") stopReading();
  }

 private:
  bool m_inData = false;
};

// An error of the visitor says where in the sheet, one of the package which part.
Status visitSheet(const XlsxPackage& package, const XlsxSheet& sheet, XmlVisitor& visitor,
                  const Job& job) {
  if (!package.has(sheet.part)) {
    return fail("the sheet \"" + sheet.name + "\" has no part " + sheet.part +
                ". Save the workbook again.");
  }
  auto read = visitPart(package, sheet.part, visitor, job);
  if (!visitor.failure()) return read;
  return fail("sheet \"" + sheet.name + "\": " + visitor.failure()->message);
}

}  // namespace

Result<SheetFacts> visitCells(const XlsxPackage& package, const XlsxWorkbook& workbook,
                              const XlsxSheet& sheet, CellSink& sink, const Job& job) {
  SheetVisitor visitor(workbook, sink);
  if (auto read = visitSheet(package, sheet, visitor, job); !read) return passOn(read);
  return visitor.takeFacts();
}

Result<bool> hasCells(const XlsxPackage& package, const XlsxSheet& sheet, const Job& job) {
  AnyCellVisitor visitor;
  if (auto read = visitSheet(package, sheet, visitor, job); !read) return passOn(read);
  return visitor.any;
}

}  // namespace candour
