// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/import.h"
#include "tests/core/import/reading.h"

using namespace candour;

TEST_CASE("quotes, doubled quotes and line breaks inside quotes") {
  const auto read = readText(
      "name,\"what, said\"\r\n"
      "\" Ann \",\"she said \"\"no\"\"\r\nand left\"\r\n"
      "5\" tall,plain\r\n");
  REQUIRE(read);
  CHECK(read->survey.variables[1].name == "what, said");
  CHECK(cells(read->survey, 0) == Texts{"Ann", "5\" tall"});
  CHECK(cells(read->survey, 1) == Texts{"she said \"no\"\r\nand left", "plain"});
}

TEST_CASE("every line end, with or without one at the end, and a byte order mark") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    for (const std::string& last : {std::string(), end}) {
      const auto read = readText(
          "\xEF\xBB\xBF"
          "a,b" +
          end + "1,x" + end + "2,y" + last);
      REQUIRE(read);
      CHECK(read->survey.variables[0].name == "a");
      CHECK(cells(read->survey, 0) == Texts{"1", "2"});
      CHECK(cells(read->survey, 1) == Texts{"x", "y"});
    }
  }
}

TEST_CASE("separators are told from the rows; the ending .tsv says tab") {
  for (const std::string s : {",", ";", "\t", "|"}) {
    const auto read = readText("a" + s + "b c" + s + "d\n1" + s + "x" + s + "\n");
    REQUIRE(read);
    CHECK(read->survey.variables.size() == 3);
    CHECK(cells(read->survey, 2) == Texts{""});
  }
  const auto tabs = readText("a,b,c\n1,2,3\n", "t.tsv");
  REQUIRE(tabs);
  CHECK(tabs->survey.variables.size() == 1);
  const auto decimal = readText("a;b\n0,5;1,25\n0,75;3\n");
  CHECK(cells(decimal->survey, 1) == Texts{"1.25", "3"});
}

TEST_CASE("Windows-1252 and UTF-16 are read, and noted") {
  const auto windows = readText("a\ncaf\xE9 \x80 5\nplain\n");
  REQUIRE(windows);
  CHECK(cell(windows->survey, 0, 0) == "café € 5");
  CHECK(windows->notes.size() == 1);
  const auto utf16 =
      readText(std::string("\xFF\xFE"
                           "a\0\n\0"
                           "\xE9\0\n\0",
                           10));
  REQUIRE(utf16);
  CHECK(cell(utf16->survey, 0, 0) == "é");
}

TEST_CASE("what counts as a number, a date or text") {
  const auto read = readText(
      "number,comma,mixed,iso,dmy,mdy,unclear,time,stamp,na_text\n"
      "1,\"0,5\",1.5,2019-04-01,31/12/2014,12/31/2014,01/02/2014,10:30,2019-04-01 10:30:00,NA\n"
      "NA,\"1,25\",\"2,5\",2020-02-29,01/02/2015,01/02/2015,03/04/2014,23:59:59.5,2019-04-01,b\n"
      " ,NaN,,,,,,,,NaN\n");
  REQUIRE(read);
  const Survey& survey = read->survey;
  using enum VariableKind;
  const std::vector<VariableKind> kinds = {Number, Number, Text, Date, Date,
                                           Date,   Text,   Date, Date, Text};
  for (std::size_t i = 0; i < kinds.size(); ++i) CHECK(survey.variables[i].kind == kinds[i]);
  CHECK(cells(survey, 0) == Texts{"1", "", ""});
  CHECK(cells(survey, 1) == Texts{"0.5", "1.25", ""});
  CHECK(cells(survey, 3) == Texts{"2019-04-01", "2020-02-29", ""});
  CHECK(cells(survey, 4) == Texts{"2014-12-31", "2015-02-01", ""});
  CHECK(cells(survey, 5) == Texts{"2014-12-31", "2015-01-02", ""});
  CHECK(cells(survey, 7) == Texts{"10:30:00", "23:59:59.5", ""});
  CHECK(cells(survey, 8) == Texts{"2019-04-01T10:30:00", "2019-04-01T00:00:00", ""});
  CHECK(cells(survey, 9) == Texts{"NA", "b", "NaN"});
  REQUIRE(read->notes.size() == 1);
  CHECK(read->notes[0].find("\"unclear\"") == 0);
}

TEST_CASE("texts are levels in alphabetical order, no-answers are reasons for missing") {
  const auto read = readText("q\nFair\nDon't know\nExcellent \n(Spontaneous) Refused\nFair\n");
  REQUIRE(read);
  CHECK(read->survey.variables[0].levels == std::vector<Level>{{1, "(Spontaneous) Refused", true},
                                                               {2, "Don't know", true},
                                                               {3, "Excellent", false},
                                                               {4, "Fair", false}});
}

TEST_CASE("few distinct numbers are coded, many are numbers") {
  std::string text = "few,many\n";
  for (int i = 0; i < 251; ++i) text += std::to_string(i % 250) + "," + std::to_string(i) + "\n";
  const auto read = readText(text);
  REQUIRE(read);
  CHECK(read->survey.columns[0]->isCoded());
  CHECK(read->survey.variables[0].levels.size() == 250);
  CHECK(cell(read->survey, 0, 249) == "249");
  CHECK(!read->survey.columns[1]->isCoded());
  CHECK(cell(read->survey, 1, 250) == "250");
}

