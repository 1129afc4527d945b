// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/finding.h"

#include <catch2/catch.hpp>

#include "models/findings/answer_figure.h"
#include "tests/support/figure_checks.h"
#include "tests/support/reference_survey.h"
#include "tests/support/sample_answers.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

FigureQuestion question(FigureTopic topic) {
  auto spec = parseDriverModelSpec(R"({
    "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
    "drivers": [{"name": "Effectiveness", "items": ["scale"], "as": "number"},
                {"name": "Noise", "items": ["id"], "as": "number"}],
    "controls": [{"items": ["sex"], "as": "category"}],
    "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}, "area": "area"})");
  REQUIRE(spec);
  FigureQuestion asked;
  asked.topic = topic;
  asked.spec = std::move(*spec);
  asked.area = "1";
  asked.group = GapGroup{"area", AnswerRef("1")};
  asked.moves = {{"Effectiveness", 0.02}};
  asked.driver = "Effectiveness";
  asked.target = 0.6;
  asked.behaviours = {{"Helping", "item1", {4.0, 5.0}, {}}};
  asked.mediators = {{"Trust", "y", {"Yes"}, {}}};
  return asked;
}

struct Found {
  Figure figure;
  std::string text;
};

Found foundFor(FigureTopic topic) {
  static const Survey survey = referenceSurvey("synthetic");
  const auto asked = question(topic);
  const auto answer = answerFigure(survey, asked);
  INFO((answer ? "" : answer.error().message));
  REQUIRE(answer);
  Figure figure = answer->draw().figure;
  std::string text = findingOf(topic, figure, answer->context);
  return {std::move(figure), std::move(text)};
}

// The numbers of a finding but for the base and "95 %", with an ordinary minus.
std::vector<std::string> claimed(std::string text) {
  text = text.substr(0, text.find("Base: "));
  for (std::size_t at = 0; (at = text.find("\xE2\x88\x92", at)) != std::string::npos;) {
    text.replace(at, 3, "-");
  }
  return numbersIn(text);
}

}  // namespace

TEST_CASE("Every number of a finding is one of the figure's", "[findings]") {
  using enum FigureTopic;
  for (const FigureTopic topic :
       {Effects, Importance, Curve, Groups, Boroughs, Map, Gap, WhatIf, Uplift, Priorities,
        Cooperation, ThroughTrust, Calibration, Roc, Collinearity, Influence, Weights}) {
    const Found found = foundFor(topic);
    INFO(nameOf(topic) << ": " << found.text);
    CHECK_THAT(found.text, Contains("Base: ") && !Contains("nan"));
    CHECK(found.text != found.figure.headline);
    const auto numbers = claimed(found.text);
    for (const std::string& number : numbers) {
      INFO(number);
      const std::string size = number.starts_with('-') ? number.substr(1) : number;
      const bool counted =
          parseNumber(number).value_or(-1) == static_cast<double>(found.figure.table.size() - 1);
      CHECK((isInTable(found.figure, number) || isInTable(found.figure, "-" + number) ||
             isInTable(found.figure, size) || counted));
    }
  }
}

TEST_CASE("Findings of models say that they are associations, shares by area do not",
          "[findings]") {
  using enum FigureTopic;
  CHECK_THAT(foundFor(Effects).text, Contains("not proof of cause"));
  CHECK_THAT(foundFor(Gap).text, Contains("not proof of cause"));
  CHECK_THAT(foundFor(Boroughs).text, !Contains("not proof of cause"));
}

TEST_CASE("A finding names what shows something and nothing else", "[findings]") {
  const Found effects = foundFor(FigureTopic::Effects);
  const FigureRow& noise = effects.figure.rows.back();
  REQUIRE(*noise.lower * *noise.upper < 0);
  CHECK_THAT(effects.text, Contains("Effectiveness") && !Contains("Noise"));
  const Found boroughs = foundFor(FigureTopic::Boroughs);
  CHECK_THAT(boroughs.text, Contains("not to be read as a ranking"));
}

TEST_CASE("Effects of unlike steps are not ranked with each other", "[findings]") {
  const auto findingFor = [](const std::vector<EffectRow>& rows) {
    const Figure figure = driverEffectsFigure(modelOf(rows), trustContext());
    return findingOf(FigureTopic::Effects, figure, trustContext());
  };
  const std::string mixed = findingFor({{"Cause", -.20, .12, "Too few", "Other"},
                                        {"Worry", -.09, .01},
                                        {"Safety", .03, .01},
                                        {"Victim", -.12, .02, "Yes", "No"}});
  const std::size_t answers = mixed.find("Between two answers");
  REQUIRE(answers != std::string::npos);
  CHECK(mixed.find("Worry") < answers);
  CHECK(mixed.find("Safety") < answers);
  CHECK(mixed.find("Victim (Yes)") > answers);
  CHECK_THAT(mixed, Contains("not told from none: Cause (Too few)"));
  const std::string alike = findingFor(
      {{"A", .09, .01}, {"B", .08, .01}, {"C", .07, .01}, {"D", .06, .01}, {"Noise", .001, .01}});
  CHECK_THAT(alike,
             Contains("; and 1 more.") && !Contains("Between two answers") && !Contains("Noise"));
}

TEST_CASE("A large share without an interval to rely on is named with that", "[findings]") {
  Importance importance = trustImportance();
  importance.drivers[0].reliable = false;
  importance.drivers[0].why = "interval unreliable";
  const Figure figure = importanceFigure(importance, trustContext());
  CHECK_THAT(findingOf(FigureTopic::Importance, figure, trustContext()),
             Contains(importance.drivers[0].driver) && Contains("(interval unreliable)"));
  CHECK_THAT(footerText(figure), Contains("not twice its error"));
}
