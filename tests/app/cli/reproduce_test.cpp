// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;

namespace {

constexpr const char* kReproduceModel = R"({
  "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
  "drivers": [{"name": "First", "items": ["x1"], "as": "number"}],
  "controls": [{"items": ["sex"], "as": "category"}],
  "design": {"weight": "w"}, "area": "area"})";

struct ReproducePeople : CommandLine {
  ReproducePeople() {
    write("model.json", kReproduceModel);
    done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
  }
  void chart(const std::string& kind, const std::string& file) const {
    done({"chart", kind, "P.candour", "--model", "model.json", "--size", "slide", "-o", file});
  }
};

}  // namespace

TEST_CASE("an export is made again from its recipe, byte for byte") {
  const ReproducePeople line;
  for (const std::string file : {"effects.svg", "boroughs.png"}) {
    const std::string name = file.substr(0, file.find('.'));
    line.chart(name, file);
    const Json recipe = Json::parse(line.read(name + ".recipe.json"));
    CHECK(recipe["output"] == file);
    CHECK(recipe["data"]["rows"] == 900);
    CHECK(recipe["figure"]["question"]["design"]["weight"] == "w");
    const std::string said =
        line.done({"reproduce", name + ".recipe.json", "-o", "again" + file.substr(name.size())});
    CHECK_THAT(said, Contains("The same bytes") && Contains(recipe["sha256"].get<std::string>()));
    CHECK((line.read("again" + file.substr(name.size())) == line.read(file)));
  }
}

TEST_CASE("what differs from a recipe is said") {
  const ReproducePeople line;
  line.chart("effects", "effects.svg");
  const std::string written = line.read("effects.recipe.json");
  Json recipe = Json::parse(written);
  recipe["figure"]["question"]["controls"] = Json::array();
  line.write("effects.recipe.json", recipe.dump());
  CHECK_THAT(line.refused({"reproduce", "effects.recipe.json"}), Contains("differ"));
  recipe = Json::parse(written);
  recipe["size"] = "square";
  recipe["candour"] = "0.0.9";
  line.write("effects.recipe.json", recipe.dump());
  CHECK_THAT(line.refused({"reproduce", "effects.recipe.json"}),
             Contains("numbers are the same") && Contains("0.0.9"));
  line.write("effects.recipe.json", written);
  line.write("more.csv", "x1,x2,y,w,sex,area\n1,2,Yes,1,Male,1\n");
  line.done({"import", "more.csv", "-o", "P.candour", "--wave", "more"});
  CHECK_THAT(line.refused({"reproduce", "effects.recipe.json"}),
             Contains("900 rows") && Contains("901 rows") && Contains("more.csv"));
}

TEST_CASE("a recipe without its project or its hash cannot be made again") {
  const ReproducePeople line;
  line.chart("effects", "effects.svg");
  CHECK_THAT(line.refused({"reproduce", "nothing.json"}), Contains("nothing.json"));
  CHECK_THAT(line.refused({"reproduce", "effects.recipe.json", "--project", "other.candour"}),
             Contains("other.candour"));
  Json recipe = Json::parse(line.read("effects.recipe.json"));
  recipe.erase("sha256");
  line.write("effects.recipe.json", recipe.dump());
  CHECK_THAT(line.refused({"reproduce", "effects.recipe.json"}), Contains("sha256"));
}
