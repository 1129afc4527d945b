// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "core/store/project.h"
#include "tests/app/cli/command_line.h"

using Catch::Matchers::Contains;
using namespace candour;

namespace {

// A wave in which code 2 of x is called `second`.
Survey labelled(const std::string& name, const std::string& second) {
  Survey survey;
  Variable y{.name = "y", .levels = {{0, "No", false}, {1, "Yes", false}}};
  Variable x{.name = "x", .levels = {{1, "Always", false}, {2, second, false}}};
  survey.add(y, Column::coded({0, 1, 0, 1, 1, 0, 1, 0, 1, 1}, 2));
  survey.add(x, Column::coded({0, 1, 0, 1, 0, 1, 1, 0, 1, 0}, 2));
  survey.waves.push_back({name, name + ".sav", 0, survey.rows, false});
  return survey;
}

}  // namespace

TEST_CASE("several files are several waves") {
  const CommandLine line;
  line.write("y2019.csv", "trust,old\n1,a\n0,b\n1,\n");
  line.write("y2020.csv", "trust,new\n1,5\n,6\n");
  CHECK_THAT(line.done({"import", "y2019.csv", "y2020.csv", "-o", "P.candour"}),
             Contains("wave \"y2019\"") && Contains("wave \"y2020\""));
  const Json described = line.json({"describe", "P.candour", "--json"});
  CHECK(described["rows"] == 5);
  CHECK(described["source"] == "y2019.csv, y2020.csv");
  CHECK(entry(described["variables"], "name", "trust")["valid"] == 4);
  const Json& old = entry(described["variables"], "name", "old");
  CHECK(old["valid"] == 2);
  CHECK(entry(old["missing"], "reason", "system")["n"] == 1);
  CHECK(entry(old["missing"], "reason", "Not asked in this wave")["n"] == 2);
  CHECK(entry(entry(described["variables"], "name", "new")["missing"], "reason",
              "Not asked in this wave")["n"] == 3);
}

TEST_CASE("a later import adds a wave, under the name asked for") {
  const CommandLine line;
  line.import("y,x\n1,1\n0,2\n1,3\n0,1\n");
  line.write("more.csv", "y,x\n1,4\n0,4\n");
  line.done({"import", "more.csv", "-o", "P.candour", "--wave", "Second"});
  const Json waves = line.json({"describe", "P.candour", "--json"})["waves"];
  CHECK(texts(waves, "name") == std::vector<std::string>{"data", "Second"});
  const Json model = Json::parse(R"({"outcome": {"variable": "y", "positive": [1]},
    "drivers": ["x"], "wave": "@wave", "domain": {"@wave": ["data"]}})");
  const Json fit = line.fit(model);
  CHECK(fit["n"] == 4);
  CHECK(fit["n_left_out"]["domain"] == 2);
}

TEST_CASE("the same wave twice is refused and the project stays as it was") {
  const CommandLine line;
  line.import("y,x\n1,1\n0,2\n");
  CHECK_THAT(line.refused({"import", "data.csv", "-o", "P.candour"}),
             Contains("data.csv") && Contains("wave named \"data\" already"));
  line.write("copy.csv", "y\n1\n");
  CHECK_THAT(line.refused({"import", "copy.csv", "-o", "P.candour", "--wave", "data"}),
             Contains("already"));
  CHECK_THAT(line.refused({"import", "copy.csv", "copy.csv", "-o", "new.candour"}),
             Contains("already"));
}

TEST_CASE("a file that fails leaves nothing of the files before it") {
  const CommandLine line;
  line.write("good.csv", "y,x\n1,1\n0,2\n");
  line.write("bad.csv", "y,x\n1,1\n0\n");
  CHECK_THAT(line.refused({"import", "good.csv", "bad.csv", "-o", "new.candour"}),
             Contains("bad.csv") && Contains("line 3"));
  line.import("z\n1\n2\n");
  line.refused({"import", "good.csv", "bad.csv", "-o", "P.candour"});
  CHECK(line.json({"describe", "P.candour", "--json"})["rows"] == 2);
}

TEST_CASE("a label that changed between waves surfaces with fit and describe") {
  const CommandLine line;
  {
    auto project = Project::create(line / "P.candour");
    REQUIRE(project);
    REQUIRE(project->addWave(labelled("a", "Never")));
    REQUIRE(project->addWave(labelled("b", "Often")));
  }
  const std::string told = "Code 2 of \"x\" is \"Often\" in b, \"Never\" in a";
  const Json model = Json::parse(R"({"outcome": {"variable": "y", "positive": [1]},
    "drivers": ["x"]})");
  const Json fit = line.fit(model);
  CHECK_THAT(entry(fit["warnings"], "code", "label_changed")["text"].get<std::string>(),
             Contains(told));
  const Json described = line.json({"describe", "P.candour", "--json"});
  CHECK_THAT(entry(described["variables"], "name", "x")["notes"][0].get<std::string>(),
             Contains(told));
  CHECK(entry(described["variables"], "name", "y")["notes"].empty());
  CHECK_THAT(line.run({"describe", "P.candour", "x"}).err, Contains(told));
  CHECK_THAT(line.run({"describe", "P.candour", "y"}).err, !Contains("Code 2"));
}
