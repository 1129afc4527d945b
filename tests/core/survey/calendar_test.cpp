// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/survey/calendar.h"

#include <catch2/catch.hpp>

using namespace candour;

TEST_CASE("days are read from ISO dates and nothing else", "[calendar]") {
  CHECK(dayOf("1970-01-01") == 0);
  CHECK(dayOf("1969-12-31") == -1);
  CHECK(dayOf("2020-02-29") == 18321);
  for (const char* none : {"", "2019-02-29", "2019-13-01", "2019-7-1", "01/07/2019", "2019-07-01 ",
                           "2019-07-01T10:00:00", "0000-01-01", "-019-07-01", "10:00:00.0"}) {
    INFO(none);
    CHECK_FALSE(dayOf(none));
  }
  CHECK(isoDay(18321) == "2020-02-29");
  CHECK(dayName(18321) == "29 February 2020");
}

TEST_CASE("weeks begin on Mondays", "[calendar]") {
  const int monday = *dayOf("2019-07-01");
  CHECK(isMonday(monday));
  for (int i = 0; i < 7; ++i) CHECK(mondayOf(monday + i) == monday);
  CHECK(mondayOf(monday - 1) == monday - 7);
  CHECK(isoDay(mondayOf(*dayOf("1969-12-31"))) == "1969-12-29");
}

TEST_CASE("cycles are quarters of the calendar year", "[calendar]") {
  const auto days = daysOfCycle("2019-Q4");
  REQUIRE(days);
  CHECK(isoDay(days->first) == "2019-10-01");
  CHECK(isoDay(days->last) == "2019-12-31");
  CHECK(isoDay(daysOfCycle("2020-Q1")->last) == "2020-03-31");
  CHECK(cycleOf(days->first) == "2019-Q4");
  CHECK(cycleOf(days->first - 1) == "2019-Q3");
  CHECK(cycleName("2019-Q3") == "July to September 2019");
  CHECK(cycleName("soon") == "soon");
  for (const char* none : {"", "2019-Q0", "2019-Q5", "2019Q3", "19-Q3", "2019-q3", "2019-Q33"}) {
    INFO(none);
    CHECK_FALSE(daysOfCycle(none));
  }
}
