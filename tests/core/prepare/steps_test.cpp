// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/prepare/steps.h"

#include <catch2/catch.hpp>

using namespace candour;
using Catch::Matchers::Contains;

namespace {

RecipeSteps everyKind() {
  RecodeStep recode{"Q13", {{"Worried", {"Very worried", 2.0}}}, {{"Gone", {9.0}}}, {}, {}, true};
  recode.others = OtherAnswers::Answer;
  recode.othersName = "Rest";
  RecodeStep keep = recode;
  keep.others = OtherAnswers::Keep;
  keep.othersName.clear();
  RecodeStep missing = keep;
  missing.others = OtherAnswers::Missing;
  missing.reverse = false;
  const BandStep band{"age", {25, 64.5}, {"under 25", "25 to 64", "65 \"and\" over"}, 16.0, 99.0};
  const ScaleStep scale{{{"Q1", false, {}, {}}, {"Q2", true, {1.0, "Yes"}, {"DK"}}}, 1};
  return {{"a", "A label", recode},
          {"b", "", keep},
          {"c", "", missing},
          {"d", "", band},
          {"e", "", DeriveStep{"a + 1"}},
          {"f", "", scale},
          {"g", "", MissingStep{"age", {98.0, "Refused"}, 0.5, {}}},
          {"h", "",
           RakeStep{
               "w", {{"sex", {{"Men", 0.49}, {2.0, 0.51}}}, {"d", {{"a", 1}, {"b", 3}}}}, 0.3, {}}},
          {"i", "", RakeStep{"", {{"sex", {{"Men", 0.49}, {2.0, 0.51}}}}, {}, 3.5}}};
}

std::string whyUnread(const std::string& json) {
  const auto steps = parseRecipeSteps(json);
  INFO(json);
  REQUIRE_FALSE(steps);
  return steps.error().message;
}

}  // namespace

TEST_CASE("a recipe file reads back as it was written") {
  const auto steps = everyKind();
  const auto again = parseRecipeSteps(writeRecipeSteps(steps));
  REQUIRE(again);
  CHECK(*again == steps);
  for (const auto& step : steps) CHECK(*parseRecipeStep(writeRecipeStep(step)) == step);
  CHECK(parseRecipeSteps(writeRecipeSteps({}))->empty());
}

TEST_CASE("a recipe file that is wrong says where") {
  CHECK_THAT(whyUnread("{\"steps\": [\n}"), Contains("line 2"));
  CHECK_THAT(whyUnread("{}"), Contains("\"steps\" is missing"));
  CHECK_THAT(whyUnread(R"({"steps": [{"name": "a", "derived": "1"}]})"),
             Contains("step 1") && Contains("derived"));
  CHECK_THAT(whyUnread(R"({"steps": [{"name": "a"}]})"), Contains("(\"a\")") && Contains("one of"));
  CHECK_THAT(whyUnread(R"({"steps": [{"name": "a", "derive": "1 +"}]})"),
             Contains("step 1") && Contains("line 1, column 4"));
  CHECK_THAT(
      whyUnread(R"({"steps": [{"name": "a", "derive": "x"}, {"name": "a", "derive": "x"}]})"),
      Contains("step 2") && Contains("earlier step"));
  CHECK_THAT(whyUnread(R"({"steps": [{"name": "a", "recode": {"variable": "x"}}]})"),
             Contains("of no answer"));
  CHECK_THAT(whyUnread(R"({"steps": [{"name": "a", "recode": {"variable": "x", "else": "gone",
                       "answers": [{"answer": "y", "from": [1]}]}}]})"),
             Contains("\"else\""));
  CHECK_THAT(whyUnread(R"({"steps": [{"name": "a", "band": {"variable": "x", "cuts": ["1"]}}]})"),
             Contains("list of numbers"));
  CHECK_THAT(whyUnread(R"({"steps": [{"name": "a", "scale": {"items": ["x"], "min_items": 2}}]})"),
             Contains("at least 2 of 1"));
}

TEST_CASE("every kind tells how it is made and of what") {
  const auto steps = everyKind();
  CHECK(sourcesOf(steps[0]) == std::vector<std::string>{"Q13"});
  CHECK(sourcesOf(steps[4]) == std::vector<std::string>{"a"});
  CHECK(sourcesOf(steps[5]) == std::vector<std::string>{"Q1", "Q2"});
  CHECK(provenanceOf(steps[0]) ==
        "Recoded from Q13: Worried = Very worried, 2; missing, Gone = 9; Rest = others; turned "
        "round.");
  CHECK(provenanceOf(steps[3]) ==
        "Bands of age: under 25 = below 25; 25 to 64 = from 25 below 64.5; 65 \"and\" over = from "
        "64.5; missing below 16; missing above 99.");
  CHECK(provenanceOf(steps[4]) == "Derived: a + 1");
  CHECK(provenanceOf(steps[5]) ==
        "Mean of Q1, Q2 (turned round), each from 0 to 1, where at least 1 of them are answered.");
  CHECK(provenanceOf(steps[6]) == "age with as missing: 98, Refused; all below 0.5.");
  CHECK(std::string(kindOf(steps[6])) == "missing");
  CHECK(std::string(kindOf(steps[7])) == "rake");
  CHECK(sourcesOf(steps[7]) == std::vector<std::string>{"w", "sex", "d"});
  CHECK(sourcesOf(steps[8]) == std::vector<std::string>{"sex"});
  CHECK(provenanceOf(steps[7]) ==
        "w raked in each wave to sex (Men 49.0 %, 2 51.0 %); d (a 25.0 %, b 75.0 %); at least 0.3 "
        "times the mean.");
}
