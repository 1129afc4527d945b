// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/text_workbook.h"

#include <xlsxwriter.h>

#include <QTemporaryDir>
#include <algorithm>
#include <filesystem>

#include "ui/documents/workbook_parts.h"
#include "ui/documents/xlsx_finish.h"
#include "ui/documents/xlsx_names.h"
#include "ui/documents/xlsx_sheet.h"

namespace candour {

namespace {

constexpr double kLongWidth = 44;   // letters, of columns of sentences
constexpr double kShortWidth = 20;  // of all others
constexpr int kPaperA4 = 9;

// An Excel table takes 2^20 rows, the header among them.
constexpr std::size_t kMostRows = (std::size_t{1} << 20) - 1;

// Remembers the first thing that went wrong.
class Sheet {
 public:
  Sheet(lxw_workbook* workbook, CellStyles& styles, const TextSheet& content)
      : m_content(content),
        m_sheet(workbook_add_worksheet(workbook, content.name.c_str())),
        m_styles(styles) {}

  void fill() {
    const auto& rows = m_content.rows;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (std::size_t c = 0; c < m_content.header.size(); ++c) {
        if (rows[r][c].empty()) continue;
        take(worksheet_write_string(m_sheet, static_cast<lxw_row_t>(r + 1),
                                    static_cast<lxw_col_t>(c), cellText(rows[r][c]).c_str(),
                                    m_styles.text));
      }
    }
    asTable(m_content.header, rows.size());
    worksheet_freeze_panes(m_sheet, 1, 0);
    worksheet_set_landscape(m_sheet);
    worksheet_set_paper(m_sheet, kPaperA4);
    worksheet_fit_to_pages(m_sheet, 1, 0);
    take(worksheet_repeat_rows(m_sheet, 0, 0));
  }

  [[nodiscard]] lxw_error error() const { return m_error; }

 private:
  void take(lxw_error error) {
    if (m_error == LXW_NO_ERROR) m_error = error;
  }

  void asTable(const std::vector<std::string>& header, std::size_t rows) {
    std::vector<std::string> names = header;
    std::vector<lxw_table_column> columns(names.size());
    std::vector<lxw_table_column*> list;
    for (std::size_t i = 0; i < names.size(); ++i) {
      columns[i].header = names[i].data();
      columns[i].header_format = i == 0 ? m_styles.firstHeader : m_styles.header;
      list.push_back(&columns[i]);
      const auto& wide = m_content.sentences;
      const bool sentences = std::find(wide.begin(), wide.end(), header[i]) != wide.end();
      const double width = sentences ? kLongWidth : kShortWidth;
      const auto column = static_cast<lxw_col_t>(i);
      take(worksheet_set_column(m_sheet, column, column, width, nullptr));
    }
    list.push_back(nullptr);
    lxw_table_options options = {};
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    options.style_type_number = 1;
    options.columns = list.data();
    // A table has one row at least.
    const auto last = static_cast<lxw_row_t>(std::max<std::size_t>(rows, 1));
    take(worksheet_add_table(m_sheet, 0, 0, last, static_cast<lxw_col_t>(names.size() - 1),
                             &options));
  }

  const TextSheet& m_content;
  lxw_worksheet* m_sheet;
  CellStyles& m_styles;
  lxw_error m_error = LXW_NO_ERROR;
};

void setTextProperties(lxw_workbook* workbook, std::string title) {
  std::string made = "Made with Candour.";
  lxw_doc_properties properties = {};
  properties.title = title.data();
  properties.comments = made.data();
  properties.created = kFixedDay;
  workbook_set_properties(workbook, &properties);
}

}  // namespace

Result<QByteArray> textWorkbook(const std::string& title, const std::vector<TextSheet>& sheets) {
  for (const auto& sheet : sheets) {
    if (sheet.rows.size() > kMostRows) {
      return fail("the table has more rows than a worksheet takes. Write it as CSV.");
    }
  }
  const QTemporaryDir folder;
  if (!folder.isValid()) return fail(folder.errorString().toStdString() + ".");
  const std::filesystem::path file =
      std::filesystem::path(folder.path().toStdString()) / "workbook.xlsx";
  const PlainNumbers plain;
  lxw_workbook* const workbook = workbook_new(file.string().c_str());
  if (workbook == nullptr) return fail("there is not enough memory for a workbook.");
  setTextProperties(workbook, title);
  CellStyles styles(workbook);
  lxw_error first = LXW_NO_ERROR;
  for (const auto& content : sheets) {
    Sheet sheet(workbook, styles, content);
    sheet.fill();
    if (first == LXW_NO_ERROR) first = sheet.error();
  }
  const lxw_error closed = workbook_close(workbook);
  if (first == LXW_NO_ERROR) first = closed;
  if (first != LXW_NO_ERROR) return fail(std::string(lxw_strerror(first)) + ".");
  return finishWorkbook(file, {}, {});
}

}  // namespace candour
