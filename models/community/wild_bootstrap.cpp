// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/wild_bootstrap.h"

#include <array>
#include <cmath>

#include "core/base/random.h"
#include "core/numeric/parallel.h"

namespace candour {

namespace {

// Of the wards of a cell: weights and weighted outcomes before (column 0) and after (1).
WardPeriods twoPeriods(const WardPeriods& sums, const DidCell& cell) {
  WardPeriods two;
  two.weight = Eigen::MatrixXd::Zero(sums.wards(), 2);
  two.outcome = two.weight;
  two.count = two.weight;
  for (int period = 0; period < 2; ++period) {
    for (const int quarter : period == 0 ? cell.before : cell.after) {
      two.weight.col(period) += sums.weight.col(quarter);
      two.outcome.col(period) += sums.outcome.col(quarter);
      two.count.col(period) += sums.count.col(quarter);
    }
  }
  return two;
}

DidCell twoPeriodCell(const DidCell& cell) {
  return {cell.role, {0}, {1}};
}

double webbWeight(Random& random) {
  static const std::array<double, 6> kWeights = {-std::sqrt(1.5), -1, -std::sqrt(0.5),
                                                 std::sqrt(0.5),  1,  std::sqrt(1.5)};
  return kWeights[random.below(kWeights.size())];
}

double tOf(const DidEstimate& did, const std::function<double(const Eigen::VectorXd&)>& error) {
  return did.available() ? did.estimate / error(did.influence) : kNotAvailable;
}

}  // namespace

AdditiveFit additiveFit(const WardPeriods& sums, const DidCell& cell) {
  const WardPeriods two = twoPeriods(sums, cell);
  Eigen::Matrix2d weight = Eigen::Matrix2d::Zero();  // period, acted
  Eigen::Matrix2d outcome = weight;
  for (int ward = 0; ward < two.wards(); ++ward) {
    const WardRole role = cell.role[static_cast<std::size_t>(ward)];
    if (role == WardRole::None) continue;
    const int acted = role == WardRole::Acted ? 1 : 0;
    weight.col(acted) += two.weight.row(ward).transpose();
    outcome.col(acted) += two.outcome.row(ward).transpose();
  }
  // The interaction of the means, spread over the four cells in proportion to 1 / weight, is what
  // an additive fit leaves: residual mean = +-interaction * (1 / W) / sum of (1 / W).
  const Eigen::Matrix2d mean = outcome.array() / weight.array();
  const Eigen::Matrix2d inverse = weight.array().inverse();
  const double left = mean(1, 1) - mean(0, 1) - mean(1, 0) + mean(0, 0);
  AdditiveFit fit;
  for (int period = 0; period < 2; ++period) {
    for (int acted = 0; acted < 2; ++acted) {
      const double sign = period == acted ? 1 : -1;
      fit.fitted[period][acted] =
          mean(period, acted) - sign * left * inverse(period, acted) / inverse.sum();
    }
  }
  return fit;
}

WildBootstrap wildBootstrap(const WardPeriods& sums, const DidCell& cell,
                            const std::function<double(const Eigen::VectorXd&)>& error, int draws,
                            std::uint64_t seed) {
  WildBootstrap result;
  result.draws = draws;
  const WardPeriods two = twoPeriods(sums, cell);
  const DidCell pair = twoPeriodCell(cell);
  const double observed = tOf(didEstimate(two, pair), error);
  if (!std::isfinite(observed)) {
    result.why = "there is no effect to test";
    return result;
  }
  const AdditiveFit fit = additiveFit(sums, cell);
  std::vector<char> far(static_cast<std::size_t>(draws), 0);
  parallelFor(far.size(), [&](std::size_t k) {
    Random random(seed * 0xd1342543de82ef95ULL + k + 1);
    WardPeriods drawn = two;
    for (int ward = 0; ward < two.wards(); ++ward) {
      const double v = webbWeight(random);
      const int acted = cell.role[static_cast<std::size_t>(ward)] == WardRole::Acted ? 1 : 0;
      for (int period = 0; period < 2; ++period) {
        const double fitted = fit.fitted[period][acted] * two.weight(ward, period);
        drawn.outcome(ward, period) = fitted + v * (two.outcome(ward, period) - fitted);
      }
    }
    far[k] = !(std::abs(tOf(didEstimate(drawn, pair), error)) < std::abs(observed) * (1 - 1e-10));
  });
  int count = 0;
  for (const char each : far) count += each;
  result.p = (1.0 + count) / (1.0 + draws);
  return result;
}

}  // namespace candour
