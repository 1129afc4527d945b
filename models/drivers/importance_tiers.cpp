// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/importance_tiers.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/numeric/multiple_testing.h"
#include "core/numeric/tails.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

// Which pairs of drivers can be told apart.
std::vector<std::vector<char>> differingPairs(const Eigen::MatrixXd& v, const Importance& answer) {
  const auto k = answer.drivers.size();
  std::vector<double> p;
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const auto a = static_cast<Eigen::Index>(i);
      const auto b = static_cast<Eigen::Index>(j);
      const double se = std::sqrt(std::max(0.0, v(a, a) + v(b, b) - 2 * v(a, b)));
      const double difference = answer.drivers[i].shapley - answer.drivers[j].shapley;
      const bool testable = answer.df > 0 && se > 1e-9 * std::abs(difference);
      p.push_back(testable ? tTwoSided(difference / se, answer.df) : 1.0);
    }
  }
  p = holm(p);
  std::vector<std::vector<char>> differs(k, std::vector<char>(k, 0));
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      differs[i][j] = differs[j][i] = static_cast<char>(p[i * (i - 1) / 2 + j] < 0.05);
    }
  }
  return differs;
}

// Reliable drivers by size, then the others.
std::vector<std::size_t> fromTheLargest(const std::vector<Importance::Driver>& drivers) {
  std::vector<std::size_t> order(drivers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&drivers](std::size_t a, std::size_t b) {
    if (drivers[a].reliable != drivers[b].reliable) return drivers[a].reliable;
    return drivers[a].shapley > drivers[b].shapley;
  });
  return order;
}

// Whether every reliable driver from place `at` on differs from all before it.
bool allDiffer(const Importance& answer, const std::vector<std::size_t>& order, std::size_t at) {
  for (std::size_t above = 0; above < at; ++above) {
    for (std::size_t below = at; below < order.size(); ++below) {
      if (!answer.drivers[order[below]].reliable) continue;
      if (!answer.differs[order[above]][order[below]]) return false;
    }
  }
  return true;
}

}  // namespace

// A tier ends where all above differ from all below, and before the first that is not reliable.
void setTiers(const Eigen::MatrixXd& v, Importance& answer) {
  answer.differs = differingPairs(v, answer);
  const auto order = fromTheLargest(answer.drivers);
  int tier = 1;
  for (std::size_t at = 0; at < order.size(); ++at) {
    const bool reliable = answer.drivers[order[at]].reliable;
    const bool firstUnreliable = at > 0 && !reliable && answer.drivers[order[at - 1]].reliable;
    if (firstUnreliable || (at > 0 && reliable && allDiffer(answer, order, at))) ++tier;
    answer.drivers[order[at]].tier = tier;
  }
}

namespace {

// How many times wider than a simple sample's the design makes a driver's noise: the mean
// eigenvalue of V0^-1 V, V0 the covariance that the likelihood alone gives (Rao & Scott 1984), at
// least 1.
double designEffect(const FittedModel& fitted, const std::vector<int>& parameters) {
  const Eigen::MatrixXd v = fitted.covariance(parameters, parameters);
  if (!v.allFinite()) return 1;
  const Eigen::MatrixXd own = fitted.naive(parameters, parameters);
  return std::max(1.0, own.ldlt().solve(v).trace() / static_cast<double>(parameters.size()));
}

}  // namespace

// Not reliable: below two errors, or near zero, no more than noise gives a driver of so many terms.
// The likelihood gain 2 n |l0| phi of a driver that moves nothing is chi-squared on its terms,
// times the design effect; Bonferroni over the drivers.
void setReliability(const PreparedModel& model, const FittedModel& fitted, Importance& answer) {
  const auto k = static_cast<double>(answer.drivers.size());
  for (std::size_t j = 0; j < answer.drivers.size(); ++j) {
    Importance::Driver& driver = answer.drivers[j];
    const auto parameters = parametersOf(model, model.groups[j]);
    // A driver that others determine in the full model has its columns in the smaller ones.
    std::size_t terms = parameters.size();
    for (const int term : model.groups[j].terms) {
      if (parameters.empty()) terms += columnsOf(model, model.terms[term]).size();
    }
    const double gain = driver.shapley * nullDeviance(model);
    const double noise = terms == 0
                             ? 0
                             : chiSquaredQuantile(1 - 0.05 / k, static_cast<double>(terms)) *
                                   (parameters.empty() ? 1.0 : designEffect(fitted, parameters));
    driver.reliable = answer.df > 0 &&
                      driver.shapley >= 2 * std::hypot(driver.se, driver.seMonteCarlo) &&
                      gain > noise;
    if (driver.reliable) continue;
    // The error of something squared: at 2 of its errors the test of the driver itself is at 4, so
    // a share may well be there and still have no interval to rely on.
    driver.why = answer.df > 0 && gain > noise ? kUnreliableShare : kShareNearZero;
  }
}

}  // namespace candour
