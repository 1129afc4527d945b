// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/design/design_variance.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/leverage.h"
#include "models/drivers/prepared_model.h"
#include "models/scenarios/movable.h"

namespace candour {

struct DriverShift {
  const MovableDriver* driver = nullptr;
  double shift = 0;
};

/// What moving people does to the average prediction of the rows where `w` is above 0.
struct MovedShare {
  double change = 0;               // sum w (q - p) / sum w, q the prediction after the move
  Eigen::VectorXd gradient;        // of it in the parameters
  std::vector<double> difference;  // q - p, by position
  std::vector<double> meanChange;  // of each driver's mean, in the order of the shifts
  double weight = 0;               // sum w
};

/// Every row is a crowd: with shifts s_d the part u of it (0 <= u < 1) moves floor(|s_d|) answers,
/// one more where u < |s_d| - floor(|s_d|), for all drivers the same u. q is the crowd's mean.
MovedShare movedShare(const PreparedModel& model, const LogisticFit& fit,
                      const std::vector<double>& w, const std::vector<DriverShift>& shifts);

/// Adds to column `column` of the PSU totals the influences of the change (docs/methods.md, "What
/// if"): w (q - p - change) / sum w, the people, and gradient' A^-1 x r, the coefficients. False
/// where the change rests on a parameter without variance; nothing is added then.
bool addInfluences(const PreparedModel& model, const FittedModel& fitted,
                   const std::vector<double>& w, const MovedShare& moved, PsuTotals& totals,
                   Eigen::Index column);

}  // namespace candour
