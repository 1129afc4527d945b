// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/protection.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "models/findings/briefing.h"
#include "tests/support/reference_survey.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

// Ten people of the data have "one PSU" as their place; five or so of them are women.
DriverModelSpec women(const std::string& area) {
  auto parsed = parseDriverModelSpec(R"({
    "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
    "drivers": [{"name": "Effectiveness", "items": ["scale"], "as": "number"}],
    "controls": [{"items": ["place"], "as": "category", "reference": "west"}],
    "design": {"weight": "w"}, "domain": {"sex": ["Female"]}})");
  REQUIRE(parsed);
  parsed->area = area;
  return *parsed;
}

FigureQuestion asked(FigureTopic topic, const std::string& area = "place") {
  FigureQuestion question;
  question.topic = topic;
  question.spec = women(area);
  return question;
}

FigureAnswer disclosed(const FigureQuestion& question) {
  auto answer = answerFigure(syntheticSurvey(), question);
  REQUIRE(answer);
  return std::move(*answer);
}

std::string textOf(const Figure& figure) {
  std::string text = figure.headline + "\n" + figure.subtitle + "\n" + figure.altText;
  for (const auto& paragraph : figure.footer) text += "\n" + paragraph;
  for (const auto& row : figure.rows) text += "\n" + row.label + " " + row.valueText;
  for (const auto& line : figure.table) {
    for (const auto& field : line) text += "\n" + field;
  }
  return text;
}

std::size_t baseOf(const FigureAnswer& answer) {
  return answer.cells.front().n;
}

const std::vector<std::string>& lineOf(const Figure& figure, const std::string& name) {
  for (const auto& line : figure.table) {
    if (std::find(line.begin(), line.end(), name) != line.end()) return line;
  }
  FAIL("no line of " << name);
  return figure.table.front();
}

}  // namespace

TEST_CASE("What a figure counts is what its answer says", "[disclosure]") {
  const auto answer = disclosed(asked(FigureTopic::Boroughs));
  REQUIRE(answer.cells.size() == 4);
  std::size_t sum = 0;
  for (std::size_t i = 1; i < 4; ++i) sum += answer.cells[i].n;
  CHECK(sum == baseOf(answer));
  CHECK(answer.about.all == with({}, "sex", "Female"));
  CHECK(answer.cells[1].who == with(answer.about.all, "place", "east"));
}

TEST_CASE("A figure of areas leaves without the small one and one more", "[disclosure]") {
  for (const auto topic :
       {FigureTopic::Boroughs, FigureTopic::Funnel, FigureTopic::Map, FigureTopic::Differences}) {
    const auto answer = disclosed(asked(topic));
    const auto decided = protectTogether({&answer}, {});
    REQUIRE(decided.disclosure.withheld.size() == 2);
    CHECK(decided.disclosure.hides(with(answer.about.all, "place", "one PSU")));
    CHECK(whyNotLeaving(answer, decided).empty());
    const Figure figure = answer.draw(decided.disclosure).figure;
    const std::string text = textOf(figure);
    CHECK_THAT(text, Contains("Withheld to protect people: "));
    CHECK_THAT(text, Contains("Base: about "));
    // Neither the base nor anybody withheld is anywhere in its words and numbers.
    CHECK_THAT(text, !Contains("\n" + std::to_string(baseOf(answer)) + "\n"));
    CHECK_THAT(text, !Contains(" " + std::to_string(baseOf(answer)) + " interviews"));
    for (const CountCell& cell : answer.cells) {
      if (!decided.disclosure.hides(cell.who)) continue;
      CHECK_THAT(text, !Contains("\n" + std::to_string(cell.n) + "\n"));
    }
    if (topic == FigureTopic::Differences) continue;
    CHECK(lineOf(figure, "one PSU").back() == kWithheldWhy);
    const auto hatched =
        std::count_if(figure.tiles.begin(), figure.tiles.end(),
                      [](const FigureTile& tile) { return tile.state == TileState::Suppressed; });
    if (topic == FigureTopic::Map) CHECK(hatched == 2);
  }
}

TEST_CASE("Groups leave without those withheld", "[disclosure]") {
  const auto answer = disclosed(asked(FigureTopic::Groups, ""));
  const auto decided = protectTogether({&answer}, {});
  // The reference, of whom no number is told, protects the small group already.
  REQUIRE(decided.disclosure.withheld == Withheld{with(answer.about.all, "place", "one PSU")});
  const Figure figure = answer.draw(decided.disclosure).figure;
  CHECK_THAT(textOf(figure),
             Contains(kWithheldWhy) && !Contains(" " + std::to_string(baseOf(answer)) + " "));
  CHECK(figure.rows.size() == 1);
}

