// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <Eigen/Cholesky>
#include <cmath>

#include "core/base/check.h"
#include "core/design/replicate_weights.h"

namespace candour {

namespace {

// The rank of a matrix by its Gram matrix, taking each time the column of which most is left; one
// with less than `tolerance` of its length left is a combination of the others. Stops as soon as no
// column is left.
int rankOfGram(Eigen::MatrixXd gram, double tolerance) {
  const Eigen::VectorXd whole = gram.diagonal();
  const double least = tolerance * tolerance;
  std::vector<Eigen::Index> open;
  for (Eigen::Index j = 0; j < whole.size(); ++j) {
    if (whole[j] > 0) open.push_back(j);
  }
  int rank = 0;
  while (!open.empty()) {
    std::size_t best = 0;
    for (std::size_t k = 1; k < open.size(); ++k) {
      const auto left = [&](std::size_t i) { return gram(open[i], open[i]) / whole[open[i]]; };
      if (left(k) > left(best)) best = k;
    }
    const Eigen::Index pivot = open[best];
    if (!(gram(pivot, pivot) > least * whole[pivot])) break;
    ++rank;
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(best));
    const Eigen::VectorXd column = gram.col(pivot);
    for (const auto j : open) {
      const double factor = column[j] / column[pivot];
      if (factor != 0) gram.col(j) -= factor * column;
    }
  }
  return rank;
}

}  // namespace

PsuTotals replicateTotals(const ReplicateWeights& replicates, const PsuTotals& totals) {
  check(totals.rows() == replicates.factor.rows(), "one row of totals a PSU");
  return replicates.factor.transpose() * totals;
}

namespace {

// Rows made deviations from the mean of the replicates that count, times the root of their scale.
void centre(const ReplicateWeights& replicates, PsuTotals& estimates) {
  Eigen::RowVectorXd mean = Eigen::RowVectorXd::Zero(estimates.cols());
  double counted = 0;
  for (Eigen::Index r = 0; r < estimates.rows(); ++r) {
    if (replicates.scale[static_cast<std::size_t>(r)] <= 0) continue;
    mean += estimates.row(r);
    ++counted;
  }
  if (counted > 0) mean /= counted;
  for (Eigen::Index r = 0; r < estimates.rows(); ++r) {
    estimates.row(r) -= mean;
    estimates.row(r) *= std::sqrt(replicates.scale[static_cast<std::size_t>(r)]);
  }
}

}  // namespace

PsuTotals replicateRoot(const ReplicateWeights& replicates, const PsuTotals& totals,
                        const std::vector<std::int32_t>& psus) {
  PsuTotals sums;
  if (psus.empty()) {
    sums = replicateTotals(replicates, totals);
  } else {
    check(static_cast<std::size_t>(totals.rows()) == psus.size(), "one row of totals a PSU");
    sums = replicates.factor(psus, Eigen::all).transpose() * totals;
  }
  centre(replicates, sums);
  return sums;
}

Eigen::MatrixXd replicateCovariance(const ReplicateWeights& replicates,
                                    const Eigen::MatrixXd& estimates) {
  check(estimates.rows() == replicates.count(), "one row of estimates a replicate");
  PsuTotals root = estimates;
  centre(replicates, root);
  return root.transpose() * root;
}

int replicateDf(const SurveyDesign& design, const ReplicateWeights& replicates,
                const std::vector<std::uint32_t>& rows) {
  // The row of a weight w is w times its PSU's factors, so a PSU's rows are one of length sqrt(sum
  // of w^2) to the columns' lengths and products.
  std::vector<double> squares(static_cast<std::size_t>(design.psus()), 0);
  for (const auto row : rows) {
    if (design.psu[row] < 0) continue;
    squares[static_cast<std::size_t>(design.psu[row])] += design.weight[row] * design.weight[row];
  }
  std::vector<std::int32_t> used;
  for (std::size_t j = 0; j < squares.size(); ++j) {
    if (squares[j] > 0) used.push_back(static_cast<std::int32_t>(j));
  }
  if (used.empty()) return -1;
  Eigen::MatrixXd weights(static_cast<Eigen::Index>(used.size()), replicates.count());
  for (std::size_t k = 0; k < used.size(); ++k) {
    weights.row(static_cast<Eigen::Index>(k)) =
        std::sqrt(squares[static_cast<std::size_t>(used[k])]) * replicates.factor.row(used[k]);
  }
  constexpr double kTolerance = 1e-5;  // of R's degf()
  if (weights.rows() < weights.cols()) {
    return rankOfGram(weights * weights.transpose(), kTolerance) - 1;
  }
  return rankOfGram(weights.transpose() * weights, kTolerance) - 1;
}

}  // namespace candour
