// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;

namespace {

using Arguments = std::vector<std::string>;

constexpr const char* kEvaluateModel = R"({
  "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]}, "drivers": [],
  "controls": [{"items": ["age"], "as": "category"}],
  "design": {"weight": "w", "strata": ["stratum"], "clusters": ["ward"]}})";

/// The wards of tests/reference with a register of when they acted.
struct Wards : CommandLine {
  Wards() {
    write("model.json", kEvaluateModel);
    std::map<std::string, std::string> weeks;
    const auto wards = referenceTexts("wards", "ward");
    const auto weekOfRow = referenceTexts("wards", "week");
    for (std::size_t i = 0; i < wards.size(); ++i) weeks[wards[i]] = weekOfRow[i];
    std::string csv = "ward,week\n";
    for (const auto& [ward, week] : weeks) csv += ward + "," + week + "\n";
    write("actions.csv", csv);
    done({"import", referenceFile("wards").string(), "-o", "P.candour"});
  }
  [[nodiscard]] Arguments asked(Arguments first, const Arguments& more = {}) const {
    for (const char* each : {"P.candour", "--model", "model.json", "--time", "month", "--register",
                             "actions.csv", "--draws", "199"}) {
      first.emplace_back(each);
    }
    first.insert(first.end(), more.begin(), more.end());
    return first;
  }
};

bool hasR() {
  const int status = std::system(
      "Rscript -e 'for (p in c(\"survey\", \"DBI\", \"RSQLite\")) loadNamespace(p)' "
      ">/dev/null 2>&1");
  if (status != 0) WARN("not run: Rscript with the packages survey, DBI and RSQLite is not here");
  return status == 0;
}

}  // namespace

TEST_CASE("evaluate answers under the promised names, as R has it", "[evaluation]") {
  const Wards line;
  const Json answer = line.json(line.asked({"evaluate"}, {"--json"}));
  const Reference& expected = reference("wards");
  CHECK(answer.at("att").at("estimate").get<double>() == expected.approx("plain", "simple"));
  CHECK(answer.at("att").at("se").get<double>() == expected.approx("plain", "se_simple"));
  CHECK(answer.at("att").at("df") == 26);
  CHECK(answer.at("design") == "not_random");
  CHECK(answer.at("treated_wards") == 19);
  CHECK(answer.at("randomisation_p").get<double>() > 0);
  CHECK(answer.at("readiness").at("mde").get<double>() > 0);
  CHECK(answer.at("event_study").size() == 9);
  CHECK_THAT(line.done(line.asked({"evaluate"})), Contains("not proof of cause"));
}

TEST_CASE("readiness answers under the promised names", "[evaluation]") {
  const Wards line;
  const Json answer = line.json({"readiness", "P.candour", "--model", "model.json", "--time",
                                 "month", "--wards", "12", "--json"});
  CHECK(answer.at("mde").get<double>() > 0);
  CHECK(answer.at("plan").at("wards") == 12);
  CHECK(answer.at("plan").at("compared") == 24);
}

TEST_CASE("a register that names no ward of the survey is refused", "[evaluation]") {
  const Wards line;
  line.write("actions.csv", "ward,week\nX1,2019-01-07\n");
  CHECK_THAT(line.refused(line.asked({"evaluate"})), Contains("is in the survey"));
  line.write("actions.csv", "ward,when\nE001,2019-01-07\n");
  CHECK_THAT(line.refused(line.asked({"evaluate"})), Contains("no column \"week\""));
}

TEST_CASE("the figure of an evaluation is drawn, asked again, and worked out in R",
          "[evaluation]") {
  const Wards line;
  line.done(line.asked({"chart", "evaluation"}, {"-o", "evaluation.svg"}));
  CHECK_THAT(line.read("evaluation.csv"), Contains("Effect on wards that acted"));
  line.done({"reproduce", "evaluation.recipe.json", "--project", "P.candour"});
  line.done(line.asked({"chart", "readiness"}, {"-o", "readiness.svg"}));
  line.done(line.asked({"script", "evaluation"}, {"-o", "evaluation.R"}));
  line.done(line.asked({"script", "evaluation"}, {"-o", "controls.R", "--controls"}));
  line.done(line.asked({"script", "readiness"}, {"-o", "readiness.R"}));
  line.done(
      line.asked({"script", "readiness"}, {"-o", "given.R", "--boost", "2", "--wards", "12"}));
  if (!hasR()) return;
  for (const char* script : {"evaluation.R", "controls.R", "readiness.R", "given.R"}) {
    const std::string command =
        "cd '" + (line / "").string() + "' && Rscript " + script + " > r.out 2>&1";
    const int status = std::system(command.c_str());
    INFO(script << line.read("r.out"));
    CHECK(WEXITSTATUS(status) == 0);
  }
}
