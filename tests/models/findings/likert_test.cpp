// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>

#include "models/findings/answer_figure.h"
#include "models/findings/finding.h"
#include "models/findings/protection.h"
#include "models/findings/title_lint.h"
#include "tests/support/figure_checks.h"
#include "tests/support/reference_survey.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

FigureQuestion asked(const std::string& domain = "") {
  auto spec = parseDriverModelSpec(R"({
    "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
    "drivers": [{"name": "Items", "items": ["item1", "item2", "item3"], "as": "scale"},
                {"name": "Place", "items": ["place"]}],
    "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]})" +
                                   domain + "}");
  REQUIRE(spec);
  FigureQuestion question;
  question.topic = FigureTopic::Likert;
  question.spec = std::move(*spec);
  return question;
}

FigureAnswer answered(const FigureQuestion& question) {
  static const Survey survey = referenceSurvey("synthetic");
  auto answer = answerFigure(survey, question);
  REQUIRE(answer);
  return std::move(*answer);
}

}  // namespace

TEST_CASE("answers to items are a figure of all drivers, of one or of the outcome", "[items]") {
  auto question = asked();
  CHECK(answered(question).draw().figure.rows.size() == 4);
  question.driver = "Items";
  CHECK(answered(question).draw().figure.rows.size() == 3);
  const auto read = parseFigureQuestion(writeFigureQuestion(question));
  REQUIRE(read);
  CHECK(*read == question);
  question.driver = "Trust";
  const Figure outcome = answered(question).draw().figure;
  REQUIRE(outcome.rows.size() == 1);
  CHECK(outcome.rows[0].parts.size() == 2);
  CHECK(topicNamed("likert") == FigureTopic::Likert);
}

TEST_CASE("every number of a finding on items is one of the figure's", "[items]") {
  for (const char* driver : {"", "Items", "Trust"}) {
    auto question = asked();
    question.driver = driver;
    const FigureAnswer answer = answered(question);
    const Figure figure = answer.draw().figure;
    std::string text = findingOf(question.topic, figure, answer.context);
    INFO(text);
    CHECK_THAT(text, Contains("Base: ") && !Contains("nan"));
    text = text.substr(0, text.find("Base: "));
    for (std::size_t at = 0; (at = text.find("\xE2\x88\x92", at)) != std::string::npos;) {
      text.replace(at, 3, "-");
    }
    for (const auto& number : numbersIn(text)) {
      INFO(number);
      CHECK(isInTable(figure, number));
    }
  }
}

TEST_CASE("a title on items claims no more than the intervals hold", "[items]") {
  const auto question = asked();
  const Figure figure = answered(question).draw().figure;
  CHECK(lintTitle("How people answered", question.topic, figure).empty());
  CHECK_FALSE(lintTitle("item2 has the highest score of 999", question.topic, figure).empty());
}

TEST_CASE("items can be put in the order of their net scores, not on another axis", "[items]") {
  auto question = asked();
  question.edits.order = RowOrder::HighestFirst;
  question.edits.decimals = 1;
  question.edits.axisTo = 50;
  const EditedFigure edited = answered(question).draw();
  const auto& rows = edited.figure.rows;
  CHECK(rows[0].value >= rows[1].value);
  CHECK(rows[1].value >= rows[2].value);
  CHECK_THAT(rows[0].valueText, Contains("."));
  REQUIRE(edited.warnings.size() == 1);
  CHECK_THAT(edited.warnings[0], Contains("no axis"));
}

TEST_CASE("items with small cells do not leave", "[items][disclosure]") {
  const FigureAnswer answer = answered(asked(R"(, "domain": {"area": [2]})"));
  const Figure here = answer.draw().figure;
  REQUIRE(here.rows.size() == 4);
  const auto decided = protectTogether({&answer}, {});
  CHECK(whyNotLeaving(answer, decided).empty());
  const EditedFigure left = answer.draw(decided.disclosure);
  CHECK(left.withheld);
  CHECK(left.figure.rows.size() < here.rows.size());
  CHECK_THAT(join(left.figure.footer, "\n"), Contains(kWithheldWhy));
  checkHouseRules(left.figure);
  LeavingOptions options;
  options.reason = "for the ethics board";
  const auto anyway = protectTogether({&answer}, options);
  CHECK(answer.draw(anyway.disclosure).figure.rows.size() == here.rows.size());
  CHECK_THAT(anyway.report.what(), Contains("area = 2"));
}

TEST_CASE("where too few people were asked the figure does not leave", "[items][disclosure]") {
  const FigureAnswer answer =
      answered(asked(R"(, "domain": {"place": ["one PSU"], "sex": ["Female"]})"));
  const auto decided = protectTogether({&answer}, {});
  CHECK_FALSE(whyNotLeaving(answer, decided).empty());
}
