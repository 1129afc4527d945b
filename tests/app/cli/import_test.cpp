// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"

using Catch::Matchers::Contains;

namespace {

std::vector<std::string> levels(const Json& variable) {
  return texts(variable.at("value_labels"), "label");
}

int system(const Json& variable) {
  for (const auto& reason : variable.at("missing")) {
    if (reason.at("reason") == "system") return reason.at("n");
  }
  return 0;
}

}  // namespace

TEST_CASE("empty fields, NA and NaN are missing where they must be") {
  const CommandLine line;
  line.import("number,text,all_na,empty\n1,NA,NA,\nNA,b,NA,\nNaN,,NA,\n,a,,\n2.5,b,NaN,\n");
  const Json number = line.variable("number");
  CHECK(number["kind"] == "number");
  CHECK(number["valid"] == 2);
  CHECK(system(number) == 3);
  const Json text = line.variable("text");
  CHECK(text["kind"] == "text");
  CHECK(levels(text) == std::vector<std::string>{"NA", "a", "b"});
  CHECK(text["valid"] == 4);
  CHECK(system(text) == 1);
  CHECK(line.variable("all_na")["valid"] == 0);
  CHECK(system(line.variable("empty")) == 5);
}

TEST_CASE("a column is a number in one decimal convention, or else text") {
  const CommandLine line;
  line.import(
      "point;comma;both;scientific;padded\n1.5;1,5;1.5;1e3; 7 \n-2;-2,25;2,5;2;8\n3;;3;-4.5E-1;\n");
  CHECK(line.variable("point")["kind"] == "number");
  const Json comma = line.variable("comma");
  CHECK(comma["kind"] == "number");
  CHECK(texts(comma["distribution"], "answer") == std::vector<std::string>{"-2.25", "1.5"});
  CHECK(line.variable("both")["kind"] == "text");
  CHECK(texts(line.variable("scientific")["distribution"], "answer") ==
        std::vector<std::string>{"-0.45", "2", "1000"});
  CHECK(line.variable("padded")["valid"] == 2);
}

TEST_CASE("dates are dates when their format is clear") {
  const CommandLine line;
  line.import(
      "iso,european,american,unclear\n2020-01-31,31/12/2014,12/31/2014,01/02/2014\n"
      "2020-02-01,01/02/2014,01/02/2014,03/04/2014\n,,,\n");
  CHECK(line.variable("iso")["kind"] == "date");
  CHECK(line.variable("iso")["valid"] == 2);
  CHECK(line.variable("european")["kind"] == "date");
  CHECK(line.variable("american")["kind"] == "date");
  CHECK(line.variable("unclear")["kind"] == "text");
}

TEST_CASE("separators, line ends, quotes and encodings of all sorts give the same survey") {
  const CommandLine line;
  const std::string rows = "id,name\n1,caf\xC3\xA9\n2,\"a, \"\"b\"\"\"\n";
  std::string crlf;
  for (const char c : rows) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const std::vector<std::string> versions = {rows,
                                             crlf,
                                             "\xEF\xBB\xBF" + crlf,
                                             rows.substr(0, rows.size() - 1),
                                             "id;name\n1;caf\xC3\xA9\n2;\"a, \"\"b\"\"\"\n",
                                             "id\tname\n1\tcaf\xC3\xA9\n2\t\"a, \"\"b\"\"\"\n",
                                             "id,name\n1,caf\xE9\n2,\"a, \"\"b\"\"\"\n"};
  for (const auto& version : versions) {
    INFO(version);
    line.import(version);
    const Json name = line.variable("name");
    CHECK(levels(name) == std::vector<std::string>{"a, \"b\"", "caf\xC3\xA9"});
    CHECK(name["valid"] == 2);
    CHECK(line.variable("id")["kind"] == "number");
  }
  const Ran ran = line.run({"import", "data.csv", "-o", "again.candour"});
  CHECK_THAT(ran.err, Contains("Windows-1252"));
}

TEST_CASE("text levels are alphabetical and reasons for missing are not answers") {
  const CommandLine line;
  line.import("q\nTend to agree\nDon't know\nAgree\nRefused\nNot Asked\nAgree\n");
  const Json q = line.variable("q");
  CHECK(levels(q) ==
        std::vector<std::string>{"Agree", "Don't know", "Not Asked", "Refused", "Tend to agree"});
  CHECK(q["valid"] == 3);
  CHECK(entry(q["value_labels"], "label", "Don't know")["missing"] == true);
  CHECK(entry(q["value_labels"], "label", "Agree")["missing"] == false);
  CHECK(entry(q["missing"], "reason", "Refused")["n"] == 1);
}

TEST_CASE("every row is an answer or a reason why not") {
  const CommandLine line;
  line.done({"simulate", "--rows", "200", "-o", "s.csv"});
  line.done({"import", "s.csv", "-o", "s.candour"});
  const Json described = line.json({"describe", "s.candour", "--json"});
  for (const auto& v : described["variables"]) {
    int rows = v["valid"];
    for (const auto& reason : v["missing"]) rows += reason["n"].get<int>();
    INFO(v["name"]);
    CHECK(rows == 200);
  }
}
