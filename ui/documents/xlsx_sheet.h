// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <xlsxwriter.h>

#include <map>
#include <string>
#include <vector>

#include "models/findings/document.h"
#include "ui/documents/xlsx_chart.h"

namespace candour {

/// How the cells of a workbook look; all in Arial, black or nearly so on white.
class CellStyles {
 public:
  explicit CellStyles(lxw_workbook* workbook);

  lxw_format* title = nullptr;    // of the workbook or a sheet
  lxw_format* measure = nullptr;  // below it
  lxw_format* strong = nullptr;
  lxw_format* link = nullptr;
  lxw_format* text = nullptr;          // wrapped
  lxw_format* sentence = nullptr;      // on one line, over the empty cells beside it
  lxw_format* tableText = nullptr;     // the same, away from the numbers before it
  lxw_format* label = nullptr;         // numbers that are labels
  lxw_format* firstHeader = nullptr;   // of a table: over its first column,
  lxw_format* header = nullptr;        // over texts
  lxw_format* numberHeader = nullptr;  // and over numbers
  /// The numbers of a column with this header, with so many decimals.
  lxw_format* number(const std::string& column, int decimals);

 private:
  lxw_format* make(double size, bool bold, lxw_color_t colour);

  lxw_workbook* m_workbook;
  std::map<std::string, lxw_format*> m_numbers;  // by number format
};

/// Writes a sheet from the top down, and remembers the first thing that went wrong.
class XlsxSheetWriter {
 public:
  XlsxSheetWriter(lxw_workbook* workbook, CellStyles& styles, std::string name);

  /// A text, never a formula, in column A of the next row; nothing for an empty one. A wrapped one
  /// makes its row as high as it needs, so widths come first. Below a table of several columns it
  /// stands on one line over all of them, or else in parts that do: sentences, or less.
  void line(const std::string& text, lxw_format* style);
  void lines(const std::vector<std::string>& texts, lxw_format* style);
  /// A link to a sheet, in a column of the next row.
  void linkTo(const std::string& sheet, const std::string& shown);
  void skip(int rows = 1) { m_row += static_cast<lxw_row_t>(rows); }

  /// The figure's table from here on, its first row kept in sight. At least one row of numbers.
  void table(const Figure& figure);
  /// What reads the table last written, or else a picture of the figure.
  void chart(const Figure& figure, std::vector<ErrorBars>& errors);
  /// Two columns of texts as a table, the first links to sheets.
  void contents(const std::vector<std::string>& sheets, const std::vector<std::string>& shown);
  /// A4 across, one page wide, numbered.
  void printSetup(bool simulated);
  void width(std::size_t column, double letters);

  [[nodiscard]] lxw_error error() const { return m_error; }

 private:
  void take(lxw_error error);
  void height(lxw_row_t row, double points);
  void prose(const std::string& value);
  [[nodiscard]] double lettersAcross() const;
  void text(lxw_row_t row, std::size_t column, const std::string& value, lxw_format* style);
  void cell(lxw_row_t row, std::size_t column, const std::string& header, const std::string& value,
            int decimals);
  double fillColumn(const Figure& figure, std::size_t column);
  void setHeights(const Figure& figure, const std::vector<std::string>& names);
  void addTable(lxw_row_t header, lxw_row_t last, const std::vector<std::string>& names,
                const std::vector<bool>& numeric);
  void picture(const Figure& figure);

  lxw_workbook* m_workbook;
  CellStyles& m_styles;
  std::string m_name;
  lxw_worksheet* m_sheet;
  lxw_row_t m_row = 0;
  lxw_row_t m_header = 0;
  std::vector<double> m_widths;  // of columns, letters
  double m_extra = 0;            // points that rows are higher than usual
  lxw_error m_error = LXW_NO_ERROR;
};

}  // namespace candour
