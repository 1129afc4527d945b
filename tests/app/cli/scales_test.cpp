// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;

namespace {

constexpr const char* kScaleModel = R"({
  "outcome": {"name": "Yes", "variable": "yes", "positive": [2]},
  "drivers": [{"name": "Scale", "as": "scale",
               "items": ["a1", "a2", "a3", {"variable": "a4", "reverse": true}]},
              {"name": "Other", "as": "scale", "items": ["b1", "b2"]}],
  "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}})";

struct ScalePeople : CommandLine {
  ScalePeople() {
    write("model.json", kScaleModel);
    done({"import", referenceFile("scale_items").string(), "-o", "P.candour"});
  }
  [[nodiscard]] std::vector<std::string> asked(const std::string& command,
                                               const std::vector<std::string>& more) const {
    std::vector<std::string> all = {command, "P.candour", "--model", "model.json"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
};

}  // namespace

TEST_CASE("reliability answers under the promised names, as R has it", "[scales]") {
  const ScalePeople line;
  const Json answer = line.json(line.asked("reliability", {"--driver", "Scale", "--json"}));
  const Reference& expected = reference("scales");
  CHECK(answer.at("alpha").get<double>() == expected.approx("four", "alpha"));
  CHECK(answer.at("alpha_se").get<double>() == expected.approx("four", "alpha_se"));
  CHECK(answer.at("omega").get<double>() == expected.approx("four", "omega"));
  REQUIRE(answer.at("items").size() == 4);
  for (const auto& item : answer.at("items")) {
    const std::string key = "[" + item.at("variable").get<std::string>() + "]";
    CHECK(item.at("item_rest").get<double>() == expected.approx("four", "item_rest" + key));
    CHECK(item.at("alpha_if_dropped").get<double>() ==
          expected.approx("four", "alpha_if_dropped" + key));
  }
}

TEST_CASE("reliability of a question gives every scale; of two items says what it cannot",
          "[scales]") {
  const ScalePeople line;
  const Json all = line.json(line.asked("reliability", {"--json"}));
  REQUIRE(all.at("scales").size() == 2);
  CHECK(all.at("driver") == "Scale");
  const Json& two = all.at("scales")[1];
  CHECK(two.at("omega").is_null());
  CHECK_THAT(two.at("omega_why").get<std::string>(), Contains("two items"));
  CHECK(two.at("spearman_brown").get<double>() ==
        reference("scales").approx("two", "spearman_brown"));
}

TEST_CASE("reliability of named items needs no model file", "[scales]") {
  const CommandLine line;
  line.done({"import", referenceFile("apistrat").string(), "-o", "P.candour"});
  const Json plain =
      line.json({"reliability", "P.candour", "--items", "ell,mobility,meals", "--json"});
  CHECK(plain.at("weighted") == false);
  line.write("model.json", R"({"outcome": {"variable": "sch.wide", "positive": ["Yes"]},
      "drivers": ["ell"], "design": {"weight": "pw", "strata": ["stype"]}})");
  const Json weighted = line.json({"reliability", "P.candour", "--model", "model.json", "--items",
                                   "ell,mobility,meals", "--json"});
  CHECK(weighted.at("alpha").get<double>() == Approx(0.6456507813).epsilon(1e-9));
}

TEST_CASE("factors says which items go together", "[scales]") {
  const ScalePeople line;
  const Json answer = line.json(
      line.asked("factors", {"--items", "a1,a2,a3,a4,b1,b2,b3,both", "--factors", "2", "--json"}));
  CHECK(answer.at("correlation") == "polychoric");
  REQUIRE(answer.at("items").size() == 8);
  const Reference& expected = reference("scales");
  for (const auto& item : answer.at("items")) {
    const std::string key = "[" + item.at("variable").get<std::string>() + "]";
    // A factor may be turned round as a whole.
    CHECK(std::abs(item.at("loadings")[0].get<double>()) ==
          Approx(std::abs(expected.value("polychoric_oblimin", "loading" + key + "[1]"))));
  }
  CHECK(answer.at("scales").size() == 2);
  CHECK_THAT(line.done(line.asked("factors", {})), Contains("Factor 1:"));
}

TEST_CASE("Scales are refused in one line", "[scales]") {
  const ScalePeople line;
  CHECK_THAT(line.refused(line.asked("reliability", {"--driver", "Scales"})),
             Contains("Did you mean Scale?"));
  CHECK_THAT(line.refused(line.asked("reliability", {"--items", "a1,a11"})), Contains("a11"));
  CHECK_THAT(line.refused(line.asked("factors", {"--items", "a1,a2"})), Contains("three items"));
}

TEST_CASE("Charts of scales are written with their numbers", "[scales]") {
  const ScalePeople line;
  for (const char* kind : {"reliability", "loadings", "scree"}) {
    INFO(kind);
    std::vector<std::string> chart = {
        "chart", kind, "P.candour", "--model", "model.json", "-o", std::string(kind) + ".svg"};
    line.done(chart);
    CHECK_THAT(line.read(std::string(kind) + ".svg"), Contains("<svg"));
    CHECK_FALSE(line.read(std::string(kind) + ".csv").empty());
  }
}
