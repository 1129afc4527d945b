// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/core/import/workbook.h"

#include <minizip/zip.h>

#include <map>

#include "tests/support/temporary.h"

using namespace candour;

namespace {

const std::string kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string kPackage = "http://schemas.openxmlformats.org/package/2006/relationships";
const std::string kXml = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + kOffice + "/" + type + "\" Target=\"" +
         target + "\"/>";
}

std::string relations(const std::string& inside) {
  return kXml + "<Relationships xmlns=\"" + kPackage + "\">" + inside + "</Relationships>";
}

}  // namespace

std::vector<std::pair<std::string, std::string>> TestWorkbook::parts() const {
  std::map<std::string, std::string> parts;
  std::string list;
  std::string targets;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    // Numbered against the order of the workbook: its list decides, not the names of the parts.
    const std::string part = "worksheets/part" + std::to_string(sheets.size() - i) + ".xml";
    list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + number + "\" r:id=\"rId" +
            number + "\" " + sheets[i].attributes + "/>";
    targets += relation("rId" + number, sheets[i].type, part);
    parts["xl/" + part] = kXml + "<worksheet xmlns=\"" + kMain + "\"><sheetData>" + sheets[i].rows +
                          "</sheetData>" + sheets[i].after + "</worksheet>";
  }
  if (!strings.empty()) {
    targets += relation("rIdS", "sharedStrings", "sharedStrings.xml");
    parts["xl/sharedStrings.xml"] = kXml + "<sst xmlns=\"" + kMain + "\">" + strings + "</sst>";
  }
  if (!styles.empty()) {
    targets += relation("rIdY", "styles", "/xl/styles.xml");
    parts["xl/styles.xml"] =
        kXml + "<styleSheet xmlns=\"" + kMain + "\">" + styles + "</styleSheet>";
  }
  parts["_rels/.rels"] = relations(relation("rId1", "officeDocument", "xl/workbook.xml"));
  parts["xl/_rels/workbook.xml.rels"] = relations(targets);
  parts["xl/workbook.xml"] = kXml + "<workbook xmlns=\"" + kMain + "\" xmlns:r=\"" + kOffice +
                             "\"><workbookPr " + properties + "/><sheets>" + list +
                             "</sheets></workbook>";
  for (const auto& [name, content] : more) parts[name] = content;
  return {parts.begin(), parts.end()};
}

std::string numberCell(const std::string& place, const std::string& value, int style) {
  return "<c r=\"" + place + "\" s=\"" + std::to_string(style) + "\"><v>" + value + "</v></c>";
}

std::string typedCell(const std::string& place, const std::string& type, const std::string& value) {
  return "<c r=\"" + place + "\" t=\"" + type + "\"><v>" + value + "</v></c>";
}

std::string inlineCell(const std::string& place, const std::string& text) {
  return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text +
         "</t></is></c>";
}

std::string row(int number, const std::string& cells) {
  return "<row r=\"" + std::to_string(number) + "\">" + cells + "</row>";
}

std::string rowsOfTexts(const std::vector<std::vector<std::string>>& rows) {
  std::string xml;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::string cells;
    for (std::size_t j = 0; j < rows[i].size(); ++j) {
      if (rows[i][j].empty()) continue;
      const std::string place = static_cast<char>('A' + j) + std::to_string(i + 1);
      cells += inlineCell(place, rows[i][j]);
    }
    xml += row(static_cast<int>(i + 1), cells);
  }
  return xml;
}

void writeZip(const std::filesystem::path& file,
              const std::vector<std::pair<std::string, std::string>>& parts) {
  zipFile zip = zipOpen64(file.c_str(), APPEND_STATUS_CREATE);
  REQUIRE(zip != nullptr);
  for (const auto& [name, content] : parts) {
    const zip_fileinfo info{};
    REQUIRE(zipOpenNewFileInZip(zip, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                                Z_DEFLATED, Z_BEST_SPEED) == ZIP_OK);
    REQUIRE(zipWriteInFileInZip(zip, content.data(), static_cast<unsigned>(content.size())) ==
            ZIP_OK);
    REQUIRE(zipCloseFileInZip(zip) == ZIP_OK);
  }
  REQUIRE(zipClose(zip, nullptr) == ZIP_OK);
}

Result<SurveyFile> readWorkbookFile(const TestWorkbook& workbook, const XlsxLimits& limits) {
  const TemporaryFolder folder;
  writeZip(folder / "t.xlsx", workbook.parts());
  return readXlsxFile(folder / "t.xlsx", {}, {}, limits);
}

Result<SurveyFile> readRows(const std::string& rows) {
  return readWorkbookFile({.sheets = {{.rows = rows}}});
}

std::string workbookRefusal(const TestWorkbook& workbook, const XlsxLimits& limits) {
  const auto read = readWorkbookFile(workbook, limits);
  if (read) return "(it was read)";
  CHECK(read.error().message.find('\n') == std::string::npos);
  return read.error().message;
}

std::string rowsRefusal(const std::string& rows) {
  return workbookRefusal({.sheets = {{.rows = rows}}});
}
