// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <limits>
#include <numeric>

#include "core/prepare/make_variable.h"
#include "core/prepare/margins_file.h"
#include "core/prepare/prepare_survey.h"
#include "core/prepare/rake_survey.h"
#include "core/prepare/recipe_edit.h"
#include "core/prepare/steps.h"
#include "tests/support/temporary.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

constexpr std::size_t kRows = 240;

// Two waves: the second has other people, and one answer to sex is a reason for missing.
Survey twoWaves() {
  std::vector<std::int32_t> sex;
  std::vector<std::int32_t> age;
  std::vector<double> weight;
  for (std::size_t i = 0; i < kRows; ++i) {
    const bool first = i < 100;
    sex.push_back(i % 17 == 0 ? 2 : (i * 7 + i / 9) % (first ? 3 : 5) == 0 ? 0 : 1);
    age.push_back(i % 23 == 0 ? Column::kEmpty : static_cast<std::int32_t>((i * 5 + i / 4) % 3));
    weight.push_back(i % 31 == 0 ? emptyNumber() : 0.5 + static_cast<double>(i % 7) / 4);
  }
  Survey survey;
  Variable asked{.name = "sex"};
  asked.levels = {{1, "Men", false}, {2, "Women", false}, {9, "Refused", true}};
  survey.add(asked, Column::coded(sex, 3));
  Variable band{.name = "age", .kind = VariableKind::Text};
  band.levels = {{1, "young", false}, {2, "middle", false}, {3, "old", false}};
  survey.add(band, Column::coded(age, 3));
  survey.add({.name = "w"}, Column::numbers(std::move(weight)));
  survey.waves = {{"2019", "a.csv", 0, 100, false}, {"2020", "b.csv", 100, kRows - 100, false}};
  return survey;
}

RakeStep toCensus() {
  return {"w",
          {{"sex", {{"Men", 0.49}, {2.0, 0.51}}},
           {"age", {{"young", 30}, {"middle", 45}, {"old", 25}}}},
          {},
          {}};
}

std::vector<double> rakedOf(const Survey& survey, const RakeStep& step) {
  const auto made = applyRecipe(survey, {{"r", "", step}});
  INFO((made ? "" : made.error().message));
  REQUIRE(made);
  return std::get<std::vector<double>>(made->columns.back()->storage());
}

std::string whyNot(const Survey& survey, const RakeStep& step) {
  const auto made = applyRecipe(survey, {{"r", "", step}});
  REQUIRE_FALSE(made);
  return made.error().message;
}

// Of rows [from, to) alone, by hand.
std::vector<double> byHand(const Survey& survey, std::size_t from, std::size_t to,
                           const RakingOptions& options = {}) {
  RakingMargin sex{"sex", {"Men", "Women"}, {0.49, 0.51}, {}};
  RakingMargin age{"age", {"young", "middle", "old"}, {30, 45, 25}, {}};
  std::vector<double> weight;
  std::vector<std::size_t> rows;
  for (std::size_t row = from; row < to; ++row) {
    const double w = survey.columns[2]->number(row);
    if (std::isnan(w)) continue;
    rows.push_back(row);
    weight.push_back(w);
    const int s = survey.columns[0]->level(row);
    sex.levelOfRow.push_back(s == 2 ? -1 : s);
    age.levelOfRow.push_back(std::max(survey.columns[1]->level(row), -1));
  }
  const auto raked = rake(weight, {sex, age}, options);
  REQUIRE(raked);
  std::vector<double> all(to - from, std::nan(""));
  for (std::size_t i = 0; i < rows.size(); ++i) all[rows[i] - from] = raked->weight[i];
  return all;
}

void checkSame(const std::vector<double>& made, std::size_t from,
               const std::vector<double>& expected) {
  for (std::size_t i = 0; i < expected.size(); ++i) {
    INFO("row " << from + i);
    if (std::isnan(expected[i])) {
      CHECK(std::isnan(made[from + i]));
    } else {
      CHECK(made[from + i] == Approx(expected[i]).epsilon(1e-10));
    }
  }
}

}  // namespace

