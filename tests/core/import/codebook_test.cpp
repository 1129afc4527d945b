// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/codebook.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace candour;

namespace {

const Codebook& pas() {
  return knownCodebooks().front();
}

Survey textSurvey(const std::string& name, const std::vector<std::string>& levels,
                  const std::vector<std::int32_t>& rows) {
  Variable variable{.name = name, .kind = VariableKind::Text};
  for (std::size_t i = 0; i < levels.size(); ++i) {
    variable.levels.push_back({static_cast<double>(i + 1), levels[i], false});
  }
  Survey survey;
  survey.add(variable, Column::coded(rows, levels.size()));
  return survey;
}

std::vector<std::string> labelsOf(const Variable& variable) {
  std::vector<std::string> labels;
  for (const auto& level : variable.levels) labels.push_back(level.label);
  return labels;
}

std::vector<std::string> answersOf(const Survey& survey) {
  std::vector<std::string> answers;
  for (std::size_t row = 0; row < survey.rows; ++row) {
    const int level = survey.columns[0]->level(row);
    answers.push_back(level < 0 ? "" : survey.variables[0].levelText(std::size_t(level)));
  }
  return answers;
}

}  // namespace

TEST_CASE("the codebook of the Public Attitude Survey is whole", "[codebook]") {
  REQUIRE(knownCodebooks().size() == 1);
  CHECK(pas().name == "Public Attitude Survey");
  std::set<std::string> names;
  for (const auto& entry : pas().entries) {
    INFO(entry.variable);
    CHECK(names.insert(entry.variable).second);
    CHECK_FALSE(entry.label.empty());
    CHECK(entry.order.size() == entry.spellings.size());
    std::set<std::string> spellings(entry.order.begin(), entry.order.end());
    std::size_t count = entry.order.size();
    for (const auto& others : entry.spellings) {
      spellings.insert(others.begin(), others.end());
      count += others.size();
    }
    CHECK(spellings.size() == count);  // no spelling stands for two answers
  }
  for (const auto* name : {"Q60", "NQ135BD", "Q62TG", "Q79J", "ZQ10I", "Q10H", "ReNQ147", "Borough",
                           "WT_Q41_E", "WT_Discrete_rebased"}) {
    CHECK(names.count(name) == 1);
  }
}

TEST_CASE("a survey is recognised by enough of its columns", "[codebook]") {
  Survey survey;
  for (std::size_t i = 0; i + 1 < pas().signatureNeeded; ++i) {
    survey.add({.name = pas().signature[i]}, Column::numbers({1}));
  }
  CHECK_FALSE(recognises(pas(), survey));
  survey.add({.name = pas().signature[pas().signatureNeeded - 1]}, Column::numbers({1}));
  CHECK(recognises(pas(), survey));
}

TEST_CASE("texts are ordered from worst to best and reasons for missing come last", "[codebook]") {
  auto survey = textSurvey("NQ135BD",
                           {"Don't know", "Neither agree nor disagree", "Not Asked",
                            "Strongly agree", "Strongly disagree", "Tend to agree", "Unheard of"},
                           {0, 1, 2, 3, 4, 5, 6, Column::kEmpty, Column::kNotAsked});
  const auto before = answersOf(survey);
  applyCodebook(pas(), survey);
  const Variable& variable = survey.variables[0];
  CHECK(labelsOf(variable) ==
        std::vector<std::string>{"Strongly disagree", "Neither agree nor disagree", "Tend to agree",
                                 "Strongly agree", "Unheard of", "Don't know", "Not asked"});
  CHECK(variable.levels[5].missing);
  CHECK(variable.levels[6].missing);
  CHECK(std::count_if(variable.levels.begin(), variable.levels.end(),
                      [](const Level& l) { return l.missing; }) == 2);
  CHECK(variable.levels[0].code == 1);
  CHECK(variable.levels[6].code == 7);
  CHECK(variable.label.find("trust") != std::string::npos);
  auto after = answersOf(survey);
  CHECK(after[2] == "Not asked");  // the one spelling the codebook has
  after[2] = before[2];
  CHECK(after == before);
  CHECK(survey.columns[0]->level(8) == Column::kNotAsked);
}

