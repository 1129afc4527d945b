// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/dominance.h"

#include <bit>
#include <cmath>

#include "core/base/check.h"
#include "core/numeric/multiple_testing.h"
#include "core/numeric/tails.h"

namespace candour {

namespace {

constexpr double kTie = 1e-10;

// Compares two drivers over every set of the others.
Dominance compare(const DriverSets& sets, const Eigen::VectorXd& r2, std::size_t driver,
                  std::size_t over, DominancePairs::Critical& least) {
  const DriverSet mine = DriverSet{1} << driver;
  const DriverSet theirs = DriverSet{1} << over;
  Dominance pair;
  pair.driver = driver;
  pair.over = over;
  double wins = 0;
  double smallest = HUGE_VAL;
  int count = 0;
  for (const DriverSet set : sets.sets) {
    if ((set & (mine | theirs)) != 0) continue;
    const Eigen::Index with = sets.placeOf(set | mine);
    const Eigen::Index without = sets.placeOf(set | theirs);
    const double difference = r2[with] - r2[without];
    wins += difference > kTie ? 1 : difference < -kTie ? 0 : 0.5;
    ++count;
    if (difference >= smallest) continue;
    smallest = difference;
    least.with = with;
    least.without = without;
  }
  pair.fraction = wins / count;
  pair.complete = smallest > kTie;
  if (pair.complete) pair.margin = smallest;
  return pair;
}

}  // namespace

std::vector<std::vector<double>> conditionalValues(const DriverSets& sets,
                                                   const Eigen::VectorXd& r2) {
  check(sets.exact(), "conditional dominance needs every set");
  const auto k = static_cast<std::size_t>(sets.weights.cols());
  std::vector<std::vector<double>> values(k, std::vector<double>(k, 0));
  for (std::size_t j = 0; j < k; ++j) {
    std::vector<double> count(k, 0);
    for (const DriverSet set : sets.sets) {
      const DriverSet with = set | (DriverSet{1} << j);
      if (with == set) continue;
      const auto size = static_cast<std::size_t>(std::popcount(set));
      values[j][size] += r2[sets.placeOf(with)] - r2[sets.placeOf(set)];
      ++count[size];
    }
    for (std::size_t size = 0; size < k; ++size) values[j][size] /= count[size];
  }
  return values;
}

DominancePairs dominancePairs(const DriverSets& sets, const Eigen::VectorXd& r2) {
  check(sets.exact(), "complete dominance needs every set");
  const auto conditional = conditionalValues(sets, r2);
  const std::size_t k = conditional.size();
  DominancePairs result;
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      if (i == j) continue;
      DominancePairs::Critical least{result.pairs.size(), 0, 0};
      Dominance pair = compare(sets, r2, i, j, least);
      pair.conditional = true;
      for (std::size_t size = 0; size < k; ++size) {
        if (conditional[i][size] <= conditional[j][size] + kTie) pair.conditional = false;
      }
      if (pair.complete) result.critical.push_back(least);
      result.pairs.push_back(pair);
    }
  }
  return result;
}

void setMargins(DominancePairs& pairs, const Eigen::VectorXd& variances, int df) {
  check(variances.size() == static_cast<Eigen::Index>(pairs.critical.size()), "one a margin");
  std::vector<double> p;
  for (std::size_t c = 0; c < pairs.critical.size(); ++c) {
    Dominance& pair = pairs.pairs[pairs.critical[c].pair];
    pair.marginSe = std::sqrt(std::max(0.0, variances[static_cast<Eigen::Index>(c)]));
    const bool testable = df > 0 && pair.marginSe > 1e-9 * pair.margin;
    if (testable) pair.marginP = tTwoSided(pair.margin / pair.marginSe, df);
    p.push_back(pair.marginP);
  }
  p = holm(p);
  for (std::size_t c = 0; c < p.size(); ++c) {
    pairs.pairs[pairs.critical[c].pair].certain = p[c] < 0.05;
  }
}

}  // namespace candour
