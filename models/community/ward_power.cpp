// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/ward_power.h"

#include <algorithm>

namespace candour {

namespace {

double iccOf(const WardPeriods& sums) {
  double between = 0;
  double within = 0;
  double betweenDf = 0;
  double withinDf = 0;
  double size = 0;  // sum over quarters of (N - sum n^2 / N)
  for (int k = 0; k < sums.quarters(); ++k) {
    const double people = sums.count.col(k).sum();
    if (people == 0) continue;
    double yes = 0;
    double squares = 0;
    int wards = 0;
    for (int ward = 0; ward < sums.wards(); ++ward) {
      const double n = sums.count(ward, k);
      if (n == 0) continue;
      yes += n * sums.outcome(ward, k) / sums.weight(ward, k);
      squares += n * n;
      ++wards;
    }
    const double mean = yes / people;
    for (int ward = 0; ward < sums.wards(); ++ward) {
      const double n = sums.count(ward, k);
      if (n == 0) continue;
      const double share = sums.outcome(ward, k) / sums.weight(ward, k);
      between += n * (share - mean) * (share - mean);
      within += n * share * (1 - share);
    }
    betweenDf += wards - 1;
    withinDf += people - wards;
    size += people - squares / people;
  }
  if (betweenDf < 1 || withinDf < 1) return 0;
  const double a = between / betweenDf;
  const double b = within / withinDf;
  const double n0 = size / betweenDf;
  const double total = a + (n0 - 1) * b;
  return total > 0 ? std::max(0.0, (a - b) / total) : 0;
}

// Influences of the change from each quarter to the next that was asked, and what a simple sample
// of the same size would have for a variance.
struct Changes {
  std::vector<Eigen::VectorXd> influences;
  double simple = 0;
};

Changes changesOf(const WardPeriods& sums, double share) {
  Changes changes;
  int before = -1;
  for (int k = 0; k < sums.quarters(); ++k) {
    if (sums.weight.col(k).sum() == 0) continue;
    if (before >= 0) {
      const auto part = [&sums](int column) {
        const double weight = sums.weight.col(column).sum();
        const double mean = sums.outcome.col(column).sum() / weight;
        return Eigen::VectorXd((sums.outcome.col(column) - mean * sums.weight.col(column)) /
                               weight);
      };
      changes.influences.push_back(part(k) - part(before));
      changes.simple +=
          share * (1 - share) * (1 / sums.count.col(k).sum() + 1 / sums.count.col(before).sum());
    }
    before = k;
  }
  return changes;
}

}  // namespace

Result<WardPower> wardPower(const WardSample& sample, const WardPeriods& sums) {
  WardPower power;
  double squares = 0;
  double weight = 0;
  for (const double w : sample.weight) {
    squares += w * w;
    weight += w;
  }
  power.share = sums.outcome.sum() / weight;
  power.weighting = static_cast<double>(sample.rows.size()) * squares / (weight * weight);
  power.icc = iccOf(sums);
  power.wards = sums.wards();
  for (int k = 0; k < sums.quarters(); ++k) power.quarters += sums.count.col(k).sum() > 0;
  power.interviewsAWard =
      static_cast<double>(sample.rows.size()) / (double(power.wards) * power.quarters);
  const Changes changes = changesOf(sums, power.share);
  power.designEffect = power.weighting;
  if (changes.influences.empty() || !(changes.simple > 0)) return power;
  Eigen::MatrixXd columns(sums.wards(), static_cast<Eigen::Index>(changes.influences.size()));
  for (std::size_t i = 0; i < changes.influences.size(); ++i) {
    columns.col(static_cast<Eigen::Index>(i)) = changes.influences[i];
  }
  const auto covariance = wardCovariance(sample, columns);
  if (!covariance) return tl::make_unexpected(covariance.error());
  power.designEffect = covariance->diagonal().sum() / changes.simple;
  return power;
}

}  // namespace candour
