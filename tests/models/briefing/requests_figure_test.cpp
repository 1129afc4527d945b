// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "models/briefing/request_figures.h"
#include "models/briefing/words.h"
#include "models/findings/answer_figure.h"
#include "models/findings/finding.h"
#include "models/findings/protection.h"
#include "tests/support/sample_requests.h"

using namespace candour;

namespace {

RequestsQuestion asked(std::vector<WardRequest> requests) {
  return {std::move(requests), {}};
}

}  // namespace

TEST_CASE("the figure of requests says what most wards ask for", "[ward]") {
  const Figure figure = requestsFigure(asked({{"E1", "Brent", "2019-Q3", "Drugs"},
                                              {"E2", "Brent", "2019-Q3", "Drugs"},
                                              {"E3", "Camden", "2019-Q4", "Noise"},
                                              {"E1", "Brent", "2019-Q4", ""}}),
                                       {"London", true});
  CHECK(figure.headline == "Drugs are what wards ask for most: 2 of 3 wards");
  CHECK(figure.subtitle ==
        "Wards that named it as their priority at least once. London, Jul 2019 to Dec 2019 (2 "
        "cycles). Simulated data");
  REQUIRE(figure.rows.size() == 3);
  CHECK(figure.rows[0].value == 2);
  CHECK(figure.rows[2].label == "Noise");
  CHECK(figure.table[1] == std::vector<std::string>{"Drugs", "2", "3"});
  CHECK(figure.altText.find("Base: 3 wards.") != std::string::npos);
  CHECK(findingOf(FigureTopic::Requests, figure, {}).find("Drugs, 2; No category, 1") !=
        std::string::npos);
}

TEST_CASE("ties are told as ties, and no category leads nothing", "[ward]") {
  const Figure tie =
      requestsFigure(asked({{"E1", "", "2019-Q3", "Drugs"}, {"E2", "", "2019-Q3", "Noise"}}), {});
  CHECK(tie.headline == "Drugs and noise are what wards ask for most: 1 of 2 wards each");
  const Figure none =
      requestsFigure(asked({{"E1", "", "2019-Q3", ""}, {"E2", "", "2019-Q3", ""}}), {});
  CHECK(none.headline == "What wards ask for has no categories yet");
  CHECK(requestsFigure({}, {}).headline == "No ward has asked for anything yet");
}

TEST_CASE("of many categories the first are drawn and the others counted", "[ward]") {
  std::vector<std::string> names;
  for (int i = 0; i < 30; ++i) names.push_back("Category " + std::to_string(i));
  const RequestsQuestion question = requestsAsked(900, 3, names);
  const Figure figure = requestsFigure(question, {});
  const auto shown = requestsOf(question.asked).categories.size();
  CHECK(figure.rows.size() == kMostCategories);
  CHECK(figure.footer[1].find("Not shown: " + std::to_string(shown - kMostCategories) + " more") ==
        0);
  CHECK(wordCount(figure.headline) <= kMostHeadlineWords);
  CHECK(wordCount(figure.altText) <= kMostAltTextWords);
}

TEST_CASE("a figure of requests leaves whole: wards are no people", "[ward]") {
  FigureQuestion question;
  question.topic = FigureTopic::Requests;
  CHECK(answerFigure(Survey{}, question).error().message.find("no priorities yet") !=
        std::string::npos);
  question.requests = asked({{"E1", "Brent", "2019-Q3", "Drugs"}});
  const auto leaving = leavingFigure(Survey{}, question, {});
  REQUIRE(leaving);
  CHECK(leaving->why.empty());
  CHECK(leaving->drawn.figure.rows.size() == 1);
  CHECK(leaving->report.withheld.empty());
  const auto& footer = leaving->drawn.figure.footer;
  CHECK(std::find(footer.begin(), footer.end(),
                  "Counts of wards, not of people: nothing had to be withheld.") != footer.end());
  CHECK(variablesOf(question, Survey{}).empty());
}
