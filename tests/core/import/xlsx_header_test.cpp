// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <fstream>

#include "core/import/xlsx_preview.h"
#include "tests/core/import/reading.h"
#include "tests/core/import/workbook.h"

using namespace candour;

namespace {

std::string merged(const std::vector<std::string>& ranges) {
  std::string xml = "<mergeCells>";
  for (const auto& range : ranges) xml += "<mergeCell ref=\"" + range + "\"/>";
  return xml + "</mergeCells>";
}

Result<SurveyFile> readChosen(const TestWorkbook& workbook, const SheetChoice& choice) {
  const TemporaryFolder folder;
  writeZip(folder / "t.xlsx", workbook.parts());
  return readXlsxFile(folder / "t.xlsx", {}, choice);
}

TestWorkbook one(const std::string& rows, const std::string& after = {}) {
  return {.sheets = {{.rows = rows, .after = after}}};
}

Texts names(const Survey& survey) {
  Texts all;
  for (const auto& variable : survey.variables) all.push_back(variable.name);
  return all;
}

WorkbookPreview previewOf(const TestWorkbook& workbook, PreviewDepth depth = PreviewDepth::Whole) {
  const TemporaryFolder folder;
  writeZip(folder / "t.xlsx", workbook.parts());
  const auto preview = previewWorkbook(folder / "t.xlsx", depth, {});
  REQUIRE(preview);
  return *preview;
}

const std::string kTitled = rowsOfTexts({{"Survey of trust, 2019"},
                                         {"Source: the office", "final"},
                                         {},
                                         {"id", "area", "trust", "sex"},
                                         {"1", "Brent", "4", "f"},
                                         {"2", "Camden", "5", "m"}});

// A question over its columns; "id" over both rows.
const std::string kGrouped = rowsOfTexts({{"id", "Trust", "", "Worry", "", "age"},
                                          {"", "Police", "Council", "Crime", "Fire", ""},
                                          {"1", "4", "3", "2", "1", "30"},
                                          {"2", "5", "", "1", "1", "41"}});
const Texts kGroupedNames = {"id",           "Trust: Police", "Trust: Council",
                             "Worry: Crime", "Worry: Fire",   "age"};

}  // namespace

TEST_CASE("titles above the header are left out, and a note says so") {
  const auto read = readWorkbookFile(one(kTitled));
  REQUIRE(read);
  CHECK(names(read->survey) == Texts{"id", "area", "trust", "sex"});
  CHECK(read->survey.rows == 2);
  REQUIRE(read->notes.size() == 2);
  CHECK(read->notes[0] ==
        "Row 4 of \"Data\" was read as the header; 2 rows above it left out, from \"Survey of "
        "trust, 2019\". If that is not so, choose another row.");
  CHECK(read->notes[1] == "Numbers stored as texts read as numbers in 2 columns, such as \"id\".");
  const auto plain = readWorkbookFile(one(rowsOfTexts({{"id", "area"}, {"1", "Brent"}})));
  REQUIRE(plain);
  CHECK(plain->notes.size() == 1);
}

TEST_CASE("a first row is the header as long as it could be one") {
  const auto header = [](const std::vector<std::vector<std::string>>& rows) {
    return previewOf(one(rowsOfTexts(rows))).sheets[0].header;
  };
  CHECK(header({{"a", "b", "", ""}, {"x", "y", "z", "w"}}) == HeaderPlace{0, 1});
  CHECK(header({{"a"}, {"x"}, {"y"}}) == HeaderPlace{0, 1});
  CHECK(header({{"", "", ""}, {"a", "b", "c"}}) == HeaderPlace{1, 1});
  CHECK(header({{"Title"}, {"a", "b"}, {"x", "y"}}) == HeaderPlace{1, 1});
  // Two answers alike: no header, so the first row stays it.
  // Half of the columns and a blank row below: a line above the header, or one of names.
  CHECK(header({{"Source", "2019", "", ""}, {}, {"a", "b", "c", "d"}, {"x", "x", "y", "z"}}) ==
        HeaderPlace{2, 1});
  CHECK(header({{"a", "b", "", ""}, {}, {"x", "x", "y", "z"}}) == HeaderPlace{0, 1});
  CHECK(header({{"only one name"}, {"x", "x", "y"}, {"x", "y", "y"}}) == HeaderPlace{0, 1});
  const std::string numbers =
      row(1, inlineCell("A1", "only one name")) +
      row(2, numberCell("A2", "1") + numberCell("B2", "2") + numberCell("C2", "3"));
  CHECK(previewOf(one(numbers)).sheets[0].header == HeaderPlace{0, 1});
}

