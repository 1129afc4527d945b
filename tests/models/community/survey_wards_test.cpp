// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/survey_wards.h"

#include <catch2/catch.hpp>

using namespace candour;

namespace {

Variable named(const std::string& name, const std::string& label) {
  Variable variable;
  variable.name = name;
  variable.label = label;
  return variable;
}

Variable texts(const std::string& name, const std::vector<std::string>& labels) {
  Variable variable = named(name, "");
  variable.kind = VariableKind::Text;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    variable.levels.push_back({static_cast<double>(i + 1), labels[i], false});
  }
  return variable;
}

void add(Survey& survey, const std::string& name, const std::vector<std::string>& labels,
         const std::vector<std::int32_t>& levels) {
  survey.add(texts(name, labels), Column::coded(levels, labels.size()));
}

// Six interviews in two wards and one that has none; the second ward once under a wrong borough.
Survey smallSurvey() {
  Survey survey;
  add(survey, "ward", {"E1", "E2", "E9"}, {1, 0, 1, 1, 0, Column::kEmpty});
  add(survey, "ward_n", {"Abbey", "Bridge"}, {1, 0, 1, 1, 0, 0});
  add(survey, "C2", {"Camden", "Lewisham"}, {1, 0, 1, 0, 0, 0});
  return survey;
}

}  // namespace

TEST_CASE("Ward variables are found by their name or label, codes before names", "[wards]") {
  Survey survey;
  survey.variables = {named("Q1", "Are you looking forward to it?"),
                      named("NQ133A", "Do you know how to contact your local ward officer?"),
                      named("ward_n", "Electoral ward (name)"),
                      named("ward_unique", "Electoral ward (name and borough)"),
                      named("WARD", "Electoral ward (code)"),
                      named("towards", "Towards")};
  CHECK(likelyWardVariables(survey) == std::vector<std::string>{"WARD", "ward_n", "ward_unique"});
  CHECK(proposedWardVariables(survey, "C2") == WardVariables{"WARD", "ward_n", "C2"});
  survey.variables.push_back(named("LA", "Borough"));
  CHECK(proposedWardVariables(survey, "").borough == "LA");
  survey.variables.resize(2);
  CHECK(proposedWardVariables(survey, "C2").ward.empty());
}

TEST_CASE("A ward has the name and borough most of its interviews have", "[wards]") {
  const auto wards = wardsOfSurvey(smallSurvey(), {"ward", "ward_n", "C2"});
  REQUIRE(wards);
  // No interview was in E9.
  CHECK(*wards == std::vector<Ward>{{"E1", "Abbey", "Camden"}, {"E2", "Bridge", "Lewisham"}});
  const auto bare = wardsOfSurvey(smallSurvey(), {"ward", "", ""});
  REQUIRE(bare);
  CHECK(bare->front() == Ward{"E1", "E1", ""});
}

TEST_CASE("Wards that a survey does not tell are said to be missing", "[wards]") {
  const auto unknown = wardsOfSurvey(smallSurvey(), {"wrad", "", ""});
  REQUIRE(!unknown);
  CHECK(unknown.error().message.find("ward") != std::string::npos);
  Survey empty;
  add(empty, "ward", {"E1"}, {Column::kEmpty, Column::kEmpty});
  const auto none = wardsOfSurvey(empty, {"ward", "", ""});
  REQUIRE(!none);
  CHECK(none.error().message == "No interview has a ward in ward.");
}
