// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <sqlite3.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstring>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;

namespace {

// Runs SQL on any database file, as another program would.
void edit(const std::filesystem::path& file, const char* sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  CHECK(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

Json model(const std::string& drivers = R"(["x"])") {
  return Json::parse(R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "drivers": )" +
                     drivers + "}");
}

constexpr const char* kSurvey =
    "y,x,group,w\nYes,1,a,1\nNo,2,b,1\nYes,3,a,2\nNo,1,b,0\nYes,2,b,1\nNo,3,a,1\n";

}  // namespace

TEST_CASE("a file that cannot be a survey is refused, with the place and nothing written") {
  const CommandLine line;
  struct Bad {
    std::string name;
    std::string bytes;
    std::vector<std::string> says;
  };
  std::string wide;
  for (int i = 0; i < 2001; ++i) wide += (i == 0 ? "c" : ",c") + std::to_string(i);
  wide += "\n1" + std::string(2000, ',') + "\n";
  const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  const std::vector<Bad> files = {
      {"empty.csv", "", {"empty"}},
      {"empty.sav", "", {"empty"}},
      {"blank.csv", "\n\n\n", {"blank lines"}},
      {"header.csv", "a,b\n", {"not one row"}},
      {"more.csv", "a,b\n1,2\n1,2,3\n", {"line 3", "3 fields", "2"}},
      {"fewer.csv", "a,b\n\"x\ny\",2\n1\n", {"line 4", "1 field"}},
      {"twice.csv", "a,b,a\n1,2,3\n", {"columns 1 and 3", "\"a\""}},
      {"lines.csv", "\"a\nb\",\"a\nb\"\n1,2\n", {"columns 1 and 2"}},
      {"quote.csv", "a,b\n1,2\n1,\"2\n3,4\n", {"line 3", "quote"}},
      {"wide.csv", wide, {"2,001", "2,000"}},
      {"picture.csv", png, {"not text"}},
      {"text.sav", "These are words.\n", {"not an SPSS file", ".sav"}},
      {"text.zsav", "These are words.\n", {"not an SPSS file"}},
      {"text.por", "These are words.\n", {"not an SPSS portable file"}},
      {"table.dta", "stype,sch.wide\nE,Yes\n", {"not a Stata file", ".dta"}},
      {"table.sas7bdat", "stype,sch.wide\nE,Yes\n", {"not a SAS file"}},
      {"table.xpt", "stype,sch.wide\nE,Yes\n", {"not a SAS transport file"}},
      {"text.xlsx", "These are words.\n", {"not an Excel workbook"}},
      {"cut.sav", "$FL2@(#) SPSS DATA FILE", {"cut short"}},
      {"letter.docx", "PK", {".docx", "csv"}}};
  for (const auto& bad : files) {
    line.write(bad.name, bad.bytes);
    const std::string message = line.refused({"import", bad.name, "-o", "new.candour"});
    INFO(message);
    CHECK_THAT(message, Contains(bad.name) || Contains("its name ends"));
    for (const auto& words : bad.says) CHECK_THAT(message, Contains(words));
  }
}

TEST_CASE("a file that is not there, a folder, a file one may not read") {
  const CommandLine line;
  CHECK_THAT(line.refused({"import", "none.csv", "-o", "new.candour"}),
             Contains("no file none.csv"));
  std::filesystem::create_directory(line / "folder.csv");
  CHECK_THAT(line.refused({"import", "folder.csv", "-o", "new.candour"}),
             Contains("folder.csv is a folder"));
  line.write("a.csv", "a\n1\n");
  CHECK_THAT(line.refused({"import", "a.csv", "-o", "nowhere/new.candour"}),
             Contains("nowhere/new.candour cannot be written"));
  CHECK_THAT(line.refused({"import", "a.csv", "-o", "folder.csv"}), Contains("folder.csv"));
  CHECK_THAT(line.refused({"simulate", "--rows", "5", "-o", "nowhere/s.csv"}),
             Contains("nowhere/s.csv"));
  CHECK_THAT(line.refused({"simulate", "--rows", "5", "-o", "s.txt"}), Contains("s.txt"));
  if (geteuid() == 0) return;  // who may read everything
  std::filesystem::permissions(line / "a.csv", std::filesystem::perms::none);
  const Ran ran = line.run({"import", "a.csv", "-o", "new.candour"});
  CHECK(ran.code == 1);
  CHECK_THAT(ran.err, Contains("a.csv cannot be read"));
}

TEST_CASE("a project that is none, is damaged or is too new") {
  const CommandLine line;
  line.import(kSurvey);
  line.write("more.csv", "y,x\nYes,1\n");
  const auto refusals = [&line](const std::string& project) {
    line.write("model.json", model().dump());
    const std::vector<std::vector<std::string>> commands = {
        {"describe", project},
        {"fit", project, "--model", "model.json"},
        {"import", "more.csv", "-o", project}};
    std::string message;
    for (const auto& command : commands) message = line.refused(command);
    return message;
  };
  line.write("text.candour", "These are words.\n");
  CHECK_THAT(refusals("text.candour"), Contains("text.candour is not a Candour project"));
  line.write("empty.candour", "");
  CHECK_THAT(refusals("empty.candour"), Contains("empty.candour is not a Candour project"));
  edit(line / "other.db", "CREATE TABLE letters (a TEXT)");
  CHECK_THAT(refusals("other.db"), Contains("other.db is not a Candour project"));
  std::filesystem::copy(line / "P.candour", line / "newer.candour");
  edit(line / "newer.candour", "PRAGMA user_version = 99");
  CHECK_THAT(refusals("newer.candour"), Contains("newer.candour") && Contains("newer Candour"));
  const std::string whole = line.read("P.candour");
  line.write("short.candour", whole.substr(0, 20000));
  CHECK_THAT(line.refused({"describe", "short.candour"}), Contains("short.candour"));
  std::string spoilt = whole;
  std::memset(spoilt.data() + 16384, 'Z', spoilt.size() - 16384);
  line.write("spoilt.candour", spoilt);
  CHECK_THAT(line.refused({"describe", "spoilt.candour"}), Contains("spoilt.candour"));
  CHECK_THAT(line.refused({"import", "more.csv", "-o", "spoilt.candour"}),
             Contains("spoilt.candour"));
  CHECK_THAT(line.refused({"describe", "none.candour"}), Contains("no project file none.candour"));
  CHECK_THAT(line.refused({"describe", "."}), Contains("is a folder"));
}

TEST_CASE("a project spoilt anywhere is refused or read, never worse") {
  const CommandLine line;
  line.import(kSurvey);
  line.write("model.json", model().dump());
  const std::string whole = line.read("P.candour");
  for (std::size_t at = 0; at < whole.size(); at += whole.size() / 24) {
    std::string spoilt = whole;
    std::memset(spoilt.data() + at, 0xA5, std::min<std::size_t>(64, spoilt.size() - at));
    line.write("spoilt.candour", spoilt);
    const Ran ran = line.run({"fit", "spoilt.candour", "--model", "model.json", "--json"});
    INFO("byte " << at << ": " << ran.code << " " << ran.err);
    CHECK((ran.code == 0 || ran.code == 1));
    if (ran.code == 1) CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
  }
}

TEST_CASE("what the survey does not have is named, with what is near") {
  const CommandLine line;
  line.import("trust,fairness,group\nYes,1,a\nNo,2,b\nYes,3,b\n");
  const auto refusal = [&line](const char* text) { return line.refusedFit(Json::parse(text)); };
  CHECK_THAT(refusal(R"({"outcome": {"variable": "trsut", "positive": ["Yes"]}, "drivers": []})"),
             Contains("\"trsut\"") && Contains("Did you mean trust?"));
  CHECK_THAT(refusal(R"({"outcome": {"variable": "trust", "positive": ["Yess"]}, "drivers": []})"),
             Contains("\"trust\"") && Contains("\"Yess\"") && Contains("Did you mean Yes?"));
  const std::string outcome = R"({"outcome": {"variable": "trust", "positive": ["Yes"]}, )";
  CHECK_THAT(refusal((outcome + R"("drivers": ["fairnes"]})").c_str()),
             Contains("Did you mean fairness?"));
  CHECK_THAT(refusal((outcome + R"("drivers": [{"items": ["group"], "as": "category",
                                                "reference": "z"}]})")
                         .c_str()),
             Contains("\"group\"") && Contains("\"z\""));
  CHECK_THAT(refusal((outcome + R"("drivers": ["fairness"], "domain": {"group": ["c"]}})").c_str()),
             Contains("\"group\"") && Contains("\"c\""));
  CHECK_THAT(refusal((outcome + R"("drivers": ["fairness"], "design": {"weight": "wt"}})").c_str()),
             Contains("\"wt\""));
  CHECK_THAT(refusal((outcome + R"("drivers": [{"items": ["group"], "as": "number"}]})").c_str()),
             Contains("\"group\" holds text"));
  CHECK_THAT(line.refused({"describe", "P.candour", "fairnes"}), Contains("fairness"));
  CHECK_THAT(line.refused({"boroughs", "P.candour", "--model", "model.json"}),
             Contains("\"group\"") || Contains("area"));
  CHECK_THAT(line.refused({"fit", "P.candour"}), Contains("--model"));
}