TEST_CASE("a name merged over its columns goes before each of theirs") {
  const std::string merges = merged({"A1:A2", "B1:C1", "D1:E1", "F1:F2"});
  const auto read = readWorkbookFile(one(kGrouped, merges));
  REQUIRE(read);
  CHECK(names(read->survey) == kGroupedNames);
  CHECK(cells(read->survey, 1) == Texts{"4", "5"});
  CHECK(read->notes[0] ==
        "Rows 1 and 2 of \"Data\" were read as the header. If that is not so, choose another row.");
  // Without merged cells nothing says so but the analyst.
  const auto unmerged = readChosen(one(kGrouped), {.headerRow = 1, .headerRows = 2});
  REQUIRE(unmerged);
  CHECK(names(unmerged->survey) == kGroupedNames);
  CHECK(names(readChosen(one(kGrouped, merges), {.headerRow = 2, .headerRows = 1})->survey)[0] ==
        "column 1");
}

TEST_CASE("a header of two rows below titles; a title merged over the table is no name") {
  const std::string rows = rowsOfTexts({{"Survey of trust"},
                                        {"", "Trust", "", "", "", ""},
                                        {"id", "Police", "Council", "Press", "age", "sex"},
                                        {"1", "4", "3", "2", "30", "f"}});
  const auto read = readWorkbookFile(one(rows, merged({"A1:F1", "B2:D2"})));
  REQUIRE(read);
  CHECK(names(read->survey) ==
        Texts{"id", "Trust: Police", "Trust: Council", "Trust: Press", "age", "sex"});
  const std::string titled = rowsOfTexts({{"Survey of trust"}, {"id", "age"}, {"1", "30"}});
  CHECK(names(readWorkbookFile(one(titled, merged({"A1:B1"})))->survey) == Texts{"id", "age"});
}

TEST_CASE("merged answers: all rows of a column get it, columns are refused by cell") {
  const std::string rows = rowsOfTexts({{"area", "trust", "sex"},
                                        {"Brent", "4", "f"},
                                        {"", "5", "m"},
                                        {"", "3", "f"},
                                        {"Camden", "2", ""}});
  const auto read = readWorkbookFile(one(rows, merged({"A2:A4"})));
  REQUIRE(read);
  CHECK(cells(read->survey, 0) == Texts{"Brent", "Brent", "Brent", "Camden"});
  CHECK(read->notes[0] == "1 merged cell read as the answer of every row covered, from A2:A4.");
  const auto refused = [&rows](const std::string& range) {
    return workbookRefusal(one(rows, merged({range})));
  };
  CHECK(refused("B2:C2") ==
        "t.xlsx, sheet \"Data\": the cells B2:C2 are merged, one answer over 2 columns. Undo the "
        "merging and give each column its own.");
  CHECK(refused("A4:A5") ==
        "t.xlsx, sheet \"Data\": cell A5 holds an answer that the merged cells "
        "A4:A5 hide. Undo the merging.");
  CHECK(refused("B2:B3") ==
        "t.xlsx, sheet \"Data\": cell B3 holds an answer that the merged cells "
        "B2:B3 hide. Undo the merging.");
  CHECK(refused("A1:A2") ==
        "t.xlsx, sheet \"Data\": the cells A1:A2 are merged over the header (row 1) and answers. "
        "Choose another row as the header, or undo the merging.");
  CHECK(refused("2:B") ==
        "t.xlsx, sheet \"Data\": the merged cells \"2:B\" are nowhere on a "
        "sheet. Save the workbook again.");
  // Beside and below the table nothing is merged that matters.
  CHECK(readWorkbookFile(one(rows, merged({"H2:K9", "A20:C22", "C5:C5"}))));
}

TEST_CASE("merged cells made to take for ever are refused") {
  std::string rows = row(1, inlineCell("A1", "a") + inlineCell("B1", "b"));
  for (int i = 2; i <= 2000; ++i) {
    const std::string number = std::to_string(i);
    rows +=
        row(i, (i == 2 ? numberCell("A2", "1") : std::string()) + numberCell("B" + number, "2"));
  }
  CHECK(workbookRefusal(one(rows, merged(std::vector<std::string>(3000, "A2:A2000")))) ==
        "t.xlsx, sheet \"Data\": cell A3 holds an answer that the merged cells A2:A2000 hide. Undo "
        "the merging.");
  CHECK(workbookRefusal(one(rows, merged(std::vector<std::string>(3000, "A3:A2000"))))
            .find("lie over others") != std::string::npos);
  CHECK(workbookRefusal(one(rows, merged(std::vector<std::string>(200001, "X1:Z1"))))
            .find("more than 200,000 merged cells") != std::string::npos);
}

