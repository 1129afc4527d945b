// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <optional>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/regression/cluster_robust.h"
#include "core/regression/logistic_fit.h"
#include "core/regression/margins.h"
#include "core/regression/ordinal_fit.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// A prepared model's fit with its design-based covariance, in standardised units by parameter.
struct FittedModel {
  LogisticFit fit;
  Eigen::MatrixXd covariance;  // NaN rows and columns where separated
  Eigen::MatrixXd naive;       // what the likelihood alone gives, A^-1; NaN where separated
  int df = 0;                  // design df + 1 - parameters
  /// Of an ordinal model all of it, `fit` being its part about the positive answers.
  std::optional<OrdinalFit> ordinal;
  Eigen::MatrixXd ordinalCovariance;  // by parameter of `ordinal`
  /// Replicates in which the model has no finite fit; above 0 the covariance is the linearised one
  /// of the replicates instead of that of the refits.
  int failedReplicates = 0;
  std::optional<ClusterRobust> corrected;  // for few clusters
};

/// The fit of the question's family.
Result<FittedModel> fitPrepared(const PreparedModel& model, const Job& job = {});

/// sqrt(g' V g); NaN when g has a part in a parameter without variance (below 1e-9 of its largest
/// part it has none: the tails of a separated term weigh nothing).
double deltaError(const Eigen::VectorXd& gradient, const Eigen::MatrixXd& covariance);

/// Estimate, interval and p on t with `df`; NaN where se or df do not allow them.
struct Inference {
  double t = 0;
  double p = 0;
  double lower = 0;
  double upper = 0;
};
Inference inferenceOf(double estimate, double se, int df);

}  // namespace candour
