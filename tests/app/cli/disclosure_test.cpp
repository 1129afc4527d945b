// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "core/store/project.h"
#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

// Of the ten people whose place is "one PSU" about half are women.
constexpr const char* kDisclosureModel = R"({
  "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
  "drivers": [{"name": "First", "items": ["x1"], "as": "number"}],
  "design": {"weight": "w"}, "area": "place", "domain": {"sex": ["Female"]}})";

struct DisclosurePeople : CommandLine {
  DisclosurePeople() {
    write("model.json", kDisclosureModel);
    done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
  }
  [[nodiscard]] Ran chart(const std::vector<std::string>& more) const {
    std::vector<std::string> all = {"chart",      "boroughs", "P.candour", "--model",
                                    "model.json", "-o",       "chart.svg"};
    all.insert(all.end(), more.begin(), more.end());
    return run(all);
  }
  [[nodiscard]] std::vector<Project::DisclosureOverride> log() const {
    const auto project = Project::open(*this / "P.candour");
    REQUIRE(project);
    return project->overrides();
  }
};

}  // namespace

TEST_CASE("a chart leaves without who must not be shown, and says so on stderr alone") {
  const DisclosurePeople line;
  const Ran ran = line.chart({});
  REQUIRE(ran.code == 0);
  CHECK_THAT(ran.err, Contains("place = one PSU, sex = Female (few interviews)") &&
                          Contains("(protects others)"));
  CHECK(ran.out == "chart.svg\n");
  CHECK_THAT(line.read("chart.csv"), Contains("withheld to protect people"));
  CHECK_THAT(line.read("chart.csv"), !Contains("few interviews") && !Contains("protects others"));
  CHECK(line.log().empty());
}

TEST_CASE("an override needs a reason and is logged") {
  const DisclosurePeople line;
  CHECK(line.chart({"--disclose", " "}).code == 2);
  const Ran ran = line.chart({"--disclose", "agreed with the council"});
  REQUIRE(ran.code == 0);
  CHECK_THAT(line.read("chart.csv"), !Contains("withheld"));
  const auto log = line.log();
  REQUIRE(log.size() == 1);
  CHECK(log[0].reason == "agreed with the council");
  CHECK_THAT(log[0].what, Contains("chart boroughs, chart.svg: ") && Contains("one PSU"));
  CHECK(log[0].at.size() == 20);
}

TEST_CASE("counts of a chart are rounded where that is asked for") {
  const DisclosurePeople line;
  REQUIRE(line.chart({"--round", "5", "--disclose", "a test"}).code == 0);
  CHECK_THAT(line.read("chart.txt"), Contains("0 interviews.") || Contains("5 interviews."));
  CHECK(line.chart({"--round", "0"}).code == 2);
  // The recipe knows of both.
  CHECK_THAT(line.done({"reproduce", "chart.recipe.json"}), Contains("The same bytes"));
  CHECK(line.log().size() == 1);
  line.done({"reproduce", "chart.recipe.json", "-o", "again.svg"});
  CHECK(line.log().size() == 2);
}

TEST_CASE("briefings of all areas are decided over together, and made again one by one") {
  const DisclosurePeople line;
  const Json packs = line.json(
      {"packs", "P.candour", "--model", "model.json", "-o", "out", "--as", "html", "--json"});
  REQUIRE(packs["packs"].size() == 3);
  for (const Json& pack : packs["packs"]) {
    if (!pack["file"].is_string()) continue;
    std::string recipe = "out/" + pack["file"].get<std::string>();
    recipe.replace(recipe.size() - 4, 4, "recipe.json");
    INFO(recipe);
    CHECK_THAT(line.read(recipe), Contains("\"withheld\"") && Contains("one PSU"));
    CHECK_THAT(line.done({"reproduce", recipe, "--project", "P.candour"}),
               Contains("The same bytes"));
  }
  CHECK(line.log().empty());
}

TEST_CASE("what a briefing lets leave is logged") {
  const DisclosurePeople line;
  const Ran kept = line.run({"brief", "P.candour", "--model", "model.json", "-o", "kept.html"});
  REQUIRE(kept.code == 0);
  CHECK_THAT(kept.err, Contains("withheld to protect people"));
  line.done({"brief", "P.candour", "--model", "model.json", "-o", "all.html", "--round", "5",
             "--disclose", "agreed with the council"});
  const auto log = line.log();
  REQUIRE(log.size() == 1);
  CHECK_THAT(log[0].what, Contains("brief, all.html: ") && Contains("one PSU"));
  CHECK_THAT(line.read("all.html"), Contains("Counts are rounded to the nearest 5."));
  CHECK_THAT(line.done({"reproduce", "all.recipe.json"}), Contains("The same bytes"));
}

TEST_CASE("what all briefings together let leave is logged, and not told in their recipes") {
  const DisclosurePeople line;
  line.done({"packs", "P.candour", "--model", "model.json", "-o", "out", "--as", "html",
             "--disclose", "agreed with the council"});
  const auto log = line.log();
  REQUIRE_FALSE(log.empty());
  for (const auto& entry : log) CHECK_THAT(entry.what, Contains("packs, "));
  for (const auto& file : std::filesystem::directory_iterator(line / "out")) {
    if (file.path().extension() != ".json") continue;
    CHECK_THAT(line.read("out/" + file.path().filename().string()),
               !Contains("\"withheld\"") && Contains("agreed with the council"));
  }
}

TEST_CASE("a recipe that was changed to let more leave writes nothing") {
  const DisclosurePeople line;
  REQUIRE(line.chart({}).code == 0);
  std::string recipe = line.read("chart.recipe.json");
  recipe.insert(recipe.find("\"figure\""), "\"withheld\": [], ");
  line.write("changed.recipe.json", recipe);
  const Ran ran = line.run({"reproduce", "changed.recipe.json", "-o", "more.svg"});
  CHECK(ran.code == 1);
  CHECK_FALSE(std::filesystem::exists(line / "more.svg"));
}
