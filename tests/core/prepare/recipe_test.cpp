// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/prepare/make_variable.h"
#include "core/prepare/recipe_edit.h"
#include "core/prepare/steps.h"
#include "core/survey/scale_score.h"
#include "tests/core/prepare/small.h"

using namespace candour;
using Catch::Matchers::Contains;
using small::answers;
using small::Texts;

namespace {

Survey with(const RecipeStep& step) {
  auto made = applyRecipe(small::survey(), {step});
  INFO(step.name << ": " << (made ? "" : made.error().message));
  REQUIRE(made);
  return std::move(*made);
}

std::string whyNot(const RecipeStep& step) {
  const auto made = applyRecipe(small::survey(), {step});
  REQUIRE_FALSE(made);
  return made.error().message;
}

RecodeStep worried() {
  RecodeStep recode;
  recode.variable = "worry";
  recode.answers = {{"Worried", {"Very worried", 2.0}}, {"Not", {"Not worried"}}};
  return recode;
}

}  // namespace

TEST_CASE("a recode puts answers together and leaves the source as it was") {
  const Survey survey = with({"w", "Worried or not", worried()});
  CHECK(answers(survey, "w") ==
        Texts{"Worried", "Worried", "Not", "-Don't know", "(empty)", "Not"});
  const Variable& made = survey.variables.back();
  CHECK(made.label == "Worried or not");
  CHECK(made.levels[0].code == 1);
  CHECK(made.levels[1].code == 2);
  CHECK(made.provenance == "Recoded from worry: Worried = Very worried, 2; Not = Not worried.");
  const Survey before = small::survey();
  for (std::size_t i = 0; i < before.variables.size(); ++i) {
    CHECK(survey.variables[i] == before.variables[i]);
    CHECK(*survey.columns[i] == *before.columns[i]);
  }
  CHECK(countStep(survey, {"w", "", worried()}) == StepCounts{4, 2, 0, 0, 0});
}

TEST_CASE("a recode says what becomes of every answer") {
  RecodeStep some = worried();
  some.answers.pop_back();
  CHECK_THAT(whyNot({"w", "", some}), Contains("an answer that no rule names: \"Not worried\""));
  some.others = OtherAnswers::Keep;
  CHECK(answers(with({"w", "", some}), "w")[2] == "Not worried");
  some.others = OtherAnswers::Missing;
  const Survey survey = with({"w", "", some});
  CHECK(answers(survey, "w")[2] == "-Another answer");
  CHECK(countStep(survey, {"w", "", some})->lost == 2);
  some.others = OtherAnswers::Answer;
  some.othersName = "Rest";
  CHECK(answers(with({"w", "", some}), "w")[2] == "Rest");
  RecodeStep dontKnow = worried();
  dontKnow.answers.push_back({"Unsure", {"Don't know"}});
  CHECK(answers(with({"w", "", dontKnow}), "w")[3] == "Unsure");
  RecodeStep gone = worried();
  gone.missing = {{"Set aside", {"Not worried"}}};
  gone.answers.pop_back();
  CHECK(answers(with({"w", "", gone}), "w")[2] == "-Set aside");
}

TEST_CASE("turning round twice is nothing, and order is as said") {
  RecodeStep turned;
  turned.variable = "worry";
  turned.others = OtherAnswers::Keep;
  turned.reverse = true;
  RecodeStep again = turned;
  again.variable = "once";
  const auto made = applyRecipe(small::survey(), {{"once", "", turned}, {"twice", "", again}});
  REQUIRE(made);
  const auto labels = [&](const std::string& name) {
    Texts texts;
    for (const auto& level : made->variables[*made->find(name)].levels) {
      if (!level.missing) texts.push_back(level.label);
    }
    return texts;
  };
  CHECK(labels("once") == Texts{"Not worried", "Fairly worried", "Very worried"});
  CHECK(labels("twice") == labels("worry"));
  CHECK(answers(*made, "twice") == answers(*made, "worry"));
}

