// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;

namespace {

constexpr const char* kGapModel = R"({
  "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
  "drivers": [{"name": "Fairness", "items": ["item1", "item2", "item3"], "as": "scale"},
              {"name": "Agreement", "items": ["agree"], "as": "category"},
              {"items": ["x1"], "as": "number"}],
  "controls": [{"items": ["sex"]}],
  "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}, "area": "area"})";

struct GapPeople : CommandLine {
  GapPeople() {
    write("model.json", kGapModel);
    done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
  }
};

}  // namespace

TEST_CASE("gap answers with pieces that add up", "[gap]") {
  const GapPeople line;
  const Json gap = Json::parse(
      line.done({"gap", "P.candour", "--model", "model.json", "--area", "2", "--json"}));
  const Reference& expected = reference("gap");
  CHECK(gap.at("gap").get<double>() == expected.approx("area_2", "piece[Gap]"));
  CHECK(gap.at("se").get<double>() == expected.approx("area_2", "piece_se[Gap]"));
  double sum = 0;
  for (const auto& piece : gap.at("pieces")) {
    sum += piece.at("estimate").get<double>();
    CHECK(piece.at("se").is_number());
    const std::string part = piece.at("part");
    CHECK((part == "composition" || part == "perception" || part == "other"));
    CHECK(piece.at("driver").is_null() == (part == "other"));
  }
  CHECK(std::abs(sum - gap.at("gap").get<double>()) < 1e-10);
  CHECK(std::abs(sum - gap.at("sum").get<double>()) < 1e-15);
  const Json women = Json::parse(
      line.done({"gap", "P.candour", "--model", "model.json", "--group", "sex=Female", "--json"}));
  CHECK(women.at("group") == "Female");
  CHECK_THAT(line.done({"gap", "P.candour", "--model", "model.json", "--area", "2"}),
             Contains("not proof of cause"));
}

TEST_CASE("gap takes a variable that the question does not read", "[gap]") {
  const GapPeople line;
  const Json gap = Json::parse(
      line.done({"gap", "P.candour", "--model", "model.json", "--group", "place=east", "--json"}));
  CHECK(gap.at("group") == "east");
  line.done({"chart", "gap", "P.candour", "--model", "model.json", "--group", "place=east", "-o",
             "gap.svg"});
  CHECK_THAT(line.read("gap.txt"), Contains("Waterfall"));
  CHECK_THAT(line.read("gap.csv"), Contains("part,name,points"));
}

TEST_CASE("gap says what is wrong in one line", "[gap]") {
  const GapPeople line;
  const auto failed = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"gap", "P.candour", "--model", "model.json"});
    return line.refused(arguments);
  };
  CHECK_THAT(failed({}), Contains("--area AREA"));
  CHECK_THAT(failed({"--group", "sex"}), Contains("VARIABLE=ANSWER"));
  CHECK_THAT(failed({"--group", "sex=Femle"}), Contains("Did you mean Female?"));
  CHECK_THAT(failed({"--group", "sec=Female"}), Contains("Did you mean"));
  CHECK_THAT(failed({"--area", "99"}), Contains("\"area\" has no answer \"99\""));
}
