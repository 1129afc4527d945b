// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <limits>
#include <vector>

#include "models/drivers/driver_sets.h"

namespace candour {

/// Whether one driver is worth more than another whatever else is in the model (Azen & Budescu
/// 2003; docs/methods.md d9). Drivers by their place in the question.
struct Dominance {
  std::size_t driver = 0;
  std::size_t over = 0;
  bool complete = false;     // in every set of the other drivers it adds more
  bool conditional = false;  // on average over the sets of every size it adds more
  double fraction = 0;       // of the sets where it adds more; a tie (1e-10 of R2) counts half
  /// Where complete: by how much more it adds where that is least, R2 units, with the design-based
  /// error of that one difference. Else not available.
  double margin = std::numeric_limits<double>::quiet_NaN();
  double marginSe = std::numeric_limits<double>::quiet_NaN();
  double marginP = std::numeric_limits<double>::quiet_NaN();  // t on the design's df
  bool certain = false;  // complete, and the margin differs from zero (Holm over these, 5 %)
};

/// [driver][s]: what the driver adds on average to the models of s other drivers. `sets` exact.
std::vector<std::vector<double>> conditionalValues(const DriverSets& sets,
                                                   const Eigen::VectorXd& r2);

/// Every ordered pair of drivers, without errors; and for each that is complete, where it adds
/// least more: margin = R2(with) - R2(without), by place in `sets`.
struct DominancePairs {
  std::vector<Dominance> pairs;
  struct Critical {
    std::size_t pair = 0;  // place in `pairs`
    Eigen::Index with = 0;
    Eigen::Index without = 0;
  };
  std::vector<Critical> critical;
};
DominancePairs dominancePairs(const DriverSets& sets, const Eigen::VectorXd& r2);

/// Fills in the margins' errors and tests: `variances` of the critical differences, in their order.
void setMargins(DominancePairs& pairs, const Eigen::VectorXd& variances, int df);

}  // namespace candour