TEST_CASE("raked weights are those of rake(), each wave by itself", "[rake]") {
  const Survey survey = twoWaves();
  const auto made = rakedOf(survey, toCensus());
  checkSame(made, 0, byHand(survey, 0, 100));
  checkSame(made, 100, byHand(survey, 100, kRows));
  RakeStep limited = toCensus();
  limited.lowest = 0.4;
  limited.highest = 6;
  RakingOptions options;
  options.lowest = 0.4;
  options.highest = 6;
  const auto within = rakedOf(survey, limited);
  checkSame(within, 0, byHand(survey, 0, 100, options));
  checkSame(within, 100, byHand(survey, 100, kRows, options));
  // A wave is raked as if it were alone.
  Survey again = twoWaves();
  again.waves = {{"all", "a.csv", 0, kRows, false}};
  const auto together = rakedOf(again, toCensus());
  CHECK(std::abs(together[5] - made[5]) > 1e-4);
}

TEST_CASE("raked weights are told of, and have the mean 1 in each wave", "[rake]") {
  const Survey survey = twoWaves();
  const auto raked = rakeSurvey(survey, toCensus());
  REQUIRE(raked);
  REQUIRE(raked->waves.size() == 2);
  for (const auto& wave : raked->waves) {
    CHECK(wave.raked.converged);
    CHECK(wave.raked.unanswered[0] > 0);
    for (const auto& share : wave.raked.shares) CHECK(share.after == Approx(share.target));
  }
  double sum = 0;
  std::size_t n = 0;
  for (std::size_t row = 0; row < 100; ++row) {
    if (std::isnan(raked->weight[row])) continue;
    sum += raked->weight[row];
    ++n;
  }
  CHECK(n == raked->waves[0].rows);
  CHECK(sum / static_cast<double>(n) == Approx(1.0).epsilon(1e-12));
  CHECK_THAT(inWords(raked->waves[1], true),
             Contains("Wave 2020: ") && Contains("design effect") && Contains("\" of \""));
  CHECK(notesOf(toCensus(), *raked).empty());
  RakeStep short98 = toCensus();
  short98.margins[0].targets[0].share = 0.47;
  CHECK_THAT(notesOf(short98, *raked).at(0), Contains("add up to 0.98, not 1"));
}

TEST_CASE("without a weight to begin with everybody weighs the same", "[rake]") {
  RakeStep step = toCensus();
  step.weight.clear();
  Survey ones = twoWaves();
  ones.add({.name = "one"}, Column::numbers(std::vector<double>(kRows, 3.0)));
  RakeStep ofOnes = step;
  ofOnes.weight = "one";
  const auto made = rakedOf(ones, step);
  CHECK_FALSE(std::isnan(made[31]));
  const auto same = rakedOf(ones, ofOnes);
  for (std::size_t row = 0; row < kRows; ++row) CHECK(made[row] == Approx(same[row]));
}

TEST_CASE("a wave that lacks a margin has no raked weights", "[rake]") {
  Survey survey = twoWaves();
  std::vector<std::int32_t> age(100, Column::kNotAsked);
  for (std::size_t row = 100; row < kRows; ++row) age.push_back(survey.columns[1]->level(row));
  const auto expected = byHand(survey, 100, kRows);
  survey.columns[1] = std::make_shared<const Column>(Column::coded(age, 3));
  const auto made = applyRecipe(survey, {{"r", "", toCensus()}});
  REQUIRE(made);
  const Column& column = *made->columns.back();
  CHECK(column.isNotAsked(5));
  CHECK_FALSE(column.isNotAsked(124));  // no weight to begin with: empty
  CHECK(std::isnan(column.number(124)));
  checkSame(std::get<std::vector<double>>(column.storage()), 100, expected);
  const auto counts = countStep(*made, {"r", "", toCensus()});
  CHECK(counts->notAsked == 100);
  CHECK(counts->lost == 0);
}

