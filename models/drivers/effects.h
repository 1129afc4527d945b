// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/drivers/driver_model.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// The two values of a number that has no others: standardised, and as they stand in the survey.
struct TwoValues {
  double low = 0;
  double high = 0;
  std::string lowText;
  std::string highText;
};
/// Nothing where the numeric `term` has one value or more than two.
std::optional<TwoValues> twoValuesOf(const PreparedModel& model, const PlacedTerm& term);

/// The weighted average marginal effects of every driver and control (docs/methods.md d7, d8): of a
/// number or scale per unit and per weighted SD (of a number of two values also "from LOW to
/// HIGH"), of a category each level against the reference.
std::vector<Effect> averageEffects(const PreparedModel& model, const FittedModel& fitted);

}  // namespace candour
