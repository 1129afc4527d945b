// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/figure_question.h"

#include <catch2/catch.hpp>

#include "models/findings/answer_figure.h"
#include "tests/support/reference_survey.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

DriverModelSpec spec() {
  auto parsed = parseDriverModelSpec(R"({
    "outcome": {"name": "Trust", "variable": "y", "positive": [1]},
    "drivers": [{"name": "Fair", "items": ["fair"], "as": "scale"}, "visible"],
    "controls": [{"items": ["age"], "as": "category"}],
    "design": {"weight": "w", "strata": ["area"]}, "area": "area",
    "domain": {"area": ["Camden", 3]}})");
  REQUIRE(parsed);
  return *parsed;
}

// A question with nothing as by default.
FigureQuestion everything(FigureTopic topic) {
  FigureQuestion question;
  question.topic = topic;
  question.spec = spec();
  question.driver = "Fair";
  question.control = "Age";
  question.area = "Camden";
  question.group = GapGroup{"age", 2.0};
  question.second = topic == FigureTopic::Boroughs ? SecondMark::Shrunk : SecondMark::Adjusted;
  question.tiles = "{\n \"areas\": []\n}\n";
  question.published = PublishedSeries{"pas.csv", {{"Trust", "", 24180, 0.7}}, {}};
  question.measure = "Trust";
  question.moves = {{"Fair", 0.1}, {"visible", -0.25}};
  question.target = 0.7;
  question.behaviours = {{"Reporting crime", "report", {"Very likely", 3.0}, {}}};
  question.mediators = {{"Trust", "y", {1.0}, {9.0}}, {"Confidence", "good", {"Good"}, {}}};
  question.factors = {{{}, {"fair", "visible"}}, 3, Rotation::Promax, CorrelationKind::Pearson};
  question.edits.headline = "A headline";
  if (topic == FigureTopic::Requests) {
    question.requests = {{{"E1", "Brent", "2019-Q3", "Drugs"}, {"E2", "", "2019-Q4", ""}},
                         {{"2019-Q3"}, "Brent"}};
  }
  return question;
}

}  // namespace

TEST_CASE("A figure's question is the same after writing and reading", "[findings]") {
  for (const TopicName& topic : topicNames()) {
    INFO(topic.name);
    FigureQuestion question = everything(topic.topic);
    if (topic.name.starts_with("trend")) {
      question.knownBreaks = false;
      question.trend.by = TrendBy::Rolling12;
      question.trend.time = "month";
      question.trend.breaks = {{24243, "Interviews by telephone"}};
      question.trend.pooling = Pooling::Equal;
      question.trend.target = 0.65;
    }
    const auto again = parseFigureQuestion(writeFigureQuestion(question));
    REQUIRE(again);
    CHECK(*again == question);
    CHECK(writeFigureQuestion(*again) == writeFigureQuestion(question));
  }
}

TEST_CASE("What a figure's question gets wrong is said with its place", "[findings]") {
  const auto failing = [](const std::string& json) {
    const auto read = parseFigureQuestion(json);
    REQUIRE_FALSE(read);
    return read.error().message;
  };
  const std::string model =
      R"("question": {"outcome": {"variable": "y", "positive": [1]}, "drivers": ["x"]})";
  CHECK_THAT(failing("{"), Contains("line 1"));
  CHECK_THAT(failing("{" + model + "}"), Contains("\"figure\" is missing"));
  CHECK_THAT(failing(R"({"figure": "effect", )" + model + "}"), Contains("effects"));
  CHECK_THAT(failing(R"({"figure": "effects"})"), Contains("\"question\" is missing"));
  CHECK_THAT(failing(R"({"figure": "effects", "drver": "x", )" + model + "}"), Contains("driver"));
  CHECK_THAT(failing(R"({"figure": "trend", "trend": {"by": "day"}, )" + model + "}"),
             Contains("day"));
  CHECK_THAT(
      failing(R"({"figure": "trend", "trend": {"breaks": [{"from": "2020-13"}]}, )" + model + "}"),
      Contains("2020-13"));
  CHECK_THAT(failing(R"({"figure": "whatif", "moves": [{"shift": 1}], )" + model + "}"),
             Contains("\"driver\" is missing"));
  CHECK_THAT(failing(R"({"figure": "target", "to": "0.7", )" + model + "}"),
             Contains("must be a number"));
  CHECK_THAT(failing(R"({"figure": "scree", "rotation": "quartimax", )" + model + "}"),
             Contains("oblimin"));
  CHECK_THAT(failing(R"({"figure": "loadings", "factors": 0, )" + model + "}"),
             Contains("factors"));
  CHECK_THAT(failing(R"({"figure": "effects", "edits": {"title": "x"}, )" + model + "}"),
             Contains("edits"));
}

TEST_CASE("A figure's answer is drawn with its edits", "[findings]") {
  const Survey survey = referenceSurvey("synthetic");
  FigureQuestion question;
  question.spec = *parseDriverModelSpec(
      R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "drivers": ["x1"]})");
  const auto plain = answerFigure(survey, question);
  REQUIRE(plain);
  CHECK(plain->draw().figure.kind == FigureKind::DriverEffects);
  question.edits.headline = "What the analyst says";
  const auto edited = answerFigure(survey, question);
  REQUIRE(edited);
  CHECK(edited->draw().figure.headline == "What the analyst says");
  CHECK(edited->draw().figure.subtitle == plain->draw().figure.subtitle);
  CHECK(edited->draw().figure.table == plain->draw().figure.table);
}

TEST_CASE("A topic that lacks a part says which", "[findings]") {
  const Survey survey = referenceSurvey("synthetic");
  FigureQuestion question;
  question.spec = *parseDriverModelSpec(
      R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "drivers": ["x1"]})");
  const auto message = [&](FigureTopic topic) {
    question.topic = topic;
    const auto answer = answerFigure(survey, question);
    REQUIRE_FALSE(answer);
    return answer.error().message;
  };
  CHECK_THAT(message(FigureTopic::Gap), Contains("whose gap"));
  CHECK_THAT(message(FigureTopic::WhatIf), Contains("which driver"));
  CHECK_THAT(message(FigureTopic::Target), Contains("which driver"));
  CHECK_THAT(message(FigureTopic::Uplift), Contains("which area"));
  CHECK_THAT(message(FigureTopic::Cooperation), Contains("which behaviour"));
  question.behaviours = {{"Rare", "rare", {1.0}, {}}};
  CHECK_THAT(message(FigureTopic::ThroughTrust), Contains("what may lead to the behaviour"));
}
