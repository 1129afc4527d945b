// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/base/job.h"
#include "core/regression/model_matrix.h"

namespace candour {

enum class FitStatus { Converged, Separated, NotConverged };

/// How a model's linear predictor is a probability: by the logistic function, or as it is.
enum class Link { Logit, Identity };

/// A weighted binary logistic regression by iteratively reweighted least squares (Newton), on the
/// standardised columns of a ModelMatrix: maximises sum w l, l = y eta - log(1 + exp(eta)).
///
/// What reads a fit as probabilities (margins.h) reads those of other models through the same
/// struct: of a linear probability model with the identity link, of ordered answers with the
/// intercept of one of them.
struct LogisticFit {
  ColumnSelection selection;
  Link link = Link::Logit;
  FitStatus status = FitStatus::Converged;
  int iterations = 0;
  Eigen::VectorXd beta;          // by parameter, standardised units
  Eigen::MatrixXd information;   // X' diag(w p (1-p)) X at beta
  std::vector<double> residual;  // w (y - p), by position
  double logLikelihood = 0;      // sum of w l at beta
  /// Of a separated fit: parameters that run off to infinity, by their last step. Their estimates
  /// are where the iteration stood; they have no standard error.
  std::vector<char> separated;  // by parameter; empty when none
};

struct LogisticOptions {
  int maxIterations = 50;
  /// Start here instead of at zero (standardised units, by parameter); empty: zero.
  Eigen::VectorXd start;
  /// Newton stops when no coefficient moves by more than this (standardised units).
  double tolerance = 1e-8;
};

/// y (0 or 1) and w (positive) by position. Columns of `selection` must not be aliased
/// (independentColumns()). A stopped job returns NotConverged at once.
///
/// Separated: the likelihood has no more to gain (Newton decrement below 1e-9) and yet steps stay
/// as long as the one before. Towards a finite maximum steps shrink to nothing with the decrement;
/// towards infinity each moves the linear predictor of the separated rows by about 1 for ever.
LogisticFit fitLogistic(const ModelMatrix& matrix, const ColumnSelection& selection,
                        const std::vector<double>& y, const std::vector<double>& w,
                        const LogisticOptions& options = {}, const Job& job = {});

/// The maximum of the log-likelihood alone, from `options.start`: to about 1e-6 of what it is below
/// `reference`, the maximum of a model with more columns. It takes one pass with the information,
/// then gradients with that matrix, and ends with what the parabola has still to gain. NaN where it
/// does not settle.
double maximisedLogistic(const ModelMatrix& matrix, const ColumnSelection& selection,
                         const std::vector<double>& y, const std::vector<double>& w,
                         const LogisticOptions& options, double reference);

/// X'WX over all columns of the matrix, from which independentColumns() works.
Eigen::MatrixXd crossProducts(const ModelMatrix& matrix, const std::vector<double>& w);

/// Those of the columns `preference` (without the intercept, which is always first) that are not a
/// linear combination of earlier ones, by sweeping `crossProducts` in that order; a column is
/// aliased when less than 1e-10 of its sum of squares is left.
ColumnSelection independentColumns(const Eigen::MatrixXd& crossProducts,
                                   const std::vector<int>& preference);

/// The starting point for a model without some of the full model's columns: the maximum of the full
/// fit's quadratic approximation under the constraint that the others are zero. Columns that the
/// full fit does not have start at zero.
Eigen::VectorXd constrainedStart(const LogisticFit& full, const ColumnSelection& selection);

}  // namespace candour
