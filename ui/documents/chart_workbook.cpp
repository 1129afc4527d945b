// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "core/base/text.h"
#include "ui/documents/chart_sheet.h"
#include "ui/documents/document_parts.h"
#include "ui/documents/xml_text.h"
#include "ui/documents/zip_package.h"

// The workbook inside a chart is written here, part by part: it is small, and libxlsxwriter would
// take a file of its own for each.

namespace candour {

namespace {

const std::string kXml = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
                         "\n";
const std::string kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string kRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

constexpr int kHeaderStyle = 1;
constexpr int kQuotedStyle = 2;  // text that begins like a formula stays text when edited

bool looksLikeFormula(const std::string& text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
}

std::string textCell(const std::string& text, int style) {
  return "<c t=\"inlineStr\" s=\"" + std::to_string(style) + "\"><is><t xml:space=\"preserve\">" +
         xmlText(text) + "</t></is></c>";
}

std::string cellXml(const SheetCell& cell) {
  if (const double* const value = std::get_if<double>(&cell)) {
    return "<c><v>" + shortest(*value) + "</v></c>";
  }
  if (const SheetFormula* const formula = std::get_if<SheetFormula>(&cell)) {
    return "<c><f>" + xmlText(formula->formula) + "</f><v>" + shortest(formula->value) + "</v></c>";
  }
  if (const std::string* const text = std::get_if<std::string>(&cell)) {
    return textCell(*text, looksLikeFormula(*text) ? kQuotedStyle : 0);
  }
  return "<c/>";
}

using Rows = std::vector<std::vector<SheetCell>>;

std::string sheetXml(const Rows& rows) {
  std::string xml = kXml + "<worksheet xmlns=\"" + kMain +
                    "\"><sheetViews><sheetView workbookViewId=\"0\"/></sheetViews>"
                    "<sheetFormatPr defaultRowHeight=\"15\"/>"
                    "<cols><col min=\"1\" max=\"1\" width=\"40\" customWidth=\"1\"/>"
                    "<col min=\"2\" max=\"60\" width=\"16\" customWidth=\"1\"/></cols><sheetData>";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    xml += "<row r=\"" + std::to_string(i + 1) + "\">";
    for (const SheetCell& cell : rows[i]) {
      const std::string* const text = std::get_if<std::string>(&cell);
      xml += i == 0 && text != nullptr ? textCell(*text, kHeaderStyle) : cellXml(cell);
    }
    xml += "</row>";
  }
  return xml + "</sheetData></worksheet>";
}

Rows rowsOf(const ChartSheet& sheet) {
  std::size_t rows = 0;
  for (const ChartColumn& column : sheet.columns()) rows = std::max(rows, column.cells.size());
  Rows all(rows + 1);
  for (const ChartColumn& column : sheet.columns()) {
    all[0].emplace_back(column.title);
    for (std::size_t i = 0; i < rows; ++i) {
      all[i + 1].push_back(i < column.cells.size() ? column.cells[i] : SheetCell());
    }
  }
  return all;
}

Rows rowsOf(const std::vector<std::vector<std::string>>& table) {
  Rows all;
  for (const auto& row : table) {
    all.emplace_back();
    for (const std::string& text : row) {
      const auto number = all.size() > 1 ? plainNumber(text) : std::nullopt;
      all.back().push_back(number ? SheetCell(*number) : SheetCell(text));
    }
  }
  return all;
}

std::string stylesXml() {
  return kXml + "<styleSheet xmlns=\"" + kMain +
         R"("><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts>)"
         R"(<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>)"
         R"(<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>)"
         R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>)"
         R"(<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>)"
         R"(<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyFont="1"/>)"
         R"(<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs>)"
         R"(<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";
}

std::string workbookXml(bool table) {
  return kXml + "<workbook xmlns=\"" + kMain + "\" xmlns:r=\"" + kRelations +
         "\"><sheets><sheet name=\"Numbers\" sheetId=\"1\" r:id=\"rId1\"/>" +
         (table ? "<sheet name=\"Table\" sheetId=\"2\" r:id=\"rId2\"/>" : "") +
         "</sheets></workbook>";
}

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + kRelations + "/" + type + "\" Target=\"" +
         target + "\"/>";
}

std::string relationsXml(const std::string& relations) {
  return kXml +
         "<Relationships "
         "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         relations + "</Relationships>";
}

std::string typesXml(bool table) {
  const std::string sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  const auto part = [&](const std::string& name, const std::string& type) {
    return "<Override PartName=\"/xl/" + name + "\" ContentType=\"" + sheet + type + "+xml\"/>";
  };
  return kXml +
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
         "<Default Extension=\"rels\" "
         "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
         "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
         part("workbook.xml", "sheet.main") + part("styles.xml", "styles") +
         part("worksheets/sheet1.xml", "worksheet") +
         (table ? part("worksheets/sheet2.xml", "worksheet") : "") + "</Types>";
}

}  // namespace

QByteArray chartWorkbook(const ChartSheet& sheet,
                         const std::vector<std::vector<std::string>>& table) {
  const bool second = !table.empty();
  std::string relations = relation("rId1", "worksheet", "worksheets/sheet1.xml");
  if (second) relations += relation("rId2", "worksheet", "worksheets/sheet2.xml");
  relations += relation("rId3", "styles", "styles.xml");
  std::vector<ZipPart> parts;
  const auto add = [&](const char* name, const std::string& xml) {
    parts.push_back({name, QByteArray::fromStdString(xml)});
  };
  add("[Content_Types].xml", typesXml(second));
  add("_rels/.rels", relationsXml(relation("rId1", "officeDocument", "xl/workbook.xml")));
  add("xl/workbook.xml", workbookXml(second));
  add("xl/_rels/workbook.xml.rels", relationsXml(relations));
  add("xl/styles.xml", stylesXml());
  add("xl/worksheets/sheet1.xml", sheetXml(rowsOf(sheet)));
  if (second) add("xl/worksheets/sheet2.xml", sheetXml(rowsOf(table)));
  return zipPackage(parts);
}

}  // namespace candour
