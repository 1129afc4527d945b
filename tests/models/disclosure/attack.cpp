// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/models/disclosure/attack.h"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace candour {

namespace {

constexpr double kTiny = 1e-7;

// maximise cost x with rows x = right, x >= 0; artificial columns come last.
struct Tableau {
  std::vector<std::vector<double>> rows;
  std::vector<double> right;
  std::vector<int> basis;
  int columns = 0;

  void pivot(std::size_t row, int column) {
    const double at = rows[row][static_cast<std::size_t>(column)];
    for (double& value : rows[row]) value /= at;
    right[row] /= at;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double factor = rows[i][static_cast<std::size_t>(column)];
      if (i == row || factor == 0) continue;
      for (std::size_t j = 0; j < rows[i].size(); ++j) rows[i][j] -= factor * rows[row][j];
      right[i] -= factor * right[row];
    }
    basis[row] = column;
  }

  // Bland's rule; false where there is no end. Columns from `allowed` on do not enter.
  bool maximise(const std::vector<double>& cost, int allowed) {
    for (int step = 0; step < 100000; ++step) {
      int entering = -1;
      for (int j = 0; j < allowed && entering < 0; ++j) {
        double gain = cost[static_cast<std::size_t>(j)];
        for (std::size_t i = 0; i < rows.size(); ++i) {
          gain -= cost[static_cast<std::size_t>(basis[i])] * rows[i][static_cast<std::size_t>(j)];
        }
        if (gain > kTiny) entering = j;
      }
      if (entering < 0) return true;
      std::size_t leaving = rows.size();
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const double at = rows[i][static_cast<std::size_t>(entering)];
        if (at <= kTiny) continue;
        if (leaving == rows.size()) {
          leaving = i;
          continue;
        }
        const double ratio = right[i] / at;
        const double best = right[leaving] / rows[leaving][static_cast<std::size_t>(entering)];
        const bool tie = std::abs(ratio - best) <= 1e-12;
        if (ratio < best - 1e-12 || (tie && basis[i] < basis[leaving])) leaving = i;
      }
      if (leaving == rows.size()) return false;
      pivot(leaving, entering);
    }
    throw std::logic_error("the attack's simplex does not end");
  }

  [[nodiscard]] double value(const std::vector<double>& cost) const {
    double sum = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      sum += cost[static_cast<std::size_t>(basis[i])] * right[i];
    }
    return sum;
  }
};

// A solution of what is known; columns 2 c and 2 c + 1 are class c's positive and negative ones.
Tableau begun(const Attack& attack) {
  const auto columns = static_cast<std::size_t>(2 * attack.classes);
  const std::size_t rows = 2 * attack.known.size();
  Tableau tableau;
  tableau.columns = static_cast<int>(columns);
  std::vector<double> cost(columns + rows, 0);
  for (std::size_t r = 0; r < rows; ++r) {
    const Attack::Sum& sum = attack.known[r / 2];
    std::vector<double> row(columns + rows, 0);
    for (const int c : sum.classes) row[static_cast<std::size_t>(2 * c) + r % 2] = 1;
    row[columns + r] = 1;
    cost[columns + r] = -1;
    tableau.rows.push_back(std::move(row));
    tableau.right.push_back(r % 2 == 0 ? sum.positive : sum.interviews - sum.positive);
    tableau.basis.push_back(static_cast<int>(columns + r));
  }
  tableau.maximise(cost, tableau.columns);
  if (tableau.value(cost) < -1e-5) throw std::logic_error("what is known contradicts itself");
  for (std::size_t r = 0; r < rows; ++r) {  // artificial columns at 0 leave where they can
    for (int j = 0; tableau.basis[r] >= tableau.columns && j < tableau.columns; ++j) {
      if (std::abs(tableau.rows[r][static_cast<std::size_t>(j)]) > kTiny) tableau.pivot(r, j);
    }
  }
  return tableau;
}

}  // namespace

AttackBounds attacked(const Attack& attack, const std::vector<int>& classes, Attacked what) {
  Tableau tableau = begun(attack);
  std::vector<double> cost(static_cast<std::size_t>(tableau.columns) + tableau.rows.size(), 0);
  for (const int c : classes) {
    if (what != Attacked::Negative) cost[static_cast<std::size_t>(2 * c)] = 1;
    if (what != Attacked::Positive) cost[static_cast<std::size_t>(2 * c + 1)] = 1;
  }
  AttackBounds bounds;
  const bool ends = tableau.maximise(cost, tableau.columns);
  bounds.upper = ends ? tableau.value(cost) : std::numeric_limits<double>::infinity();
  for (double& each : cost) each = -each;
  tableau.maximise(cost, tableau.columns);
  bounds.lower = -tableau.value(cost);
  return bounds;
}

}  // namespace candour
