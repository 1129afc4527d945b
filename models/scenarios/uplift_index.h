// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <vector>

#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"
#include "models/scenarios/movable.h"
#include "models/scenarios/scenario_rows.h"

namespace candour {

/// The question fitted, with what every driver's uplift is reckoned from.
struct UpliftParts {
  PreparedModel model;
  FittedModel fitted;
  std::vector<MovableDriver> drivers;
  ScenarioGroups groups;
  std::vector<std::size_t> areas;  // groups that the border is taken over
  std::size_t area = 0;            // the group asked about
  std::vector<Margin> slopes;      // of the numeric terms
  std::vector<double> eta;         // linear predictor, by position
};

/// A driver as a sum over its terms of effect times value, and its areas' means of that.
struct UpliftIndex {
  bool single = false;        // one number or scale: means in its own unit
  double effect = 1;          // of one unit of `value`
  std::vector<double> value;  // by position; in units of the driver, or of the probability
  std::vector<double> mean;   // by group
};

/// How a gain hangs on the effects: its gradient in the parameters, and each person's part, whose
/// weighted average the gain is.
struct EffectPart {
  Eigen::VectorXd gradient;
  std::vector<double> person;  // average over the people: the gain
};

/// Driver in the form that headroom is reckoned in.
UpliftIndex indexOf(const UpliftParts& parts, const MovableDriver& driver);

/// The part of the effects in the gain sum_g contrast_g mean_g x effect, by group.
EffectPart effectPart(const UpliftParts& parts, const MovableDriver& driver,
                      const std::vector<double>& contrast);

}  // namespace candour
