// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/survey/answers.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace candour;

namespace {

Survey worrySurvey() {
  Survey survey;
  Variable worry{.name = "Q13",
                 .label = "Worry about crime",
                 .levels = {{1, "Very", false},
                            {2, "Fairly", false},
                            {3, "Not at all", false},
                            {9, "Don't know", true}}};
  survey.add(worry, Column::coded({0, 1, 2, 3, Column::kEmpty, Column::kNotAsked}, 4));
  Variable age{.name = "age", .levels = {{999, "Refused", true}}, .missingRanges = {{-9, -1}}};
  survey.add(age, Column::numbers({30, 999, -5, emptyNumber(), 40, 30}));
  return survey;
}

}  // namespace

TEST_CASE("reasons for missing are never categories", "[survey]") {
  const Survey survey = worrySurvey();
  const auto worry = categoriesOf(survey, 0);
  REQUIRE(worry);
  CHECK(worry->levels.size() == 3);
  CHECK(worry->levelOfRow == std::vector<std::int32_t>{0, 1, 2, -1, -1, -1});
}

TEST_CASE("a question may order answers and declare others missing", "[survey]") {
  const Survey survey = worrySurvey();
  const auto turned = categoriesOf(survey, 0, {.order = {std::string("Not at all"), 1.0}});
  REQUIRE(turned);
  CHECK(turned->levelOfRow == std::vector<std::int32_t>{1, -1, 0, -1, -1, -1});
  const auto fewer = categoriesOf(survey, 0, {.missing = {std::string("fairly")}});
  REQUIRE(fewer);
  CHECK(fewer->levels.size() == 2);
  CHECK(fewer->levelOfRow == std::vector<std::int32_t>{0, -1, 1, -1, -1, -1});
  const auto unknown = categoriesOf(survey, 0, {.missing = {std::string("Verry")}});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().message == "\"Q13\" has no answer \"Verry\". Did you mean Very?");
}

TEST_CASE("numbers lose their codes for missing, and become categories where asked", "[survey]") {
  const Survey survey = worrySurvey();
  const auto age = numbersOf(survey, 1);
  REQUIRE(age);
  CHECK((*age)[0] == 30);
  CHECK(std::isnan((*age)[1]));
  CHECK(std::isnan((*age)[2]));
  CHECK(std::isnan((*age)[3]));
  const auto levels = categoriesOf(survey, 1);
  REQUIRE(levels);
  CHECK(levels->levels.size() == 2);
  CHECK(levels->levelOfRow == std::vector<std::int32_t>{0, -1, -1, -1, 1, 0});
}

TEST_CASE("no-answer labels are known in every spelling the survey uses", "[survey]") {
  CHECK(meansNoAnswer("Don't know"));
  CHECK(meansNoAnswer("(Spontaneous) No opinion"));
  CHECK(meansNoAnswer("(spontaneous) No opinion"));
  CHECK(meansNoAnswer("Not Asked"));
  CHECK(meansNoAnswer("Don\xE2\x80\x99t know"));
  CHECK(meansNoAnswer("Not coded"));
  CHECK(meansNoAnswer("Not classified"));
  CHECK_FALSE(meansNoAnswer("Not a problem at all"));
  CHECK_FALSE(meansNoAnswer("No"));
}

TEST_CASE("columns pack to the narrowest codes and tell empty from not asked", "[survey]") {
  const Column narrow = Column::coded({0, Column::kEmpty, Column::kNotAsked}, 3);
  CHECK(std::holds_alternative<std::vector<std::int8_t>>(narrow.storage()));
  CHECK_FALSE(narrow.isNotAsked(1));
  CHECK(narrow.isNotAsked(2));
  CHECK(std::holds_alternative<std::vector<std::int16_t>>(Column::coded({0}, 128).storage()));
  const Column numbers = Column::numbers({1, emptyNumber(), notAskedNumber()});
  CHECK_FALSE(numbers.isNotAsked(1));
  CHECK(numbers.isNotAsked(2));
}

TEST_CASE("a label that several answers carry names none of them", "[survey]") {
  const Variable twice{.name = "Q1",
                       .levels = {{1, "Agree", false},
                                  {2, "Neither", false},
                                  {3, "Agree", false},
                                  {4, "neither ", false},
                                  {5, "6", false},
                                  {6, "6", false}}};
  const auto line = [&twice](const AnswerRef& answer) {
    const auto level = findLevel(twice, twice.levels, answer);
    return level ? std::to_string(*level) : level.error().message;
  };
  CHECK(line("Agree") ==
        "\"Q1\" has two answers called \"Agree\", codes 1 and 3: name the one meant by its code.");
  CHECK(line("agree").find("codes 1 and 3") != std::string::npos);
  CHECK(line(3.0) == "2");
  CHECK(line("3") == "2");
  // Alike but for case and blanks: written out they are told apart.
  CHECK(line("Neither") == "1");
  CHECK(line("neither ") == "3");
  CHECK(line("NEITHER").find("codes 2 and 4") != std::string::npos);
  // A code is always a way out, even where the labels are digits.
  CHECK(line(6.0) == "5");
  Survey survey;
  survey.add(twice, Column::coded({0, 1, 2, 3, 4, 5}, 6));
  CHECK_FALSE(categoriesOf(survey, 0, {.missing = {std::string("Agree")}}));
  CHECK_FALSE(categoriesOf(survey, 0, {.order = {std::string("Agree"), 2.0}}));
  const Variable texts{
      .name = "T", .kind = VariableKind::Text, .levels = {{1, "Yes", false}, {2, "yes", false}}};
  CHECK(findLevel(texts, texts.levels, std::string("YES")).error().message ==
        "\"T\" has the answers \"Yes\" and \"yes\": write \"YES\" as one of them is written.");
}
