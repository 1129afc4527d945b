// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/bench/coverage/population.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "models/drivers/driver_map.h"
#include "models/simulate/simulate.h"

namespace candour::bench {

namespace {

constexpr const char* kUnit = "unit";

Variable unitVariable(std::size_t units) {
  Variable variable{.name = kUnit, .label = "Sampling unit", .kind = VariableKind::Text};
  for (std::size_t i = 0; i < units; ++i) {
    variable.levels.push_back({static_cast<double>(i + 1), std::to_string(i + 1), false});
  }
  return variable;
}

void addUnits(Survey& survey, const std::vector<std::int32_t>& unitOf, std::size_t units) {
  survey.add(unitVariable(units), Column::coded(unitOf, units));
}

// The columns of `names` alone.
Survey columnsOf(const Survey& survey, const std::vector<std::string>& names) {
  Survey some;
  some.rows = survey.rows;
  some.waves = survey.waves;
  for (const auto& name : names) {
    const auto at = survey.find(name);
    if (!at) continue;
    some.variables.push_back(survey.variables[*at]);
    some.columns.push_back(survey.columns[*at]);
  }
  return some;
}

Column rowsOf(const Column& column, const std::vector<std::uint32_t>& rows) {
  return std::visit(
      [&rows](const auto& values) {
        std::decay_t<decltype(values)> some;
        some.reserve(rows.size());
        for (const auto row : rows) some.push_back(values[row]);
        return Column(std::move(some));
      },
      column.storage());
}

void indexWards(const Survey& survey, Population& population) {
  const auto at = survey.find("ward_unique").value();
  const auto borough = survey.find("C2").value();
  population.rowsOfWard.resize(survey.variables[at].levels.size());
  for (std::uint32_t row = 0; row < survey.rows; ++row) {
    const auto ward = static_cast<std::uint32_t>(survey.columns[at]->level(row));
    population.wardOf.push_back(ward);
    population.rowsOfWard[ward].push_back(row);
    const auto area = static_cast<std::size_t>(survey.columns[borough]->level(row));
    population.rowsOfBorough.at(area).push_back(row);
  }
}

}  // namespace

Population makePopulation(std::size_t rows, std::uint64_t seed) {
  const auto survey = simulateSurvey({.rows = rows, .seed = seed});
  if (!survey) throw std::runtime_error(survey.error().message);
  Population population;
  population.spec = proposeModels(*survey).value().models.at(0);
  population.spec.design.weight = "WT_Discrete";
  population.spec.design.clusters.clear();
  auto names = variablesOf(population.spec);
  names.insert(names.end(), {"interview_date", "MONTH", "quarter", "FinancialYear"});
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  population.survey = columnsOf(*survey, names);
  indexWards(*survey, population);
  addUnits(population.survey, {population.wardOf.begin(), population.wardOf.end()},
           population.rowsOfWard.size());
  population.spec.design.clusters = {kUnit};
  return population;
}

Survey drawSample(const Population& population, const SampleSize& size, Random random) {
  std::vector<std::uint32_t> rows;
  std::vector<std::int32_t> unitOf;
  std::int32_t unit = 0;
  for (const auto& borough : population.rowsOfBorough) {
    for (std::size_t draw = 0; draw < size.units; ++draw, ++unit) {
      const auto ward = population.wardOf[borough[random.below(borough.size())]];
      const auto& people = population.rowsOfWard[ward];
      for (std::size_t i = 0; i < size.interviews; ++i) {
        rows.push_back(people[random.below(people.size())]);
        unitOf.push_back(unit);
      }
    }
  }
  Survey sample;
  for (std::size_t v = 0; v < population.survey.variables.size(); ++v) {
    const Variable& variable = population.survey.variables[v];
    if (variable.name == kUnit) continue;
    sample.add(variable, rowsOf(*population.survey.columns[v], rows));
  }
  addUnits(sample, unitOf, static_cast<std::size_t>(unit));
  sample.waves = population.survey.waves;
  sample.waves.at(0).rows = sample.rows;
  return sample;
}

}  // namespace candour::bench
