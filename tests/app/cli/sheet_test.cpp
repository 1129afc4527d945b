// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "core/store/project.h"
#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"
#include "tests/support/sample_register.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

struct Wards : CommandLine {
  Wards() {
    done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
    auto project = Project::open(*this / "P.candour");
    REQUIRE(project);
    WardStore store = project->wards();
    const std::vector<Ward> wards{{"E1", "Rushey Green", "Lewisham"}};
    REQUIRE(store.replaceWards(wards));
    RegisterRows rows{"register", {}, {fedBackPriority("E1", "2019-Q3")}, {1}};
    REQUIRE(store.import(rows));
  }
};

}  // namespace

TEST_CASE_METHOD(Wards, "A feedback sheet is written for a ward by its name", "[sheet]") {
  const auto out = done({"sheet", "P.candour", "--ward", "rushey green", "-o", "sheet.html"});
  CHECK_THAT(out, Contains("Rushey Green: you said, we did"));
  const std::string html = read("sheet.html");
  for (const char* heading : {"You said", "We did", "What changed", "How sure we are"}) {
    CHECK_THAT(html, Contains(std::string("<h3>") + heading + "</h3>"));
  }
  CHECK_THAT(html, Contains("Two fires, nine before"));
  CHECK_THAT(html, Contains("No figure is given for this ward alone"));
}

TEST_CASE_METHOD(Wards, "A ward or cycle without a priority is refused with what is near",
                 "[sheet]") {
  CHECK_THAT(refused({"sheet", "P.candour", "--ward", "Rushey Grene", "-o", "s.pdf"}),
             Contains("Did you mean Rushey Green?"));
  CHECK_THAT(refused({"sheet", "P.candour", "--ward", "E1", "--cycle", "2020-Q1", "-o", "s.pdf"}),
             Contains("has no priority in January to March 2020"));
}

TEST_CASE_METHOD(CommandLine, "With a model the sheet tells what the survey says of wards together",
                 "[sheet]") {
  const auto sample = std::filesystem::path(CANDOUR_SOURCE_DIR) / "data/sample";
  done({"import", (sample / "public_attitude_survey_sample.zsav").string(), "-o", "S.candour"});
  done({"register", "import", "S.candour", (sample / "ward_register.csv").string()});
  done({"propose", "S.candour", "-o", "m.json"});
  done({"sheet", "S.candour", "--ward", "E05905010", "--model", "m.json", "-o", "s.html"});
  const std::string html = read("s.html");
  CHECK_THAT(html, Contains("wards that had a week of action, taken together"));
  // Without the frozen plan nothing says that chance decided.
  CHECK_THAT(html, Contains("not left to chance"));
  CHECK_THAT(html, Contains("Simulated data"));
}
