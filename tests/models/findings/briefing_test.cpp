// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/briefing.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "models/briefing/considerations.h"
#include "models/findings/answered_figures.h"
#include "tests/support/reference_survey.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

DriverModelSpec question() {
  auto parsed = parseDriverModelSpec(R"({
    "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
    "drivers": [{"name": "Effectiveness", "items": ["scale"], "as": "number"},
                {"name": "Noise", "items": ["id"], "as": "number"}],
    "controls": [{"items": ["sex"], "as": "category"}],
    "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}, "area": "area"})");
  REQUIRE(parsed);
  return *parsed;
}

std::vector<FigureTopic> topicsOf(const Briefing& briefing) {
  std::vector<FigureTopic> topics;
  for (const auto& page : briefing.pages) {
    if (page.figure) topics.push_back(page.figure->topic);
  }
  return topics;
}

}  // namespace

TEST_CASE("A briefing is the same after writing and reading", "[findings]") {
  Briefing briefing = proposedBriefing(syntheticSurvey(), question());
  briefing.title = "Trust";
  briefing.format = "slide";
  briefing.pages[0].headline = "A headline";
  briefing.pages[0].text = "One paragraph.\n\nAnother.";
  briefing.considerations = {{"Effectiveness", {"Who answers?"}}, {"Noise", {}}};
  const auto again = parseBriefing(writeBriefing(briefing));
  REQUIRE(again);
  CHECK(*again == briefing);
  CHECK_THAT(
      parseBriefing(R"({"title": "T", "pages": [], "considerations": {"A": [1]}})").error().message,
      Contains("\"A\" must be a list of questions"));
}

TEST_CASE("The analyst's own questions are asked", "[findings]") {
  Briefing briefing = proposedBriefing(syntheticSurvey(), question());
  CHECK(driversOf(briefing) == std::vector<std::string>{"Effectiveness", "Noise"});
  const auto listed = [&] {
    const auto finished = finishBriefing(syntheticSurvey(), briefing);
    REQUIRE(finished);
    const auto& pages = finished->document.pages;
    const auto asks = std::find_if(pages.begin(), pages.end(),
                                   [](const DocumentPage& page) { return !page.list.empty(); });
    return asks == pages.end() ? std::vector<std::string>{} : asks->list;
  };
  REQUIRE_FALSE(listed().empty());
  briefing.considerations["Effectiveness"] = {"Who answers?"};
  CHECK(listed() == std::vector<std::string>{"Who answers?"});
  briefing.considerations["Effectiveness"].clear();
  CHECK(listed().empty());
}

TEST_CASE("Drivers of any name that figures single out are asked about", "[findings]") {
  DriverModelSpec spec = question();
  spec.drivers[0].name = "Deprivation";
  const auto finished =
      finishBriefing(syntheticSurvey(), proposedBriefing(syntheticSurvey(), spec));
  REQUIRE(finished);
  CHECK(finished->problems.empty());
  const DocumentPage& last = finished->document.pages.back();
  CHECK(last.headline == "What to ask");
  REQUIRE(last.list.size() == 3);
  CHECK_THAT(last.list.front(), Catch::StartsWith("Deprivation: "));
  spec.drivers[0].name = "Fair treatment";  // words of a driver that is known
  const auto known = finishBriefing(syntheticSurvey(), proposedBriefing(syntheticSurvey(), spec));
  REQUIRE(known);
  CHECK(known->document.pages.back().list.front() ==
        "Fair treatment: " + considerationsFor("Engagement and fair treatment").front());
}

TEST_CASE("A figure answered before is not answered again", "[findings]") {
  Briefing briefing = proposedBriefing(syntheticSurvey(), question());
  AnsweredFigures answered;
  const auto finish = [&] {
    const auto answerer = [&](const Survey& of, const FigureQuestion& asked, const Job& job) {
      return answered.answer(of, asked, job);
    };
    return finishBriefing(syntheticSurvey(), briefing, {}, {}, answerer);
  };
  const auto first = finish();
  REQUIRE(first);
  const std::size_t figures = topicsOf(briefing).size();
  CHECK(answered.size() == figures);
  std::reverse(briefing.pages.begin(), briefing.pages.end());
  const auto second = finish();
  REQUIRE(second);
  CHECK(answered.size() == figures);
  REQUIRE(second->document.pages.back().figure);
  CHECK(second->document.pages.back().figure->table == first->document.pages.front().figure->table);
}

