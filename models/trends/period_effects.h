// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "core/design/design_variance.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"
#include "models/trends/trend.h"

namespace candour {

/// An effect followed over periods: of a number per `sd`, of a category a level versus reference.
struct FollowedEffect {
  std::size_t group = 0;  // of PreparedModel::groups
  std::size_t term = 0;   // of PreparedModel::terms: the same in every period
  std::string level;      // of a category; else empty
  std::string reference;
  double sd = 1;
};

/// The effects of the drivers (not the controls) of the model of all periods together.
std::vector<FollowedEffect> followedEffects(const PreparedModel& all);

/// One effect in one period: its value and what the covariance needs of it.
struct PeriodEffect {
  double estimate = kNotAvailable;
  double se = kNotAvailable;
  /// A^-1 times the gradient, A the information: a person's influence is the residual times the
  /// linear predictor of these. Empty where it has no place in a test.
  Eigen::VectorXd direction;
  std::string why;
};

/// The effects in a period's own fit, X fixed (docs/methods.md d7).
std::vector<PeriodEffect> periodEffects(const PreparedModel& model, const FittedModel& fitted,
                                        const std::vector<FollowedEffect>& effects);

/// Adds the influences of a period's effects to the columns of `totals`, effect k to column
/// k * periods + period.
void addInfluences(const PreparedModel& model, const FittedModel& fitted,
                   const std::vector<PeriodEffect>& effects, Eigen::Index periods,
                   Eigen::Index period, PsuTotals& totals);

}  // namespace candour
