// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;

namespace {

struct ScenarioPeople : CommandLine {
  ScenarioPeople() {
    write("model.json", R"({
  "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
  "drivers": [{"name": "scale", "items": ["item1", "item2", "item3"], "as": "scale"},
              {"name": "agree", "as": "category", "items": [{"variable": "agree", "order":
                ["Strongly disagree", "Tend to disagree", "Neither", "Tend to agree",
                 "Strongly agree"]}]},
              {"name": "x1", "items": ["x1"], "as": "number"}],
  "controls": [{"items": ["sex"], "as": "category"}],
  "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}, "area": "area"})");
    done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
  }

  [[nodiscard]] std::vector<std::string> asked(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin() + 1, {"P.candour", "--model", "model.json"});
    return arguments;
  }
};

}  // namespace

TEST_CASE("whatif answers with now, then and the change") {
  const ScenarioPeople line;
  const Json answer = line.json(line.asked({"whatif", "--move", "scale=0.1", "--json"}));
  const Reference& expected = reference("whatif");
  CHECK(answer["supported"] == true);
  CHECK(answer["now"].get<double>() == expected.approx("scale", "now"));
  CHECK(answer["then"].get<double>() == expected.approx("scale", "then"));
  CHECK(answer["change"]["estimate"].get<double>() == expected.approx("scale", "change"));
  CHECK(answer["change"]["se"].get<double>() == expected.approx("scale", "se"));
  CHECK(answer["change"]["lower"].get<double>() == expected.approx("scale", "lower"));
  CHECK(answer["change"]["upper"].get<double>() == expected.approx("scale", "upper"));
  CHECK(answer["note"] == "Associated with, not proof of cause.");
  CHECK(answer["drivers"][0]["towards"] == "5");
  const Json area = line.json(line.asked(
      {"whatif", "--move", "scale=0.2", "--move", "agree=-0.1", "--area", "2", "--json"}));
  CHECK(area["change"]["se"].get<double>() == expected.approx("area", "se"));
  const Json none = line.json(line.asked({"whatif", "--move", "scale=0", "--json"}));
  CHECK(none["then"] == none["now"]);
  const Json beyond = line.json(line.asked({"whatif", "--move", "scale=3", "--json"}));
  CHECK(beyond["supported"] == false);
  CHECK(beyond["then"].is_null());
  CHECK(beyond["change"]["estimate"].is_null());
  CHECK_THAT(beyond["why"].get<std::string>(), Contains("would need a mean of"));
  CHECK_THAT(line.done(line.asked({"whatif", "--move", "scale=0.1"})),
             Contains("Change 0.5 percentage points") && Contains("not proof of cause"));
}

TEST_CASE("target answers with the shift, or why there is none") {
  const ScenarioPeople line;
  const Json near =
      line.json(line.asked({"target", "--driver", "agree", "--to", "0.36", "--json"}));
  CHECK(near["feasible"] == true);
  CHECK(near["shift"].get<double>() > 0);
  const Json far = line.json(line.asked({"target", "--driver", "agree", "--to", "0.95", "--json"}));
  CHECK(far["feasible"] == false);
  CHECK(far["shift"].is_null());
  CHECK_THAT(far["why"].get<std::string>(), Contains("Even with everyone at"));
  const Json weak =
      line.json(line.asked({"target", "--driver", "scale", "--to", "0.36", "--json"}));
  CHECK(weak["feasible"] == false);
  CHECK(weak["shift"].is_null());
  CHECK_THAT(weak["why"].get<std::string>(), Contains("told apart from none"));
  CHECK_THAT(line.done(line.asked({"target", "--driver", "scale", "--to", "0.36"})),
             Contains("cannot carry a target"));
  CHECK_THAT(line.done(line.asked({"target", "--driver", "agree", "--to", "0.36"})),
             Contains("feasible") && Contains("not proof of cause"));
  CHECK_THAT(line.refused(line.asked({"target", "--driver", "scale", "--to", "70"})),
             Contains("0.7 is 70 %"));
}

TEST_CASE("uplift answers driver by driver") {
  const ScenarioPeople line;
  const Json answer = line.json(line.asked({"uplift", "--area", "1", "--json"}));
  const Json& agree = entry(answer["drivers"], "driver", "agree");
  const Reference& expected = reference("uplift");
  CHECK(agree["gain"].get<double>() == expected.approx("area_1", "gain[agree]"));
  CHECK(agree["se"].get<double>() == expected.approx("area_1", "se[agree]"));
  CHECK(agree["headroom"].get<double>() == expected.approx("area_1", "headroom[agree]"));
  const Json& scale = entry(answer["drivers"], "driver", "scale");
  CHECK(scale["gain"].is_null());
  CHECK(scale["why"] == "its effect cannot be told apart from none");
  CHECK(entry(answer["drivers"], "driver", "x1")["se"].is_null());
  CHECK_THAT(line.done(line.asked({"uplift", "--area", "1"})), Contains("not proof of cause"));
}

TEST_CASE("charts of scenarios say that association is no proof") {
  const ScenarioPeople line;
  const std::vector<std::pair<std::string, std::vector<std::string>>> charts = {
      {"whatif", {"--move", "scale=0.1"}},
      {"target", {"--driver", "agree", "--to", "0.36"}},
      {"uplift", {"--area", "1"}},
      {"priorities", {}}};
  for (const auto& [kind, options] : charts) {
    INFO(kind);
    std::vector<std::string> arguments = {"chart",      kind, "P.candour",  "--model",
                                          "model.json", "-o", kind + ".svg"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    line.done(arguments);
    CHECK_THAT(line.read(kind + ".svg"), Contains("not proof of cause"));
    CHECK_THAT(line.read(kind + ".txt"), Contains("not proof of cause"));
    const std::string numbers = line.read(kind + ".csv");
    CHECK(std::count(numbers.begin(), numbers.end(), '\n') >= 3);
  }
  CHECK_THAT(line.refused({"chart", "whatif", "P.candour", "--model", "model.json", "-o", "a.svg"}),
             Contains("Say what moves"));
  CHECK_THAT(line.refused({"chart", "uplift", "P.candour", "--model", "model.json", "-o", "a.svg"}),
             Contains("Say which area"));
}

TEST_CASE("scenarios that cannot be told are refused in one line") {
  const ScenarioPeople line;
  CHECK_THAT(line.refused(line.asked({"whatif", "--move", "scal=0.1"})),
             Contains("\"scale\"") || Contains("scale"));
  CHECK_THAT(line.refused(line.asked({"whatif", "--move", "scale"})), Contains("DRIVER=SHIFT"));
  CHECK_THAT(line.refused(line.asked({"whatif", "--move", "sex=1"})), Contains("control"));
  CHECK_THAT(line.refused(line.asked({"uplift", "--area", "44"})), Contains("no answer \"44\""));
  CHECK(line.run({"whatif", "P.candour", "--model", "model.json"}).code == 2);
  CHECK(line.run({"uplift", "P.candour", "--model", "model.json"}).code == 2);
}