TEST_CASE("raking refuses what the answers do not allow, and says in which wave", "[rake]") {
  const Survey survey = twoWaves();
  RakeStep gap = toCensus();
  gap.margins[1].targets.pop_back();
  CHECK_THAT(whyNot(survey, gap),
             Contains("in wave 2019") && Contains("answered \"old\" to \"age\""));
  RakeStep typo = toCensus();
  typo.margins[1].targets[0].answer = "yung";
  CHECK_THAT(whyNot(survey, typo), Contains("no answer \"yung\". Did you mean young"));
  RakeStep reason = toCensus();
  reason.margins[0].targets.push_back({"Refused", 0.1});
  CHECK_THAT(whyNot(survey, reason), Contains("reason for missing"));
  RakeStep twice = toCensus();
  twice.margins[0].targets.push_back({1.0, 0.1});
  CHECK_THAT(whyNot(survey, twice), Contains("two shares"));
  RakeStep text = toCensus();
  text.weight = "age";
  text.margins.pop_back();
  CHECK_THAT(whyNot(survey, text), Contains("is not a number"));
  RakeStep number = toCensus();
  number.weight.clear();
  number.margins[0] = {"w", {{1.0, 1}, {2.0, 1}}};
  CHECK_THAT(whyNot(survey, number), Contains("put it into bands"));
  RakeStep tight = toCensus();
  tight.margins[0].targets[0].share = 0.9;
  tight.margins[0].targets[1].share = 0.1;
  tight.lowest = 0.9;
  tight.highest = 1.1;
  CHECK_THAT(whyNot(survey, tight), Contains("within the limits") && Contains("instead of"));
}

TEST_CASE("nobody in one wave, and weights that are none, are errors", "[rake]") {
  Survey survey = twoWaves();
  std::vector<std::int32_t> age;
  for (std::size_t row = 0; row < kRows; ++row) {
    const int level = survey.columns[1]->level(row);
    age.push_back(row >= 100 && level == 2 ? 1 : level);
  }
  survey.columns[1] = std::make_shared<const Column>(Column::coded(age, 3));
  CHECK_THAT(whyNot(survey, toCensus()), Contains("in wave 2020") && Contains("\"old\" of age"));
  Survey negative = twoWaves();
  std::vector<double> weight(kRows, 1.0);
  weight[103] = -2;
  negative.columns[2] = std::make_shared<const Column>(Column::numbers(weight));
  CHECK_THAT(whyNot(negative, toCensus()), Contains("\"w\" is -2 in row 4"));
  weight.assign(kRows, 0.0);
  negative.columns[2] = std::make_shared<const Column>(Column::numbers(weight));
  CHECK_THAT(whyNot(negative, toCensus()), Contains("in wave 2019"));
  // However large weights are, they are only relative.
  for (std::size_t row = 0; row < kRows; ++row) weight[row] = 1e300 * (1.0 + row % 3);
  negative.columns[2] = std::make_shared<const Column>(Column::numbers(weight));
  CHECK(std::isfinite(rakedOf(negative, toCensus())[5]));
}

TEST_CASE("a raking that cannot be one is unsound", "[rake]") {
  const auto flaw = [](const RakeStep& step) {
    const auto sound = soundStep({"r", "", step});
    return sound ? std::string() : sound.error().message;
  };
  CHECK(flaw(toCensus()).empty());
  RakeStep step = toCensus();
  step.margins.clear();
  CHECK_THAT(flaw(step), Contains("no margin"));
  step = toCensus();
  step.margins[1].variable = "sex";
  CHECK_THAT(flaw(step), Contains("two margins"));
  step = toCensus();
  step.margins[1].variable = "w";
  CHECK_THAT(flaw(step), Contains("cannot be a margin"));
  step = toCensus();
  step.margins[0].targets.pop_back();
  CHECK_THAT(flaw(step), Contains("two answers"));
  for (const double share :
       {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity(), 1e-12}) {
    step = toCensus();
    step.margins[0].targets[1].share = share;
    CHECK_THAT(flaw(step), Contains("share above 0"));
  }
  step = toCensus();
  step.lowest = 1;
  CHECK_THAT(flaw(step), Contains("lowest"));
  step = toCensus();
  step.highest = 1;
  CHECK_THAT(flaw(step), Contains("highest"));
}

