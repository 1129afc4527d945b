// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/weights.h"

#include <algorithm>
#include <cmath>

#include "core/survey/column.h"
#include "models/simulate/wordings.h"

namespace candour {

namespace {

double rounded(double weight) {
  return std::round(weight * 1e4) / 1e4;
}

// The weights of the rows of quarters first to last with mean 1, empty elsewhere.
std::vector<double> within(int first, int last, const Fieldwork& fieldwork, const People& people) {
  double sum = 0;
  std::size_t count = 0;
  const auto inside = [&](std::size_t row) {
    return fieldwork.quarterOf[row] >= first && fieldwork.quarterOf[row] <= last;
  };
  for (std::size_t row = 0; row < fieldwork.rows(); ++row) {
    if (!inside(row)) continue;
    sum += people.weight[row];
    ++count;
  }
  std::vector<double> values(fieldwork.rows(), emptyNumber());
  for (std::size_t row = 0; row < fieldwork.rows(); ++row) {
    if (inside(row)) values[row] = rounded(people.weight[row] * static_cast<double>(count) / sum);
  }
  return values;
}

SimulatedWeight named(const std::string& variable, std::vector<double> values) {
  return {variable, wordingOf(variable).label, std::move(values)};
}

// Lays the financial years, each rebased to mean 1, over one another.
std::vector<double> rebased(const Fieldwork& fieldwork, const People& people) {
  std::vector<double> values(fieldwork.rows(), emptyNumber());
  const int firstOfYear = fieldwork.firstQuarter - (fieldwork.firstQuarter - 1) % 4;
  for (int first = firstOfYear; first <= fieldwork.lastQuarter; first += 4) {
    const auto year = within(first, first + 3, fieldwork, people);
    for (std::size_t row = 0; row < values.size(); ++row) {
      if (!std::isnan(year[row])) values[row] = year[row];
    }
  }
  return values;
}

}  // namespace

std::vector<SimulatedWeight> makeWeights(const Fieldwork& fieldwork, const People& people) {
  std::vector<SimulatedWeight> weights;
  for (int quarter = fieldwork.firstQuarter; quarter <= fieldwork.lastQuarter; ++quarter) {
    const std::string name = "WT_Q" + std::to_string(quarter);
    weights.push_back(named(name, within(quarter, quarter, fieldwork, people)));
    if (quarter < fieldwork.firstQuarter + 3) continue;
    weights.push_back(named(name + "_B", within(quarter - 3, quarter, fieldwork, people)));
  }
  std::vector<double> plain(people.weight.size());
  std::transform(people.weight.begin(), people.weight.end(), plain.begin(), rounded);
  weights.push_back(named("WT_Discrete", std::move(plain)));
  weights.push_back(named("WT_Discrete_rebased", rebased(fieldwork, people)));
  return weights;
}

}  // namespace candour
