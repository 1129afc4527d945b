// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

constexpr const char* kChartModel = R"({
  "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
  "drivers": [{"name": "First", "items": ["x1"], "as": "number"},
              {"name": "Second", "items": ["x2"], "as": "number"}],
  "controls": [{"items": ["sex"], "as": "category"}],
  "design": {"weight": "w"}, "area": "area"})";

struct ChartPeople : CommandLine {
  ChartPeople() {
    write("model.json", kChartModel);
    done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
  }
};

}  // namespace

TEST_CASE("every kind of chart in every format, with its numbers and its words beside it") {
  const ChartPeople line;
  const std::vector<std::pair<std::string, std::string>> formats = {
      {"svg", "<?xml"}, {"png", "\x89PNG"}, {"pdf", "%PDF"}};
  for (const std::string kind :
       {"effects", "groups", "importance", "curve", "boroughs", "funnel", "map", "differences"}) {
    for (const auto& [format, start] : formats) {
      INFO(kind << " " << format);
      const std::string name = kind + "_" + format;
      line.done({"chart", kind, "P.candour", "--model", "model.json", "-o", name + "." + format});
      CHECK_THAT(line.read(name + "." + format), StartsWith(start));
      const std::string words = line.read(name + ".txt");
      CHECK_THAT(words, Contains("trust") || Contains("Trust"));
      CHECK_THAT(words, Contains("interviews"));
      CHECK_THAT(words, !Contains("imulated") && !Contains("London"));
      const std::string numbers = line.read(name + ".csv");
      CHECK(std::count(numbers.begin(), numbers.end(), '\n') >= 2);
    }
    CHECK((line.read(kind + "_svg.csv") == line.read(kind + "_png.csv")));
  }
}

TEST_CASE("a chart drawn twice is the same, bytes and all") {
  const ChartPeople line;
  for (const std::string format : {".svg", ".png"}) {
    for (const std::string name : {"one", "two"}) {
      line.done({"chart", "effects", "P.candour", "--model", "model.json", "-o", name + format});
    }
    CHECK((line.read("one" + format) == line.read("two" + format)));
  }
}

TEST_CASE("a chart of codes names what they are codes of") {
  const CommandLine line;
  std::string csv = "y,white,area\n";
  for (int i = 0; i < 400; ++i) {
    const bool white = i % 2 == 0;
    const bool positive = white ? i % 10 != 0 : i % 10 < 4;
    csv += std::string(positive ? "1" : "0") + (white ? ",TRUE," : ",FALSE,") +
           std::to_string(1 + (i % 5 == 1 ? 0 : i % 4)) + "\n";
  }
  line.import(csv);
  line.write("model.json", R"({"outcome": {"name": "Trust", "variable": "y", "positive": [1]},
    "drivers": [], "controls": ["white"], "area": "area"})");
  line.done({"chart", "groups", "P.candour", "--model", "model.json", "-o", "g.svg"});
  CHECK_THAT(line.read("g.txt"), Contains("white: trust is higher for TRUE than for FALSE"));
  line.done({"chart", "boroughs", "P.candour", "--model", "model.json", "-o", "b.svg"});
  CHECK_THAT(line.read("b.txt"), Contains("Highest Area "));
}

TEST_CASE("a chart is shown as the analyst wants it, and what to know of that is said") {
  const ChartPeople line;
  const auto chart = [&line](std::vector<std::string> options) {
    std::vector<std::string> words = {"chart",      "effects", "P.candour", "--model",
                                      "model.json", "-o",      "a.svg"};
    words.insert(words.end(), options.begin(), options.end());
    return line.run(words);
  };
  Ran ran = chart({"--headline", "Second comes first", "--order", "name", "--decimals", "2",
                   "--highlight", "second", "--axis-from", "-40", "--axis-to", "40"});
  CHECK(ran.code == 0);
  CHECK_THAT(line.read("a.txt"), Contains("Second comes first") && Contains("Highlighted: Second"));
  const Json edits = Json::parse(line.read("a.recipe.json"))["figure"]["edits"];
  CHECK(edits["headline"] == "Second comes first");
  CHECK(edits["order"] == "name");
  CHECK(edits["highlight"] == Json({"second"}));
  CHECK(edits["axis"]["from"] == -40);
  CHECK_THAT(line.read("a.svg"), Contains("\xE2\x88\x92"
                                          "40"));
  // The same once more, bytes and all.
  line.done({"reproduce", "a.recipe.json"});

  ran = chart({"--axis-from", "30", "--highlight", "Thrid", "--headline", "First causes trust"});
  CHECK(ran.code == 0);
  CHECK_THAT(ran.err, Contains("would cut off values") && Contains("\"Thrid\" is not in"));
  CHECK_THAT(ran.err, Contains("go together"));
  CHECK(chart({"--order", "best"}).code == 2);
  CHECK(chart({"--decimals", "9"}).code == 2);
}

TEST_CASE("a chart that cannot be made leaves no file") {
  const ChartPeople line;
  const auto refusal = [&line](const std::string& kind, const std::string& output) {
    return line.refused({"chart", kind, "P.candour", "--model", "model.json", "-o", output});
  };
  CHECK_THAT(refusal("effects", "nowhere/a.svg"), Contains("nowhere") && Contains("not exist"));
  CHECK_THAT(refusal("effects", "a.gif"), Contains(".svg, .png or .pdf"));
  line.write("tiles.json", R"({"areas": [{"name": "1", "row": 0}]})");
  CHECK_THAT(line.refused({"chart", "map", "P.candour", "--model", "model.json", "--tiles",
                           "tiles.json", "-o", "a.svg"}),
             Contains("tiles.json") && Contains("\"column\""));
  CHECK_THAT(line.refused({"chart", "curve", "P.candour", "--model", "model.json", "--driver",
                           "Third", "-o", "a.svg"}),
             Contains("no driver \"Third\""));
}
