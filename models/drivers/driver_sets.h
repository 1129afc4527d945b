// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

namespace candour {

/// A set of drivers, one bit each: the model of the controls and those drivers.
using DriverSet = std::uint64_t;

/// Up to so many drivers every set is fitted.
inline constexpr std::size_t kMostDriversExactly = 12;
/// Beyond them circles of the drivers are drawn, as many as this: each stands for the orders that
/// begin anywhere on it and go either way round, twice as many as there are drivers.
inline constexpr int kCircles = 10;
/// More than this are refused.
inline constexpr std::size_t kMostDrivers = 40;

/// The models that importance compares, and how their R2 make up the Shapley values:
/// phi_j = sum over sets of weights(set, j) * R2(set) (docs/methods.md d9).
struct DriverSets {
  std::vector<DriverSet> sets;  // ascending: the first is empty, the last has every driver
  Eigen::MatrixXd weights;      // one row a set, one column a driver
  /// Where not every set is fitted: the Shapley values of each circle are
  /// circles[c].transpose() * R2, and `weights` is their mean. In a circle's orders every driver is
  /// once at every place, forwards and backwards (antithetic), so that circles differ little. Else
  /// empty.
  std::vector<Eigen::MatrixXd> circles;

  [[nodiscard]] bool exact() const { return circles.empty(); }
  [[nodiscard]] int permutations() const {
    return static_cast<int>(2 * static_cast<std::size_t>(weights.cols()) * circles.size());
  }
  /// Where `set` is; it must be there.
  [[nodiscard]] Eigen::Index placeOf(DriverSet set) const;
};

/// Every set of up to kMostDriversExactly drivers; of more those that the orders of circles drawn
/// from a fixed seed pass through.
DriverSets driverSets(int drivers);
/// Circles drawn whatever the number of drivers (three at least), to try them against the exact
/// values.
DriverSets drawnSets(int drivers, int circles = kCircles, std::uint64_t seed = 1);

/// The covariance of the Shapley values that comes of drawing circles: that of the circles' own
/// values, over their number. Zero where every set is fitted.
Eigen::MatrixXd monteCarloCovariance(const DriverSets& sets, const Eigen::VectorXd& r2);

}  // namespace candour