TEST_CASE("a model file that is not one is told where it is wrong") {
  const CommandLine line;
  line.import(kSurvey);
  const auto refusal = [&line](const std::string& text) {
    line.write("m.json", text);
    const std::string message = line.refused({"fit", "P.candour", "--model", "m.json"});
    CHECK_THAT(message, Contains("m.json"));
    return message;
  };
  const std::string y = R"({"outcome": {"variable": "y", "positive": ["Yes"]}, )";
  CHECK_THAT(refusal("{\n  \"outcome\": {,\n}"), Contains("line 2, column 15"));
  CHECK_THAT(refusal("{\"outcome\": {\n\n  \"variable\" 3}}"), Contains("line 3, column 14"));
  CHECK_THAT(refusal(""), Contains("line 1, column 1"));
  CHECK_THAT(refusal("{"), Contains("line 1, column 2"));
  CHECK_THAT(refusal("{\"outcome\": \"\xFF\"}"), Contains("line 1, column"));
  CHECK_THAT(refusal("[]"), Contains("braces"));
  CHECK_THAT(refusal(std::string(100000, '[')), Contains("not valid JSON"));
  CHECK_THAT(refusal(y + R"("driver": []})"), Contains("\"driver\". Did you mean drivers?"));
  CHECK_THAT(refusal(y + R"("drivers": [{"item": ["x"]}]})"), Contains("driver 1"));
  CHECK_THAT(refusal(y + R"("drivers": ["x"], "drivers": []})"), Contains("\"drivers\" twice"));
  CHECK_THAT(refusal(y + R"("drivers": "x"})"), Contains("\"drivers\""));
  CHECK_THAT(refusal(y + R"("drivers": [{"items": [3]}]})"), Contains("driver 1, item 1"));
  CHECK_THAT(refusal(y + R"("drivers": [{"items": ["x"], "as": 1}]})"), Contains("\"as\""));
  CHECK_THAT(refusal(y + R"("drivers": [{"items": ["x"], "as": "scal"}]})"), Contains("scale"));
  CHECK_THAT(refusal(y + R"("drivers": [{"items": ["x"], "min_items": 2}]})"),
             Contains("\"min_items\""));
  CHECK_THAT(refusal(y + R"("drivers": [{"items": ["x"], "min_items": 4294967297}]})"),
             Contains("\"min_items\""));
  CHECK_THAT(refusal(y + R"("drivers": ["x", "x"]})"), Contains("driver 2"));
  CHECK_THAT(refusal(y + R"("drivers": ["x"], "design": []})"), Contains("\"design\""));
  CHECK_THAT(refusal(y + R"("drivers": ["x"], "design": {"single_psu": "drop"}})"),
             Contains("adjust"));
  CHECK_THAT(refusal(y + R"("drivers": ["x"], "domain": ["y"]})"), Contains("\"domain\""));
  CHECK_THAT(refusal(y + R"("drivers": ["x"], "family": "probit"})"), Contains("\"probit\""));
  CHECK_THAT(refusal(R"({"outcome": "y", "drivers": ["x"]})"), Contains("\"outcome\""));
  CHECK_THAT(refusal(R"({"drivers": ["x"]})"), Contains("\"outcome\" is missing"));
  CHECK_THAT(refusal(R"({"outcome": {"variable": "y"}, "drivers": ["x"]})"), Contains("positive"));
  CHECK_THAT(refusal(y.substr(0, y.size() - 2) + "}"), Contains("\"drivers\" is missing"));
  CHECK_THAT(line.refused({"fit", "P.candour", "--model", "none.json"}), Contains("none.json"));
  CHECK_THAT(line.refused({"fit", "P.candour", "--model", "."}), Contains("Cannot read ."));
}

