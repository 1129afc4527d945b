// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/base/job.h"
#include "core/regression/logistic_fit.h"
#include "core/regression/model_matrix.h"

namespace candour {

/// A logistic fit of some of a larger model's columns: what comparing models needs of it.
struct NestedFit {
  Eigen::VectorXd beta;      // by parameter of its selection, standardised units
  double logLikelihood = 0;  // sum of w l at beta
  FitStatus status = FitStatus::NotConverged;
};

/// Fits every one of `selections` to the same rows, each to the digits of a fit of its own (a last
/// step of 1e-7 or less, taken, of steps that shrink faster and faster).
///
/// Much faster than one after the other: all start from the full fit's quadratic approximation;
/// their information is not summed over the rows, but lies between that of the full model and that
/// of the smallest, by where the sum of w p (1-p) does, corrected by how steps change the gradient
/// (BFGS), so that a step needs the gradient alone; several share a pass over the data. A fit whose
/// steps do not shrink that way is left to fitLogistic(), which knows of separation.
///
/// `full` is the fit of the larger model; y and w by position. `job` is asked between passes; of a
/// stopped one the fits are not all there.
std::vector<NestedFit> fitNested(const ModelMatrix& matrix,
                                 const std::vector<ColumnSelection>& selections,
                                 const LogisticFit& full, const std::vector<double>& y,
                                 const std::vector<double>& w, const Job& job = {});

}  // namespace candour
