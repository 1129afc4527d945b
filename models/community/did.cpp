// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/did.h"

#include <array>
#include <cmath>

namespace candour {

namespace {

// Of one of the four cells of wards (acted, compared) and periods (before, after).
struct CellMean {
  double weight = 0;
  double outcome = 0;
  double count = 0;

  [[nodiscard]] double mean() const { return outcome / weight; }
};

// By period (before, after) and role (acted, compared).
using Means = std::array<std::array<CellMean, 2>, 2>;

const std::vector<int>& quartersOf(const DidCell& cell, int period) {
  return period == 0 ? cell.before : cell.after;
}

Means meansOf(const WardPeriods& sums, const DidCell& cell, DidEstimate& estimate) {
  Means means;
  for (int ward = 0; ward < sums.wards(); ++ward) {
    const WardRole role = cell.role[static_cast<std::size_t>(ward)];
    if (role == WardRole::None) continue;
    double count = 0;
    for (int period = 0; period < 2; ++period) {
      CellMean& mean = means[period][role == WardRole::Acted ? 0 : 1];
      for (const int quarter : quartersOf(cell, period)) {
        mean.weight += sums.weight(ward, quarter);
        mean.outcome += sums.outcome(ward, quarter);
        mean.count += sums.count(ward, quarter);
        count += sums.count(ward, quarter);
      }
    }
    if (count > 0) ++(role == WardRole::Acted ? estimate.wardsActed : estimate.wardsCompared);
  }
  estimate.interviewsActed = means[1][0].count;
  estimate.interviewsCompared = means[1][1].count;
  return means;
}

std::string whyNot(const Means& means) {
  constexpr std::array<const char*, 2> kPeriods = {"before", "after"};
  constexpr std::array<const char*, 2> kRoles = {"wards that acted", "wards compared"};
  for (int period = 0; period < 2; ++period) {
    for (int role = 0; role < 2; ++role) {
      if (means[period][role].weight > 0) continue;
      return std::string("nobody was interviewed in ") + kRoles[role] + " " + kPeriods[period];
    }
  }
  return {};
}

// slope[period][role]: how the estimate moves with a cell's mean.
Eigen::VectorXd influenceOf(const WardPeriods& sums, const DidCell& cell, const Means& means,
                            const std::array<std::array<double, 2>, 2>& slope) {
  Eigen::VectorXd influence = Eigen::VectorXd::Zero(sums.wards());
  for (int ward = 0; ward < sums.wards(); ++ward) {
    const WardRole role = cell.role[static_cast<std::size_t>(ward)];
    if (role == WardRole::None) continue;
    const int r = role == WardRole::Acted ? 0 : 1;
    for (int period = 0; period < 2; ++period) {
      const CellMean& mean = means[period][r];
      double distance = 0;
      for (const int quarter : quartersOf(cell, period)) {
        distance += sums.outcome(ward, quarter) - mean.mean() * sums.weight(ward, quarter);
      }
      influence[ward] += slope[period][r] * distance / mean.weight;
    }
  }
  return influence;
}

double logit(double p) {
  return std::log(p) - std::log1p(-p);
}

}  // namespace

DidEstimate didEstimate(const WardPeriods& sums, const DidCell& cell) {
  DidEstimate estimate;
  const Means means = meansOf(sums, cell, estimate);
  estimate.why = whyNot(means);
  if (!estimate.available()) return estimate;
  estimate.estimate =
      (means[1][0].mean() - means[0][0].mean()) - (means[1][1].mean() - means[0][1].mean());
  estimate.influence = influenceOf(sums, cell, means, {{{-1, 1}, {1, -1}}});
  return estimate;
}

DidEstimate logitDid(const WardPeriods& sums, const DidCell& cell) {
  DidEstimate estimate;
  const Means means = meansOf(sums, cell, estimate);
  estimate.why = whyNot(means);
  if (!estimate.available()) return estimate;
  for (const auto& period : means) {
    for (const CellMean& mean : period) {
      if (mean.mean() > 0 && mean.mean() < 1) continue;
      estimate.why = "everybody in one of the four groups gave the same answer";
      return estimate;
    }
  }
  const double without = 1 / (1 + std::exp(-(logit(means[0][0].mean()) + logit(means[1][1].mean()) -
                                             logit(means[0][1].mean()))));
  const auto slope = [&without](const CellMean& mean) {
    return without * (1 - without) / (mean.mean() * (1 - mean.mean()));
  };
  estimate.estimate = means[1][0].mean() - without;
  estimate.influence = influenceOf(
      sums, cell, means, {{{-slope(means[0][0]), slope(means[0][1])}, {1, -slope(means[1][1])}}});
  return estimate;
}

}  // namespace candour
