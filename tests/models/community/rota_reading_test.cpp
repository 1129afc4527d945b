// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/rota_reading.h"

#include <catch2/catch.hpp>

#include "models/community/rota_json.h"

using namespace candour;

namespace {

FrozenRota plan() {
  FrozenRota rota;
  rota.name = "Rolling plan";
  rota.cycle = "2019-Q3";
  rota.seed = 18446744073709551615U;
  rota.wardsAWeek = 1;
  rota.firstWeek = "2019-07-01";
  rota.breaks = {"2019-07-08"};
  rota.frozenOn = "2019-06-01";
  rota.sha256 = std::string(64, 'a');
  rota.entries = {{"E1", "Brent", "2019-07-01"}, {"E2", "", "2019-07-15"}};
  return rota;
}

}  // namespace

TEST_CASE("A plan is read as it was written", "[rota]") {
  WardRegister wards;
  wards.wards = {{"E1", "Abbey", "Brent"}};
  const auto read = parseRota(rotaJson(plan(), wards));
  REQUIRE(read);
  CHECK(read->rota == plan());
  CHECK(read->wards == std::vector<Ward>{{"E1", "Abbey", "Brent"}, {"E2", "", ""}});
  FrozenRota drawn = plan();
  drawn.name.clear(), drawn.frozenOn.clear(), drawn.sha256.clear();
  CHECK(parseRota(rotaJson(drawn, {}))->rota == drawn);
}

TEST_CASE("A plan that cannot be read says where", "[rota]") {
  CHECK(!parseRota("{"));
  const auto seed = parseRota(R"({"cycle": "2019-Q3", "seed": "x7", "first_week": "2019-07-01"})");
  REQUIRE(!seed);
  CHECK(seed.error().message.find("\"x7\" is no whole number") != std::string::npos);
  const auto key = parseRota(R"({"cycle": "2019-Q3", "sede": "7"})");
  REQUIRE(!key);
  CHECK(key.error().message.find("sede") != std::string::npos);
}
