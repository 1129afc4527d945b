// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/import.h"
#include "tests/core/import/reading.h"
#include "tests/core/import/workbook.h"

using namespace candour;

namespace {

const std::string kHeader = rowsOfTexts({{"a", "b"}});

// The container of the old Office formats, with a stream of that name.
std::string oleFile(const std::string& stream) {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(1000, '\0');
  for (const char c : stream) bytes.append({c, '\0'});
  return bytes + std::string(500, '\0');
}

std::string refusalOfParts(const std::vector<std::pair<std::string, std::string>>& parts) {
  const TemporaryFolder folder;
  writeZip(folder / "t.xlsx", parts);
  const auto read = readSurveyFile(folder / "t.xlsx");
  return read ? "(it was read)" : read.error().message;
}

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a file that is no workbook gets one line that says what it is") {
  CHECK(refusal("a,b\n1,2\n", "t.xlsx") ==
        "t.xlsx is not an Excel workbook. Save it as .xlsx or CSV (UTF-8).");
  CHECK(refusal("", "t.xlsx") == "t.xlsx is empty.");
  CHECK(refusal("PK\x03\x04 and no more", "t.xlsx").find("t.xlsx is damaged") == 0);
  CHECK(refusal(oleFile("EncryptedPackage"), "t.xlsx") ==
        "t.xlsx is encrypted. Open it with its password and save it without one.");
  CHECK(refusal(oleFile("Workbook"), "t.xlsx") ==
        "t.xlsx is a workbook in the old .xls format. Save it as .xlsx or CSV (UTF-8).");
  CHECK(refusal(oleFile("Workbook"), "t.xls") ==
        "t.xls: Candour cannot read .xls files. Save the sheet as .xlsx or CSV (UTF-8).");
  CHECK(refusalOfParts({{"word/document.xml", "<a/>"}}) ==
        "t.xlsx, there is no workbook in this zip file. Save the sheet as .xlsx or CSV (UTF-8).");
  CHECK(readSurveyFile("/nowhere/x.xlsx").error().message == "There is no file /nowhere/x.xlsx.");
}

TEST_CASE("a workbook without a table gets one line that says so") {
  CHECK(workbookRefusal({}) == "t.xlsx, the workbook has no worksheet.");
  CHECK(workbookRefusal({.sheets = {{.rows = {}, .type = "chartsheet"}}}) ==
        "t.xlsx, the workbook has no worksheet.");
  CHECK(rowsRefusal({}) == "t.xlsx, the worksheet \"Data\" is empty.");
  CHECK(rowsRefusal(row(1, "<c r=\"A1\" s=\"1\"/>")) == "t.xlsx, the worksheet \"Data\" is empty.");
  CHECK(workbookRefusal({.sheets = {{.name = "Cover"}, {.name = "Data", .rows = kHeader}}}) ==
        "t.xlsx, the worksheet \"Cover\" is empty. Choose \"Data\" if it holds the survey.");
  CHECK(rowsRefusal(kHeader) == "t.xlsx, there is a header but not one row.");
  CHECK(rowsRefusal(rowsOfTexts({{"a", "b", "a"}, {"1", "2", "3"}})) ==
        "t.xlsx, sheet \"Data\": cells A1 and C1 are both named \"a\". Give every column its own "
        "name.");
}

TEST_CASE("a damaged worksheet gets one line with sheet and cell") {
  const std::string start = "t.xlsx, sheet \"Data\": ";
  const auto of = [&](const std::string& cells) { return rowsRefusal(kHeader + row(2, cells)); };
  CHECK(of(numberCell("B2", "1,5")) ==
        start + "cell B2 is not a number: \"1,5\". Save the workbook again.");
  CHECK(of(typedCell("A2", "s", "3")) ==
        start + "cell A2 is text number 3, but the workbook has 0 texts. Save the workbook again.");
  CHECK(says(of(typedCell("A2", "b", "2")), "cell A2 is neither true nor false: \"2\""));
  CHECK(says(of(typedCell("A2", "d", "2019-02-30")), "cell A2 is not a date: \"2019-02-30\""));
  CHECK(says(of(typedCell("A2", "z", "1")), "cell A2 is of the unknown type \"z\""));
  CHECK(says(of(numberCell("B2", "1") + numberCell("B2", "2")), "cell B2 is there twice"));
  CHECK(says(of(numberCell("B3", "1")), "there is no cell \"B3\" in row 2"));
  CHECK(says(of(numberCell("XFE2", "1")), "there is no cell \"XFE2\" in row 2"));
  CHECK(says(of(numberCell("2", "1")), "there is no cell \"2\" in row 2"));
  CHECK(says(rowsRefusal(kHeader + row(1, "")), "row \"1\" cannot follow row 1"));
  CHECK(says(rowsRefusal(kHeader + row(0, "")), "row \"0\" cannot follow row 1"));
  CHECK(says(rowsRefusal(kHeader + row(1048577, "")), "row \"1048577\" cannot follow row 1"));
  std::string wide;
  for (int i = 0; i < 16385; ++i) wide += "<c><v>1</v></c>";
  CHECK(rowsRefusal("<row>" + wide + "</row>") == start + "row 1 has more than 16,384 cells.");
}

