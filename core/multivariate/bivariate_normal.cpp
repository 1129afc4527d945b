// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/multivariate/bivariate_normal.h"

#include <algorithm>
#include <boost/math/special_functions/owens_t.hpp>
#include <cmath>
#include <numbers>

#include "core/base/check.h"
#include "core/numeric/tails.h"

namespace candour {

namespace {

constexpr double kInverseRootTwoPi = 0.39894228040143267794;

// Doubles all the way: the digits of long doubles are not needed, their time is.
using OwenPolicy = boost::math::policies::policy<
    boost::math::policies::promote_double<false>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>>;

// T(h, (other - rho h) / (h root)), its limit where h is 0.
double owen(double h, double other, double rho, double root) {
  if (h == 0) return other > 0 ? 0.25 : other < 0 ? -0.25 : 0;
  const double slope = (other - rho * h) / (h * root);
  if (std::isinf(slope)) {
    return std::copysign(0.5 * normalCdf(-std::abs(h)), slope);
  }
  return boost::math::owens_t(h, slope, OwenPolicy());
}

double degenerate(double x, double y, double rho) {
  if (rho > 0) return normalCdf(std::min(x, y));
  return std::max(0.0, normalCdf(x) - normalCdf(-y));
}

}  // namespace

double normalDensity(double x) {
  return std::isinf(x) ? 0 : kInverseRootTwoPi * std::exp(-0.5 * x * x);
}

double bivariateNormalDensity(double x, double y, double rho) {
  if (std::isinf(x) || std::isinf(y)) return 0;
  const double rest = (1 - rho) * (1 + rho);
  const double square = (x * x - 2 * rho * x * y + y * y) / rest;
  return std::exp(-0.5 * square) / (2 * std::numbers::pi * std::sqrt(rest));
}

double bivariateNormalCdf(double x, double y, double rho) {
  check(rho >= -1 && rho <= 1, "a correlation from -1 to 1");
  const double low = std::min(x, y), high = std::max(x, y);
  if (std::isinf(low) && low < 0) return 0;
  if (std::isinf(high)) return normalCdf(low);
  const double root = std::sqrt((1 - rho) * (1 + rho));
  if (root == 0) return degenerate(x, y, rho);
  if (x == 0 && y == 0) return 0.25 + std::asin(rho) / (2 * std::numbers::pi);
  const bool apart = x * y < 0 || (x * y == 0 && x + y < 0);
  const double sum = 0.5 * (normalCdf(x) + normalCdf(y)) - owen(x, y, rho, root) -
                     owen(y, x, rho, root) - (apart ? 0.5 : 0);
  return std::clamp(sum, 0.0, 1.0);
}

}  // namespace candour
