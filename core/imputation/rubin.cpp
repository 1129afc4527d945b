// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/imputation/rubin.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/numeric/tails.h"

namespace candour {

namespace {

// What of the complete data's degrees of freedom is left to the data observed, were nothing lost.
double observedDf(double completeDf) {
  return (completeDf + 1) / (completeDf + 3) * completeDf;
}

// Barnard and Rubin's: of the spread between imputations and of the observed data together.
double joinedDf(double betweenDf, double ofObserved, double completeDf) {
  return std::min(completeDf, betweenDf * ofObserved / (betweenDf + ofObserved));
}

// Of Li, Raghunathan and Rubin, were the complete data without end.
double liDf(double k, double t, double r) {
  if (t > 4) {
    const double part = 1 + (1 - 2 / t) / r;
    return 4 + (t - 4) * part * part;
  }
  return t * (1 + 1 / k) * (1 + 1 / r) * (1 + 1 / r) / 2;
}

// Reiter's equation 1-2; not a number where the complete data are too few for it.
double reiterDf(double t, double r, double completeDf) {
  const double a = r * t / (t - 2);
  const double b = 1 + a;
  const double v = observedDf(completeDf);
  const double fewer = v - 4 * b;
  const double few = v - 2 * b;
  if (t <= 4 || fewer <= 0) return NAN;
  const double ofSpread = a * a * few / (b * b * fewer) + 8 * a * a * few / (b * fewer * fewer) +
                          4 * a * a / (b * fewer) + 4 * a * a / (fewer * few) +
                          16 * a * a * few / (fewer * fewer * fewer) + 8 * a * a / (fewer * fewer);
  return 4 + 1 / (1 / fewer + ofSpread / (t - 4));
}

}  // namespace

Pooled poolRubin(std::span<const double> estimates, std::span<const double> variances,
                 double completeDf) {
  check(estimates.size() == variances.size() && estimates.size() >= 2,
        "an estimate and a variance of each of several imputations");
  const auto m = static_cast<double>(estimates.size());
  Pooled pooled;
  for (const double estimate : estimates) pooled.estimate += estimate / m;
  for (const double variance : variances) pooled.within += variance / m;
  for (const double estimate : estimates) {
    pooled.between += (estimate - pooled.estimate) * (estimate - pooled.estimate) / (m - 1);
  }
  const double added = (1 + 1 / m) * pooled.between;
  const double total = pooled.within + added;
  pooled.se = std::sqrt(total);
  const double lost = added / total;  // share of the variance that is between imputations
  pooled.df = completeDf;
  if (lost > 0) {
    pooled.df = joinedDf((m - 1) / (lost * lost), observedDf(completeDf) * (1 - lost), completeDf);
    const double r = added / pooled.within;
    pooled.fmi = (r + 2 / (pooled.df + 3)) / (1 + r);
  }
  return pooled;
}

Eigen::MatrixXd PooledVector::total() const {
  return within + (1 + 1 / imputations) * between;
}

PooledVector poolVectors(std::span<const Eigen::VectorXd> estimates,
                         std::span<const Eigen::MatrixXd> covariances) {
  check(estimates.size() == covariances.size() && estimates.size() >= 2,
        "estimates and a covariance of each of several imputations");
  const Eigen::Index p = estimates.front().size();
  PooledVector pooled{Eigen::VectorXd::Zero(p), Eigen::MatrixXd::Zero(p, p),
                      Eigen::MatrixXd::Zero(p, p), static_cast<double>(estimates.size())};
  for (const auto& estimate : estimates) pooled.estimate += estimate / pooled.imputations;
  for (const auto& covariance : covariances) pooled.within += covariance / pooled.imputations;
  for (const auto& estimate : estimates) {
    const Eigen::VectorXd apart = estimate - pooled.estimate;
    pooled.between += apart * apart.transpose() / (pooled.imputations - 1);
  }
  return pooled;
}

PooledTest poolWald(const PooledVector& pooled, double completeDf) {
  const auto k = static_cast<double>(pooled.estimate.size());
  const double m = pooled.imputations;
  const Eigen::LDLT<Eigen::MatrixXd> within(pooled.within);
  const double r = (1 + 1 / m) * within.solve(pooled.between).trace() / k;
  PooledTest test;
  test.statistic = pooled.estimate.dot(within.solve(pooled.estimate)) / k / (1 + r);
  test.df1 = k;
  test.df2 = completeDf;
  const double t = k * (m - 1);
  const double ofObserved = observedDf(completeDf) / (1 + r);
  if (r > 0 && k == 1) {
    const double lost = r / (1 + r);
    test.df2 = joinedDf((m - 1) / (lost * lost), ofObserved, completeDf);
  } else if (r > 0) {
    const double reiter = reiterDf(t, r, completeDf);
    test.df2 = std::isnan(reiter) ? joinedDf(liDf(k, t, r), ofObserved, completeDf)
                                  : std::min(completeDf, reiter);
  }
  test.p = fUpper(test.statistic, test.df1, test.df2);
  return test;
}

}  // namespace candour
