// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/disclosure/linear_program.h"

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <cmath>

namespace candour {

struct LinearProgram::Parts {
  std::vector<double> lower, upper, cost;
  std::vector<double> rowLower, rowUpper;
  std::vector<int> rowOf, columnOf;
  std::vector<double> value;
  ClpSimplex model;
  bool loaded = false;

  void load() {
    if (loaded) return;
    model.setLogLevel(0);
    const CoinPackedMatrix matrix(true, rowOf.data(), columnOf.data(), value.data(),
                                  static_cast<CoinBigIndex>(value.size()));
    CoinPackedMatrix sized = matrix;
    sized.setDimensions(static_cast<int>(rowLower.size()), static_cast<int>(lower.size()));
    model.loadProblem(sized, lower.data(), upper.data(), cost.data(), rowLower.data(),
                      rowUpper.data());
    loaded = true;
  }
  // From the last solution on, which still keeps to the rows.
  bool solve() {
    model.primal(1);
    return model.status() == 0;
  }
};

namespace {

double endOf(double value) {
  return std::isinf(value) ? std::copysign(COIN_DBL_MAX, value) : value;
}

}  // namespace

LinearProgram::LinearProgram() : m_parts(std::make_unique<Parts>()) {}

LinearProgram::~LinearProgram() = default;

int LinearProgram::addColumn(double lower, double upper, double cost) {
  m_parts->lower.push_back(endOf(lower));
  m_parts->upper.push_back(endOf(upper));
  m_parts->cost.push_back(cost);
  return static_cast<int>(m_parts->cost.size()) - 1;
}

void LinearProgram::addRow(const Terms& terms, double lower, double upper) {
  const int row = static_cast<int>(m_parts->rowLower.size());
  for (const auto& [column, value] : terms) {
    m_parts->rowOf.push_back(row);
    m_parts->columnOf.push_back(column);
    m_parts->value.push_back(value);
  }
  m_parts->rowLower.push_back(endOf(lower));
  m_parts->rowUpper.push_back(endOf(upper));
}

std::optional<double> LinearProgram::least(const Terms& objective) {
  m_parts->load();
  for (const auto& [column, value] : objective) {
    m_parts->model.setObjectiveCoefficient(column, value);
  }
  const bool solved = m_parts->solve();
  const double least = m_parts->model.objectiveValue();
  for (const auto& term : objective) m_parts->model.setObjectiveCoefficient(term.first, 0);
  return solved ? std::optional(least) : std::nullopt;
}

std::vector<double> LinearProgram::cheapest() {
  m_parts->load();
  if (!m_parts->solve()) return {};
  const double* columns = m_parts->model.primalColumnSolution();
  return {columns, columns + m_parts->cost.size()};
}

}  // namespace candour
