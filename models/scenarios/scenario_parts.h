// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/design/design_variance.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"
#include "models/scenarios/movable.h"
#include "models/scenarios/moved_share.h"
#include "models/scenarios/scenario_rows.h"
#include "models/scenarios/what_if.h"

namespace candour {

/// What a ScenarioModel holds.
struct ScenarioParts {
  PreparedModel model;
  FittedModel fitted;
  std::vector<MovableDriver> drivers;
  ScenarioGroups groups;
  std::vector<Warning> warnings;
  std::vector<std::vector<double>> means;  // [driver][group]
  std::vector<MovedDriver> seen;           // of each driver, group 0

  /// The place of a driver that can be moved, or why there is none.
  [[nodiscard]] Result<std::size_t> movable(const std::string& name) const;
  /// A driver in a group: its mean now and what has been seen, the group's own mean included.
  [[nodiscard]] MovedDriver standing(std::size_t driver, std::size_t group) const;
  /// Degrees of freedom of a change among a group.
  [[nodiscard]] int df(std::size_t group) const;
};

/// PSU totals of two columns: 0 is free for the change, 1 holds the influences of the group's
/// observed share, w (y - share) / sum w. `w` is weightsOf() the group.
PsuTotals observedTotals(const ScenarioParts& parts, const std::vector<double>& w,
                         const ScenarioGroup& group);

/// The variance of the share after a move, from the covariance of the change (0) and the share now
/// (1); at least 0.
double thenVariance(const Eigen::MatrixXd& covariance);

/// How far the 95 % interval of the share after a move reaches below and above it: t x se(then) on
/// `df`. Where the share now is 0 or 1 its variance says nothing: then the distances of the share
/// now from the ends of its beta interval (d2) and t x se(change), combined as the root of the sum
/// of their squares (Zou and Donner 2008). NaN where there is no interval.
struct ThenMargins {
  double below = 0;
  double above = 0;
};
ThenMargins thenMargins(const ScenarioGroup& group, double changeSe, double thenSe, int df);

/// Whether everybody of a group gave the same answer to the outcome.
bool allAlike(const ScenarioGroup& group);
inline constexpr const char* kAllAlikeWhy =
    "everybody gave the same answer: the interval of the share now is an exact binomial one";

/// Whether a driver's mean stays within what has been seen.
bool isSeen(const MovedDriver& driver, double mean);
/// "Fairness would need a mean of 0.91; among areas ... it runs from 0.55 to 0.71."
std::string notSeenText(const MovedDriver& driver, double mean);
/// Three decimals of a scale, three significant digits of a number.
std::string meanText(const MovedDriver& driver, double mean);

/// Why there is no interval on these degrees of freedom, or nothing.
std::string whyNoInterval(double se, int df);

}  // namespace candour
