// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>
#include <limits>

#include "core/regression/block_sums.h"

namespace candour {

/// The maximum of a concave log-likelihood from `parameters`, near it: one pass with the
/// information, then passes with gradients alone and the same matrix, until what the parabola has
/// still to gain is below 1e-6 of the distance to `reference` (a larger likelihood); that gain is
/// added. Where a step lowers the likelihood the information is taken anew. `passAt(parameters,
/// keep)` gives logLikelihood, gradient and, kept everything, information. NaN where it does not
/// settle.
template <class PassAt>
double maximised(const PassAt& passAt, Eigen::VectorXd parameters, double reference) {
  auto pass = passAt(parameters, BlockSums::Keep::Everything);
  Eigen::LDLT<Eigen::MatrixXd> metric(pass.information);
  for (int i = 0; i < 30; ++i) {
    const Eigen::VectorXd step = metric.solve(pass.gradient);
    const double decrement = pass.gradient.dot(step);
    if (!std::isfinite(decrement)) break;
    // Rounding of a sum over the rows is no gain.
    const double rounding = 1e-13 * (1 + std::abs(pass.logLikelihood));
    if (decrement <= 1e-6 * std::abs(reference - pass.logLikelihood) + rounding) {
      return pass.logLikelihood + decrement / 2;
    }
    Eigen::VectorXd by = step;
    bool anew = false;
    auto next = passAt(parameters + by, BlockSums::Keep::Gradient);
    for (int halving = 0; halving < 20 && !(next.logLikelihood >= pass.logLikelihood - rounding);
         ++halving) {
      by /= 2;
      anew = true;
      next = passAt(parameters + by, BlockSums::Keep::Everything);
    }
    if (!std::isfinite(next.logLikelihood)) break;
    parameters += by;
    if (anew) metric.compute(next.information);
    pass = std::move(next);
  }
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace candour
