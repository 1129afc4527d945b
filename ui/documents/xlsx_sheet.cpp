// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/xlsx_sheet.h"

#include <QString>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "ui/charts/text_measure.h"
#include "ui/documents/document_parts.h"
#include "ui/documents/readable_table.h"
#include "ui/documents/xlsx_names.h"
#include "ui/export/figure_bytes.h"

namespace candour {

namespace {

constexpr double kLeastFirst = 40;  // letters: column A also holds the notes
constexpr double kMostLetters = 40;
constexpr double kLeastLetters = 8;
constexpr double kMargin = 0.4;  // of a printed sheet, inches: wide tables print larger
constexpr double kFoot = 0.7;
constexpr double kPrintedWidth = 784, kPrintedHeight = 510;  // points of A4 across inside margins
constexpr double kMostSqueezed = 1.15;
constexpr int kRowPixels = 20;
constexpr double kChartWidth = 760;                      // pixels
constexpr double kUsualWidth = 480, kUsualHeight = 288;  // of a chart, by libxlsxwriter
constexpr double kPictureWidth = 159;                    // millimetres
constexpr int kA4 = 9;
constexpr int kTextSize = 11;
constexpr double kTextLine = 14;  // points
constexpr double kUsualRow = 15;
constexpr double kMostHeight = 409;       // of a row, by Excel
constexpr std::size_t kRowsOfSheet = 40;  // more than fit on a printed one

// Columns are as wide as so many digits of the workbook's own font, 7 pixels each; Arial is wider.
double lettersOf(const std::string& text) {
  return TextMeasure().width(QString::fromStdString(text), kTextSize, true) / (7 * 0.75);
}

// Of the longest word of a header, which is wrapped between words.
double lettersOfHeader(const std::string& header) {
  double longest = 0;
  for (const QString& word : QString::fromStdString(header).split(u' ')) {
    longest = std::max(longest, lettersOf(word.toStdString()));
  }
  return longest + 1;
}

// A text parted behind every `mark` that a blank follows.
std::vector<std::string> partedBehind(char mark, const std::string& text) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t stop = text.find(std::string{mark, ' '}, from);
    const std::size_t end = stop == std::string::npos ? text.size() : stop + 1;
    parts.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

// A text in lines of at most `room` letters, if its sentences or what stands between semicolons
// allow it.
std::vector<std::string> linesOf(const std::string& text, double room) {
  if (lettersOf(text) <= room) return {text};
  std::vector<std::string> lines;
  for (const std::string& sentence : partedBehind('.', text)) {
    const std::vector<std::string> whole = {sentence};
    const auto parts = lettersOf(sentence) <= room ? whole : partedBehind(';', sentence);
    lines.insert(lines.end(), parts.begin(), parts.end());
  }
  return lines;
}

// Excel's number format of a column.
std::string formatOf(const std::string& header, int decimals) {
  if (isCount(header)) return "#,##0";
  if (isProbability(header)) return "[<0.0005]\"<0.001\";0.000";
  return decimals > 0 ? "0." + std::string(static_cast<std::size_t>(decimals), '0') : "0";
}

// Points that a wrapped text takes in a column so many letters wide (a letter is 7 pixels).
double heightOf(const std::string& text, double letters, bool bold = false) {
  const double room = (7 * letters + 2) * 0.75;
  const auto lines = TextMeasure().wrap(QString::fromStdString(text), kTextSize, bold, room);
  return std::min(kMostHeight, 1.0 + kTextLine * static_cast<double>(lines.size()));
}

}  // namespace

CellStyles::CellStyles(lxw_workbook* workbook) : m_workbook(workbook) {
  title = make(14, true, LXW_COLOR_BLACK);
  measure = make(kTextSize, false, 0x3D3D3D);
  strong = make(kTextSize, true, LXW_COLOR_BLACK);
  link = make(kTextSize, false, 0x12436D);
  format_set_underline(link, LXW_UNDERLINE_SINGLE);
  text = make(kTextSize, false, LXW_COLOR_BLACK);
  format_set_text_wrap(text);
  sentence = make(kTextSize, false, LXW_COLOR_BLACK);
  tableText = make(kTextSize, false, LXW_COLOR_BLACK);
  format_set_text_wrap(tableText);
  format_set_indent(tableText, 1);
  label = make(kTextSize, false, LXW_COLOR_BLACK);
  format_set_align(label, LXW_ALIGN_LEFT);
  for (lxw_format** const head : {&firstHeader, &header, &numberHeader}) {
    *head = make(kTextSize, true, LXW_COLOR_WHITE);
    format_set_bg_color(*head, 0x12436D);
    format_set_text_wrap(*head);
  }
  format_set_indent(header, 1);
  format_set_align(numberHeader, LXW_ALIGN_RIGHT);
}

lxw_format* CellStyles::make(double size, bool bold, lxw_color_t colour) {
  lxw_format* const format = workbook_add_format(m_workbook);
  format_set_font_name(format, "Arial");
  format_set_font_size(format, size);
  format_set_font_color(format, colour);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (bold) format_set_bold(format);
  return format;
}

lxw_format* CellStyles::number(const std::string& column, int decimals) {
  const std::string shown = formatOf(column, decimals);
  lxw_format*& format = m_numbers[shown];
  if (format != nullptr) return format;
  format = make(kTextSize, false, LXW_COLOR_BLACK);
  format_set_num_format(format, shown.c_str());
  return format;
}

XlsxSheetWriter::XlsxSheetWriter(lxw_workbook* workbook, CellStyles& styles, std::string name)
    : m_workbook(workbook),
      m_styles(styles),
      m_name(std::move(name)),
      m_sheet(workbook_add_worksheet(workbook, m_name.c_str())) {
  if (m_sheet == nullptr) {
    m_error = LXW_ERROR_SHEETNAME_ALREADY_USED;
    m_sheet = workbook_add_worksheet(workbook, nullptr);
  }
  worksheet_gridlines(m_sheet, LXW_HIDE_ALL_GRIDLINES);
}

void XlsxSheetWriter::take(lxw_error error) {
  if (m_error == LXW_NO_ERROR) m_error = error;
}

void XlsxSheetWriter::text(lxw_row_t row, std::size_t column, const std::string& value,
                           lxw_format* style) {
  const auto at = static_cast<lxw_col_t>(column);
  if (value.empty()) {
    take(worksheet_write_blank(m_sheet, row, at, style));
  } else {
    take(worksheet_write_string(m_sheet, row, at, cellText(value).c_str(), style));
  }
}

void XlsxSheetWriter::line(const std::string& value, lxw_format* style) {
  if (value.empty()) return;
  if (style == m_styles.text && m_widths.size() > 1) return prose(value);
  if (style == m_styles.text && !m_widths.empty()) height(m_row, heightOf(value, m_widths[0]));
  text(m_row++, 0, value, style);
}

// Beside a table the first column is narrow: text wrapped into it would run far down the page.
void XlsxSheetWriter::prose(const std::string& value) {
  const double room = lettersAcross();
  for (const std::string& part : linesOf(value, room)) {
    const bool fits = lettersOf(part) <= room;
    if (!fits) height(m_row, heightOf(part, m_widths[0]));
    text(m_row++, 0, part, fits ? m_styles.sentence : m_styles.text);
  }
}

double XlsxSheetWriter::lettersAcross() const {
  return std::max(kChartWidth / 7, std::accumulate(m_widths.begin(), m_widths.end(), 0.0));
}

void XlsxSheetWriter::height(lxw_row_t row, double points) {
  take(worksheet_set_row(m_sheet, row, points, nullptr));
  m_extra += points - kUsualRow;
}

void XlsxSheetWriter::lines(const std::vector<std::string>& texts, lxw_format* style) {
  for (const std::string& value : texts) line(value, style);
}

void XlsxSheetWriter::linkTo(const std::string& sheet, const std::string& shown) {
  take(worksheet_write_url_opt(m_sheet, m_row++, 0,
                               ("internal:" + quotedSheet(sheet) + "!A1").c_str(), m_styles.link,
                               cellText(shown).c_str(), nullptr));
}

void XlsxSheetWriter::width(std::size_t column, double letters) {
  const auto at = static_cast<lxw_col_t>(column);
  take(worksheet_set_column(m_sheet, at, at, letters, nullptr));
  if (m_widths.size() <= column) m_widths.resize(column + 1, letters);
  m_widths[column] = letters;
}

void XlsxSheetWriter::cell(lxw_row_t row, std::size_t column, const std::string& header,
                           const std::string& value, int decimals) {
  const auto number = plainNumber(value);
  if (!number) return text(row, column, value, column == 0 ? m_styles.text : m_styles.tableText);
  lxw_format* const style = column == 0 ? m_styles.label : m_styles.number(header, decimals);
  take(worksheet_write_number(m_sheet, row, static_cast<lxw_col_t>(column), *number, style));
}

void XlsxSheetWriter::addTable(lxw_row_t header, lxw_row_t last,
                               const std::vector<std::string>& names,
                               const std::vector<bool>& numeric) {
  std::vector<std::string> shown;
  for (const std::string& name : names) shown.push_back(cellText(name));
  std::vector<lxw_table_column> columns(names.size());
  std::vector<lxw_table_column*> list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    columns[i].header = shown[i].data();
    columns[i].header_format = numeric[i] ? m_styles.numberHeader : m_styles.header;
    if (i == 0) columns[i].header_format = m_styles.firstHeader;
    list.push_back(&columns[i]);
  }
  list.push_back(nullptr);
  lxw_table_options options = {};
  options.no_autofilter = LXW_TRUE;
  options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
  options.style_type_number = 1;
  options.columns = list.data();
  take(worksheet_add_table(m_sheet, header, 0, last, static_cast<lxw_col_t>(names.size() - 1),
                           &options));
  worksheet_freeze_panes(m_sheet, header + 1, 0);
  if (last - header > kRowsOfSheet) take(worksheet_repeat_rows(m_sheet, header, header));
}

