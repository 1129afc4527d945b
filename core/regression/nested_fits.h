// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/base/job.h"
#include "core/regression/logistic_fit.h"
#include "core/regression/model_matrix.h"
#include "core/regression/ordinal_fit.h"

namespace candour {

/// A fit of some of a larger model's columns: what comparing models needs of it.
struct NestedFit {
  Eigen::VectorXd beta;      // by parameter of its selection, standardised units
  Eigen::VectorXd shift;     // of an ordinal model (OrdinalFit::shift); else empty
  double logLikelihood = 0;  // sum of w l there; of a linear model minus half its squared residuals
  FitStatus status = FitStatus::NotConverged;
};

/// The models to fit to the same rows.
struct NestedPlan {
  static constexpr int kFull = -1;
  std::vector<ColumnSelection> selections;
  /// By selection: that of a model with a little more in it, near which its fit is looked for, or
  /// kFull. Any choice gives the same fits; a near one gives them sooner. No circles.
  std::vector<int> parents;
};

/// Fits every selection of the plan, each so near to its maximum that a step of 1e-5 is the last
/// (taken; standardised units): coefficients are exact to that, mostly to 1e-6, and the
/// log-likelihood, flat at its maximum, to 1e-11 of itself.
///
/// Much faster than one after the other: each starts from the quadratic approximation of its
/// parent; information is not summed over the rows, but lies between that of the full model and
/// that of the smallest, by where its entry of the intercept does, corrected by how steps change
/// the gradient (limited-memory BFGS), so that a step needs the gradient alone; several fits share
/// a pass over the data. A fit whose steps do not shrink that way is made by fitLogistic() from
/// the beginning, which knows of separation.
///
/// `full` is the fit of the larger model; y and w by position. `job` is asked between passes; of a
/// stopped one the fits are not all there.
std::vector<NestedFit> fitNested(const ModelMatrix& matrix, const NestedPlan& plan,
                                 const LogisticFit& full, const std::vector<double>& y,
                                 const std::vector<double>& w, const Job& job = {});

/// The same of ordinal models.
std::vector<NestedFit> fitNested(const ModelMatrix& matrix, const NestedPlan& plan,
                                 const OrdinalFit& full, const OrderedAnswers& answers,
                                 const std::vector<double>& w, const Job& job = {});

/// The same of linear models, which need no pass over the data each: exact, from the cross products
/// of the columns (crossProducts()) and of the columns with y.
std::vector<NestedFit> fitNested(const ModelMatrix& matrix, const NestedPlan& plan,
                                 const Eigen::MatrixXd& crossProducts, const std::vector<double>& y,
                                 const std::vector<double>& w);

}  // namespace candour
