// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/driver_map.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/import/codebook.h"
#include "models/briefing/considerations.h"
#include "models/drivers/driver_model.h"
#include "models/simulate/simulate.h"

using namespace candour;

namespace {

Survey simulated(std::size_t rows = 1500) {
  auto survey = simulateSurvey({.rows = rows, .seed = 11});
  REQUIRE(survey);
  return *survey;
}

Survey without(Survey survey, const std::vector<std::string>& prefixes) {
  for (std::size_t i = survey.variables.size(); i-- > 0;) {
    const std::string& name = survey.variables[i].name;
    if (std::none_of(prefixes.begin(), prefixes.end(),
                     [&name](const auto& p) { return name.starts_with(p); })) {
      continue;
    }
    survey.variables.erase(survey.variables.begin() + static_cast<std::ptrdiff_t>(i));
    survey.columns.erase(survey.columns.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return survey;
}

void rename(Survey& survey, const std::string& from, const std::string& to) {
  survey.variables[survey.find(from).value()].name = to;
}

bool mentions(const DriverProposal& proposal, const std::string& text) {
  return std::any_of(proposal.notes.begin(), proposal.notes.end(),
                     [&text](const auto& n) { return n.find(text) != std::string::npos; });
}

std::vector<std::string> namesOf(const std::vector<DriverSpec>& drivers) {
  std::vector<std::string> names;
  for (const auto& driver : drivers) names.push_back(driver.name);
  return names;
}

}  // namespace

TEST_CASE("the driver map proposes Trust and Confidence on eight drivers", "[driver_map]") {
  auto survey = simulated();
  for (auto& column : survey.columns) column = nullptr;  // metadata alone is enough
  const auto proposal = proposeModels(survey);
  REQUIRE(proposal);
  REQUIRE(proposal->models.size() == 2);
  const DriverModelSpec& trust = proposal->models[0];
  CHECK(trust.outcome.name == "Trust");
  CHECK(trust.outcome.variable == "NQ135BD");
  CHECK(trust.outcome.positive ==
        std::vector<AnswerRef>{std::string("Tend to agree"), std::string("Strongly agree")});
  CHECK(proposal->models[1].outcome.variable == "Q60");
  CHECK(namesOf(trust.drivers) ==
        std::vector<std::string>{"Engagement and fair treatment", "Effectiveness", "Accountability",
                                 "Personal security", "Local patrol visibility",
                                 "Information provision", "Community problems", "Cohesion"});
  for (const auto& driver : trust.drivers) {
    CHECK(driver.as == TermKind::Scale);
    for (const auto& item : driver.items) CHECK(item.order.empty());
    CHECK(considerationsFor(driver.name).size() >= 3);
  }
  CHECK(trust.drivers[7].reach == Reach::Outside);
  CHECK(namesOf(trust.controls) ==
        std::vector<std::string>{"Age", "Gender", "Ethnicity", "Disability"});
  CHECK(trust.design.weight == "WT_Discrete_rebased");
  CHECK(trust.design.strata == std::vector<std::string>{"C2"});
  CHECK(trust.design.clusters == std::vector<std::string>{"ward_unique"});
  CHECK(trust.area == "C2");
  CHECK(trust.wave == "FinancialYear");
  CHECK(proposal->notes.size() == 1);
}

TEST_CASE("every variable of a proposal can be asked for in a model file", "[driver_map]") {
  const auto survey = simulated();
  const auto proposal = proposeModels(survey);
  REQUIRE(proposal);
  for (const auto& model : proposal->models) {
    for (const auto& name : variablesOf(model)) CHECK(survey.find(name));
    const auto again = parseDriverModelSpec(writeDriverModelSpec(model));
    REQUIRE(again);
    CHECK(*again == model);
  }
}

TEST_CASE("the proposal fits the simulated survey as it is", "[driver_map]") {
  const auto survey = simulated(6400);
  const auto proposal = proposeModels(survey);
  REQUIRE(proposal);
  const auto model = fitDriverModel(survey, proposal->models[0]);
  REQUIRE(model);
  CHECK(model->status != FitStatus::NotConverged);
  CHECK(model->n > 5000);
}

TEST_CASE("the telephone survey of 2020-21 says what cannot be built", "[driver_map]") {
  auto survey = without(simulated(), {"Q65", "Q66", "Q79", "ZQ10", "Q39A", "NQ44A", "Q62H", "Q62TI",
                                      "Q62TJ", "Q62D", "Q62B", "WT_Q"});
  rename(survey, "C2", "Borough");
  rename(survey, "NQ147r", "ReNQ147");
  rename(survey, "XQ135r", "ReXQ135");
  rename(survey, "Q136r", "ReQ136");
  const auto proposal = proposeModels(survey);
  REQUIRE(proposal);
  const auto& trust = proposal->models[0];
  CHECK(trust.drivers.size() == 6);
  CHECK(mentions(*proposal, "Local patrol visibility cannot be built"));
  CHECK(mentions(*proposal, "Community problems cannot be built"));
  CHECK(mentions(*proposal, "Engagement and fair treatment is built without Q62B, Q62H"));
  CHECK(trust.area == "Borough");
  CHECK(trust.design.strata == std::vector<std::string>{"Borough"});
  CHECK(trust.controls[2].items[0].variable == "ReNQ147");
}

TEST_CASE("the older name of a question stands in for the newer", "[driver_map]") {
  auto survey = simulated();
  rename(survey, "ZQ10A", "Q10A");
  const auto proposal = proposeModels(survey);
  REQUIRE(proposal);
  CHECK(proposal->models[0].drivers[6].items[0].variable == "Q10A");
}

TEST_CASE("weights of a period come after weights of every row", "[driver_map]") {
  const auto survey = simulated();
  const auto all = proposeModels(survey);
  REQUIRE(all);
  CHECK(all->weights == std::vector<std::string>{"WT_Discrete_rebased", "WT_Discrete", "WT_Q60_B",
                                                 "WT_Q60", "WT_Q59", "WT_Q58", "WT_Q57"});
  const auto periods = proposeModels(without(survey, {"WT_Discrete"}));
  REQUIRE(periods);
  CHECK(periods->models[0].design.weight == "WT_Q60_B");
  CHECK(mentions(*periods, "only interviews of the twelve months"));
  const auto none = proposeModels(without(survey, {"WT_"}));
  REQUIRE(none);
  CHECK(none->models[0].design.weight.empty());
  CHECK(mentions(*none, "no weight"));
}

TEST_CASE("answers in another order get the order spelled out", "[driver_map]") {
  auto survey = simulated();
  auto& worry = survey.variables[survey.find("Q13").value()].levels;
  std::reverse(worry.begin(), worry.end());
  auto& safe = survey.variables[survey.find("Q21").value()].levels;
  safe.push_back({5, "Never goes out", false});
  const auto proposal = proposeModels(survey);
  REQUIRE(proposal);
  const auto& security = proposal->models[0].drivers[3];
  CHECK(security.items[0].order ==
        std::vector<AnswerRef>{std::string("Very worried"), std::string("Fairly worried"),
                               std::string("Not very worried"), std::string("Not at all worried")});
  CHECK(security.items[2].order.size() == 4);
  CHECK(mentions(*proposal, "\"Never goes out\""));
}

TEST_CASE("other surveys get no proposal", "[driver_map]") {
  Survey survey;
  survey.add({.name = "Q60"}, Column::numbers({1, 2}));
  CHECK_FALSE(proposeModels(survey));
}

TEST_CASE("outcome families are known", "[driver_map]") {
  CHECK(outcomeFamilyOf("Q61") == "Confidence");
  CHECK(outcomeFamilyOf("NQ135BD") == "Trust");
  CHECK_FALSE(outcomeFamilyOf("Q62F"));
  CHECK(considerationsFor("Mobility").empty());
}