TEST_CASE("a recode refuses what cannot be meant") {
  RecodeStep twice = worried();
  twice.answers[1].from.emplace_back("Very worried");
  CHECK_THAT(whyNot({"w", "", twice}), Contains("is in both \"Worried\" and \"Not\""));
  RecodeStep typo = worried();
  typo.answers[0].from[0] = "Very woried";
  CHECK_THAT(whyNot({"w", "", typo}), Contains("no rule names: \"Very worried\""));
  typo.others = OtherAnswers::Missing;
  CHECK_THAT(whyNot({"w", "", typo}), Contains("no answer \"Very woried\". Did you mean"));
  CHECK_THAT(whyNot({"worry", "", worried()}), Contains("a variable of that name"));
  RecodeStep numbers;
  numbers.variable = "age";
  numbers.answers = {{"Young", {16.0, "24"}}};
  CHECK_THAT(whyNot({"w", "", numbers}), Contains("may hold any number"));
  numbers.others = OtherAnswers::Answer;
  numbers.othersName = "Older";
  CHECK(answers(with({"w", "", numbers}), "w") ==
        Texts{"Young", "Young", "Older", "Older", "-Refused", "Older"});
  CHECK_THAT(whyNot({"", "", worried()}), Contains("needs a name"));
  CHECK_THAT(whyNot({"@w", "", worried()}), Contains("Candour's own"));
}

TEST_CASE("a cut belongs to the band above it") {
  BandStep band;
  band.variable = "age";
  band.cuts = {25, 65};
  band.labels = bandLabels(band, true);
  CHECK(band.labels == Texts{"under 25", "25-64", "65 and over"});
  CHECK(answers(with({"x", "", band}), "x") ==
        Texts{"under 25", "under 25", "25-64", "25-64", "-Refused", "65 and over"});
  band.lowest = 20;
  band.highest = 79;
  CHECK(bandLabels(band, true) == Texts{"20-24", "25-64", "65-79"});
  CHECK(bandLabels(band, false) == Texts{"20 to below 25", "25 to below 65", "65 to 79"});
  const Survey survey = with({"x", "", band});
  CHECK(answers(survey, "x") == Texts{"-Outside the bands", "under 25", "25-64", "25-64",
                                      "-Refused", "-Outside the bands"});
  CHECK(countStep(survey, {"x", "", band}) == StepCounts{3, 3, 0, 2, 0});
  band.cuts = {65, 25};
  CHECK_THAT(whyNot({"x", "", band}), Contains("do not rise"));
  band.cuts = {25};
  CHECK_THAT(whyNot({"x", "", band}), Contains("2 bands but 3 labels"));
  band.variable = "Home area";
  band.labels.pop_back();
  CHECK_THAT(whyNot({"x", "", band}), Contains("is not a number"));
  // Of codes, too.
  band.variable = "worry";
  band.cuts = {3};
  band.lowest.reset();
  band.highest.reset();
  CHECK(answers(with({"x", "", band}), "x") ==
        Texts{"under 25", "under 25", "25-64", "-Don't know", "(empty)", "25-64"});
}

TEST_CASE("a scale scores as a model's does") {
  ScaleStep scale;
  scale.items = {{"worry", true, {}, {}}, {"b", false, {}, {}}};
  const Survey survey = with({"s", "", scale});
  // worry turned round: 1, 0.5, 0; b (0, 1, 2, 3): thirds.
  CHECK(answers(survey, "s") ==
        Texts{shortest(5.0 / 6), "0.25", "0.5", "(empty)", "(empty)", "(not asked)"});
  scale.minItems = 1;
  CHECK(answers(with({"s", "", scale}), "s")[3] == shortest(1.0 / 3));
  scale.items[1].order = {0.0, 1.0};
  CHECK_THAT(whyNot({"s", "", scale}), Contains("may hold any number"));
  scale.items = {{"worry", false, {}, {}}, {"worry", false, {}, {}}};
  CHECK_THAT(whyNot({"s", "", scale}), Contains("is in it twice"));
}

TEST_CASE("equal scores of a scale are equal to the last digit, whatever answers make them") {
  // Five items of four, four, three, six and two answers, in every combination.
  const std::vector<int> counts = {4, 4, 3, 6, 2};
  std::vector<ScaleItem> items(counts.size());
  std::vector<int> sixtieths;
  for (int code = 0; code < 4 * 4 * 3 * 6 * 2; ++code) {
    int rest = code;
    int sum = 0;
    for (std::size_t k = 0; k < counts.size(); ++k) {
      items[k].placeOfRow.push_back(rest % counts[k]);
      sum += rest % counts[k] * 30 / (counts[k] - 1);
      rest /= counts[k];
    }
    sixtieths.push_back(sum);
  }
  ScaleScore score(sixtieths.size());
  for (std::size_t k = 0; k < counts.size(); ++k) {
    items[k].levels.resize(static_cast<std::size_t>(counts[k]));
    score.add(items[k]);
  }
  const auto values = score.values({});
  for (std::size_t row = 0; row < values.size(); ++row) {
    CHECK(values[row] == sixtieths[row] / 150.0);
  }
}