TEST_CASE("sheet and header row as chosen, or one line that says what there is") {
  const TestWorkbook workbook{
      .sheets = {{.name = "Cover", .rows = rowsOfTexts({{"Read me"}, {"This is a survey"}})},
                 {.name = "Answers 2019", .rows = kTitled}}};
  const auto read = readChosen(workbook, {.sheet = "answers 2019"});
  REQUIRE(read);
  CHECK(names(read->survey) == Texts{"id", "area", "trust", "sex"});
  const auto chosen = readChosen(workbook, {.sheet = "Answers 2019", .headerRow = 5});
  REQUIRE(chosen);
  CHECK(names(chosen->survey) == Texts{"1", "Brent", "4", "f"});
  const auto refused = [&workbook](const SheetChoice& choice) {
    const auto result = readChosen(workbook, choice);
    return result ? std::string("(it was read)") : result.error().message;
  };
  CHECK(refused({.sheet = "Answer 2019"}) ==
        "t.xlsx, there is no sheet \"Answer 2019\". Did you mean Answers 2019?");
  CHECK(refused({.sheet = "x"}) ==
        "t.xlsx, there is no sheet \"x\". There is \"Cover\", \"Answers 2019\".");
  CHECK(refused({.sheet = "Answers 2019", .headerRow = 3}) ==
        "t.xlsx, sheet \"Answers 2019\": row 3 is empty, so it is no header.");
  CHECK(
      refused({.sheet = "Answers 2019", .headerRow = 70}) ==
      "t.xlsx, sheet \"Answers 2019\": there is nothing in row 70 and below, so it is no header.");
  CHECK(refused({.sheet = "Answers 2019", .headerRow = 6}) ==
        "t.xlsx, there is a header but not one row.");
  const TemporaryFolder folder;
  std::ofstream(folder / "t.csv") << "a,b\n1,2\n";
  const auto csv = readSurveyFileWithNotes(folder / "t.csv", {}, {}, {.headerRow = 2});
  REQUIRE(!csv);
  CHECK(csv.error().message ==
        "t.csv: only a workbook (.xlsx) has a sheet and a header row to choose.");
}

TEST_CASE("percentages are shares and zeros before numbers are gone, and notes say so") {
  const TestWorkbook workbook{
      .sheets = {{.rows = row(1, inlineCell("A1", "share") + inlineCell("B1", "ward")) +
                          row(2, numberCell("A2", "0.45", 1) + inlineCell("B2", "007")) +
                          row(3, numberCell("A3", "0.5", 1) + inlineCell("B3", "12"))}},
      .styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/></cellXfs>"};
  const auto read = readWorkbookFile(workbook);
  REQUIRE(read);
  CHECK(cells(read->survey, 0) == Texts{"0.45", "0.5"});
  CHECK(read->notes ==
        Texts{"Numbers stored as texts read as numbers in 1 column, such as \"ward\".",
              "Zeros before numbers stored as texts are lost in 1 column, such as \"ward\".",
              "Percentages read as shares, 45% as 0.45, in 1 column, such as \"share\"."});
}

TEST_CASE("a preview has sizes, first rows, the header proposed and what is made of it") {
  std::string rows = kTitled;
  for (int i = 7; i <= 200; ++i) {
    rows += row(i, numberCell("A" + std::to_string(i), std::to_string(i)) +
                       inlineCell("B" + std::to_string(i), "Brent"));
  }
  const TestWorkbook workbook{.sheets = {{.name = "Answers", .rows = rows},
                                         {.name = "Empty", .rows = {}},
                                         {.name = "Lists",
                                          .rows = rowsOfTexts({{"a"}, {"b"}}),
                                          .attributes = "state=\"hidden\""}}};
  const auto preview = previewOf(workbook);
  REQUIRE(preview.sheets.size() == 3);
  const SheetPreview& first = preview.sheets[0];
  CHECK(first.rows == 200);
  CHECK(first.filled == 199);
  CHECK(first.columns == 4);
  CHECK(first.first.size() == kFirstRows);
  CHECK(first.header == HeaderPlace{3, 1});
  CHECK(preview.sheets[1].empty());
  CHECK(preview.sheets[2].hidden);
  CHECK_FALSE(preview.plain());
  const auto table = previewTable(first, first.header);
  REQUIRE(table.columns.size() == 4);
  CHECK(table.columns[0].kind == VariableKind::Number);
  CHECK(table.columns[1].kind == VariableKind::Text);
  CHECK(table.columns[1].name == "area");
  CHECK(previewTable(first, {2, 1}).why == "Row 3 has no names.");
  CHECK(previewTable(first, {6, 1}).columns[0].name == "7");
  const auto quick = previewOf(one(rowsOfTexts({{"a", "b"}, {"1", "2"}})), PreviewDepth::FirstRows);
  CHECK(quick.plain());
  CHECK_FALSE(previewOf(one(kTitled), PreviewDepth::FirstRows).plain());
}
