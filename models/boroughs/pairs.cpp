// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/pairs.h"

#include <algorithm>
#include <cmath>

#include "core/numeric/multiple_testing.h"
#include "core/numeric/tails.h"

namespace candour {

namespace {

AreaPair pairOf(std::size_t first, std::size_t second, const Eigen::VectorXd& share,
                const Eigen::MatrixXd& covariance) {
  const auto i = static_cast<Eigen::Index>(first);
  const auto k = static_cast<Eigen::Index>(second);
  AreaPair pair{first, second, share[i] - share[k], kNotAvailable, kNotAvailable, kNotAvailable};
  const double sum = covariance(i, i) + covariance(k, k);
  const double variance = sum - 2 * covariance(i, k);
  if (variance > 1e-13 * sum) pair.se = std::sqrt(variance);
  return pair;
}

}  // namespace

std::vector<AreaPair> areaPairs(const Eigen::VectorXd& share, const Eigen::MatrixXd& covariance,
                                const std::vector<int>& df, const std::vector<char>& comparable) {
  std::vector<AreaPair> pairs;
  std::vector<double> p;
  for (std::size_t i = 0; i < df.size(); ++i) {
    for (std::size_t k = i + 1; k < df.size(); ++k) {
      AreaPair pair = pairOf(i, k, share, covariance);
      if (!comparable[i] || !comparable[k]) {
        pair.se = kNotAvailable;
        pair.why = "one of the two has no variance of its own";
      } else if (!std::isfinite(pair.se)) {
        pair.why = "the design shows no variation between the two";
      } else {
        pair.p = tTwoSided(pair.difference / pair.se, std::min(df[i], df[k]));
      }
      p.push_back(pair.p);
      pairs.push_back(std::move(pair));
    }
  }
  p = holm(p);
  for (std::size_t i = 0; i < p.size(); ++i) {
    pairs[i].pHolm = p[i];
    pairs[i].differs = p[i] < 0.05;
  }
  return pairs;
}

}  // namespace candour
