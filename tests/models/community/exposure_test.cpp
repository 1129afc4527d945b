// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/exposure.h"

#include <catch2/catch.hpp>

using namespace candour;
using Catch::Matchers::Contains;

namespace {

constexpr int kQ1 = 4 * 2019;  // January to March 2019

WardTiming timing(const std::string& week, ActionQuarter quarter = ActionQuarter::LeftOut,
                  int quarters = 0) {
  const auto result = timingOf(week, quarter, quarters);
  if (!result) FAIL(result.error().message);
  return *result;
}

}  // namespace

TEST_CASE("a quarter counts as after when it begins after the week of action ended", "[wards]") {
  CHECK(timing("2019-02-04") == WardTiming{kQ1, kQ1 + 1, kNever});
  // The first quarter of 2019 begins on Tuesday: the week of 31 December is of both.
  CHECK(timing("2018-12-31") == WardTiming{kQ1 - 1, kQ1 + 1, kNever});
  // 1 July 2019 is a Monday; the week before ends the day before.
  CHECK(timing("2019-06-24") == WardTiming{kQ1 + 1, kQ1 + 2, kNever});
  CHECK(timing("2019-07-01") == WardTiming{kQ1 + 2, kQ1 + 3, kNever});
  CHECK(timing("2019-02-04", ActionQuarter::After) == WardTiming{kQ1, kQ1, kNever});
  CHECK(timing("2019-02-04", ActionQuarter::LeftOut, 2) == WardTiming{kQ1, kQ1 + 1, kQ1 + 2});
  CHECK(quarterName(kQ1) == "Jan-Mar 2019");
}

TEST_CASE("a week is named by its Monday", "[wards]") {
  const auto message = [](const std::string& week) {
    return timingOf(week, ActionQuarter::LeftOut).error().message;
  };
  CHECK_THAT(message("2019-07-03"), Contains("not a Monday") && Contains("2019-07-01"));
  CHECK_THAT(message("1960-01-01"), Contains("1959-12-28"));
  CHECK_THAT(message("July"), Contains("named by their Monday"));
}

TEST_CASE("actions are led over changed boundaries before they are matched", "[wards]") {
  const std::vector<WardChange> changes = {{"A", "B", 0.7, ""}, {"A", "C", 0.3, ""},
                                           {"D", "E", 1, ""},   {"E", "F", 1, ""},
                                           {"G", "B", 1, ""},   {"H", "C", 1, ""}};
  const std::set<std::string> survey = {"B", "C", "F", "K"};
  const auto mapped = mapActions({{"A", "2022-06-06"},
                                  {"D", "2022-06-13"},
                                  {"G", "2022-05-02"},
                                  {"K", "2022-06-20"},
                                  {"X", "2022-06-20"}},
                                 changes, survey);
  // Most of A lives in B; of C too few do, which has part of it all the same. E was changed again.
  CHECK(mapped.actions ==
        std::vector<WardAction>{{"B", "2022-05-02"}, {"F", "2022-06-13"}, {"K", "2022-06-20"}});
  CHECK(mapped.partly == std::set<std::string>{"C"});
  CHECK(mapped.unknown == std::vector<std::string>{"X"});
  CHECK(mapped.notes.size() == 4);
  CHECK_THAT(mapped.notes.back(), Contains("B acted more than once"));
  // A ward that the survey has stays itself, whatever the table says.
  CHECK(mapActions({{"B", "2022-06-06"}}, {{"B", "C", 1, ""}}, survey).actions.front().ward == "B");
}
