// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/regression/nested_fits.h"
#include "models/drivers/driver_sets.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// The models of the controls and some drivers, all fitted to the same rows, in the family of the
/// question (a linear model's log-likelihood is minus half its squared residuals).
struct SubModels {
  DriverSets sets;
  std::vector<ColumnSelection> selections;
  std::vector<NestedFit> fits;
  Eigen::VectorXd r2;  // 1 - l / l_0
};

/// Not all there where the job is stopped.
SubModels fitSubModels(const PreparedModel& model, const FittedModel& full, const Job& job);

/// The design-based covariance of the combinations of R2 that the columns of `c` are, by the
/// influence of each person (docs/methods.md, "Importance with honest uncertainty").
Result<Eigen::MatrixXd> combinationCovariance(const PreparedModel& model,
                                              const SubModels& subModels, const Eigen::MatrixXd& c,
                                              const Job& job);

}  // namespace candour