TEST_CASE("answers made missing keep their codes") {
  const Survey survey = with({"m", "", MissingStep{"worry", {"Not worried"}, {}, {}}});
  CHECK(answers(survey, "m") == Texts{"Very worried", "Fairly worried", "-Not worried",
                                      "-Don't know", "(empty)", "-Not worried"});
  CHECK(survey.columns.back() == survey.columns[0]);
  CHECK(answers(with({"m", "", MissingStep{"age", {24.0}, 17.0, 79.0}}), "m") ==
        Texts{"-16", "-24", "25", "64.5", "-999", "-80"});
  CHECK(answers(with({"m", "", MissingStep{"age", {}, 16.0, 80.0}}), "m")[0] == "16");
  CHECK_THAT(whyNot({"m", "", MissingStep{"worry", {"Refused"}, {}, {}}}),
             Contains("no answer \"Refused\""));
}

TEST_CASE("steps use what earlier ones made, and only that") {
  const RecipeStep first{"w", "", worried()};
  const RecipeStep second{"anxious", "", DeriveStep{"if(w == \"Worried\" and age < 25, 1, 0)"}};
  const auto made = applyRecipe(small::survey(), {first, second});
  REQUIRE(made);
  CHECK(answers(*made, "anxious") == Texts{"1", "1", "0", "0", "(empty)", "0"});
  const auto wrong = applyRecipe(small::survey(), {second, first});
  REQUIRE_FALSE(wrong);
  CHECK_THAT(wrong.error().message, Contains("no variable \"w\""));
  // In a circle.
  const auto circle = applyRecipe(small::survey(),
                                  {{"x", "", DeriveStep{"y + 1"}}, {"y", "", DeriveStep{"x + 1"}}});
  REQUIRE_FALSE(circle);
  CHECK_FALSE(applyRecipe(small::survey(), {{"x", "", DeriveStep{"x + 1"}}}));
  CHECK(usersOf({first, second}, "w") == Texts{"anxious"});
  CHECK(withSources(*made, Texts{"anxious"}) == Texts{"anxious", "w", "age", "worry"});
}

TEST_CASE("a step that does not fit leaves the others, and says why when asked for") {
  Survey survey = small::survey();
  for (auto& column : survey.columns) column.reset();
  std::vector<bool> coded = {true, true, false, false, false, false};
  addPrepared(survey, coded,
              {{"gone", "", DeriveStep{"nothing + 1"}},
               {"after", "", DeriveStep{"gone + 1"}},
               {"fine", "", DeriveStep{"a + 1"}}});
  CHECK(survey.variables.back().name == "fine");
  CHECK(survey.variables.size() == 7);
  CHECK(coded.size() == 7);
  REQUIRE(survey.prepared->unfit.size() == 2);
  CHECK_THAT(survey.require("gone").error().message, Contains("no variable \"nothing\""));
  CHECK_THAT(survey.require("after").error().message,
             Contains("The step \"after\"") && Contains("no variable \"nothing\""));
}

TEST_CASE("order of rows changes nothing but the order") {
  const RecipeSteps steps = {{"w", "", worried()}, {"d", "", DeriveStep{"a / b + (w == 1)"}}};
  const auto made = applyRecipe(small::survey(), steps);
  REQUIRE(made);
  Survey turned = small::survey();
  for (auto& column : turned.columns) {
    Column::Storage storage = column->storage();
    std::visit([](auto& values) { std::reverse(values.begin(), values.end()); }, storage);
    column = std::make_shared<const Column>(Column(std::move(storage)));
  }
  const auto other = applyRecipe(turned, steps);
  REQUIRE(other);
  for (const char* name : {"w", "d"}) {
    auto texts = answers(*other, name);
    std::reverse(texts.begin(), texts.end());
    CHECK(texts == answers(*made, name));
  }
}