TEST_CASE("names of people are not taken for categories") {
  const CommandLine line;
  std::string csv = "y,id\n";
  for (int i = 0; i < 1200; ++i) {
    csv += std::to_string(i % 3 == 0 ? 1 : 0) + ",person " + std::to_string(i) + "\n";
  }
  line.import(csv);
  CHECK_THAT(line.refusedFit(Json::parse(
                 R"({"outcome": {"variable": "y", "positive": [1]}, "drivers": ["id"]})")),
             Contains("\"id\" has 1,200 different answers"));
}

TEST_CASE("weights and outcomes that allow no model") {
  const CommandLine line;
  line.import("y,x,w\nYes,1,1\nNo,2,-0.5\nYes,3,1\nNo,1,1\n");
  Json weighted = model();
  weighted["design"] = {{"weight", "w"}};
  CHECK_THAT(line.refusedFit(weighted),
             Contains("negative in 1 row") && Contains("row 2") && Contains("\"w\""));
  line.import("y,x,w\nYes,1,1\nYes,3,1\nNo,1,0\nMaybe,2,\n");
  CHECK_THAT(line.refusedFit(weighted), Contains("\"y\"") || Contains("has no answer \"No\""));
  line.import("y,x\nYes,1\nYes,3\n");
  CHECK_THAT(line.refusedFit(model()), Contains("\"y\" is always positive"));
  line.import("y,x\nYes,\nNo,\n");
  CHECK_THAT(line.refusedFit(model()), Contains("\"x\" has no answers"));
  line.import("y,x,f\nYes,1,3\nNo,2,4\nYes,2,3\n");
  Json corrected = model();
  corrected["design"] = {{"fpc", "f"}};
  CHECK_THAT(line.refusedFit(corrected), Contains("row 2") && Contains("\"f\""));
}