// Returns how many letters its longest text has.
double XlsxSheetWriter::fillColumn(const Figure& figure, std::size_t column) {
  const std::string& header = figure.table.front()[column];
  const int decimals = shownDecimals(figure, column);
  double longest = 0;
  for (std::size_t row = 1; row < figure.table.size(); ++row) {
    const std::string& value = figure.table[row][column];
    const auto number = plainNumber(value);
    const std::string shown = number ? shownNumber(*number, decimals, header) : value;
    longest = std::max(longest, lettersOf(shown));
    cell(m_header + static_cast<lxw_row_t>(row), column, header, value, decimals);
  }
  return longest;
}

void XlsxSheetWriter::setHeights(const Figure& figure, const std::vector<std::string>& names) {
  double head = kUsualRow;
  for (std::size_t i = 0; i < names.size(); ++i) {
    head = std::max(head, heightOf(names[i], m_widths[i], true));
  }
  height(m_header, head);
  for (std::size_t row = 1; row < figure.table.size(); ++row) {
    double most = 0;
    for (std::size_t i = 0; i < m_widths.size(); ++i) {
      if (plainNumber(figure.table[row][i])) continue;
      const double indent = i == 0 ? 0 : 2;
      most = std::max(most, heightOf(figure.table[row][i], m_widths[i] - indent));
    }
    const lxw_row_t at = m_header + static_cast<lxw_row_t>(row);
    if (most > kUsualRow) height(at, most);
  }
}

