// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>

#include "models/briefing/figures.h"
#include "models/drivers/driver_model.h"

using namespace candour;

namespace {

constexpr int kRows = 1200;

// Four waves; the driver was asked in the first `asked` of them.
Survey surveyAskedIn(int asked) {
  Survey survey;
  std::vector<double> trust;
  std::vector<double> fair;
  std::vector<std::int32_t> wave;
  for (int i = 0; i < kRows; ++i) {
    wave.push_back(i % 4);
    fair.push_back(i % 4 < asked ? (i / 4) % 5 : emptyNumber());
    trust.push_back((i * 7 + (i / 4) % 5 * 3) % 11 < 6 ? 1 : 0);
  }
  Variable year;
  year.name = "year";
  year.kind = VariableKind::Text;
  for (int y = 0; y < 4; ++y) {
    year.levels.push_back(
        {y + 1.0, "201" + std::to_string(5 + y) + "-1" + std::to_string(6 + y), false});
  }
  Variable outcome;
  outcome.name = "trust";
  Variable driver;
  driver.name = "fair";
  survey.add(outcome, Column::numbers(trust));
  survey.add(driver, Column::numbers(fair));
  survey.add(year, Column::coded(wave, 4));
  return survey;
}

DriverModelSpec question() {
  DriverModelSpec spec;
  spec.outcome = {"Trust", "trust", {1.0}, {}};
  DriverSpec fair;
  fair.name = "Fairness";
  fair.items = {{"fair", false, {}, {}}};
  fair.as = TermKind::Number;
  spec.drivers = {fair};
  spec.wave = "year";
  return spec;
}

bool warned(const DriverModel& model) {
  return std::any_of(model.warnings.begin(), model.warnings.end(),
                     [](const Warning& w) { return w.code == "period_left_out"; });
}

}  // namespace

TEST_CASE("a model of whose drivers whole waves were not asked says which waves it speaks of") {
  const Survey survey = surveyAskedIn(3);
  const auto model = fitDriverModel(survey, question());
  REQUIRE(model.has_value());
  CHECK(warned(*model));
  CHECK(model->leftOut.period == "2015-16 to 2017-18");
  CHECK(contextFor(*model, survey, question()).period == "2015-16 to 2017-18");
  const auto text = std::find_if(model->warnings.begin(), model->warnings.end(), [](const auto& w) {
                      return w.code == "period_left_out";
                    })->text;
  CHECK_THAT(text, Catch::Contains("2018-19") && Catch::Contains("300 of 1,200"));
}

TEST_CASE("a model of all waves says nothing of them") {
  const Survey survey = surveyAskedIn(4);
  const auto model = fitDriverModel(survey, question());
  REQUIRE(model.has_value());
  CHECK(!warned(*model));
  CHECK(model->leftOut.period.empty());
}

TEST_CASE("a wave that the question leaves out is not missed") {
  const Survey survey = surveyAskedIn(3);
  DriverModelSpec spec = question();
  spec.domain = {{"year", {std::string("2015-16"), std::string("2016-17")}}};
  const auto model = fitDriverModel(survey, spec);
  REQUIRE(model.has_value());
  CHECK(!warned(*model));
}
