// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;

namespace {

constexpr const char* kDiagnosedModel = R"({
  "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
  "drivers": [{"items": ["x1"], "as": "number"}, {"items": ["x2"], "as": "number"},
              {"name": "agree", "as": "category",
               "items": [{"variable": "agree", "order": ["Strongly disagree", "Tend to disagree",
                          "Neither", "Tend to agree", "Strongly agree"]}]},
              {"items": ["sex"]}],
  "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}})";

struct DiagnosedPeople : CommandLine {
  DiagnosedPeople() {
    write("model.json", kDiagnosedModel);
    done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
  }
};

}  // namespace

TEST_CASE("diagnose answers under the promised names, as R has it", "[diagnose]") {
  const DiagnosedPeople line;
  const Json answer = line.json({"diagnose", "P.candour", "--model", "model.json", "--json"});
  const Reference& expected = reference("diagnostics");
  const auto check = [&](const Json& value, const char* quantity) {
    INFO(quantity);
    CHECK(value.get<double>() == expected.approx("clusters", quantity));
  };
  REQUIRE(answer.at("checks").size() == 11);
  for (const auto& each : answer.at("checks")) {
    for (const char* field : {"id", "title", "verdict", "sentence", "advice"}) {
      CHECK_FALSE(each.at(field).get<std::string>().empty());
    }
  }
  const Json& calibration = answer.at("calibration");
  check(calibration.at("goodness_of_fit").at("statistic"), "gof");
  check(calibration.at("goodness_of_fit").at("p"), "gof_p");
  check(calibration.at("slope").at("estimate"), "slope");
  check(calibration.at("groups")[9].at("observed").at("estimate"), "group_observed[10]");
  check(answer.at("discrimination").at("auc").at("estimate"), "auc");
  check(answer.at("discrimination").at("auc").at("se"), "auc_se");
  check(answer.at("discrimination").at("auc_crossed").at("estimate"), "crossed_auc");
  check(answer.at("link_test").at("p"), "link_p");
  check(answer.at("collinearity").at("inflation")[2].at("gvif"), "gvif[agree]");
  check(answer.at("influence").at("largest")[0].at("exact"), "unit_exact[1]");
  check(answer.at("influence").at("largest")[0].at("one_step"), "unit_step[1]");
  check(answer.at("weights").at("interactions").at("statistic"), "interactions");
  check(answer.at("weights").at("hausman").at("p"), "hausman_p");
  check(answer.at("heavy_weights").at("top_share"), "top_share");
  CHECK(answer.at("influence").at("units_are") == "clusters");
  CHECK(answer.at("events").at("terms") == 7);
  CHECK_FALSE(answer.contains("why"));
}

TEST_CASE("diagnose says each check in words", "[diagnose]") {
  const DiagnosedPeople line;
  const std::string text = line.done({"diagnose", "P.candour", "--model", "model.json"});
  CHECK_THAT(text, Contains("Predicted and observed shares") && Contains("People per term") &&
                       Contains("What leaving a sampling unit out does"));
}

TEST_CASE("what a separated model cannot be asked is null, and why", "[diagnose]") {
  const CommandLine line;
  line.write("model.json", R"({"outcome": {"variable": "y", "positive": [1]},
                               "drivers": [{"items": ["x"], "as": "number"}]})");
  line.done({"import", referenceFile("separation").string(), "-o", "P.candour"});
  const Json answer = line.json({"diagnose", "P.candour", "--model", "model.json", "--json"});
  CHECK(answer.at("status") == "separated");
  CHECK_FALSE(answer.at("why").get<std::string>().empty());
  const Json& auc = answer.at("discrimination").at("auc");
  CHECK(auc.at("estimate").is_null());
  CHECK_FALSE(auc.at("why").get<std::string>().empty());
}

TEST_CASE("figures of diagnostics name no sampling unit and no respondent", "[diagnose]") {
  const DiagnosedPeople line;
  for (const std::string kind : {"calibration", "roc", "collinearity", "influence", "weights"}) {
    line.done({"chart", kind, "P.candour", "--model", "model.json", "-o", kind + ".svg"});
    CHECK_THAT(line.read(kind + ".txt"), Contains("Base: "));
    CHECK_THAT(line.read(kind + ".csv"), !Contains("row ") && !Contains("psu"));
  }
  CHECK_THAT(line.read("calibration.csv"), Contains("row,predicted_percent,observed_percent"));
  CHECK_THAT(line.read("weights.csv"), Contains("unweighted_points"));
  const auto script =
      line.run({"script", "roc", "P.candour", "--model", "model.json", "-o", "r.R"});
  CHECK(script.code == 1);
  CHECK_THAT(script.err, Contains("has no R script"));
}

TEST_CASE("the help of scripts names no figure that never has one", "[diagnose]") {
  const DiagnosedPeople line;
  const std::string help = line.done({"script", "--help"});
  const std::string names =
      help.substr(help.find("KIND"), help.find("(other figures") - help.find("KIND"));
  CHECK_THAT(names, Contains("effects") && Contains("boroughs") && !Contains("scree"));
  for (const std::string kind : {"roc", "weights", "scree", "sensitivity", "subgroups"}) {
    CHECK_THAT(names, !Contains(kind));
    line.refused({"script", kind, "P.candour", "--model", "model.json", "-o", "s.R"});
  }
}
