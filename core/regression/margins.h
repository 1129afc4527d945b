// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/regression/logistic_fit.h"
#include "core/regression/model_matrix.h"

namespace candour {

/// Probabilities are read by the fit's link: of a linear probability model the linear predictor.

/// p[i] of the linear predictor eta[i] by the link, and w[i] times its slope, dp/d eta.
void probabilitiesOf(Link link, const double* eta, const double* w, double* p, double* slope,
                     std::size_t n);

/// A weighted average over the model's rows and its gradient in the parameters (standardised
/// units), from which the delta method takes the standard error: se^2 = g' V g.
struct Margin {
  double value = 0;
  Eigen::VectorXd gradient;
};

/// The average slopes of the probability along the standardised numeric terms,
/// sum w p(1-p) b / sum w, all in one pass over the data; entries of terms without a parameter are
/// empty.
std::vector<Margin> averageSlopes(const ModelMatrix& matrix, const LogisticFit& fit,
                                  const std::vector<double>& w);

/// The average predicted probability with every row's level of `factor` set to each level in turn.
std::vector<Margin> averageByLevel(const ModelMatrix& matrix, const LogisticFit& fit,
                                   const std::vector<double>& w, int factor);

/// The average predicted probability with every row's standardised value of the numeric term set to
/// each of `values` in turn.
std::vector<Margin> averageAlong(const ModelMatrix& matrix, const LogisticFit& fit,
                                 const std::vector<double>& w, int numericTerm,
                                 const std::vector<double>& values);

}  // namespace candour
