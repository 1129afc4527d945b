// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <string>

#include "tests/app/cli/answer_shapes.h"

TEST_CASE("dominance, Johnson's weights, groups and ways of asking say what was promised") {
  const Schools line;
  const Json importance = line.json({"importance", "P.candour", "--model", "model.json", "--json"});
  REQUIRE(importance["conditional"].size() == 4);
  CHECK(importance["conditional"][0].size() == 4);
  REQUIRE(importance["dominance"].size() == 12);
  checkShape(importance["dominance"][0], {{"driver", Kind::Text},
                                          {"over", Kind::Text},
                                          {"complete", Kind::Truth},
                                          {"fraction", Kind::Number}});
  CHECK(importance["permutations"] == 0);
  // The values of the contract: a category of three has no weight and says why.
  CHECK(importance["drivers"][2]["johnson"].get<double>() == Approx(0.0283843207).epsilon(1e-6));
  CHECK(importance["drivers"][3]["johnson"].is_null());
  CHECK(importance["drivers"][3]["why"].is_string());

  line.write("few.json",
             R"({"outcome": {"name": "Award", "variable": "awards", "positive": ["Yes"]},
    "drivers": [{"name": "Meals", "items": ["meals"]}, {"name": "Mobility", "items": ["mobility"]}],
    "design": {"weight": "pw"}})");
  const Json groups =
      line.json({"subgroups", "P.candour", "--model", "few.json", "--by", "stype", "--json"});
  checkShape(groups, {{"by", Kind::Text},
                      {"test", Kind::Object},
                      {"differ", Kind::Truth},
                      {"groups", Kind::List},
                      {"groups_left_out", Kind::List},
                      {"drivers", Kind::List}});
  checkWhy(groups, "subgroups");
  const Json ways = line.json({"sensitivity", "P.candour", "--model", "few.json", "--json"});
  CHECK(ways["specifications"].size() == 4);
  CHECK(ways["answered"] == 4);
  CHECK(ways["finding"].get<std::string>().find("is first in") != std::string::npos);
}
