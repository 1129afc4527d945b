// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <stop_token>

#include "core/import/import.h"
#include "core/import/xlsx_dates.h"
#include "core/import/xlsx_workbook.h"
#include "tests/core/import/reading.h"
#include "tests/core/import/workbook.h"

using namespace candour;

namespace {

// Styles 0 to 8: general, built-in day, built-in time, own formats.
const std::string kStyles =
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"0.0&quot; days&quot;\"/>"
    "<numFmt numFmtId=\"166\" formatCode=\"[Red]0.00;[$USD]0\"/>"
    "<numFmt numFmtId=\"167\" formatCode=\"[h]:mm\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/>"
    "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/>"
    "</cellXfs><dxfs><dxf><numFmt numFmtId=\"165\" formatCode=\"yyyy\"/></dxf></dxfs>";

std::string header(const std::vector<std::string>& names) {
  return rowsOfTexts({names});
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("shared strings: runs joined, phonetic runs left out, escapes undone") {
  const TestWorkbook workbook{
      .sheets = {{.rows = row(1, typedCell("A1", "s", "0") + typedCell("B1", "s", "1")) +
                          row(2, typedCell("A2", "s", "2") + typedCell("B2", "s", "3")) +
                          row(3, typedCell("A3", "s", "4") + typedCell("B3", "s", "2"))}},
      .strings =
          "<si><t>who</t></si>"
          "<si><r><rPr><b/></rPr><t>wh</t></r><r><t xml:space=\"preserve\">at </t></r></si>"
          "<si><t>caf\xC3\xA9 &amp; bar</t></si>"
          "<si><t>Tokyo</t><rPh sb=\"0\" eb=\"2\"><t>toukyou</t></rPh><phoneticPr/></si>"
          "<si><t>two_x000A_lines, 5_x005F_x0041_</t></si>"};
  const auto read = readWorkbookFile(workbook);
  REQUIRE(read);
  const Survey& survey = read->survey;
  REQUIRE(survey.variables.size() == 2);
  CHECK(survey.variables[0].name == "who");
  CHECK(survey.variables[1].name == "what");
  CHECK(cells(survey, 0) == Texts{"café & bar", "two\nlines, 5_x0041_"});
  CHECK(cells(survey, 1) == Texts{"Tokyo", "café & bar"});
  CHECK(read->notes.empty());
}

TEST_CASE("inline strings, numbers, booleans, errors and formulas of a worksheet") {
  const auto read = readRows(
      header({"text", "number", "truth", "formula", "lost"}) +
      row(2,
          "<c r=\"A2\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh>"
          "</is></c>" +
              numberCell("B2", "0.10000000000000001") + typedCell("C2", "b", "1") +
              "<c r=\"D2\"><f>B2*2</f><v>0.2</v></c>" + typedCell("E2", "e", "#N/A")) +
      row(3, "<c r=\"A3\" t=\"str\"><f>A2&amp;\"c\"</f><v>abc</v></c>" +
                 numberCell("B3", "-1.5E-3") + typedCell("C3", "b", "0") +
                 "<c r=\"D3\"><f>B3*2</f></c>" + typedCell("E3", "e", "#DIV/0!")) +
      row(4, "<c r=\"A4\" s=\"0\"/>" + numberCell("B4", "12") +
                 "<c r=\"C4\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"D4\"><f>B4*2</f><v/></c>" +
                 typedCell("E4", "e", "#N/A")));
  REQUIRE(read);
  const Survey& survey = read->survey;
  CHECK(cells(survey, 0) == Texts{"ab", "abc", ""});
  CHECK(cells(survey, 1) == Texts{"0.1", "-0.0015", "12"});
  CHECK(cells(survey, 2) == Texts{"TRUE", "FALSE", ""});
  CHECK(survey.variables[2].kind == VariableKind::Text);
  CHECK(cells(survey, 3) == Texts{"0.2", "", ""});
  CHECK(cells(survey, 4) == Texts{"", "", ""});
  REQUIRE(read->notes.size() == 2);
  CHECK(read->notes[0] == "3 cells with an error read as missing: 1 #DIV/0!, 2 #N/A.");
  CHECK(holds(read->notes[1], "2 formulas without a stored result read as missing."));
}

TEST_CASE("dates are numbers whose style says so") {
  TestWorkbook workbook{
      .sheets = {{.rows = header({"day", "clock", "stamp", "days", "money", "long"}) +
                          row(2, numberCell("A2", "43556", 1) + numberCell("B2", "0.4375", 2) +
                                     numberCell("C2", "43556.4375", 3) + numberCell("D2", "3", 4) +
                                     numberCell("E2", "1.5", 5) + numberCell("F2", "1.25", 6)) +
                          row(3, numberCell("A3", "61", 1) + typedCell("C3", "d", "2019-04-02") +
                                     numberCell("D3", "4", 99)) +
                          row(4, numberCell("A4", "59", 1) + numberCell("B4", "0.99998842592", 2) +
                                     typedCell("C4", "d", "2019-04-02T10:00:00.5Z"))}},
      .styles = kStyles};
  const auto read = readWorkbookFile(workbook);
  REQUIRE(read);
  const Survey& survey = read->survey;
  CHECK(survey.variables[0].dateStyle == DateStyle::Date);
  CHECK(cells(survey, 0) == Texts{"2019-04-01", "1900-03-01", "1900-02-28"});
  CHECK(cells(survey, 1) == Texts{"10:30:00", "", "23:59:59"});
  CHECK(cells(survey, 2) ==
        Texts{"2019-04-01T10:30:00", "2019-04-02T00:00:00", "2019-04-02T10:00:00.5"});
  CHECK(cells(survey, 3) == Texts{"3", "4", ""});
  CHECK(cells(survey, 4) == Texts{"1.5", "", ""});
  CHECK(cells(survey, 5) == Texts{"30:00:00", "", ""});
  workbook.properties = "date1904=\"1\"";
  const auto mac = readWorkbookFile(workbook);
  REQUIRE(mac);
  CHECK(cells(mac->survey, 0) == Texts{"2023-04-02", "1904-03-02", "1904-02-29"});
}

TEST_CASE("which number formats are dates") {
  using enum CellFormat;
  for (const int id : {14, 15, 16, 17}) CHECK(cellFormatOf(builtInFormat(id)) == Date);
  for (const int id : {18, 19, 20, 21, 45, 47}) CHECK(cellFormatOf(builtInFormat(id)) == Time);
  CHECK(cellFormatOf(builtInFormat(22)) == DateTime);
  CHECK(cellFormatOf(builtInFormat(46)) == Elapsed);
  for (const int id : {0, 1, 4, 13, 37, 44, 48, 49, 164}) {
    CHECK(cellFormatOf(builtInFormat(id)) == Number);
  }
  for (const int id : {9, 10}) CHECK(cellFormatOf(builtInFormat(id)) == Percent);
  CHECK(cellFormatOf("[$-409]d\\.mmm\\.yy;@") == Date);
  CHECK(cellFormatOf("MMMM") == Date);
  CHECK(cellFormatOf("DD/MM/YYYY HH:MM") == DateTime);
  CHECK(cellFormatOf("h AM/PM") == Time);
  CHECK(cellFormatOf("[mm]") == Elapsed);
  CHECK(cellFormatOf("General") == Number);
  CHECK(cellFormatOf("0.0\\d;\"sunday\"0;_h0*s") == Number);
  CHECK(cellFormatOf("[Yellow]#,##0 [$SEK]") == Number);
  CHECK(cellFormatOf("0 \"unclosed d") == Number);
}

TEST_CASE("serial numbers at the ends of the calendars") {
  using enum CellFormat;
  CHECK(isoTextOfSerial(1, Date, false) == "1900-01-01");
  CHECK(isoTextOfSerial(60, Date, false) == "1900-02-29");
  CHECK(isoTextOfSerial(60.5, DateTime, false) == "1900-02-29T12:00:00");
  CHECK(isoTextOfSerial(0, Date, true) == "1904-01-01");
  CHECK(isoTextOfSerial(2958465, Date, false) == "9999-12-31");
  CHECK(isoTextOfSerial(2958466, Date, false) == "2958466");
  CHECK(isoTextOfSerial(43556.25, Date, false) == "2019-04-01T06:00:00");
  CHECK(isoTextOfSerial(43556.25, Time, false) == "2019-04-01T06:00:00");
  CHECK(isoTextOfSerial(43555.99999999999, Date, false) == "2019-04-01");
  CHECK(isoTextOfSerial(1.5, Elapsed, true) == "36:00:00");
}

TEST_CASE("sparse rows and cells stand where their references say") {
  const auto read = readRows(
      row(3, inlineCell("B3", "b") + inlineCell("D3", "d")) +
      row(5, numberCell("D5", "4") + numberCell("B5", "2")) + row(8, inlineCell("B8", " ")) +
      row(9, numberCell("A9", "1") + numberCell("AB9", "28")) + row(12, "<c r=\"B12\" s=\"0\"/>"));
  REQUIRE(read);
  const Survey& survey = read->survey;
  REQUIRE(survey.variables.size() == 4);
  CHECK(survey.variables[0].name == "column 1");
  CHECK(survey.variables[3].name == "column 28");
  CHECK(cells(survey, 0) == Texts{"", "1"});
  CHECK(cells(survey, 1) == Texts{"2", ""});
  CHECK(cells(survey, 2) == Texts{"4", ""});
  CHECK(cells(survey, 3) == Texts{"", "28"});
  CHECK(read->notes ==
        Texts{"24 empty columns without a name left out.", "4 blank lines passed over."});
  const auto single = readRows(row(1, inlineCell("A1", "a")) + row(2, numberCell("A2", "1")) +
                               row(5, numberCell("A5", "3")));
  CHECK(cells(single->survey, 0) == Texts{"1", "", "", "3"});
}

TEST_CASE("rows and cells without references follow one another") {
  const auto read = readRows(
      "<row><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><t>b</t></is></c></row>"
      "<row><c><v>1</v></c><c/><c><v>3</v></c></row>");
  REQUIRE(read);
  CHECK(cells(read->survey, 0) == Texts{"1"});
  CHECK(cells(read->survey, 2) == Texts{"3"});
}

TEST_CASE("prefixed names and parts with other addresses are read alike") {
  const std::string office = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  const TestWorkbook workbook{
      .more = {
          {"_rels/.rels", "<p:Relationships xmlns:p=\"p\"><p:Relationship Id=\"a\" Type=\"" +
                              office +
                              "/officeDocument\" Target=\"/book/main.xml\"/>"
                              "</p:Relationships>"},
          {"book/_rels/main.xml.rels",
           "<Relationships><Relationship Id=\"q\" Type=\"" + office +
               "/worksheet\" Target=\"./../sheets/one.xml\"/></Relationships>"},
          {"book/main.xml",
           "<x:workbook xmlns:x=\"x\" xmlns:y=\"y\"><x:sheets><x:sheet "
           "name=\"S\" y:id=\"q\"/></x:sheets></x:workbook>"},
          {"sheets/ONE.xml",
           "<x:worksheet xmlns:x=\"x\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>7</x:v>"
           "</x:c></x:row><x:row r=\"2\"><x:c r=\"A2\"><x:v>8</x:v></x:c></x:row></x:sheetData>"
           "</x:worksheet>"}}};
  const auto read = readWorkbookFile(workbook);
  REQUIRE(read);
  CHECK(read->survey.variables.at(0).name == "7");
  CHECK(cells(read->survey, 0) == Texts{"8"});
}

TEST_CASE("of several sheets the first that is not hidden is read, and a note says so") {
  const std::string one = rowsOfTexts({{"a"}, {"1"}});
  const std::string two = rowsOfTexts({{"b"}, {"2"}});
  TestWorkbook workbook{.sheets = {{.name = "Chart", .rows = {}, .type = "chartsheet"},
                                   {.name = "Lists", .rows = two, .attributes = "state=\"hidden\""},
                                   {.name = "Answers", .rows = one},
                                   {.name = "Empty", .rows = row(1, "<c r=\"A1\" s=\"1\"/>")}}};
  const auto read = readWorkbookFile(workbook);
  REQUIRE(read);
  CHECK(read->survey.variables[0].name == "a");
  const std::string stored = "Numbers stored as texts read as numbers in 1 column, such as \"a\".";
  CHECK(read->notes == Texts{"The sheet \"Answers\" was read; 1 other sheet with data left out, "
                             "such as \"Lists\".",
                             stored});
  workbook.sheets.erase(workbook.sheets.begin() + 1);
  CHECK(readWorkbookFile(workbook)->notes == Texts{stored});
  const TestWorkbook hidden{.sheets = {{.rows = one, .attributes = "state=\"veryHidden\""}}};
  CHECK(readWorkbookFile(hidden)->survey.variables[0].name == "a");
}

TEST_CASE("the same table as CSV and as a worksheet gives the same survey") {
  const std::vector<std::vector<std::string>> table = {
      {"id", "q1", "comma", "date", "clock", "text", "na", "unclear", "", "truth"},
      {"1", "2", "0,5", "2019-04-01", "10:30:00", "Fair", "1", "01/02/2014", "", "TRUE"},
      {"2.25", "", "1,25", "2020-02-29", "23:59:59", "Don't know", "NA", "03/04/2014", "", "FALSE"},
      {"1E3", "2", "", "", "", " Good ", "NaN", "", "", ""},
      {"-4", "1", "7", "1999-12-31", "00:00:00", "", "3", "05/06/2014", "", "TRUE"}};
  std::string csv;
  for (const auto& line : table) {
    for (std::size_t i = 0; i < line.size(); ++i) csv += (i > 0 ? ";" : "") + line[i];
    csv += "\n";
  }
  const auto text = readText(csv);
  const auto sheet = readRows(rowsOfTexts(table));
  REQUIRE(text);
  REQUIRE(sheet);
  auto notes = text->notes;
  notes.push_back("Numbers stored as texts read as numbers in 4 columns, such as \"id\".");
  CHECK(sheet->notes == notes);
  // Once more, with the numbers, dates and truths as what they are to a spreadsheet.
  const std::string typed =
      header(table[0]) +
      row(2, numberCell("A2", "1") + numberCell("B2", "2") + inlineCell("C2", "0,5") +
                 numberCell("D2", "43556", 1) + numberCell("E2", "0.4375", 2) +
                 inlineCell("F2", "Fair") + numberCell("G2", "1") + inlineCell("H2", "01/02/2014") +
                 typedCell("J2", "b", "1")) +
      row(3, numberCell("A3", "2.25") + inlineCell("C3", "1,25") + numberCell("D3", "43890", 1) +
                 numberCell("E3", "0.99998842592592593", 2) + inlineCell("F3", "Don't know") +
                 inlineCell("G3", "NA") + inlineCell("H3", "03/04/2014") +
                 typedCell("J3", "b", "0")) +
      row(4, numberCell("A4", "1000") + numberCell("B4", "2") + inlineCell("F4", " Good ") +
                 inlineCell("G4", "NaN")) +
      row(5, numberCell("A5", "-4") + numberCell("B5", "1") + numberCell("C5", "7") +
                 numberCell("D5", "36525", 1) + numberCell("E5", "0", 2) + numberCell("G5", "3") +
                 inlineCell("H5", "05/06/2014") + typedCell("J5", "b", "1"));
  const auto native = readWorkbookFile({.sheets = {{.rows = typed}}, .styles = kStyles});
  REQUIRE(native);
  for (const auto* other : {&*sheet, &*native}) {
    CHECK(other->survey.rows == text->survey.rows);
    REQUIRE(other->survey.variables == text->survey.variables);
    for (std::size_t i = 0; i < text->survey.columns.size(); ++i) {
      CAPTURE(text->survey.variables[i].name);
      CHECK(*other->survey.columns[i] == *text->survey.columns[i]);
    }
  }
}

TEST_CASE("many distinct texts and many columns of a worksheet") {
  std::string rows = row(1, inlineCell("A1", "id") + inlineCell("XFD1", "last"));
  for (int i = 2; i < 6002; ++i) {
    rows += row(i, inlineCell("A" + std::to_string(i), "P" + std::to_string(100000 + i)) +
                       (i % 2 == 0 ? numberCell("XFD" + std::to_string(i), "1") : ""));
  }
  const auto read = readRows(rows);
  REQUIRE(read);
  REQUIRE(read->survey.variables.size() == 2);
  CHECK(read->survey.variables[0].levels.size() == 6000);
  CHECK(cell(read->survey, 0, 5999) == "P106001");
  CHECK(cell(read->survey, 1, 5998) == "1");
  CHECK(cell(read->survey, 1, 5999).empty());
}

TEST_CASE("reading a workbook reports rising progress and can be stopped") {
  const TemporaryFolder folder;
  std::string rows = header({"a", "b"});
  for (int i = 2; i < 20000; ++i) rows += row(i, numberCell("A" + std::to_string(i), "1"));
  writeZip(folder / "t.xlsx", TestWorkbook{.sheets = {{.rows = rows}}}.parts());
  std::vector<double> fractions;
  std::stop_source source;
  Job job{source.get_token(), [&](double fraction) { fractions.push_back(fraction); }};
  REQUIRE(readSurveyFile(folder / "t.xlsx", {}, job));
  CHECK(fractions.size() > 5);
  CHECK(std::is_sorted(fractions.begin(), fractions.end()));
  CHECK(fractions.back() == 1);
  job.progress = [&](double fraction) {
    if (fraction > 0.2) source.request_stop();
  };
  const auto stopped = readSurveyFile(folder / "t.xlsx", {}, job);
  REQUIRE(!stopped);
  CHECK(stopped.error().kind == ErrorKind::Cancelled);
}
