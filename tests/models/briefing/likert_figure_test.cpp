// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "models/briefing/item_labels.h"
#include "models/briefing/likert_headline.h"
#include "models/briefing/table_headers.h"
#include "tests/support/figure_checks.h"
#include "tests/support/sample_answers.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

const std::vector<std::string> kAgree = {"Strongly disagree", "Tend to disagree", "Neither",
                                         "Tend to agree", "Strongly agree"};
const std::vector<std::string> kOpinion = {"Bad", "Fair", "Good"};

Figure drawn(const ItemAnswers& answers) {
  Figure figure = likertFigure(answers, trustContext());
  checkHouseRules(figure);
  for (const auto& number : numbersIn(figure.altText.substr(figure.altText.find("2020")))) {
    if (number == "2020" || answers.items.empty()) continue;
    INFO(number);
    CHECK(isInTable(figure, number));
  }
  return figure;
}

ItemRow agreeing(const std::string& question, double agree, std::size_t n = 5000) {
  const double rest = 1 - agree;
  return {"Fairness", question, kAgree, {rest / 2, rest / 4, rest / 4, agree / 2, agree / 2}, n};
}

std::string headlineOfItems(const std::vector<ItemRow>& rows) {
  return drawn(itemAnswersOf(rows)).headline;
}

}  // namespace

TEST_CASE("answers to items have bars, net scores and bases under their drivers", "[items]") {
  const Figure figure = drawn(trustItems());
  REQUIRE(figure.rows.size() == 5);
  const FigureRow& first = figure.rows[0];
  CHECK(first.group ==
        "Engagement and fair treatment: The police in this area \xE2\x80\xA6: agree or disagree?");
  CHECK(first.label == "Treat everyone fairly, whoever they are");
  CHECK(first.parts == std::vector<double>{5, 9, 12, 49, 25});
  CHECK(first.value == Approx(60));
  CHECK_THAT(first.valueText, Catch::StartsWith("+60 (") && Contains(" to "));
  CHECK(first.base == "10,581");
  CHECK(figure.rows[4].valueText.substr(0, 5) ==
        "\xE2\x88\x92"
        "71");
  REQUIRE(figure.scales.size() == 3);
  CHECK(figure.scales[0].sides == std::vector<int>{-1, -1, 0, 1, 1});
  CHECK(figure.scales[1].sides == std::vector<int>{-1, -1, 1, 1});
  CHECK(figure.rows[3].group == "Engagement and fair treatment");
  CHECK(figure.rows[3].scale == 1);
  CHECK(figure.table[0] == likertHeader());
  CHECK(figure.table.size() == 1 + 3 * 6 + 5 + 3);
  CHECK(figure.table[6][3] == "Net score");
  CHECK(parseNumber(figure.table[6][5]) == Approx(60));
  CHECK_THAT(footerText(figure), Contains("(q1, q2, q3, q4, q5)") && Contains("Net score: ") &&
                                     Contains("Base: 8,077 to 10,581 interviews"));
  CHECK_THAT(footerText(figure), Contains("left out: 6") && Contains("of interviews, by question"));
  CHECK_THAT(figure.altText, Contains("Highest net score \xE2\x80\x9CTreat everyone") &&
                                 Contains("lowest \xE2\x80\x9C"
                                          "Do you know"));
}

TEST_CASE("highest and lowest are said only where the tests allow it", "[items]") {
  CHECK(headlineOfItems(
            {agreeing("Are fair", .9), agreeing("Are helpful", .7), agreeing("Listen", .5)}) ==
        "\xE2\x80\x9C"
        "Are fair\xE2\x80\x9D has the highest net score, "
        "\xE2\x80\x9CListen\xE2\x80\x9D the lowest");
  CHECK(headlineOfItems(
            {agreeing("Are fair", .9), agreeing("Are helpful", .701), agreeing("Listen", .7)}) ==
        "\xE2\x80\x9C"
        "Are fair\xE2\x80\x9D has the highest net score");
  CHECK(headlineOfItems(
            {agreeing("Are fair", .9), agreeing("Are helpful", .901), agreeing("Listen", .7)}) ==
        "\xE2\x80\x9CListen\xE2\x80\x9D has the lowest net score");
  CHECK(headlineOfItems({agreeing("Are fair", .9), agreeing("Are helpful", .901)}) ==
        "More people agree than disagree on both questions");
  // Unlike answers are not compared, nor those counted the other way round.
  CHECK(headlineOfItems({agreeing("Are fair", .9), {"B", "How is it?", kOpinion, {.1, .1, .8}}}) ==
        "Net scores are above zero on both questions");
  ItemAnswers turned = itemAnswersOf({agreeing("Are fair", .9), agreeing("Are slow", .3)});
  turned.items[1].reversed = true;
  const Figure figure = drawn(turned);
  CHECK(figure.headline == "More people agree than disagree on 1 of 2 questions, fewer on 1");
  CHECK_THAT(footerText(figure),
             Contains("Counted the other way round in the driver, not here: q2."));
}