void XlsxSheetWriter::table(const Figure& drawn) {
  Figure figure = sheetFigure(drawn);
  figure.table = sheetTable(figure);
  std::vector<std::string> names;
  for (const std::string& column : figure.table.front()) names.push_back(readableHeader(column));
  names = columnNames(names);
  std::vector<bool> numeric;
  m_header = m_row;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double letters = std::max(lettersOfHeader(names[i]), fillColumn(figure, i));
    numeric.push_back(
        std::any_of(figure.table.begin() + 1, figure.table.end(),
                    [&](const auto& row) { return plainNumber(row[i]).has_value(); }));
    width(i, std::max(i == 0 ? kLeastFirst : kLeastLetters, std::min(kMostLetters, letters + 2)));
  }
  setHeights(figure, names);
  m_row = m_header + static_cast<lxw_row_t>(figure.table.size());
  addTable(m_header, m_row - 1, names, numeric);
  if (figure.table.size() < kRowsOfSheet / 2) return;
  // Where table and drawing do not share a printed sheet, the drawing begins one.
  const lxw_row_t breaks[] = {m_row + 1, 0};
  take(worksheet_set_h_pagebreaks(m_sheet, const_cast<lxw_row_t*>(breaks)));
}

void XlsxSheetWriter::chart(const Figure& drawnOf, std::vector<ErrorBars>& errors) {
  const Figure figure = sheetFigure(drawnOf);
  const auto plan = sheetChart(figure);
  if (!plan) return picture(figure);
  const int height = chartHeight(figure, *plan);
  std::string words = cellText(figure.altText);
  lxw_chart_options options = {};
  options.x_scale = kChartWidth / kUsualWidth;
  options.y_scale = height / kUsualHeight;
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  options.description = words.data();
  lxw_chart* const drawn = addChart(m_workbook, m_name, m_header, figure, *plan, errors);
  take(worksheet_insert_chart_opt(m_sheet, m_row, 0, drawn, &options));
  skip((height + kRowPixels - 1) / kRowPixels + 1);
}

