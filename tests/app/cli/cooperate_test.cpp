// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;

namespace {

using Arguments = std::vector<std::string>;

constexpr const char* kCooperateModel = R"({
  "outcome": {"name": "trust", "variable": "item1", "positive": [4, 5]},
  "drivers": [{"items": ["x1"], "as": "number"}, {"items": ["x2"], "as": "number"},
              {"name": "agree", "as": "category",
               "items": [{"variable": "agree", "order": ["Strongly disagree", "Tend to disagree",
                          "Neither", "Tend to agree", "Strongly agree"]}]}],
  "controls": [{"items": ["sex"], "as": "category"}],
  "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}})";

struct CooperatePeople : CommandLine {
  CooperatePeople() {
    write("model.json", kCooperateModel);
    done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
  }
  [[nodiscard]] static Arguments cooperate(const Arguments& more) {
    Arguments all = {"cooperate", "P.candour", "--model", "model.json"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
};

struct Simulated : CommandLine {
  Simulated() {
    done({"simulate", "--rows", "6400", "--seed", "3", "-o", "S.sav"});
    done({"import", "S.sav", "-o", "P.candour"});
  }
};

void checkSums(const Json& answer) {
  for (std::size_t i = 0; i < answer.at("total").size(); ++i) {
    double sum = 0;
    for (const char* part : {"direct", "through_trust", "through_confidence"}) {
      sum += answer.at(part).at(i).at("estimate").get<double>();
    }
    CHECK(std::abs(answer.at("total").at(i).at("estimate").get<double>() - sum) < 1e-8);
  }
}

}  // namespace

TEST_CASE("cooperate answers under the promised names, as R has it", "[cooperate]") {
  const CooperatePeople line;
  const Json answer = line.json(CooperatePeople::cooperate(
      {"--behaviour", "y=Yes", "--through", "trust", "--through", "item2=4|5", "--json"}));
  const Reference& expected = reference("cooperation");
  CHECK(answer.at("n").get<double>() == expected.value("both", "n"));
  CHECK(answer.at("effects").at(0).at("estimate").get<double>() ==
        expected.approx("both", "ame[trust]"));
  CHECK(answer.at("per_1000").at(0).at("upper").get<double>() ==
        expected.approx("both", "per_1000_upper[trust]"));
  for (const Json& total : answer.at("total")) {
    if (total.at("contrast") != "per sd") continue;
    const std::string term = "[" + total.at("variable").get<std::string>() + "]";
    CHECK(total.at("estimate").get<double>() == expected.approx("both", "total" + term));
    CHECK(total.at("se").get<double>() == expected.approx("both", "total_se" + term));
  }
  CHECK(answer.contains("direct"));
  CHECK(answer.contains("through_trust"));
  CHECK(answer.at("unmeasured").at(0).at("e_value").get<double>() ==
        expected.approx("both", "e_value[trust]"));
}

TEST_CASE("without a behaviour all that are known are answered", "[cooperate]") {
  const Simulated line;
  const Json all = line.json({"cooperate", "P.candour", "--json"});
  REQUIRE(all.at("behaviours").size() == 3);
  for (const Json& answer : all.at("behaviours")) checkSums(answer);
  CHECK(all.at("behaviours").at(2).at("n_not_asked") > 2000);
  const Json one = line.json({"cooperate", "P.candour", "--behaviour", "report", "--json"});
  CHECK(one == all.at("behaviours").at(0));
  const std::string text = line.done({"cooperate", "P.candour", "--behaviour", "inform"});
  CHECK_THAT(text, Contains("Giving information (simulated data)") && Contains("per 1,000") &&
                       Contains("not proof of cause"));
}

TEST_CASE("a behaviour that is not there is refused with what is", "[cooperate]") {
  const Simulated line;
  CHECK_THAT(line.refused({"cooperate", "P.candour", "--behaviour", "reprt"}), Contains("report"));
  CHECK_THAT(line.refused({"cooperate", "P.candour", "--behaviour", "NQ_REPORT=Never"}),
             Contains("NQ_REPORT"));
  CHECK_THAT(line.refused({"cooperate", "P.candour", "--behaviour", "NQ135BD=Tend to agree"}),
             Contains("both the behaviour and what may lead to it"));
  CHECK_THAT(
      line.refused({"cooperate", "P.candour", "--behaviour", "report", "--through", "Q999=1"}),
      Contains("Q999"));
  const CooperatePeople people;
  CHECK_THAT(people.refused(CooperatePeople::cooperate({})), Contains("--behaviour"));
}

TEST_CASE("figures of what trust goes with are drawn and made again", "[cooperate][figures]") {
  const Simulated line;
  for (const std::string kind : {"cooperation", "through-trust"}) {
    line.done({"chart", kind, "P.candour", "-o", kind + ".svg", "--behaviour", "report"});
    CHECK_THAT(line.read(kind + ".txt"), Contains("Simulated data"));
    line.done({"reproduce", kind + ".recipe.json"});
  }
  CHECK_THAT(line.read("through-trust.csv"), Contains("through trust"));
}
