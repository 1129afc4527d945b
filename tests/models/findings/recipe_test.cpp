// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/recipe.h"

#include <catch2/catch.hpp>

using namespace candour;
using Catch::Matchers::Contains;

namespace {

FigureQuestion figure() {
  FigureQuestion question;
  question.spec =
      *parseDriverModelSpec(R"({"outcome": {"variable": "y", "positive": [1]}, "drivers": ["x"]})");
  return question;
}

Recipe recipe() {
  return {"0.1.0",
          "effects.svg",
          "half-page",
          "ab12",
          {"pas.candour", "cd34", 12800, {"pas.sav", "more.sav"}},
          figure(),
          {}};
}

}  // namespace

TEST_CASE("A recipe is the same after writing and reading", "[findings]") {
  Recipe made = recipe();
  auto again = parseRecipe(writeRecipe(made));
  REQUIRE(again);
  CHECK(*again == made);
  made.leaving.rules.rounding = 5;
  made.leaving.reason = "agreed";
  again = parseRecipe(writeRecipe(made));
  REQUIRE(again);
  CHECK(*again == made);
  made.leaving.reason.clear();  // with a reason nobody is withheld
  made.leaving.decided =
      Withheld{{}, {{"area", "Brent", false}, {"sex", "Female", true}}, {{"@time", "2019", false}}};
  again = parseRecipe(writeRecipe(made));
  REQUIRE(again);
  CHECK(*again == made);
  Briefing briefing;
  briefing.title = "Trust";
  briefing.pages.push_back({.figure = figure()});
  made.question = briefing;
  made.size.clear();
  made.sha256.clear();
  again = parseRecipe(writeRecipe(made));
  REQUIRE(again);
  CHECK(*again == made);
}

TEST_CASE("What a recipe gets wrong is said", "[findings]") {
  const auto failing = [](const std::string& from, const std::string& to) {
    std::string json = writeRecipe(recipe());
    REQUIRE(json.find(from) != std::string::npos);
    const auto read = parseRecipe(json.replace(json.find(from), from.size(), to));
    REQUIRE_FALSE(read);
    return read.error().message;
  };
  CHECK_THAT(failing("{", "["), Contains("line"));
  CHECK_THAT(failing("\"candour\"", "\"candor\""), Contains("candour"));
  CHECK_THAT(failing("12800", "\"many\""), Contains("rows"));
  CHECK_THAT(failing("\"effects\"", "\"pie\""), Contains("pie"));
  CHECK_THAT(failing("\"figure\": {", "\"nothing\": {"), Contains("nothing"));
}
