// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;

namespace {

constexpr const char* kGroupsModel = R"({
  "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
  "drivers": [{"items": ["x1"], "as": "number"}, {"items": ["x2"], "as": "number"}],
  "controls": [{"name": "Agreement", "as": "category",
                "items": [{"variable": "agree", "order": ["Strongly disagree", "Tend to disagree",
                           "Neither", "Tend to agree", "Strongly agree"]}]},
               {"items": ["sex"]}, {"items": ["area"], "as": "category"}],
  "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}})";

struct GroupsPeople : CommandLine {
  GroupsPeople() {
    write("model.json", kGroupsModel);
    done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
  }
  [[nodiscard]] std::vector<std::string> groups(const std::vector<std::string>& more) const {
    std::vector<std::string> all = {"groups", "P.candour", "--model", "model.json"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
};

}  // namespace

TEST_CASE("groups answers under the promised names, as R has it", "[groups]") {
  const GroupsPeople line;
  const Json answer = line.json(line.groups({"--json"}));
  const Reference& expected = reference("group_gaps");
  REQUIRE(answer.at("controls").size() == 3);
  for (const auto& control : answer.at("controls")) {
    const std::string variable = control.at("variable"), reference = control.at("reference");
    CHECK_FALSE(control.at("sentence").get<std::string>().empty());
    for (const auto& group : control.at("groups")) {
      const std::string term = variable + "=" + group.at("level").get<std::string>();
      INFO(term);
      const auto check = [&](const char* field, const std::string& quantity) {
        CHECK(group.at(field).get<double>() == expected.approx("clusters", quantity));
      };
      check("raw", "raw[" + term + "]");
      check("raw_se", "raw_se[" + term + "]");
      check("raw_lower", "raw_lower[" + term + "]");
      check("raw_upper", "raw_upper[" + term + "]");
      check("raw_p", "raw_p[" + term + "]");
      const std::string effect = "[" + term + "][versus " + reference + "]";
      check("held_equal", "ame" + effect);
      check("se", "ame_se" + effect);
      check("lower", "ame_lower" + effect);
      check("upper", "ame_upper" + effect);
      check("p", "ame_p" + effect);
      check("p_holm", "p_holm[" + term + "]");
      check("n", "n[" + term + "]");
      CHECK_FALSE(group.contains("why"));
    }
  }
  CHECK(answer.at("controls")[0].at("control") == "Agreement");
  CHECK(answer.at("simulated") == false);
}

TEST_CASE("groups can be asked of one control, and drawn", "[groups]") {
  const GroupsPeople line;
  const Json answer = line.json(line.groups({"--control", "sex", "--json"}));
  REQUIRE(answer.at("controls").size() == 1);
  const std::string sentence = answer.at("controls")[0].at("sentence");
  CHECK_THAT(line.done(line.groups({"--control", "sex"})),
             Contains(sentence) && Contains("not proof of cause"));
  line.done(
      {"chart", "groups", "P.candour", "--model", "model.json", "--control", "sex", "-o", "g.svg"});
  CHECK_THAT(line.read("g.txt"), Contains(sentence));
  CHECK_THAT(line.read("g.csv"), Contains("control,level,reference,n,raw_points"));
  CHECK_THAT(line.read("g.csv"), !Contains("Agreement"));
}

TEST_CASE("a number that groups does not give is null, and why", "[groups]") {
  const GroupsPeople line;
  line.write("rare.json", R"({"outcome": {"variable": "rare", "positive": [1]}, "drivers": [],
    "controls": [{"items": ["area"], "as": "category"}, {"items": ["x1"], "as": "number"}],
    "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}})");
  const Json answer = line.json({"groups", "P.candour", "--model", "rare.json", "--json"});
  const Json& groups = answer.at("controls")[0].at("groups");
  const Json& nobody = entry(groups, "level", "8");
  for (const char* field : {"raw_se", "raw_lower", "raw_upper", "raw_p", "se", "p", "p_holm"}) {
    CHECK(nobody.at(field).is_null());
  }
  CHECK(nobody.at("why").is_string());
  CHECK(nobody.at("raw_why").is_string());
  CHECK(answer.at("not_compared")[0].at("control") == "x1");
  CHECK(answer.at("status") == "separated");
}

TEST_CASE("groups says what is wrong in one line", "[groups]") {
  const GroupsPeople line;
  CHECK_THAT(line.refused(line.groups({"--control", "sec"})), Contains("Did you mean sex?"));
  CHECK_THAT(line.refused({"chart", "groups", "P.candour", "--model", "model.json", "--control",
                           "Agrement", "-o", "g.svg"}),
             Contains("Did you mean Agreement?"));
  line.write("bare.json", R"({"outcome": {"variable": "y", "positive": ["Yes"]},
    "drivers": [{"items": ["x1"], "as": "number"}]})");
  CHECK_THAT(line.refused({"groups", "P.candour", "--model", "bare.json"}),
             Contains("\"controls\""));
}
