// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/requests.h"

#include <catch2/catch.hpp>

#include "models/community/requests_json.h"
#include "models/community/ward_action.h"
#include "tests/support/sample_register.h"

using namespace candour;

namespace {

const std::vector<WardRequest> kAsked = {
    {"E1", "Barking", "2019-Q3", "Burglary"}, {"E2", "Barking", "2019-Q3", "burglary "},
    {"E3", "Brent", "2019-Q3", "Drugs"},      {"E1", "Barking", "2019-Q4", "Burglary"},
    {"E2", "Barking", "2019-Q4", "Drugs"},    {"E3", "Brent", "2019-Q4", ""},
    {"E4", "", "2019-Q4", "Burglary"}};

}  // namespace

TEST_CASE("wards are counted once a category, however often they ask", "[ward]") {
  const Requests requests = requestsOf(kAsked);
  CHECK(requests.wards == 4);
  CHECK(requests.cycles == std::vector<std::string>{"2019-Q3", "2019-Q4"});
  CHECK(requests.boroughs == std::vector<std::string>{"", "Barking", "Brent"});
  CHECK(requests.wardsInCycle == std::vector<int>{3, 4});
  CHECK(requests.wardsInBorough == std::vector<int>{1, 2, 1});
  REQUIRE(requests.categories.size() == 3);
  CHECK(requests.categories[0].category == "Burglary");
  CHECK(requests.categories[0].wards == 3);
  CHECK(requests.categories[0].inCycle == std::vector<int>{2, 2});
  CHECK(requests.categories[0].inBorough == std::vector<int>{1, 2, 0});
  CHECK(requests.categories[1].category == "Drugs");
  CHECK(requests.categories[2].category == kNoCategory);
}

TEST_CASE("requests of some cycles or a borough alone", "[ward]") {
  const Requests third = requestsOf(kAsked, {{"2019-Q3"}, ""});
  CHECK(third.wards == 3);
  CHECK(third.categories[0].wards == 2);
  const Requests brent = requestsOf(kAsked, {{}, "Brent"});
  CHECK(brent.wards == 1);
  CHECK(brent.categories.size() == 2);
  CHECK(requestsOf({}).categories.empty());
}

TEST_CASE("the order requests come in does not matter", "[ward]") {
  auto reversed = kAsked;
  std::reverse(reversed.begin(), reversed.end());
  CHECK(requestsJson(requestsOf(reversed)) == requestsJson(requestsOf(kAsked)));
}

TEST_CASE("withdrawn priorities ask for nothing, and act for nothing", "[ward]") {
  WardRegister wards;
  wards.wards = {{"E1", "Abbey", "Barking"}};
  wards.priorities = {fedBackPriority("E1", "2019-Q4"), fedBackPriority("E1", "2019-Q3"),
                      nominatedPriority("E2", "2019-Q3"), fedBackPriority("E1", "2019-Q2")};
  wards.priorities[0].week = "2019-10-07";
  wards.priorities[3].withdrawn = true;
  wards.priorities[3].week = "2019-04-01";
  const auto asked = requestsIn(wards);
  REQUIRE(asked.size() == 3);
  CHECK(asked[0] == WardRequest{"E1", "Barking", "2019-Q3", "Anti-social behaviour"});
  CHECK(asked[1].borough.empty());
  CHECK(readActions(wards) == std::vector<WardAction>{{"E1", "2019-07-08"}});
}
