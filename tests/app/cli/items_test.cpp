// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;

namespace {

constexpr const char* kItemsModel = R"({
  "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
  "drivers": [{"name": "Agreement", "as": "scale",
               "items": [{"variable": "agree", "order": ["Strongly disagree", "Tend to disagree",
                          "Neither", "Tend to agree", "Strongly agree"]}, "item1", "item2",
                         {"variable": "item3", "reverse": true}]},
              {"name": "Places", "items": ["area"], "as": "category"}],
  "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}})";

struct ItemsPeople : CommandLine {
  ItemsPeople() {
    write("model.json", kItemsModel);
    done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
  }
  [[nodiscard]] std::vector<std::string> items(const std::vector<std::string>& more) const {
    std::vector<std::string> all = {"items", "P.candour", "--model", "model.json"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
};

}  // namespace

TEST_CASE("items answers under the promised names, as R has it", "[items]") {
  const ItemsPeople line;
  const Json answer = line.json(line.items({"--json"}));
  const Reference& expected = reference("item_answers");
  REQUIRE(answer.at("items").size() == 4);
  for (const auto& item : answer.at("items")) {
    const std::string variable = item.at("variable");
    const auto check = [&](const Json& value, const std::string& quantity) {
      INFO(quantity);
      CHECK(value.get<double>() == expected.approx("clusters", quantity));
    };
    const std::string key = "[" + variable + "]";
    check(item.at("n"), "n" + key);
    check(item.at("n_effective"), "kish" + key);
    check(item.at("df"), "df" + key);
    check(item.at("net").at("estimate"), "net" + key);
    check(item.at("net").at("se"), "net_se" + key);
    check(item.at("net").at("lower"), "net_lower" + key);
    check(item.at("net").at("upper"), "net_upper" + key);
    check(item.at("net").at("p"), "net_p" + key);
    for (const auto& given : item.at("answers")) {
      const std::string term = "[" + variable + "=" + given.at("answer").get<std::string>() + "]";
      check(given.at("n"), "count" + term);
      check(given.at("share"), "share" + term);
      check(given.at("se"), "se" + term);
      check(given.at("lower"), "lower" + term);
      check(given.at("upper"), "upper" + term);
    }
  }
  const Json& agree = answer.at("items")[0];
  CHECK(agree.at("midpoint") == "Neither");
  CHECK(agree.at("answers")[0].at("side") == "below");
  CHECK(agree.at("answers")[2].at("side") == "middle");
  CHECK(agree.at("left_out")[0].at("reason") == "system");
  CHECK(answer.at("items")[3].at("reversed") == true);
  CHECK(answer.at("not_shown")[0].at("variable") == "area");
}

TEST_CASE("items prints what it has and says what it has not", "[items]") {
  const ItemsPeople line;
  CHECK_THAT(line.done(line.items({"--driver", "Agreement"})),
             Contains("Tend to agree") && Contains("Net score") &&
                 Contains("counted the other way round"));
  CHECK_THAT(line.done(line.items({"--driver", "Trust"})), Contains("Yes"));
  const Json with = line.json(line.items({"--outcome", "--json"}));
  CHECK(with.at("items")[0].at("midpoint").is_null());
  CHECK_THAT(line.refused(line.items({"--driver", "Agrement"})),
             Contains("Did you mean Agreement?"));
  CHECK_THAT(line.refused(line.items({"--driver", "Places"})),
             Contains("at most 5 without an order"));
}
