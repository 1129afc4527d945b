// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

#include "core/regression/cluster_robust.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

struct FittedModel;

/// Below so many sampling units the correction is given unless the question says never.
inline constexpr int kFewClusters = 40;

/// Whether a model gets Bell and McCaffrey's errors: the design has clusters, no replicates, at
/// least two of them have people of the model, and the question wants it (always, or few).
bool isCorrected(const PreparedModel& model);

/// The correction of a logistic or linear fit, in standardised units; nothing where isCorrected()
/// is false or the fit has no maximum.
std::optional<ClusterRobust> smallSampleFit(const PreparedModel& model, const LogisticFit& fit);

/// Error, interval and test of an estimate with `gradient` in the parameters, on Satterthwaite's
/// degrees of freedom; nothing without a correction, or where the design shows no error of it.
std::optional<SmallSample> smallSampleOf(const FittedModel& fitted, double estimate,
                                         const Eigen::VectorXd& gradient);

/// Gives an estimate its `smallSample`, and where the question says "bell_mccaffrey" puts it in
/// place of the linearised error. `estimate` is a Coefficient or an Effect that has its own.
template <class Estimate>
void addSmallSample(const PreparedModel& model, const FittedModel& fitted,
                    const Eigen::VectorXd& gradient, Estimate& estimate) {
  if (estimate.se != estimate.se) return;
  estimate.smallSample = smallSampleOf(fitted, estimate.estimate, gradient);
  if (!estimate.smallSample ||
      model.spec.design.clusterCorrection != ClusterCorrection::BellMcCaffrey) {
    return;
  }
  const SmallSample& small = *estimate.smallSample;
  estimate.se = small.se;
  estimate.p = small.p;
  estimate.lower = small.lower;
  estimate.upper = small.upper;
  estimate.why.clear();
  if constexpr (requires { estimate.t; }) estimate.t = small.t;
}

/// The warning "few_clusters" of a corrected fit; nothing of others.
std::vector<Warning> smallSampleWarnings(const PreparedModel& model, const FittedModel& fitted);

}  // namespace candour
