// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>

#include "core/import/codebook.h"
#include "core/import/import.h"
#include "models/community/register_table.h"
#include "models/drivers/driver_map.h"
#include "models/drivers/driver_model.h"
#include "models/simulate/simulate.h"
#include "models/simulate/write_survey.h"
#include "tests/support/temporary.h"

using namespace candour;

namespace {

Survey imported(const std::filesystem::path& file) {
  auto survey = readSurveyFile(file);
  INFO((survey ? std::string() : survey.error().message));
  REQUIRE(survey);
  REQUIRE(recognises(knownCodebooks().front(), *survey));
  applyCodebook(knownCodebooks().front(), *survey);
  return *survey;
}

std::vector<double> coefficientsOf(const Survey& survey) {
  const auto proposal = proposeModels(survey);
  REQUIRE(proposal);
  REQUIRE(proposal->models.size() == 2);
  CHECK(proposal->models[0].drivers.size() == 8);
  const auto model = fitDriverModel(survey, proposal->models[1]);
  REQUIRE(model);
  CHECK(model->simulated);
  std::vector<double> estimates;
  for (const auto& coefficient : model->coefficients) estimates.push_back(coefficient.estimate);
  return estimates;
}

// What a cell says, whatever form it came in: the text of a text, the code of a number.
std::string cell(const Survey& survey, std::size_t variable, std::size_t row) {
  const Column& column = *survey.columns[variable];
  const Variable& about = survey.variables[variable];
  double number = emptyNumber();
  if (column.isCoded()) {
    const int level = column.level(row);
    if (level < 0) return {};
    if (about.kind == VariableKind::Text) return about.levelText(static_cast<std::size_t>(level));
    number = about.levels[static_cast<std::size_t>(level)].code;
  } else {
    number = column.number(row);
  }
  return std::isnan(number) ? std::string() : std::to_string(number);
}

}  // namespace

TEST_CASE("a simulated survey answers alike from memory, CSV and SPSS", "[simulate][import]") {
  TemporaryFolder folder;
  const Survey survey = simulateSurvey({.rows = 6400, .seed = 12}).value();
  REQUIRE(writeSurvey(survey, folder / "s.csv"));
  REQUIRE(writeSurvey(survey, folder / "s.zsav"));
  const auto expected = coefficientsOf(survey);
  for (const auto* file : {"s.csv", "s.zsav"}) {
    INFO(file);
    const auto found = coefficientsOf(imported(folder / file));
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(found[i] == Approx(expected[i]).epsilon(1e-8).margin(1e-8));
    }
  }
}

TEST_CASE("the bundled sample is what its command makes", "[simulate][import]") {
  const std::filesystem::path file =
      std::filesystem::path(CANDOUR_SOURCE_DIR) / "data/sample/public_attitude_survey_sample.zsav";
  CHECK(std::filesystem::file_size(file) < 3U << 20);
  const Survey sample = imported(file);
  const Survey made = simulateSurvey({.rows = 25600, .seed = 2026, .wardsAct = true}).value();
  REQUIRE(sample.rows == made.rows);
  REQUIRE(sample.variables.size() == made.variables.size());
  for (std::size_t v = 0; v < made.variables.size(); ++v) {
    INFO(made.variables[v].name);
    CHECK(sample.variables[v].name == made.variables[v].name);
    std::size_t different = 0;
    for (std::size_t row = 0; row < made.rows; row += 7) {
      if (cell(sample, v, row) != cell(made, v, row)) ++different;
    }
    CHECK(different == 0);
  }
}

TEST_CASE("the bundled register is what its command makes", "[simulate][import]") {
  const auto folder = std::filesystem::path(CANDOUR_SOURCE_DIR) / "data/sample";
  const WardRegister made =
      simulateRegister({.rows = 25600, .seed = 2026, .wardsAct = true}).value();
  std::ifstream file(folder / "ward_register.csv", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  CHECK(bytes == registerCsv(made));
  const auto table = readRegisterTable(folder / "ward_register.csv");
  REQUIRE(table);
  CHECK(table->priorities.size() == made.priorities.size());
  // Its wards are those of the sample.
  const Survey sample = imported(folder / "public_attitude_survey_sample.zsav");
  std::set<std::string> wards;
  const auto& levels = sample.variables[sample.require("ward").value()].levels;
  for (const Level& level : levels) wards.insert(level.label);
  for (const Priority& priority : made.priorities) CHECK(wards.count(priority.ward) == 1);
}
