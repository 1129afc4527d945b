// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>

#include "core/base/job.h"
#include "core/regression/logistic_fit.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// A model fitted anew in every replicate of its design.
struct ReplicateFits {
  Eigen::MatrixXd covariance;  // of the coefficients, in standardised units; of `failed` 0 only
  int failed = 0;              // replicates in which the model has no finite fit
};

/// Fits `model`, a logistic or a linear one, with the weights of each replicate in turn, from the
/// full solution `fit` on, in parallel; the rows and columns stay those of the full model (R's
/// svyglm() of a replicate design). `model.design` has replicates. A stopped job gives no
/// covariance.
ReplicateFits replicateFits(const PreparedModel& model, const LogisticFit& fit, const Job& job);

}  // namespace candour
