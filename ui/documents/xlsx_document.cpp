// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/xlsx_document.h"

#include <QTemporaryDir>

#include "ui/documents/document_parts.h"
#include "ui/documents/workbook_parts.h"
#include "ui/documents/xlsx_finish.h"
#include "ui/documents/xlsx_names.h"
#include "ui/documents/xlsx_sheet.h"

namespace candour {

namespace {

constexpr double kTextWidth = 110;  // letters, on sheets of text alone

std::vector<std::string> bulleted(const std::vector<std::string>& items) {
  std::vector<std::string> lines;
  for (const std::string& item : items) lines.push_back("\xE2\x80\xA2 " + item);
  return lines;
}

void setProperties(lxw_workbook* workbook, const Document& document) {
  std::string title = cellText(document.title), subject = cellText(document.subtitle);
  std::string made = "Made with Candour.", author = "Candour";
  if (document.simulated) made += std::string(" ") + kSimulatedSaid + ".";
  lxw_doc_properties properties = {};
  properties.title = title.data();
  properties.subject = subject.data();
  properties.comments = made.data();
  properties.author = author.data();
  workbook_set_properties(workbook, &properties);
}

lxw_error writeContents(lxw_workbook* workbook, CellStyles& styles, const Document& document) {
  XlsxSheetWriter sheet(workbook, styles, kContentsSheet);
  sheet.line(document.title, styles.title);
  sheet.line(document.subtitle, styles.measure);
  if (document.simulated) sheet.line(kSimulatedSaid, styles.strong);
  sheet.skip();
  std::vector<std::string> headlines;
  for (const DocumentPage& page : document.pages) headlines.push_back(page.headline);
  sheet.contents(sheetNames(document), headlines);
  sheet.skip();
  sheet.line("Notes", styles.strong);
  sheet.lines(
      {"Every sheet with a figure has its numbers as one table, and below it a chart and the "
       "notes.",
       "Cells hold the numbers in full and show as many decimals as the figure needs.",
       "Charts of bars draw intervals from two columns of distances: from the value to the lower "
       "end, and from it to the upper end.",
       "An empty cell is a number that is not available or withheld; the notes say which.",
       "Made with Candour."},
      styles.measure);
  sheet.printSetup(document.simulated);
  return sheet.error();
}

// What is read beside the figure: the text, the questions, then the small print.
void writeWords(XlsxSheetWriter& sheet, CellStyles& styles, const DocumentPage& page) {
  sheet.lines(page.paragraphs, styles.text);
  for (const DocumentSection& section : page.sections) {
    sheet.skip();
    sheet.line(section.heading, styles.strong);
    sheet.lines(section.paragraphs, styles.text);
  }
  if (!page.list.empty()) {
    sheet.skip();
    sheet.line(page.listTitle, styles.strong);
    sheet.lines(bulleted(page.list), styles.text);
  }
  std::vector<std::string> notes;
  if (page.figure) notes = page.figure->footer;
  notes.insert(notes.end(), page.notes.begin(), page.notes.end());
  if (notes.empty()) return;
  sheet.skip();
  sheet.line("Notes", styles.strong);
  sheet.lines(notes, styles.text);
}

lxw_error writePage(lxw_workbook* workbook, CellStyles& styles, const DocumentPage& page,
                    const std::string& name, bool simulated, std::vector<ErrorBars>& errors) {
  XlsxSheetWriter sheet(workbook, styles, name);
  sheet.line(page.headline, styles.title);
  sheet.line(ownHeadline(page), styles.strong);
  if (page.figure) sheet.line(measureLine(*page.figure), styles.measure);
  if (!page.figure && simulated) sheet.line(kSimulatedSaid, styles.strong);
  sheet.linkTo(kContentsSheet, "Back to contents");
  sheet.skip();
  const bool hasTable = page.figure && page.figure->table.size() > 1;
  if (hasTable) {
    sheet.table(*page.figure);
    sheet.skip();
  } else {
    sheet.width(0, kTextWidth);
  }
  if (page.figure) sheet.chart(*page.figure, errors);
  writeWords(sheet, styles, page);
  sheet.printSetup(simulated);
  return sheet.error();
}

lxw_error writeWorkbook(lxw_workbook* workbook, const Document& document,
                        std::vector<ErrorBars>& errors) {
  CellStyles styles(workbook);
  setProperties(workbook, document);
  lxw_error error = writeContents(workbook, styles, document);
  const std::vector<std::string> names = sheetNames(document);
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    const lxw_error wrong =
        writePage(workbook, styles, document.pages[i], names[i], document.simulated, errors);
    if (error == LXW_NO_ERROR) error = wrong;
  }
  return error;
}

}  // namespace

Result<QByteArray> xlsxDocument(const Document& document) {
  const QTemporaryDir folder;
  if (!folder.isValid()) return fail(folder.errorString().toStdString() + ".");
  const std::filesystem::path file =
      std::filesystem::path(folder.path().toStdString()) / "workbook.xlsx";
  const PlainNumbers plain;
  lxw_workbook* const workbook = workbook_new(file.string().c_str());
  if (workbook == nullptr) return fail("there is not enough memory for a workbook.");
  std::vector<ErrorBars> errors;
  const lxw_error wrong = writeWorkbook(workbook, document, errors);
  const lxw_error closed = workbook_close(workbook);
  const lxw_error first = wrong == LXW_NO_ERROR ? closed : wrong;
  if (first != LXW_NO_ERROR) return fail(std::string(lxw_strerror(first)) + ".");
  return finishWorkbook(file, errors, document.recipe);
}

}  // namespace candour
