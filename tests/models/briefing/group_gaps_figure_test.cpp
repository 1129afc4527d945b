// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "models/briefing/group_headline.h"
#include "models/briefing/table_headers.h"
#include "tests/support/figure_checks.h"
#include "tests/support/sample_answers.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

Figure drawn(const GroupGaps& gaps) {
  Figure figure = groupGapsFigure(gaps, trustContext());
  checkHouseRules(figure);
  for (const auto& number : numbersIn(figure.altText.substr(figure.altText.find("2020")))) {
    if (number == "2020" || number == "10912") continue;
    INFO(number);
    CHECK((isInTable(figure, number) || figure.headline.find(number) != std::string::npos ||
           figure.altText.find(number + "-") != std::string::npos ||
           figure.altText.find(number + " or over") != std::string::npos));
  }
  return figure;
}

std::string headline(const std::vector<GroupRow>& rows) {
  return drawn(groupGapsOf(rows)).headline;
}

bool hasMark(const Figure& figure, LegendMark mark) {
  return std::any_of(figure.legend.begin(), figure.legend.end(),
                     [mark](const LegendEntry& entry) { return entry.mark == mark; });
}

}  // namespace

TEST_CASE("what remains between groups stands beside what there is at first", "[groups]") {
  const Figure figure = drawn(trustGroups());
  CHECK(figure.headline ==
        "Black and Mixed people have lower trust even with everything else held equal");
  REQUIRE(figure.rows.size() == 5);
  CHECK(figure.rows[1].group == "Ethnicity, versus White British");
  CHECK(figure.rows[1].label == "Black");
  CHECK(figure.rows[1].value == Approx(-6.2));
  CHECK(*figure.rows[1].second == Approx(-9.4));
  CHECK(figure.rows[1].filled);
  CHECK_FALSE(figure.rows[0].filled);
  CHECK(hasMark(figure, LegendMark::OpenDiamond));
  REQUIRE(figure.table.size() == 6);
  CHECK(figure.table[0] == groupGapsHeader());
  CHECK(figure.table[2][1] == "Black");
  CHECK(parseNumber(figure.table[2][4]) == Approx(-9.4));
  CHECK(parseNumber(figure.table[2][8]) == Approx(-6.2));
  CHECK_THAT(figure.altText, Contains("Lowest Ethnicity, versus White British: Black, -6.2"));
  CHECK_THAT(figure.altText, Contains("with nothing held equal -9.4"));
  CHECK_THAT(figure.subtitle, Contains("all drivers and other demographics held equal"));
  CHECK_THAT(footerText(figure), Contains("not proof of cause"));
}

TEST_CASE("even is said only where the groups are apart at first too", "[groups]") {
  const auto ethnic = [](double raw) {
    return headline({{"Ethnicity", "Black", "White", raw, -.062, .012}});
  };
  CHECK(ethnic(-.08) ==
        "Black people have lower trust than White people even with everything else held equal");
  CHECK(ethnic(-.01) ==
        "Black people have lower trust than White people with everything else held equal");
  CHECK(ethnic(.08) ==
        "Black people have lower trust than White people with everything else held equal");
}

TEST_CASE("a group is named only after Holm, over all groups in the headline of a figure",
          "[groups]") {
  // p = .03 holds for a control of one group, not beside nine others.
  std::vector<GroupRow> rows = {{"Sex", "Male", "Female", -.03, -.0217, .01}};
  CHECK(headline(rows) ==
        "Sex: trust is lower for Male than for Female even with everything else held equal");
  for (int i = 0; i < 9; ++i) rows.push_back({"Age", "G" + std::to_string(i), "Old", 0, 0, .01});
  const GroupGaps gaps = groupGapsOf(rows);
  const Figure figure = drawn(gaps);
  CHECK(figure.headline ==
        "No group can be told apart from its reference on trust, all else equal");
  CHECK(figure.rows[0].filled);
  CHECK(groupSentence(gaps, gaps.controls[0], trustContext()) ==
        "Sex: trust is lower for Male than for Female even with everything else held equal");
  CHECK(groupSentence(gaps, gaps.controls[1], trustContext()) ==
        "Age: no group can be told apart from Old on trust, all else equal");
}

