// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/numeric/tails.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_f.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "core/base/check.h"

namespace candour {

double tTwoSided(double t, double df) {
  check(df > 0, "positive degrees of freedom");
  if (std::isnan(t)) return t;
  if (std::isinf(t)) return 0;
  const boost::math::students_t distribution(df);
  return 2 * boost::math::cdf(boost::math::complement(distribution, std::abs(t)));
}

double tQuantile(double p, double df) {
  check(df > 0, "positive degrees of freedom");
  return boost::math::quantile(boost::math::students_t(df), p);
}

double fUpper(double f, double df1, double df2) {
  check(df1 > 0 && df2 > 0, "positive degrees of freedom");
  if (std::isnan(f)) return f;
  const boost::math::fisher_f distribution(df1, df2);
  return boost::math::cdf(boost::math::complement(distribution, std::max(f, 0.0)));
}

double fQuantile(double p, double df1, double df2) {
  check(df1 > 0 && df2 > 0, "positive degrees of freedom");
  return boost::math::quantile(boost::math::fisher_f(df1, df2), p);
}

double noncentralFUpper(double f, double df1, double df2, double lambda) {
  check(df1 > 0 && df2 > 0 && lambda >= 0, "positive degrees of freedom");
  if (lambda == 0) return fUpper(f, df1, df2);
  const boost::math::non_central_f distribution(df1, df2, lambda);
  return boost::math::cdf(boost::math::complement(distribution, f));
}

double normalCdf(double z) {
  return std::erfc(-z / std::sqrt(2.0)) / 2;
}

double chiSquaredQuantile(double p, double df) {
  check(df > 0, "positive degrees of freedom");
  return boost::math::quantile(boost::math::chi_squared(df), p);
}

double betaQuantile(double p, double a, double b) {
  if (a <= 0) return 0;
  if (b <= 0) return 1;
  return boost::math::quantile(boost::math::beta_distribution<double>(a, b), p);
}

}  // namespace candour