TEST_CASE("names too long for a headline give way to counts", "[items]") {
  const std::string wordy =
      "Can always be relied on to be there whenever people around here need them";
  CHECK(headlineOfItems(
            {agreeing(wordy, .9),
             agreeing("Would rather not come than be late, whatever it may be about this time",
                      .3)}) == "More people agree than disagree on 1 of 2 questions, fewer on 1");
  CHECK(headlineOfItems({agreeing("One", .43, 60)}) == "The net score cannot be told from zero");
  CHECK(headlineOfItems({agreeing("One", .9)}) == "More people agree than disagree");
  CHECK(headlineOfItems(
            {{"B", "A", kOpinion, {.4, .2, .4}, 100}, {"B", "C", kOpinion, {.4, .2, .4}, 90}}) ==
        "No question\xE2\x80\x99s net score can be told from zero");
  CHECK(headlineOfItems({}) == "No question can be shown");
}

TEST_CASE("answers without an order are drawn and not scored", "[items]") {
  const auto unordered = [](AnsweredItem& item) {
    item.ordered = false;
    item.net = {kNotAvailable,
                kNotAvailable,
                kNotAvailable,
                kNotAvailable,
                kNotAvailable,
                kNotAvailable,
                "answers without an order have no net score"};
  };
  ItemAnswers mixed = itemAnswersOf({agreeing("One", .9), {"B", "Ever?", {"No", "Yes"}, {.8, .2}}});
  unordered(mixed.items[1]);
  const Figure figure = drawn(mixed);
  REQUIRE(figure.rows.size() == 2);
  CHECK(figure.headline == "More people agree than disagree");
  CHECK(figure.rows[1].parts == std::vector<double>{80, 20});
  CHECK(figure.rows[1].valueText == "none");
  CHECK_FALSE(figure.rows[1].lower.has_value());
  CHECK_THAT(footerText(figure), Contains("No net score, as the answers have no order: q2."));
  CHECK(std::none_of(figure.table.begin(), figure.table.end(),
                     [](const auto& row) { return row[1] == "q2" && row[3] == "Net score"; }));
  ItemAnswers alone = itemAnswersOf({{"B", "Ever?", {"No", "Yes"}, {.8, .2}}});
  unordered(alone.items[0]);
  alone.items[0].covariance = Eigen::MatrixXd::Identity(2, 2) * 1e-5;
  CHECK(likertFigure(alone, trustContext()).headline ==
        "\xE2\x80\x9CNo\xE2\x80\x9D is the most frequent answer");
  alone.items[0].covariance = Eigen::MatrixXd::Identity(2, 2);
  CHECK_THAT(likertFigure(alone, trustContext()).headline, Contains("have no order"));
}

TEST_CASE("items of few people are named, not drawn", "[items]") {
  const Figure figure = drawn(itemAnswersOf({agreeing("One", .9), agreeing("Two", .9, 29)}));
  CHECK(figure.rows.size() == 1);
  CHECK_THAT(footerText(figure), Contains("Not shown: q2 (fewer than 30 interviews)."));
}

TEST_CASE("questions of the same words are told by what is between", "[items]") {
  const StemmedLabels worry =
      withoutStem({"How worried are you about crime in this area?",
                   "How worried are you about noise at night in this area?"});
  CHECK(worry.stem == "How worried are you about \xE2\x80\xA6 in this area?");
  CHECK(worry.labels == std::vector<std::string>{"Crime", "Noise at night"});
  const StemmedLabels problem = withoutStem({"In this area, how much of a problem is this: litter?",
                                             "In this area, how much of a problem is this: cars?"});
  CHECK(problem.stem == "In this area, how much of a problem is this: \xE2\x80\xA6?");
  CHECK(problem.labels == std::vector<std::string>{"Litter", "Cars"});
  const StemmedLabels ending = withoutStem(
      {"I belong here: agree or disagree?", "People can be trusted: agree or disagree?"});
  CHECK(ending.stem == "agree or disagree?");
  CHECK(ending.labels == std::vector<std::string>{"I belong here", "People can be trusted"});
  const std::vector<std::string> unlike = {"People here can be trusted", "People help each other"};
  CHECK(withoutStem(unlike).labels == unlike);
  CHECK(withoutStem(unlike).stem.empty());
  const std::vector<std::string> same = {"a b c d e f", "a b c d e f"};
  CHECK(withoutStem(same).labels.front() != "");
  CHECK(withoutStem({"One question of many words?"}).labels.front() ==
        "One question of many words?");
}
