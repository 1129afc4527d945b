// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;

namespace {

constexpr const char* kBoroughsModel = R"({
  "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]}, "drivers": [],
  "controls": [{"items": ["sex"], "as": "category"}, {"items": ["x2"], "as": "number"},
               {"items": ["agree"], "as": "category"}],
  "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}, "area": "area"})";

struct BoroughsPeople : CommandLine {
  BoroughsPeople() {
    write("model.json", kBoroughsModel);
    done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
  }
  [[nodiscard]] Json boroughs() const {
    return json({"boroughs", "P.candour", "--model", "model.json", "--json"});
  }
};

void checkNumbers(const Json& object, const std::vector<std::string>& names) {
  for (const auto& name : names) {
    INFO(name << " in " << object.dump());
    REQUIRE(object.contains(name));
    CHECK(object.at(name).is_number());
  }
}

}  // namespace

TEST_CASE("boroughs gives the fair comparison under the promised names, as R has it") {
  const BoroughsPeople line;
  const Json boroughs = line.boroughs();
  const auto& expected = reference("borough_pack");
  checkNumbers(boroughs, {"between_variance"});
  checkNumbers(boroughs["funnel"], {"target", "overdispersion"});
  CHECK(boroughs["funnel"]["overdispersion"].get<double>() ==
        expected.approx("synthetic", "overdispersion"));
  CHECK(boroughs["adjusted_for"] == Json::array({"sex", "x2", "agree"}));
  REQUIRE(boroughs["areas"].size() == 8);
  for (const auto& area : boroughs["areas"]) {
    const std::string key = "[" + area["area"].get<std::string>() + "]";
    INFO(key);
    checkNumbers(area, {"n", "n_effective", "estimate", "se", "p_holm", "p_lowest_quarter"});
    checkNumbers(area["rank"], {"lower", "upper"});
    checkNumbers(area["shrunk"], {"estimate", "se", "weight"});
    checkNumbers(area["adjusted"], {"estimate", "se"});
    CHECK(area["adjusted"]["estimate"].get<double>() ==
          expected.approx("synthetic", "adjusted" + key));
    CHECK(area["adjusted"]["se"].get<double>() ==
          expected.approx("synthetic", "adjusted_se" + key));
    CHECK(area["shrunk"]["se"].get<double>() == expected.approx("synthetic", "shrunk_se" + key));
    CHECK(area["funnel"]["z"].get<double>() ==
          expected.approx("synthetic", "z" + key).margin(1e-9));
    CHECK(area["rank"]["lower"].get<double>() == expected.value("synthetic", "rank_lower" + key));
  }
  REQUIRE(boroughs["pairs"].size() == 28);
  CHECK(boroughs["pairs"][0]["first"] == "1");
  CHECK(boroughs["pairs"][0]["p_holm"].get<double>() ==
        expected.approx("synthetic", "pair_p_holm[1][2]"));
}

TEST_CASE("boroughs for reading names what it shows") {
  const BoroughsPeople line;
  const std::string text = line.done({"boroughs", "P.candour", "--model", "model.json"});
  CHECK_THAT(text, Contains("adjusted") && Contains("shrunk") && Contains("rank") &&
                       Contains("lowest quarter") && Contains("Adjusted for: sex, x2, agree"));
  CHECK_THAT(line.run({"boroughs", "P.candour", "--model", "model.json"}).err,
             Contains("No variation between areas beyond sampling can be detected"));
}
