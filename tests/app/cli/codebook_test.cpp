// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"

using Catch::Matchers::Contains;

namespace {

// Two waves: Q13 is Q13a later, one answer is spelt otherwise.
void importWaves(const CommandLine& line) {
  line.write("w1.csv", "Q13,trust\nVery worried,agree\nNot worried,Disagree\nNot worried,agree\n");
  line.write("w2.csv", "Q13a,trust\nVery worried,Agree\nNot worried,Disagree\n");
  line.done({"import", "w1.csv", "w2.csv", "-o", "P.candour"});
}

}  // namespace

TEST_CASE("a codebook is printed, written by ending, and refused by another") {
  const CommandLine line;
  importWaves(line);
  const Json book = line.json({"codebook", "P.candour", "--json"});
  CHECK(book["rows"] == 5);
  const Json& trust = entry(book["variables"], "name", "trust");
  CHECK(trust["valid"] == 5);
  CHECK(trust["from"].size() == 2);
  for (const char* file : {"c.csv", "c.xlsx", "c.json", "c.html"}) {
    line.done({"codebook", "P.candour", "-o", file});
    CHECK(line.has(file));
  }
  CHECK(Json::parse(line.read("c.json")) == book);
  CHECK_THAT(line.read("c.html"), Contains("<h2>Q13a</h2>"));
  // What it writes it can read.
  line.done({"import", "c.xlsx", "--sheet", "Answers", "-o", "answers.candour"});
  CHECK_THAT(line.refused({"codebook", "P.candour", "-o", "c.pdf"}), Contains(".csv, .xlsx"));
  CHECK(line.json({"codebook", "P.candour", "--wave", "w1", "--json"})["rows"] == 3);
}

TEST_CASE("waves are compared, joined, and taken apart again") {
  const CommandLine line;
  importWaves(line);
  const Json compared = line.json({"codebook", "P.candour", "--compare", "w1", "w2", "--json"});
  REQUIRE(compared["differences"].size() == 2);
  CHECK(compared["differences"][0]["kind"] == "renamed");
  CHECK(compared["differences"][0]["join"]["joined_as"] == "Q13a");
  CHECK(compared["differences"][1]["proposal"] == "map_answers");
  const Json with =
      line.json({"codebook", "P.candour", "--compare", "w1", "--with", "w2.csv", "--json"});
  CHECK(with["differences"] == compared["differences"]);
  line.done({"codebook", "P.candour", "--compare", "w1", "w2", "--accept", "all"});
  CHECK(line.variable("Q13a")["valid"] == 5);
  CHECK(texts(line.variable("trust")["distribution"], "answer") ==
        std::vector<std::string>{"Agree", "Disagree"});
  CHECK(line.json({"codebook", "P.candour", "--joins", "--json"})["joins"].size() == 2);
  CHECK(line.variable("Q13a")["notes"].size() == 1);
  line.done({"codebook", "P.candour", "--unjoin", "w1:Q13"});
  CHECK(line.variable("Q13a")["valid"] == 2);
  line.done(
      {"codebook", "P.candour", "--join", "w1:Q13=Q13a", "--answer", "Not worried=Very worried"});
  CHECK(line.variable("Q13a")["distribution"][0]["n"].get<int>() +
            line.variable("Q13a")["distribution"][1]["n"].get<int>() ==
        5);
  CHECK_THAT(line.refused({"codebook", "P.candour", "--join", "w3:Q13=Q13a"}),
             Contains("There is no wave \"w3\""));
  CHECK_THAT(line.refused({"codebook", "P.candour", "--unjoin", "w1:trsut"}),
             Contains("is not joined"));
  CHECK(line.run({"codebook", "P.candour", "--compare", "w1"}).code == 2);
}

TEST_CASE("a preview shows sheets and header and imports nothing") {
  const CommandLine line;
  importWaves(line);
  line.done({"codebook", "P.candour", "-o", "c.xlsx"});
  const Json preview = line.json({"import", "c.xlsx", "--preview", "--json"});
  REQUIRE(preview["sheets"].size() == 2);
  CHECK(preview["sheets"][0]["sheet"] == "Variables");
  CHECK(preview["sheets"][0]["header_row"] == 1);
  CHECK(preview["sheets"][0]["proposed"] == true);
  CHECK(line.json({"import", "c.xlsx", "--preview", "--sheet", "answers", "--json"})["sheets"]
            .size() == 1);
  CHECK_THAT(line.refused({"import", "c.xlsx", "--sheet", "Answer", "-o", "x.candour"}),
             Contains("Did you mean Answers?"));
  CHECK_THAT(line.refused({"import", "w1.csv", "--preview"}), Contains("is no workbook"));
  CHECK_THAT(line.refused({"import", "w1.csv", "--header-row", "2", "-o", "x.candour"}),
             Contains("only a workbook"));
  CHECK(line.run({"import", "c.xlsx"}).code == 2);
}