TEST_CASE("columns without a name are numbered, or left out when there is nothing in them") {
  const auto read = readText(",a,,,\n1,x,,z,\n2,y,,,\n");
  REQUIRE(read);
  REQUIRE(read->survey.variables.size() == 3);
  CHECK(read->survey.variables[0].name == "column 1");
  CHECK(read->survey.variables[2].name == "column 4");
  CHECK(cells(read->survey, 2) == Texts{"z", ""});
  CHECK(read->notes == Texts{"2 empty columns without a name left out."});
}

TEST_CASE("a bad text file gets one line that says where") {
  CHECK(refusal("a,b\n1,2\n\"x\ny\",2\n1,2,3\n") ==
        "t.csv, line 5 has 3 fields, but the header has 2. Check the separators and quotes of that "
        "row.");
  CHECK(refusal("a,b\n1,2\n1\n").find("t.csv, line 3 has 1 field,") == 0);
  CHECK(refusal("a,b,a\n1,2,3\n").find("columns 1 and 3 are both named \"a\"") !=
        std::string::npos);
  CHECK(refusal("a,b\n1,2\n3,\"4\n5,6\n") ==
        "t.csv, line 3: the quote that opens in this row is never closed.");
  CHECK(refusal("") == "t.csv is empty.");
  CHECK(refusal("\n\n").find("nothing but blank lines") != std::string::npos);
  CHECK(refusal("a,b\n").find("not one row") != std::string::npos);
  CHECK(refusal(std::string("a,b\n1,\0\n", 8)).find("is not text") != std::string::npos);
  CHECK(refusal("x", "t.ods").find("Save the sheet as .xlsx or CSV") != std::string::npos);
  CHECK(refusal("x", "t.doc").find("told by their ending") != std::string::npos);
  CHECK(readSurveyFile("/nowhere/x.csv").error().message == "There is no file /nowhere/x.csv.");
}

TEST_CASE("blank lines are passed over in a table, and are empty answers in a single column") {
  const auto table = readText("a,b\n1,2\n\n3,4\n\n");
  REQUIRE(table);
  CHECK(table->survey.rows == 2);
  CHECK(table->notes == Texts{"2 blank lines passed over."});
  const auto column = readText("a\n1\n\n3\n");
  CHECK(cells(column->survey, 0) == Texts{"1", "", "3"});
}

TEST_CASE("a long file is the same wherever it is cut, quotes and line breaks included") {
  // Some five megabytes: several chunks, with line breaks inside quotes all over.
  std::string text = "id,comment,n\n";
  const std::size_t rows = 60000;
  for (std::size_t i = 0; i < rows; ++i) {
    text += std::to_string(i) + ",\"line one " + std::to_string(i % 7) + "\nline, \"\"two\"\"\n" +
            std::string(60, 'x') + "\"," + std::to_string(i % 5) + "\n";
  }
  const auto read = readText(text);
  REQUIRE(read);
  REQUIRE(read->survey.rows == rows);
  CHECK(read->survey.variables[1].levels.size() == 7);
  bool same = true;
  for (std::size_t i = 0; i < rows; ++i) {
    same = same && read->survey.columns[0]->number(i) == static_cast<double>(i);
    same = same && read->survey.columns[1]->level(i) == static_cast<int>(i % 7);
    same = same && read->survey.columns[2]->level(i) == static_cast<int>(i % 5);
  }
  CHECK(same);
  text += "1,2\n";
  CHECK(refusal(text).find("line 180,002 has 2 fields") != std::string::npos);
}

TEST_CASE("many distinct texts, and 2,000 columns") {
  std::string text = "id\n";
  for (int i = 0; i < 10000; ++i) text += "P" + std::to_string(100000 - i) + "\n";
  const auto ids = readText(text);
  REQUIRE(ids);
  CHECK(ids->survey.variables[0].levels.size() == 10000);
  CHECK(cell(ids->survey, 0, 0) == "P100000");
  CHECK(cell(ids->survey, 0, 9999) == "P90001");
  std::string wide;
  for (int row = 0; row < 3; ++row) {
    for (int i = 0; i < 2000; ++i) {
      wide += (i > 0 ? "," : "") + (row == 0 ? "v" : std::string()) + std::to_string(i + row);
    }
    wide += "\n";
  }
  const auto columns = readText(wide);
  REQUIRE(columns);
  CHECK(columns->survey.variables.size() == 2000);
  CHECK(cell(columns->survey, 1999, 1) == "2001");
}

TEST_CASE("a column that says so marks a simulated survey") {
  CHECK(readText("a,simulated\n1,simulated\n2,simulated\n")->survey.waves[0].simulated);
  CHECK(!readText("a,simulated\n1,simulated\n2,\n")->survey.waves[0].simulated);
  CHECK(!readText("a,simulated\n1,yes\n")->survey.waves[0].simulated);
}
