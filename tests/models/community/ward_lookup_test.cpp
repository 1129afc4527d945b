// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/ward_lookup.h"

#include <catch2/catch.hpp>

#include "tests/support/sample_register.h"

using namespace candour;

namespace {

using Shares = std::vector<WardShare>;

}  // namespace

TEST_CASE("codes are followed through chains, splits and merges up to a day", "[ward]") {
  const std::vector<WardChange> changes = {{"A", "B", 1, "2014-05-22"},
                                           {"B", "C", 0.25, "2022-05-05"},
                                           {"B", "D", 0.75, "2022-05-05"},
                                           {"E", "D", 1, "2022-05-05"}};
  const WardLookup lookup(changes);
  CHECK(lookup.at("A", "2014-05-21") == Shares{{"A", 1}});
  CHECK(lookup.at("A", "2014-05-22") == Shares{{"B", 1}});
  CHECK(lookup.at("A", "2022-05-05") == Shares{{"C", 0.25}, {"D", 0.75}});
  CHECK(lookup.at("A", "") == lookup.at("A", "2022-05-05"));
  CHECK(lookup.at("E", "") == Shares{{"D", 1}});
  CHECK(lookup.at("Z", "") == Shares{{"Z", 1}});
  CHECK_FALSE(lookup.knows("Z"));
  CHECK(lookup.knows("C"));
  CHECK(lookup.isOld("B", "2022-05-05"));
  CHECK_FALSE(lookup.isOld("B", "2022-05-04"));
}

TEST_CASE("parts that split and merge again add up in one code", "[ward]") {
  const std::vector<WardChange> changes = {{"A", "B", 0.5, "2014-01-01"},
                                           {"A", "C", 0.5, "2014-01-01"},
                                           {"B", "D", 1, "2022-01-01"},
                                           {"C", "D", 1, "2022-01-01"}};
  CHECK(WardLookup(changes).at("A", "") == Shares{{"D", 1}});
}

TEST_CASE("changes of one day do not follow each other", "[ward]") {
  // B's old code goes to A's ground: the people of A become B, those of B become C.
  const std::vector<WardChange> changes = {{"A", "B", 1, "2022-05-05"},
                                           {"B", "C", 1, "2022-05-05"}};
  CHECK(WardLookup(changes).at("A", "") == Shares{{"B", 1}});
  // A ward that keeps its code and most of its people.
  const std::vector<WardChange> kept = {{"A", "A", 0.9, "2022-05-05"},
                                        {"A", "B", 0.1, "2022-05-05"}};
  CHECK(WardLookup(kept).at("A", "") == Shares{{"A", 0.9}, {"B", 0.1}});
  CHECK(WardLookup(kept).isOld("A", ""));
}

TEST_CASE("changes that lead back to where they began end there", "[ward]") {
  const std::vector<WardChange> undated = {{"A", "B", 1, ""}, {"B", "A", 1, ""}};
  CHECK(WardLookup(undated).at("A", "") == Shares{{"A", 1}});
  const std::vector<WardChange> back = {{"A", "B", 1, "2014-01-01"}, {"B", "A", 1, "2018-01-01"}};
  CHECK(WardLookup(back).at("A", "2016-01-01") == Shares{{"B", 1}});
  CHECK(WardLookup(back).at("A", "2020-01-01") == Shares{{"A", 1}});
}

TEST_CASE("a register is told which priorities have old codes, and which codes nobody knows",
          "[ward]") {
  WardRegister wards;
  wards.wards = {{"B", "", ""}};
  wards.changes = {{"A", "B", 1, "2014-05-22"}};
  wards.priorities = {nominatedPriority("A", "2013-Q3"), nominatedPriority("B", "2019-Q3"),
                      nominatedPriority("X", "2019-Q3")};
  wards.priorities[0].id = 4;
  wards.neighbours = {{"B", "Y"}};
  const auto report = lookUp(wards, "2019-01-01");
  CHECK(report.old == std::vector<OldReference>{{4, "A", {{"B", 1}}}});
  CHECK(report.unknown == std::vector<std::string>{"X", "Y"});
  CHECK(lookUp(wards, "2014-01-01").old.empty());
  const std::vector<std::string> codes = {"Q", "A", "Q"};
  CHECK(unknownWards(wards, codes) == std::vector<std::string>{"Q"});
}