TEST_CASE("With a reason everything leaves and the report says what", "[disclosure]") {
  const auto answer = disclosed(asked(FigureTopic::Boroughs));
  LeavingOptions options;
  options.reason = "for the ethics board";
  const auto decided = protectTogether({&answer}, options);
  CHECK(decided.disclosure.withheld.empty());
  CHECK(decided.report.reason == options.reason);
  CHECK(decided.report.withheld.size() == 2);
  CHECK_THAT(decided.report.what(), Contains("place = one PSU, sex = Female"));
  CHECK(answer.draw(decided.disclosure).figure.table == answer.draw().figure.table);
}

TEST_CASE("Counts are rounded where that is asked for", "[disclosure]") {
  const auto answer = disclosed(asked(FigureTopic::Boroughs, "area"));
  LeavingOptions options;
  options.rules.rounding = 5;
  const auto decided = protectTogether({&answer}, options);
  REQUIRE(decided.disclosure.withheld.empty());
  const Figure figure = answer.draw(decided.disclosure).figure;
  CHECK_THAT(textOf(figure), Contains("Counts are rounded to the nearest 5."));
  for (std::size_t i = 1; i < figure.table.size(); ++i) {
    CHECK(std::stoi(figure.table[i][1]) % 5 == 0);
  }
}

TEST_CASE("Areas of few interviews carry a dagger", "[disclosure]") {
  const auto answer = disclosed(asked(FigureTopic::Boroughs, "area"));
  const auto decided = protectTogether({&answer}, {});
  REQUIRE(decided.report.flagged.size() == 1);
  const std::string text = textOf(answer.draw(decided.disclosure).figure);
  CHECK_THAT(text, Contains("Area 8\xE2\x80\xA0") && Contains("ewer than 50 interviews"));
  CHECK_THAT(textOf(answer.draw().figure), !Contains("\xE2\x80\xA0"));
}

TEST_CASE("A figure about too few people does not leave", "[disclosure]") {
  FigureQuestion question = asked(FigureTopic::Boroughs, "sex");
  question.spec.domain = {{"place", {std::string("one PSU")}}, {"sex", {std::string("Female")}}};
  const auto answer = disclosed(question);
  const auto decided = protectTogether({&answer}, {});
  CHECK_THAT(whyNotLeaving(answer, decided), Contains("too few interviews"));
  FigureAnswer saturated = disclosed(asked(FigureTopic::Effects));
  CHECK(whyNotLeaving(saturated, protectTogether({&saturated}, {})).empty());
  saturated.df = 9;
  CHECK_THAT(whyNotLeaving(saturated, protectTogether({&saturated}, {})),
             Contains("fewer than 10 degrees of freedom"));
}

TEST_CASE("A briefing decides over all of its pages at once", "[disclosure]") {
  Briefing briefing;
  briefing.title = "Trust";
  FigureQuestion everyone = asked(FigureTopic::Boroughs);
  everyone.spec.domain.clear();
  briefing.pages = {{.figure = everyone}, {.figure = asked(FigureTopic::Boroughs)}};
  const auto finished = finishBriefing(syntheticSurvey(), briefing);
  REQUIRE(finished);
  CHECK(finished->disclosure.withheld.size() >= 3);
  CHECK(finished->disclosure.reason.empty());
  const auto& pages = finished->document.pages;
  REQUIRE(pages.size() == 2);
  CHECK(pages[1].notes.size() == 1);
  // The first page alone gives nobody away, but the men of the small place follow from both.
  briefing.pages.pop_back();
  const auto alone = finishBriefing(syntheticSurvey(), briefing);
  REQUIRE(alone);
  CHECK(alone->disclosure.withheld.size() < finished->disclosure.withheld.size());
  LeavingOptions options;
  options.reason = "agreed with those asked";
  const auto all = finishBriefing(syntheticSurvey(), briefing, {}, options);
  REQUIRE(all);
  CHECK(all->disclosure.reason == options.reason);
  CHECK(all->document.pages[0].notes.empty());
}

