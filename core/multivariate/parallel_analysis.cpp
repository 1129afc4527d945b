// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/multivariate/parallel_analysis.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/check.h"
#include "core/base/random.h"
#include "core/multivariate/factor_fit.h"
#include "core/numeric/parallel.h"
#include "core/numeric/tails.h"

namespace candour {

namespace {

// Bartlett: a lower triangle of normals with roots of chi-squared on the diagonal is the Cholesky
// factor of a Wishart matrix.
Eigen::MatrixXd drawnCorrelation(const Eigen::VectorXd& information, double n, Random& random) {
  const Eigen::Index size = information.size();
  Eigen::MatrixXd factor = Eigen::MatrixXd::Zero(size, size);
  for (Eigen::Index i = 0; i < size; ++i) {
    for (Eigen::Index j = 0; j < i; ++j) factor(i, j) = random.normal();
    const double chance = std::clamp(random.uniform(), 1e-12, 1 - 1e-12);
    factor(i, i) = std::sqrt(chiSquaredQuantile(chance, n - 1 - static_cast<double>(i)));
  }
  factor.rowwise().normalize();
  const Eigen::VectorXd wider = information.cwiseSqrt().cwiseInverse();
  Eigen::MatrixXd correlation =
      wider.asDiagonal() * (factor * factor.transpose()) * wider.asDiagonal();
  correlation.diagonal().setOnes();
  return correlation;
}

// R's type 7, between the two neighbours.
double percentileOf(std::vector<double> values, double percentile) {
  std::sort(values.begin(), values.end());
  const double place = percentile * static_cast<double>(values.size() - 1);
  const auto low = static_cast<std::size_t>(place);
  const std::size_t high = std::min(low + 1, values.size() - 1);
  return values[low] + (place - static_cast<double>(low)) * (values[high] - values[low]);
}

}  // namespace

Eigen::VectorXd parallelEigenvalues(const Eigen::VectorXd& information, double n,
                                    const ParallelOptions& options, const Job& job) {
  const Eigen::Index size = information.size();
  check(n > static_cast<double>(size) + 1, "more interviews than variables");
  Eigen::MatrixXd drawn(size, options.sets);
  parallelFor(static_cast<std::size_t>(options.sets), [&](std::size_t set) {
    if (job.stopped()) return;
    Random random(options.seed + set);
    drawn.col(static_cast<Eigen::Index>(set)) =
        eigenvaluesOf(drawnCorrelation(information, n, random));
  });
  Eigen::VectorXd lines(size);
  for (Eigen::Index k = 0; k < size; ++k) {
    const Eigen::RowVectorXd row = drawn.row(k);
    lines(k) = percentileOf({row.begin(), row.end()}, options.percentile);
  }
  return lines;
}

int factorsAbove(const Eigen::VectorXd& eigenvalues, const Eigen::VectorXd& lines) {
  int count = 0;
  while (count < eigenvalues.size() && eigenvalues(count) > lines(count)) ++count;
  return count;
}

}  // namespace candour
