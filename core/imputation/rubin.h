// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <span>

namespace candour {

/// An estimate from several imputed data sets, by Rubin's (1987) rules with the degrees of freedom
/// of Barnard and Rubin (1999).
struct Pooled {
  double estimate = 0;  // mean of the estimates
  double se = 0;        // of the total variance: within + (1 + 1/m) between
  double within = 0;    // mean of the variances
  double between = 0;   // variance of the estimates, divisor m - 1
  double df = 0;        // at most the complete data's
  double fmi = 0;       // fraction of missing information, (r + 2/(df + 3)) / (1 + r)
};

/// `completeDf`: the degrees of freedom the complete data would have; the pooled ones are never
/// above them. One estimate and one variance an imputation, at least two. Where the estimates agree
/// to the last digit nothing was lost, and df are the complete data's.
Pooled poolRubin(std::span<const double> estimates, std::span<const double> variances,
                 double completeDf);

/// Several estimates together, from several imputed data sets.
struct PooledVector {
  Eigen::VectorXd estimate;
  Eigen::MatrixXd within;   // mean of the covariances
  Eigen::MatrixXd between;  // covariance of the estimates, divisor m - 1
  double imputations = 0;

  /// within + (1 + 1/m) between
  [[nodiscard]] Eigen::MatrixXd total() const;
};

/// One vector and one covariance an imputation, at least two.
PooledVector poolVectors(std::span<const Eigen::VectorXd> estimates,
                         std::span<const Eigen::MatrixXd> covariances);

struct PooledTest {
  double statistic = 0;  // F
  double df1 = 0;
  double df2 = 0;
  double p = 0;
};

/// D1 of Li, Raghunathan and Rubin (1991): that all estimates are zero, against the mean covariance
/// times 1 + r, r the mean relative increase of the variance (1 + 1/m) tr(B W^-1) / k. Degrees of
/// freedom of Reiter (2007), never above `completeDf`; where those are too few for his expansion,
/// Li's joined with the observed data's as Barnard and Rubin do. Of one estimate it is
/// poolRubin()'s t squared. `within` must have full rank.
PooledTest poolWald(const PooledVector& pooled, double completeDf);

}  // namespace candour
