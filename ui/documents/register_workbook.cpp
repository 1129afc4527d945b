// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/register_workbook.h"

#include <xlsxwriter.h>

#include <QTemporaryDir>
#include <algorithm>
#include <filesystem>

#include "models/community/register_table.h"
#include "ui/documents/workbook_parts.h"
#include "ui/documents/xlsx_finish.h"
#include "ui/documents/xlsx_names.h"
#include "ui/documents/xlsx_sheet.h"

namespace candour {

namespace {

constexpr double kLongWidth = 44;   // letters, of columns of sentences
constexpr double kShortWidth = 20;  // of all others
constexpr int kPaperA4 = 9;

bool holdsSentences(const std::string& column) {
  return column == "words" || column == "actions" || column == "result" || column == "follow_up" ||
         column == "partners";
}

// Remembers the first thing that went wrong.
class Sheet {
 public:
  Sheet(lxw_workbook* workbook, CellStyles& styles)
      : m_sheet(workbook_add_worksheet(workbook, "Ward register")), m_styles(styles) {}

  void fill(const std::vector<std::string>& header,
            const std::vector<std::vector<std::string>>& rows) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (std::size_t c = 0; c < header.size(); ++c) {
        if (rows[r][c].empty()) continue;
        take(worksheet_write_string(m_sheet, static_cast<lxw_row_t>(r + 1),
                                    static_cast<lxw_col_t>(c), cellText(rows[r][c]).c_str(),
                                    m_styles.text));
      }
    }
    asTable(header, rows.size());
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
      const double width = holdsSentences(header[i]) ? kLongWidth : kShortWidth;
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

  lxw_worksheet* m_sheet;
  CellStyles& m_styles;
  lxw_error m_error = LXW_NO_ERROR;
};

void setProperties(lxw_workbook* workbook) {
  std::string title = "Ward register", made = "Made with Candour.";
  lxw_doc_properties properties = {};
  properties.title = title.data();
  properties.comments = made.data();
  properties.created = kFixedDay;
  workbook_set_properties(workbook, &properties);
}

}  // namespace

Result<QByteArray> registerWorkbook(const WardRegister& wards) {
  const QTemporaryDir folder;
  if (!folder.isValid()) return fail(folder.errorString().toStdString() + ".");
  const std::filesystem::path file =
      std::filesystem::path(folder.path().toStdString()) / "workbook.xlsx";
  const PlainNumbers plain;
  lxw_workbook* const workbook = workbook_new(file.string().c_str());
  if (workbook == nullptr) return fail("there is not enough memory for a workbook.");
  setProperties(workbook);
  CellStyles styles(workbook);
  Sheet sheet(workbook, styles);
  sheet.fill(registerHeader(), registerCells(wards));
  const lxw_error closed = workbook_close(workbook);
  const lxw_error first = sheet.error() == LXW_NO_ERROR ? closed : sheet.error();
  if (first != LXW_NO_ERROR) return fail(std::string(lxw_strerror(first)) + ".");
  return finishWorkbook(file, {}, {});
}

}  // namespace candour
