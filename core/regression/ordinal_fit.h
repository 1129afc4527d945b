// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "core/base/job.h"
#include "core/regression/logistic_fit.h"
#include "core/regression/model_matrix.h"

namespace candour {

/// Answers in order, level 0 the lowest, by position; every level has somebody.
struct OrderedAnswers {
  std::vector<std::int32_t> level;
  int levels = 0;
  int from = 1;  // the lowest level of those that count together, 1 to levels - 1
};

/// A weighted proportional-odds logit, logit P(Y >= k) = a_k + x'b for k = 1 ... levels - 1, by
/// Newton on the standardised columns of a ModelMatrix. R's polr and svyolr have the cut points
/// zeta_k = -a_k and the same b: logit P(Y <= k - 1) = zeta_k - x'b.
///
/// Parameters: `beta` by parameter of the selection, its intercept a_from; then for each other k,
/// in order, the shift a_k - a_from. Matrices are in that order.
struct OrdinalFit {
  ColumnSelection selection;
  FitStatus status = FitStatus::Converged;
  int iterations = 0;
  Eigen::VectorXd beta;
  Eigen::VectorXd shift;                     // of every k but `from`
  Eigen::MatrixXd information;               // of all parameters
  std::vector<double> residual;              // w dl/d(x'b), by position
  std::vector<std::vector<double>> atShift;  // w dl/d(a_k) of every k but `from`, by position
  double logLikelihood = 0;                  // sum of w l
  std::vector<char> separated;               // by parameter, as LogisticFit::separated
  [[nodiscard]] int parameters() const { return static_cast<int>(beta.size() + shift.size()); }
};

/// Which k the shift at `place` belongs to.
int levelOfShift(const OrderedAnswers& answers, int place);

/// w (positive) by position; columns of `selection` must not be aliased. `options.start`: all
/// parameters, or none: then the shares of the answers, and slopes of zero. A log-likelihood is
///   l = log F(a_y + eta) + log(1 - F(a_{y+1} + eta)) + log(1 - exp(-(a_y - a_{y+1}))),
/// F the logistic function, the parts that the lowest and highest answer do not have left out: two
/// binary logits and a part of the thresholds alone. Separation as in fitLogistic().
OrdinalFit fitOrdinal(const ModelMatrix& matrix, const ColumnSelection& selection,
                      const OrderedAnswers& answers, const std::vector<double>& w,
                      const LogisticOptions& options = {}, const Job& job = {});

/// The information at a fit's estimates of a model with every column of the matrix (those that the
/// fit does not have at zero) and every shift.
Eigen::MatrixXd ordinalInformation(const ModelMatrix& matrix, const OrdinalFit& fit,
                                   const OrderedAnswers& answers, const std::vector<double>& w);

/// maximisedLogistic() of an ordinal model.
double maximisedOrdinal(const ModelMatrix& matrix, const ColumnSelection& selection,
                        const OrderedAnswers& answers, const std::vector<double>& w,
                        const LogisticOptions& options, double reference);

/// The log-likelihood of the model of the thresholds alone.
double ordinalNull(const OrderedAnswers& answers, const std::vector<double>& w);

/// l[i] of n positions from `from` on at the linear predictors eta[i], intercept included, with the
/// shifts of an ordinal fit.
void ordinalLikelihoods(const OrderedAnswers& answers, const Eigen::VectorXd& shift,
                        std::size_t from, std::size_t n, const double* eta, double* l);

/// The starting point for a model without some of the full model's columns; see the function for
/// LogisticFit.
Eigen::VectorXd constrainedStart(const OrdinalFit& full, const ColumnSelection& selection);

}  // namespace candour
