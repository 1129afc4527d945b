// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/title_lint.h"

#include <catch2/catch.hpp>

using namespace candour;
using Catch::Matchers::Contains;

namespace {

Figure effects() {
  Figure figure;
  figure.headline = "Three drivers are linked with trust";
  figure.table = {{"driver", "percentage_points", "lower", "upper"},
                  {"Fairness", "9.82", "8.0", "11.6"},
                  {"Effectiveness", "8.5", "6.7", "10.3"},
                  {"Visibility", "0.6", "-0.8", "2.0"}};
  return figure;
}

Figure boroughs() {
  Figure figure;
  figure.headline = "One borough has lower trust than London";
  figure.table = {{"area", "percent", "lower", "upper", "difference", "differs"},
                  {"Barnet", "85.2", "82", "88", "2.2", "no"},
                  {"Brent", "83.0", "80", "86", "0.1", "no"},
                  {"Hackney", "72.1", "68", "76", "-10.9", "yes"}};
  return figure;
}

Figure trend(const char* change, const char* lower, const char* upper) {
  Figure figure;
  figure.headline = "No clear change in trust in a year";
  figure.table = {
      {"period", "percent", "lower", "upper", "to_latest", "to_latest_lower", "to_latest_upper"},
      {"Jan-Mar 2019", "80", "78", "82", change, lower, upper},
      {"Jan-Mar 2020", "82", "80", "84", "", "", ""}};
  return figure;
}

std::string remarks(const std::string& title, FigureTopic topic, const Figure& figure) {
  std::string all;
  for (const auto& remark : lintTitle(title, topic, figure)) all += remark + "\n";
  return all;
}

}  // namespace

TEST_CASE("A title that says what the figure shows passes", "[findings]") {
  using enum FigureTopic;
  CHECK(remarks("Fairness and effectiveness go with 9.8 and 8.5 points more trust", Effects,
                effects())
            .empty());
  CHECK(remarks("Hackney has the lowest trust, 72 %", Boroughs, boroughs()).empty());
  CHECK(remarks("Hackney lies below London", Boroughs, boroughs()).empty());
  CHECK(remarks("Trust rose by 2.0 points in the year to March 2020", Trend,
                trend("2.0", "0.5", "3.5"))
            .empty());
  CHECK(remarks("Three boroughs compared: 1 is significantly lower", Boroughs, boroughs())
            .find("significant") == std::string::npos);
}

TEST_CASE("Titles are held to fifteen words", "[findings]") {
  const std::string fifteen =
      "one two three four five six seven eight nine ten eleven twelve "
      "thirteen fourteen fifteen";
  CHECK(remarks(fifteen, FigureTopic::Effects, effects()).empty());
  CHECK_THAT(remarks(fifteen + " sixteen", FigureTopic::Effects, effects()), Contains("16 words"));
}

TEST_CASE("A title may not speak of causes", "[findings]") {
  for (const char* title : {"Fairness causes trust", "Trust is up due to fairness",
                            "Fairness drives trust", "The impact of fairness on trust"}) {
    CHECK_THAT(remarks(title, FigureTopic::Effects, effects()), Contains("go together"));
  }
}

TEST_CASE("A number in a title must be in the figure", "[findings]") {
  CHECK_THAT(remarks("Hackney has 71 %", FigureTopic::Boroughs, boroughs()), Contains("reads 71"));
  CHECK_THAT(remarks("Fairness adds 9.9 points", FigureTopic::Effects, effects()),
             Contains("reads 9.9"));
  CHECK(remarks("All 3 boroughs in 2020", FigureTopic::Boroughs, boroughs()).empty());
}

TEST_CASE("A superlative needs a row apart from all others, and the right one", "[findings]") {
  using enum FigureTopic;
  CHECK_THAT(remarks("Fairness has the strongest link", Effects, effects()),
             Contains("Effectiveness"));
  CHECK_THAT(remarks("Barnet has the highest trust", Boroughs, boroughs()), Contains("Brent"));
  CHECK_THAT(remarks("Brent has the lowest trust", Boroughs, boroughs()), Contains("Hackney"));
  Figure said = effects();
  said.headline = "Fairness has the strongest link with trust";
  CHECK(remarks("Fairness: the strongest link", Effects, said).empty());
}

TEST_CASE("A direction must be that of the figure, and beyond chance", "[findings]") {
  using enum FigureTopic;
  CHECK_THAT(remarks("Trust rose", Trend, trend("2.0", "-0.5", "4.5")), Contains("rose"));
  CHECK_THAT(remarks("Trust fell", Trend, trend("2.0", "0.5", "3.5")), Contains("fell"));
  CHECK_THAT(remarks("Barnet lies above London", Boroughs, boroughs()), Contains("Barnet"));
  CHECK_THAT(remarks("Hackney has higher trust", Boroughs, boroughs()), Contains("Hackney"));
}

TEST_CASE("\"Significant\" needs something that differs", "[findings]") {
  Figure figure = boroughs();
  figure.table.pop_back();
  CHECK_THAT(remarks("Significant gaps between boroughs", FigureTopic::Boroughs, figure),
             Contains("significant"));
  CHECK(remarks("Significant gaps between boroughs", FigureTopic::Boroughs, boroughs()).empty());
}