TEST_CASE("groups of any control are compared in plain English, with the reference", "[groups]") {
  CHECK(headline({{"Age", "16-24", "65 or over", -.1, -.1, .01}}) ==
        "Age: trust is lower for 16-24 than for 65 or over, all else equal");
  CHECK(headline({{"Borough", "Brent", "Barnet", .1, .1, .01}}) ==
        "Trust is higher in Brent than in Barnet even with everything else held equal");
  CHECK(headline({{"Ethnicity", "Other", "White British", .1, .1, .01}}) ==
        "Ethnicity: trust is higher for Other than for White British, all else equal");
  CHECK(headline({{"white", "TRUE", "FALSE", .1, .1, .01}}) ==
        "white: trust is higher for TRUE than for FALSE even with everything else held equal");
  CHECK(headline(
            {{"Age", "16-24", "Old", -.1, -.1, .01}, {"Sex", "Male", "Female", -.1, -.1, .01}}) ==
        "Two groups have lower trust than their reference, all else equal");
  CHECK(headline({{"Ethnicity", "Black", "White British", -.01, -.01, .01},
                  {"Ethnicity", "Mixed", "White British", -.01, -.01, .01}}) ==
        "No ethnic group can be told apart from White British on trust, all else equal");
  CHECK(headline({{"Disability", "Yes", "No", -.01, -.01, .01}}) ==
        "Disability: Yes and No cannot be told apart on trust, all else equal");
  CHECK(headline({{"white", "1", "0", 0, 0, .01}, {"white", "2", "0", 0, 0, .01}}) ==
        "white: no group can be told apart from its reference on trust, all else equal");
  std::vector<GroupRow> four;
  for (const char* name : {"A", "B", "C", "D"})
    four.push_back({"Ethnicity", name, "E", -.1, -.1, .01});
  CHECK(headline(four) ==
        "Four ethnic groups have lower trust than their reference, all else equal");
}

TEST_CASE("a group of a few people is named in the footer and not drawn", "[groups]") {
  GroupGaps gaps = groupGapsOf({{"Ethnicity", "Black", "White British", -.5, -.5, .01, 29},
                                {"Ethnicity", "Asian", "White British", .01, .01, .01},
                                {"Ethnicity", "Mixed", "White British", .01, .01, .01}});
  gaps.notCompared.push_back({"Income", "a number has no groups"});
  const Figure figure = drawn(gaps);
  REQUIRE(figure.rows.size() == 2);
  CHECK(figure.table.size() == 3);
  CHECK_THAT(footerText(figure), Contains("Ethnicity: Black (fewer than 30 interviews)"));
  CHECK_THAT(footerText(figure), Contains("Income (a number has no groups)"));
  CHECK(figure.headline ==
        "No ethnic group shown can be told apart from White British, all else equal");
}

TEST_CASE("what cannot be said of groups is not said", "[groups]") {
  GroupGaps gaps = trustGroups();
  gaps.status = FitStatus::NotConverged;
  CHECK(drawn(gaps).headline == "The fit did not settle: no finding");
  CHECK(groupSentence(gaps, gaps.controls[0], trustContext()) ==
        "The fit did not settle: no finding");
  CHECK(groupGapsFigure(GroupGaps{}, trustContext()).headline == "There are no groups to compare");
  // A separated group, and one without a difference at first.
  gaps = groupGapsOf(
      {{"Ethnicity", "Black", "White", -.1, -.1, .01}, {"Ethnicity", "B", "White", 0, 0, 1}});
  GroupGap& separated = gaps.controls[0].groups[1];
  separated.se = separated.lower = separated.upper = separated.p = kNotAvailable;
  separated.pHolm = kNotAvailable;
  separated.why = "separated: the data put no bound on it";
  gaps.controls[0].groups[0].raw = gaps.controls[0].groups[0].rawP = kNotAvailable;
  const Figure figure = drawn(gaps);
  CHECK(figure.rows.size() == 1);
  CHECK_FALSE(figure.rows[0].second);
  CHECK_FALSE(hasMark(figure, LegendMark::OpenDiamond));
  CHECK_THAT(footerText(figure), Contains("Ethnicity: B (separated"));
}

TEST_CASE("nothing is said to be held equal where the model holds nothing else", "[groups]") {
  GroupGaps gaps = groupGapsOf({{"Sex", "Male", "Female", -.1, -.1, .01}});
  gaps.spec.drivers.clear();
  const Figure figure = drawn(gaps);
  CHECK(figure.headline == "Sex: trust is lower for Male than for Female");
  CHECK_THAT(figure.subtitle, !Contains("held equal"));
}
