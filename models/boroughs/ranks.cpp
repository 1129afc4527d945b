// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/ranks.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/check.h"
#include "core/base/random.h"
#include "core/numeric/parallel.h"

namespace candour {

namespace {

constexpr double kLevel = 0.95;

// The hypothesis that `first` is not larger than `second`.
struct Comparison {
  Eigen::Index first = 0;
  Eigen::Index second = 0;
  double precision = 0;  // 1 over the error of the difference
};

// Lower triangle L with L L' = covariance; a column without variance of its own is zero.
Eigen::MatrixXd rootOf(const Eigen::MatrixXd& covariance) {
  const Eigen::Index n = covariance.rows();
  Eigen::MatrixXd root = Eigen::MatrixXd::Zero(n, n);
  for (Eigen::Index j = 0; j < n; ++j) {
    const double own = covariance(j, j) - root.row(j).head(j).squaredNorm();
    if (own <= 1e-13 * covariance(j, j)) continue;
    root(j, j) = std::sqrt(own);
    for (Eigen::Index i = j + 1; i < n; ++i) {
      root(i, j) = (covariance(i, j) - root.row(i).head(j).dot(root.row(j).head(j))) / root(j, j);
    }
  }
  return root;
}

// The value that 95 % of the draws' largest statistics do not exceed.
double criticalPoint(const std::vector<Comparison>& open, const Eigen::MatrixXd& noise) {
  Eigen::ArrayXd largest = Eigen::ArrayXd::Constant(noise.rows(), -1e300);
  for (const Comparison& c : open) {
    largest = largest.max((noise.col(c.first) - noise.col(c.second)).array() * c.precision);
  }
  const auto at =
      static_cast<Eigen::Index>(std::ceil(kLevel * static_cast<double>(largest.size()) - 1e-9)) - 1;
  std::nth_element(largest.data(), largest.data() + at, largest.data() + largest.size());
  return largest[at];
}

struct Rejected {
  std::vector<Comparison> comparisons;
  double firstCritical = 0;
};

Rejected stepDown(const Eigen::VectorXd& estimate, const Eigen::MatrixXd& noise,
                  std::vector<Comparison> open) {
  Rejected rejected;
  for (bool first = true; !open.empty(); first = false) {
    const double critical = criticalPoint(open, noise);
    if (first) rejected.firstCritical = critical;
    const auto larger = [&](const Comparison& c) {
      return (estimate[c.first] - estimate[c.second]) * c.precision > critical;
    };
    const auto kept = std::stable_partition(open.begin(), open.end(), std::not_fn(larger));
    if (kept == open.end()) break;
    rejected.comparisons.insert(rejected.comparisons.end(), kept, open.end());
    open.erase(kept, open.end());
  }
  return rejected;
}

// Both directions of the pairs of `area`, or of every pair where it is -1.
std::vector<Comparison> comparisonsOf(const Eigen::MatrixXd& covariance, Eigen::Index area) {
  std::vector<Comparison> all;
  for (Eigen::Index i = 0; i < covariance.rows(); ++i) {
    for (Eigen::Index k = 0; k < covariance.rows(); ++k) {
      if (i == k || (area >= 0 && i != area && k != area)) continue;
      const double sum = covariance(i, i) + covariance(k, k);
      const double variance = sum - 2 * covariance(i, k);
      if (variance > 1e-13 * sum) all.push_back({i, k, 1 / std::sqrt(variance)});
    }
  }
  return all;
}

void narrow(const std::vector<Comparison>& rejected, Eigen::Index area, int& lower, int& upper) {
  for (const Comparison& c : rejected) {
    if (c.second == area) ++lower;
    if (c.first == area) --upper;
  }
}

}  // namespace

Eigen::MatrixXd normalDraws(const Eigen::MatrixXd& covariance, Eigen::Index draws,
                            std::uint64_t seed) {
  Random random(seed);
  Eigen::MatrixXd noise(draws, covariance.cols());
  for (Eigen::Index d = 0; d < draws; ++d) {
    for (Eigen::Index i = 0; i < noise.cols(); ++i) noise(d, i) = random.normal();
  }
  return noise * rootOf(covariance).transpose();
}

Ranks rankIntervals(const Eigen::VectorXd& estimate, const Eigen::MatrixXd& covariance,
                    const Eigen::MatrixXd& noise) {
  const Eigen::Index count = estimate.size();
  check(covariance.rows() == count && noise.cols() == count, "a covariance and draws of the areas");
  const auto areas = static_cast<std::size_t>(count);
  // One task an area, and one for all of them together.
  std::vector<Rejected> rejected(areas + 1);
  parallelFor(areas + 1, [&](std::size_t task) {
    const auto area = task < areas ? static_cast<Eigen::Index>(task) : Eigen::Index{-1};
    rejected[task] = stepDown(estimate, noise, comparisonsOf(covariance, area));
  });
  Ranks ranks;
  ranks.critical = rejected[areas].firstCritical;
  const int last = static_cast<int>(areas);
  for (std::size_t i = 0; i < areas; ++i) {
    const auto area = static_cast<Eigen::Index>(i);
    RankInterval interval{1, last, 1, last};
    narrow(rejected[areas].comparisons, area, interval.lower, interval.upper);
    narrow(rejected[i].comparisons, area, interval.aloneLower, interval.aloneUpper);
    ranks.intervals.push_back(interval);
    ranks.criticalAlone.push_back(rejected[i].firstCritical);
  }
  return ranks;
}

std::size_t lowestQuarterOf(std::size_t areas) {
  return std::max<std::size_t>(1, (areas + 2) / 4);
}

std::vector<double> lowestQuarterChances(const Eigen::VectorXd& estimate,
                                         const Eigen::MatrixXd& noise) {
  const auto areas = static_cast<std::size_t>(estimate.size());
  std::vector<double> chance(areas, 0);
  if (areas == 0) return chance;
  const auto quarter = static_cast<std::ptrdiff_t>(lowestQuarterOf(areas));
  std::vector<std::size_t> order(areas);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> drawn(areas);
  for (Eigen::Index d = 0; d < noise.rows(); ++d) {
    for (std::size_t i = 0; i < areas; ++i) {
      const auto column = static_cast<Eigen::Index>(i);
      drawn[i] = estimate[column] + noise(d, column);
    }
    const auto below = [&drawn](std::size_t a, std::size_t b) { return drawn[a] < drawn[b]; };
    std::nth_element(order.begin(), order.begin() + quarter - 1, order.end(), below);
    for (std::ptrdiff_t k = 0; k < quarter; ++k) ++chance[order[static_cast<std::size_t>(k)]];
  }
  for (double& c : chance) c /= static_cast<double>(noise.rows());
  return chance;
}

}  // namespace candour
