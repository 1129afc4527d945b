// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "models/drivers/driver_map.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/importance.h"
#include "models/simulate/simulate.h"
#include "models/simulate/truth.h"

using namespace candour;

namespace {

const Survey& ofSeedThree() {
  static const Survey survey = simulateSurvey({.rows = 50000, .seed = 3}).value();
  return survey;
}

// The proposal with borough and year held equal, as the truth has them.
DriverModelSpec questionFor(std::size_t outcome) {
  auto question = proposeModels(ofSeedThree()).value().models.at(outcome);
  for (const auto* variable : {"C2", "FinancialYear"}) {
    question.controls.push_back(
        {.items = {{.variable = variable, .order = {}, .missing = {}}}, .as = TermKind::Category});
  }
  return question;
}

const Coefficient& coefficientOf(const DriverModel& model, const std::string& driver,
                                 const std::string& level) {
  const auto found =
      std::find_if(model.coefficients.begin(), model.coefficients.end(),
                   [&](const Coefficient& c) { return c.driver == driver && c.level == level; });
  REQUIRE(found != model.coefficients.end());
  return *found;
}

}  // namespace

TEST_CASE("a fit finds the coefficients that made the survey", "[simulate][recovery]") {
  for (std::size_t o = 0; o < 2; ++o) {
    const auto& truth = simulationTruth().outcomes[o];
    const auto model = fitDriverModel(ofSeedThree(), questionFor(o));
    REQUIRE(model);
    REQUIRE(model->status == FitStatus::Converged);
    double squares = 0;
    const auto& drivers = simulationTruth().drivers;
    for (std::size_t d = 0; d < drivers.size(); ++d) {
      const auto& found = coefficientOf(*model, drivers[d].name, "");
      INFO(truth.name << ": " << drivers[d].name << " " << found.estimate << " se " << found.se);
      const double z = (found.estimate - truth.coefficients[d]) / found.se;
      CHECK(std::abs(z) < 4);
      CHECK(found.se < .2);
      squares += z * z;
    }
    CHECK(squares < 26.1);  // chi-squared on 8, p = .001
    for (const auto& shift : truth.demographics) {
      if (shift.variable != "NQ147r") continue;
      const auto& found = coefficientOf(*model, "Ethnicity", shift.answer);
      INFO(truth.name << ": " << shift.answer << " " << found.estimate << " se " << found.se);
      CHECK(std::abs(found.estimate - shift.value) < 4 * found.se);
    }
  }
}

TEST_CASE("the importance of the drivers comes in the order of the truth", "[simulate][recovery]") {
  const Survey survey = simulateSurvey({.rows = 16000, .seed = 3}).value();
  const auto importance = fitImportance(survey, proposeModels(survey).value().models[0]);
  REQUIRE(importance);
  const auto shareOf = [&](const std::string& driver) {
    for (const auto& entry : importance->drivers) {
      if (entry.driver == driver) return entry.share;
    }
    return kNotAvailable;
  };
  const double engagement = shareOf("Engagement and fair treatment");
  const double effectiveness = shareOf("Effectiveness");
  const double accountability = shareOf("Accountability");
  const double cohesion = shareOf("Cohesion");
  const double information = shareOf("Information provision");
  const double security = shareOf("Personal security");
  const double visibility = shareOf("Local patrol visibility");
  CHECK(engagement > effectiveness);
  CHECK(effectiveness > accountability);
  CHECK(accountability > cohesion);
  CHECK(cohesion > information);
  CHECK(information > security);
  CHECK(security > visibility);
  CHECK(visibility < .06);
}
