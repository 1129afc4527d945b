// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "core/base/result.h"
#include "models/drivers/driver_model.h"

namespace candour {

/// One model out of the models of several imputed data sets, by Rubin's rules (docs/methods.md
/// d25): estimates, errors and degrees of freedom of coefficients, cut points and effects each by
/// poolRubin(), Bell and McCaffrey's by it on the mean of their degrees of freedom; Wald tests by
/// poolWald(); measures of fit as their means; warnings of any; the worst status. What else there
/// is comes from the first. An estimate that any of the models lacks is not available. Fails where
/// the models do not have the same terms.
Result<DriverModel> poolModels(const std::vector<DriverModel>& models);

}  // namespace candour