TEST_CASE("What a briefing gets wrong is said with its page", "[findings]") {
  const auto failing = [](const std::string& json) {
    const auto read = parseBriefing(json);
    REQUIRE_FALSE(read);
    return read.error().message;
  };
  CHECK_THAT(failing("["), Contains("line 1"));
  CHECK_THAT(failing(R"({"format": "a3"})"), Contains("a3"));
  CHECK_THAT(failing(R"({"pages": {}})"), Contains("list"));
  CHECK_THAT(failing(R"({"pages": [{}, {"headlin": "x"}]})"), Contains("page 2"));
  CHECK_THAT(failing(R"({"pages": [{"figure": {"figure": "pie"}}]})"),
             Contains("page 1") && Contains("pie"));
}

TEST_CASE("Candour proposes the pages that a question has something for", "[findings]") {
  using enum FigureTopic;
  const DriverModelSpec all = question();
  CHECK(topicsOf(proposedBriefing(syntheticSurvey(), all)) ==
        std::vector{Effects, Importance, Groups, Boroughs});
  DriverModelSpec bare = all;
  bare.controls.clear();
  bare.area.clear();
  CHECK(topicsOf(proposedBriefing(syntheticSurvey(), bare)) == std::vector{Effects, Importance});
  CHECK(topicsOf(areaBriefing(syntheticSurvey(), all, "3")) ==
        std::vector{Gap, Boroughs, Uplift, Effects});
  DriverModelSpec waves = bare;
  waves.wave = "place";
  CHECK(topicsOf(proposedBriefing(syntheticSurvey(), waves)) ==
        std::vector{Trend, Effects, Importance});
  CHECK(areaBriefing(syntheticSurvey(), all, "3").title == "Trust in Area 3");
}

TEST_CASE("A finished briefing has its figures, what to ask, and what went wrong", "[findings]") {
  Briefing briefing = proposedBriefing(syntheticSurvey(), question());
  FigureQuestion broken;
  broken.spec = question();
  broken.spec.outcome.variable = "nothing";
  briefing.pages.insert(briefing.pages.begin() + 1, {.figure = broken});
  briefing.pages[0].text = "One.\n\n  \n\nTwo.";
  const auto finished = finishBriefing(syntheticSurvey(), briefing);
  REQUIRE(finished);
  const auto& pages = finished->document.pages;
  REQUIRE(pages.size() == 5);
  CHECK(finished->pageOf == std::vector<std::size_t>{0, 2, 3, 4, 5});
  REQUIRE(finished->problems.size() == 1);
  CHECK(finished->problems[0].page == 1);
  CHECK_THAT(finished->problems[0].why, Contains("nothing"));
  CHECK(pages[0].headline == pages[0].figure->headline);
  CHECK(pages[0].paragraphs == std::vector<std::string>{"One.", "Two."});
  // Effectiveness moves the outcome of this survey, noise does not.
  REQUIRE(pages[0].list.size() == 4);
  CHECK(pages[4].headline == "What to ask");
  REQUIRE(pages[4].list.size() == 4);
  CHECK(pages[4].list[0] == "Effectiveness: " + pages[0].list[0]);
  CHECK_FALSE(pages[4].figure.has_value());
  CHECK(pages[4].notes == std::vector<std::string>{"What the drivers are made of. Effectiveness: "
                                                   "\xE2\x80\x9Cscale\xE2\x80\x9D. Noise: "
                                                   "\xE2\x80\x9Cid\xE2\x80\x9D."});
}

TEST_CASE("An area is not asked about what it is already best at", "[findings]") {
  // Of two drivers that matter everywhere, the page of gains shows those an area could gain by.
  auto spec = question();
  spec.drivers[1].items[0].variable = "x1";
  spec.drivers[1].name = "Accountability";
  bool fewer = false;
  for (const char* area : {"1", "2", "3", "4", "5", "6"}) {
    const auto finished =
        finishBriefing(syntheticSurvey(), areaBriefing(syntheticSurvey(), spec, area));
    REQUIRE(finished);
    std::set<std::string> shown;
    for (const auto& page : finished->document.pages) {
      if (page.figure && page.figure->kind == FigureKind::DriverEffects) {
        for (const auto& row : page.figure->rows) shown.insert(row.label);
        break;  // the page of gains comes first
      }
    }
    if (shown.empty()) continue;
    INFO(area);
    for (const auto& item : finished->document.pages.back().list) {
      CHECK(shown.contains(item.substr(0, item.find(':'))));
    }
    fewer |= shown.size() == 1;
  }
  CHECK(fewer);
}

TEST_CASE("A briefing without an answer says why", "[findings]") {
  FigureQuestion broken;
  broken.spec = question();
  broken.spec.outcome.variable = "nothing";
  Briefing briefing;
  CHECK_FALSE(finishBriefing(syntheticSurvey(), briefing));
  briefing.pages = {{.figure = broken}};
  const auto finished = finishBriefing(syntheticSurvey(), briefing);
  REQUIRE_FALSE(finished);
  CHECK_THAT(finished.error().message, Contains("nothing"));
}