void XlsxSheetWriter::picture(const Figure& figure) {
  const Scene scene = drawingOf(figure, pointsOf(kPictureWidth));
  const QByteArray png = pngBytes(figure, scene);
  std::string words = cellText(figure.altText);
  lxw_image_options options = {};
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  options.description = words.data();
  take(worksheet_insert_image_buffer_opt(m_sheet, m_row, 0,
                                         reinterpret_cast<const unsigned char*>(png.constData()),
                                         static_cast<std::size_t>(png.size()), &options));
  skip(static_cast<int>(std::ceil(scene.size.height() * 96 / 72 / kRowPixels)) + 1);
}

void XlsxSheetWriter::contents(const std::vector<std::string>& sheets,
                               const std::vector<std::string>& shown) {
  const lxw_row_t header = m_row++;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    text(m_row, 1, shown[i], m_styles.tableText);
    linkTo(sheets[i], sheets[i]);
  }
  addTable(header, m_row - 1, {"Sheet", "What it shows"}, {false, false});
  width(0, 36);
  width(1, 90);
}

void XlsxSheetWriter::printSetup(bool simulated) {
  worksheet_set_landscape(m_sheet);
  worksheet_set_paper(m_sheet, kA4);
  // A little smaller, where that saves a sheet for the last few lines.
  const double scale = std::min(1.0, kPrintedWidth / (5.25 * lettersAcross()));
  const double used = scale * (kUsualRow * m_row + m_extra) / kPrintedHeight;
  worksheet_fit_to_pages(m_sheet, 1, used > 1 && used <= kMostSqueezed ? 1 : 0);
  worksheet_set_margins(m_sheet, kMargin, kMargin, kMargin, kFoot);
  const std::string left = simulated ? "&LSimulated data" : "";
  take(worksheet_set_footer(m_sheet, (left + "&C&A&RPage &P of &N").c_str()));
}

}  // namespace candour