TEST_CASE("hostile JSON of a raking is refused in one line", "[rake]") {
  const auto whyNotJson = [](const std::string& rake) {
    const auto step = parseRecipeStep(R"({"name": "r", "rake": )" + rake + "}");
    INFO(rake);
    REQUIRE_FALSE(step);
    CHECK(step.error().message.find('\n') == std::string::npos);
    return step.error().message;
  };
  whyNotJson("[]");
  whyNotJson("{}");
  whyNotJson(R"({"margins": {}})");
  whyNotJson(R"({"margins": [1]})");
  whyNotJson(R"({"margins": [{"variable": 3, "targets": []}]})");
  whyNotJson(R"({"margins": [{"variable": "a", "targets": [{"answer": null, "share": 1}]}]})");
  whyNotJson(R"({"margins": [{"variable": "a", "targets": [{"answer": "x", "share": "1"}]}]})");
  whyNotJson(R"({"margins": [{"variable": "a", "targets": [{"answer": "x"}, {"answer": "y"}]}]})");
  whyNotJson(R"({"margins": [{"variable": "a", "targets": [{"answer": "x", "share": 1e999},
                                                          {"answer": "y", "share": 1}]}]})");
  CHECK_THAT(whyNotJson(R"({"margins": [], "trim": 3})"), Contains("trim"));
}

TEST_CASE("margins are read from a table or from JSON", "[rake]") {
  const TemporaryFolder folder;
  const auto read = [&folder](const std::string& name, const std::string& text) {
    std::ofstream(folder / name) << text;
    return readRakeMargins(folder / name);
  };
  const auto table = read("m.csv",
                          "Answer,Share,Variable,source\nMen,49%,sex,census\n2,51 %,sex,census\n"
                          "young,30,age,census\nmiddle,45,age,census\nold,25,age,census\n");
  REQUIRE(table);
  REQUIRE(table->size() == 2);
  CHECK((*table)[0] == RakeMargin{"sex", {{"Men", 49}, {"2", 51}}});
  CHECK((*table)[1] == toCensus().margins[1]);
  const auto json = read("m.json", R"({"margins": [{"variable": "sex", "targets":
      [{"answer": "Men", "share": 0.49}, {"answer": 2, "share": 0.51}]}]})");
  REQUIRE(json);
  CHECK(json->front() == toCensus().margins[0]);
  CHECK_THAT(read("n.csv", "variable,answer\nsex,Men\n").error().message,
             Contains("no column \"share\""));
  CHECK_THAT(read("b.csv", "variable,answer,share\nsex,Men,half\n").error().message,
             Contains("b.csv, row 2") && Contains("half"));
  CHECK_THAT(read("e.csv", "variable,answer,share\n,Men,1\n").error().message, Contains("row 2"));
  CHECK_THAT(read("b.json", R"({"margin": []})").error().message, Contains("b.json"));
}

TEST_CASE("margins are pasted as lines", "[rake]") {
  const auto two = parseMarginLines("Answer\tShare\r\nMen\t49 %\r\nWomen\t51 %\r\n\r\n", "sex");
  REQUIRE(two);
  CHECK(*two == std::vector<RakeMargin>{{"sex", {{"Men", 49}, {"Women", 51}}}});
  const auto three = parseMarginLines("sex, Men, 1\nage, young, 2\nsex, Women, 3", "");
  REQUIRE(three);
  CHECK(*three ==
        std::vector<RakeMargin>{{"sex", {{"Men", 1}, {"Women", 3}}}, {"age", {{"young", 2}}}});
  CHECK_THAT(parseMarginLines("Men, 1", "").error().message, Contains("Line 1"));
  CHECK_THAT(parseMarginLines("Men, 1\nWomen, many", "sex").error().message, Contains("Line 2"));
  CHECK_THAT(parseMarginLines("", "sex").error().message, Contains("no answers"));
}
