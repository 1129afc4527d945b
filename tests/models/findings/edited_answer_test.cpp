// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>

#include "models/findings/answered_figures.h"
#include "models/findings/briefing.h"
#include "tests/support/reference_survey.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

FigureQuestion effectsAsked() {
  auto spec = parseDriverModelSpec(R"({
    "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
    "drivers": [{"name": "Effectiveness", "items": ["scale"], "as": "number"},
                {"name": "Noise", "items": ["x2"], "as": "number"}],
    "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}, "area": "area"})");
  REQUIRE(spec);
  FigureQuestion question;
  question.spec = *spec;
  return question;
}

}  // namespace

TEST_CASE("Editing a figure fits nothing, and each asker gets their own edits", "[findings]") {
  AnsweredFigures answered;
  FigureQuestion asked = effectsAsked();
  const auto plain = answered.answer(syntheticSurvey(), asked);
  asked.edits = {.headline = "Noise causes trust", .order = RowOrder::ByName};
  const auto edited = answered.answer(syntheticSurvey(), asked);
  REQUIRE((plain && edited));
  CHECK(answered.size() == 1);
  CHECK(plain->draw().warnings.empty());
  CHECK(plain->draw().figure.headline != "Noise causes trust");
  const EditedFigure drawn = edited->draw();
  CHECK(drawn.figure.headline == "Noise causes trust");
  CHECK(drawn.figure.rows.front().label == "Effectiveness");
  // Checked against the figure as made, whose own headline may say more.
  REQUIRE(drawn.warnings.size() == 1);
  CHECK_THAT(drawn.warnings[0], Contains("The headline: ") && Contains("go together"));
  CHECK(edited->make().figure.headline == plain->draw().figure.headline);
  // As answering afresh draws it.
  const auto afresh = answerFigure(syntheticSurvey(), asked);
  REQUIRE(afresh);
  CHECK(afresh->draw().figure.altText == drawn.figure.altText);
  CHECK(afresh->draw().warnings == drawn.warnings);
}

TEST_CASE("What a page says of a figure does not hang on its edits", "[findings]") {
  Briefing briefing;
  briefing.title = "Trust";
  briefing.pages = {BriefingPage{.figure = effectsAsked()}};
  const auto plain = finishBriefing(syntheticSurvey(), briefing);
  briefing.pages[0].figure->edits = {.headline = "Own words",
                                     .order = RowOrder::LowestFirst,
                                     .size = "square",
                                     .highlight = {"Noise"},
                                     .axisFrom = -90};
  const auto edited = finishBriefing(syntheticSurvey(), briefing);
  REQUIRE((plain && edited));
  const DocumentPage& before = plain->document.pages[0];
  const DocumentPage& after = edited->document.pages[0];
  CHECK(after.paragraphs == before.paragraphs);
  CHECK(after.headline == "Own words");
  CHECK(after.figure->table == before.figure->table);
  CHECK(after.figure->focused);
  CHECK(after.figure->size == "square");
  CHECK(after.figure->axisFrom == -90.0);
}