TEST_CASE("spellings of one answer become one level and no row is lost", "[codebook]") {
  auto survey =
      textSurvey("Q136r", {"16 to 24", "16-24", "25-34", "65 or over", "65+  "}, {0, 1, 2, 3, 4});
  applyCodebook(pas(), survey);
  CHECK(labelsOf(survey.variables[0]) == std::vector<std::string>{"16-24", "25-34", "65 or over"});
  CHECK(answersOf(survey) ==
        std::vector<std::string>{"16-24", "16-24", "25-34", "65 or over", "65 or over"});

  auto opinions = textSurvey("Q60",
                             {"(Spontaneous) No opinion", "(spontaneous) No opinion",
                              "Don\xE2\x80\x99t know", "Excellent", "Very poor"},
                             {0, 1, 2, 3, 4});
  applyCodebook(pas(), opinions);
  CHECK(labelsOf(opinions.variables[0]) == std::vector<std::string>{"Very poor", "Excellent",
                                                                    "Don't know",
                                                                    "(Spontaneous) No opinion"});
  CHECK(opinions.variables[0].levels[3].missing);
}

TEST_CASE("labelled numbers keep their codes and their order", "[codebook]") {
  Survey survey;
  survey.add({.name = "Q13",
              .label = "As the file says",
              .levels = {{1, "Not at all worried", false},
                         {2, "not very worried", false},
                         {3, "Very worried", false},
                         {98, "Refused", false},
                         {99, "Don't know", true}}},
             Column::coded({0, 1, 2, 3, 4}, 5));
  const auto column = survey.columns[0];
  applyCodebook(pas(), survey);
  const Variable& variable = survey.variables[0];
  CHECK(variable.label == "As the file says");
  CHECK(labelsOf(variable) == std::vector<std::string>{"Not at all worried", "Not very worried",
                                                       "Very worried", "Refused", "Don't know"});
  CHECK(variable.levels[3].missing);
  CHECK(variable.levels[1].code == 2);
  CHECK(*survey.columns[0] == *column);
}

TEST_CASE("two codes of one answer keep two labels", "[codebook]") {
  Survey survey;
  survey.add({.name = "Q136r", .levels = {{1, "16-24", false}, {2, "16 to 24", false}}},
             Column::coded({0, 1}, 2));
  applyCodebook(pas(), survey);
  CHECK(labelsOf(survey.variables[0]) == std::vector<std::string>{"16-24", "16 to 24"});
}

TEST_CASE("bare codes of the financial year get a label where they occur", "[codebook]") {
  Survey survey;
  survey.add({.name = "FinancialYear"}, Column::numbers({15, 14, emptyNumber()}));
  applyCodebook(pas(), survey);
  const auto& levels = survey.variables[0].levels;
  REQUIRE(levels.size() == 2);
  CHECK(levels[0] == Level{14, "2018-19", false});
  CHECK(levels[1] == Level{15, "2019-20", false});

  Survey coded;
  coded.add({.name = "FinancialYear", .levels = {{15, "", false}}}, Column::coded({0}, 1));
  applyCodebook(pas(), coded);
  CHECK(coded.variables[0].levels == std::vector<Level>{{15, "2019-20", false}});
}

TEST_CASE("unknown variables only learn their reasons for missing", "[codebook]") {
  auto survey = textSurvey("Q999", {"Don't know", "b", "a"}, {0, 1, 2});
  applyCodebook(pas(), survey);
  CHECK(labelsOf(survey.variables[0]) == std::vector<std::string>{"b", "a", "Don't know"});
  CHECK(survey.variables[0].label.empty());
}

TEST_CASE("metadata alone can be described", "[codebook]") {
  auto survey = textSurvey("Q13", {"Not at all worried", "Very worried"}, {0, 1});
  survey.columns[0] = nullptr;
  applyCodebook(pas(), survey);
  CHECK(labelsOf(survey.variables[0]) ==
        std::vector<std::string>{"Very worried", "Not at all worried"});
}

TEST_CASE("a malformed codebook says where", "[codebook]") {
  const auto broken = parseCodebook("{\n \"name\": }");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().message == "The codebook is not valid JSON: line 2, column 10.");
  CHECK_FALSE(parseCodebook("{}"));
  CHECK_FALSE(parseCodebook(R"({"name": "a", "signature": {"variables": [], "needed": 1},
    "no_answer": [], "variables": [{"name": "q", "label": "l", "answers": "nowhere"}]})"));
}