TEST_CASE("malformed parts get one line with part and line") {
  CHECK(rowsRefusal("\n<row r=\"1\"></c>")
            .find("t.xlsx, xl/worksheets/part1.xml, line 2: damaged (mismatched tag)") == 0);
  TestWorkbook workbook{.sheets = {{.rows = kHeader}}};
  workbook.more = {{"xl/workbook.xml", "<workbook>"}};
  CHECK(workbookRefusal(workbook).find("t.xlsx, xl/workbook.xml, line 1: damaged") == 0);
  workbook.more = {{"xl/workbook.xml", ""}};
  CHECK(workbookRefusal(workbook).find("t.xlsx, xl/workbook.xml, line 1: damaged") == 0);
  workbook.more = {{"xl/_rels/workbook.xml.rels", "<Relationships/>"}};
  CHECK(says(workbookRefusal(workbook), "the sheet \"Data\" has no part"));
  workbook.more = {{"xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
                    "Target=\"gone.xml\"/></Relationships>"}};
  CHECK(says(workbookRefusal(workbook), "the sheet \"Data\" has no part xl/gone.xml"));
}

TEST_CASE("hostile workbooks are refused before they take the memory") {
  TestWorkbook workbook{.sheets = {{.rows = kHeader}}};
  workbook.more = {{"xl/sharedStrings.xml", ""},
                   {"xl/workbook.xml",
                    "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c "
                    "\"&b;&b;&b;\">]><workbook>&c;</workbook>"}};
  CHECK(workbookRefusal(workbook) ==
        "t.xlsx, xl/workbook.xml holds a document type declaration, which no workbook has.");
  workbook.more.clear();
  workbook.sheets[0].rows += std::string(std::size_t{3} << 20, ' ');
  CHECK(workbookRefusal(workbook, {.partBytes = std::size_t{2} << 20}) ==
        "t.xlsx, xl/worksheets/part1.xml unpacks to more than 2 MB. Save the sheet as CSV "
        "(UTF-8).");
  std::string rows = row(1, inlineCell("A1", "a") + inlineCell("CV1", "b"));
  for (int i = 2; i < 20; ++i) rows += row(i, numberCell("A" + std::to_string(i), "1"));
  CHECK(workbookRefusal({.sheets = {{.rows = rows}}}, {.cells = 1000}) ==
        "t.xlsx, sheet \"Data\": 11 rows by 100 columns are more than Candour reads from a "
        "workbook. Save it as CSV (UTF-8).");
  const std::string text(std::size_t{2} << 20, 'x');
  CHECK(says(rowsRefusal(row(1, inlineCell("C1", text))),
             "sheet \"Data\": cell C1 holds a text of more than 1 MB"));
  workbook = {.sheets = {{.rows = kHeader}}, .strings = "<si><t>" + text + "</t></si>"};
  CHECK(says(workbookRefusal(workbook), "the list of shared texts holds a text of more than 1"));
  const std::string tag = "<row a=\"" + std::string(std::size_t{17} << 20, 'x') + "\"/>";
  CHECK(says(rowsRefusal(tag), "holds a tag of more than 16 MB"));
}

TEST_CASE("a workbook with a byte changed or the end cut off never reads as if it were whole") {
  const TemporaryFolder folder;
  std::string rows = kHeader;
  for (int i = 2; i < 300; ++i) {
    const std::string n = std::to_string(i);
    rows += row(i, numberCell("A" + n, n) + inlineCell("B" + n, "text " + n));
  }
  writeZip(folder / "t.xlsx", TestWorkbook{.sheets = {{.rows = rows}}}.parts());
  std::ifstream in(folder / "t.xlsx", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto whole = readSurveyFile(folder / "t.xlsx");
  REQUIRE(whole);
  const auto check = [&](const std::string& changed) {
    const auto read = readText(changed, "t.xlsx");
    if (read) {  // a byte that does not matter, such as a time stamp
      CHECK(read->survey.variables == whole->variables);
      CHECK(*read->survey.columns[0] == *whole->columns[0]);
    } else {
      CHECK(read.error().message.find('\n') == std::string::npos);
    }
    return read.has_value();
  };
  for (std::size_t at = 0; at < bytes.size(); at += 37) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    check(changed);
  }
  for (std::size_t size = 0; size < bytes.size() - 30; size += 101) {
    CHECK_FALSE(check(bytes.substr(0, size)));
  }
}
