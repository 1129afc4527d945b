// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scales/omega.h"

#include <Eigen/LU>
#include <algorithm>
#include <limits>

#include "core/multivariate/factor_fit.h"

namespace candour {

namespace {

// Off the diagonal the residuals r_ij - l_i l_j are orthogonal to the loadings: sum over j of
// (r_ij - l_i l_j) l_j = 0. Differentiated: H dl = sum over j of dr_ij l_j.
Eigen::MatrixXd slopeOf(const Eigen::MatrixXd& correlation, const Eigen::VectorXd& l) {
  const Eigen::Index size = l.size();
  Eigen::MatrixXd h = 2 * l * l.transpose() - correlation;
  for (Eigen::Index i = 0; i < size; ++i) h(i, i) = l.squaredNorm() - l(i) * l(i);
  const double sum = l.sum(), common = sum * sum;
  const double unique = static_cast<double>(size) - l.squaredNorm();
  const double total = common + unique;
  const Eigen::VectorXd q =
      (Eigen::VectorXd::Constant(size, 2 * sum * unique) + 2 * common * l) / (total * total);
  const Eigen::VectorXd p = h.transpose().fullPivLu().solve(q);
  Eigen::MatrixXd slope = p * l.transpose() + l * p.transpose();
  slope.diagonal().setZero();
  return slope;
}

}  // namespace

Omega omegaOf(const Eigen::MatrixXd& correlation) {
  Omega omega;
  omega.value = std::numeric_limits<double>::quiet_NaN();
  if (correlation.rows() < 3) {
    omega.why = "two items cannot tell a factor: read Spearman and Brown's coefficient";
    return omega;
  }
  const FactorFit fit = fitFactors(correlation, 1);
  omega.loadings = fit.loadings.col(0);
  if (!fit.converged) {
    omega.why = "the one factor could not be found";
    return omega;
  }
  const double sum = omega.loadings.sum();
  const double unique = static_cast<double>(correlation.rows()) - omega.loadings.squaredNorm();
  omega.value = sum * sum / (sum * sum + unique);
  const bool bound = std::any_of(fit.heywood.begin(), fit.heywood.end(), [](bool b) { return b; });
  if (!bound) omega.slope = slopeOf(correlation, omega.loadings);
  return omega;
}

}  // namespace candour
