// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "core/base/result.h"
#include "models/drivers/driver_model.h"

namespace candour {

/// One model out of the models of several imputed data sets, by Rubin's rules (docs/methods.md
/// d25): estimates, errors and degrees of freedom of coefficients and effects each by poolRubin();
/// Wald tests as D1 of Li, Raghunathan and Rubin (1991); measures of fit as their means. What else
/// there is comes from the first. An estimate that any of the models lacks is not available. Fails
/// where the models do not have the same terms.
Result<DriverModel> poolModels(const std::vector<DriverModel>& models);

}  // namespace candour