TEST_CASE("Briefings that leave together are decided over together", "[disclosure]") {
  FigureQuestion everyone = asked(FigureTopic::Boroughs);
  everyone.spec.domain.clear();
  Briefing all, some;
  all.pages = {{.figure = everyone}};
  some.pages = {{.figure = asked(FigureTopic::Boroughs)}};
  AnsweredFigures answered;
  const auto withheld = withheldOfAll(syntheticSurvey(), {all, some}, {}, answered);
  REQUIRE(withheld);
  CHECK(answered.size() == 2);
  // The same as of one briefing with the pages of both.
  Briefing both = all;
  both.pages.push_back(some.pages.front());
  const auto together = finishBriefing(syntheticSurvey(), both);
  REQUIRE(together);
  for (const auto& cell : together->disclosure.withheld) CHECK(withheld->contains(cell.who));
}

TEST_CASE("What was decided before is kept to, and nothing is decided anew", "[disclosure]") {
  Briefing briefing;
  briefing.pages = {{.figure = asked(FigureTopic::Boroughs)}};
  const CellKey women = with({}, "sex", "Female");
  LeavingOptions options;
  options.decided = Withheld{with(women, "place", "east"), with({}, "place", "elsewhere")};
  const auto kept = finishBriefing(syntheticSurvey(), briefing, {}, options);
  REQUIRE(kept);
  REQUIRE(kept->disclosure.withheld.size() == 1);
  CHECK(kept->disclosure.withheld[0].who == with(women, "place", "east"));
  CHECK(kept->disclosure.withheld[0].reason == WithheldReason::ProtectsOthers);
  const Figure& figure = *kept->document.pages[0].figure;
  CHECK(lineOf(figure, "east").back() == kWithheldWhy);
  CHECK(lineOf(figure, "west").back().empty());
  // Decided alone, the two others are withheld.
  const auto alone = finishBriefing(syntheticSurvey(), briefing);
  REQUIRE(alone);
  CHECK(lineOf(*alone->document.pages[0].figure, "one PSU").back() == kWithheldWhy);
  CHECK(alone->disclosure.withheld.size() == 2);
}

TEST_CASE("Words that name who is withheld are told apart", "[disclosure]") {
  DisclosureReport report;
  const CellKey women = with({}, "sex", "Female");
  report.withheld = {{with(women, "place", "Brent"), WithheldReason::FewInterviews},
                     {with(women, "place", "Barking or Ealing"), WithheldReason::ProtectsOthers},
                     {with({}, kTimeVariable, "2019"), WithheldReason::FewInterviews}};
  CHECK(withheldNamed("In brent, trust fell", report) == std::vector<std::string>{"Brent"});
  CHECK(withheldNamed("Brentford is another place", report).empty());
  CHECK(withheldNamed("", report).empty());
  CHECK(withheldNamed("Trust in 2019", report).empty());
  report.reason = "agreed";
  CHECK(withheldNamed("In Brent, trust fell", report).empty());
}

TEST_CASE("A highlight outlasts the dagger, and a briefing of nobody keeps its report",
          "[disclosure]") {
  FigureQuestion question = asked(FigureTopic::Boroughs, "area");
  question.edits.highlight = {"Area 8"};
  const auto answer = disclosed(question);
  const auto decided = protectTogether({&answer}, {});
  const EditedFigure drawn = answer.draw(decided.disclosure);
  CHECK(drawn.warnings.empty());
  CHECK_THAT(textOf(drawn.figure), Contains("Area 8\xE2\x80\xA0"));
  question.spec.domain = {{"place", {std::string("one PSU")}}, {"sex", {std::string("Female")}}};
  Briefing briefing;
  briefing.pages = {{.figure = question}};
  const auto finished = finishBriefing(syntheticSurvey(), briefing);
  REQUIRE(finished);
  CHECK(finished->document.pages.empty());
  CHECK_FALSE(finished->disclosure.withheld.empty());
  REQUIRE(finished->problems.size() == 1);
  CHECK_THAT(finished->problems[0].why, Contains("Withheld"));
}

TEST_CASE("Who is told to be withheld is not told apart from who is too few to be shown",
          "[disclosure]") {
  const auto small = disclosed(asked(FigureTopic::Boroughs));
  const auto decided = protectTogether({&small}, {});
  const auto told = toldWithheld({&small}, decided);
  for (const auto& who : decided.disclosure.withheld) CHECK(told.contains(who));
  for (const CountCell& cell : small.cells) {
    CHECK(told.contains(cell.who) >= (!cell.published && cell.n < kFewestInterviews));
  }
  CHECK(toldWithheld({&small}, protectTogether({&small}, {{}, "a reason", {}})).empty());
}
