// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/small_area.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/base/random.h"
#include "models/boroughs/arcsine.h"

namespace candour {

namespace {

// The weighted mean under a variance `v` of the areas.
double meanUnder(double v, const Eigen::VectorXd& y, const Eigen::VectorXd& psi) {
  const Eigen::ArrayXd w = (psi.array() + v).inverse();
  return (w * y.array()).sum() / w.sum();
}

// Twice the derivative of the restricted log-likelihood in the variance.
double scoreAt(double v, const Eigen::VectorXd& y, const Eigen::VectorXd& psi) {
  const Eigen::ArrayXd w = (psi.array() + v).inverse();
  const Eigen::ArrayXd away = y.array() - meanUnder(v, y, psi);
  return (w * away).square().sum() - w.sum() + w.square().sum() / w.sum();
}

// The root of the score, which falls from above zero; 0 where it starts below.
double restrictedVariance(const Eigen::VectorXd& y, const Eigen::VectorXd& psi) {
  if (scoreAt(0, y, psi) <= 0) return 0;
  double low = 0;
  double high = psi.maxCoeff();
  while (scoreAt(high, y, psi) > 0) high *= 2;
  for (int i = 0; i < 200 && high - low > 1e-16 * high; ++i) {
    const double middle = (low + high) / 2;
    (scoreAt(middle, y, psi) > 0 ? low : high) = middle;
  }
  return (low + high) / 2;
}

// The mean over the areas that have one; a variance of 0 (everybody alike, one sampling unit) gives
// none.
double meanDesignEffect(const BoroughComparison& comparison) {
  double sum = 0;
  double count = 0;
  for (const AreaEstimate& area : comparison.areas) {
    if (!(area.se > 0) || !(area.nEffective > 0)) continue;
    sum += static_cast<double>(area.n) / area.nEffective;
    ++count;
  }
  if (count > 0) return sum / count;
  const AreaEstimate& all = comparison.overall;
  return all.nEffective > 0 ? static_cast<double>(all.n) / all.nEffective : 1;
}

ShrunkEstimate ledBack(double angle, double mse, double weight) {
  const double half = normalQuantile(0.975) * std::sqrt(mse);
  ShrunkEstimate shrunk;
  shrunk.estimate = shareOfArcsine(angle);
  shrunk.se = std::sin(2 * angle) * std::sqrt(mse);
  shrunk.lower = shareOfArcsine(angle - half);
  shrunk.upper = shareOfArcsine(angle + half);
  shrunk.weight = weight;
  return shrunk;
}

SmallAreas notAvailable(std::size_t areas) {
  ShrunkEstimate none;
  none.estimate = none.se = none.lower = none.upper = kNotAvailable;
  none.weight = none.benchmarked = kNotAvailable;
  none.why = "shrinking needs at least three areas";
  return {std::vector<ShrunkEstimate>(areas, none), kNotAvailable};
}

// One ratio for all, so that their weighted mean is the whole's share.
void benchmark(const BoroughComparison& comparison, std::vector<ShrunkEstimate>& areas) {
  double mean = 0;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    mean += comparison.areas[i].weightShare * areas[i].estimate;
  }
  const double ratio = mean > 0 ? comparison.overall.estimate / mean : 1;
  for (ShrunkEstimate& area : areas) area.benchmarked = area.estimate * ratio;
}

}  // namespace

FayHerriot fayHerriot(const Eigen::VectorXd& y, const Eigen::VectorXd& psi) {
  check(y.size() == psi.size() && y.size() >= 2, "at least two areas, each with a variance");
  FayHerriot model;
  model.variance = restrictedVariance(y, psi);
  model.mean = meanUnder(model.variance, y, psi);
  const Eigen::ArrayXd total = psi.array() + model.variance;
  const Eigen::ArrayXd gamma = model.variance / total;
  model.weight = gamma;
  model.estimate = gamma * y.array() + (1 - gamma) * model.mean;
  const double ofVariance = 2 / total.square().inverse().sum();
  const Eigen::ArrayXd g1 = gamma * psi.array();
  const Eigen::ArrayXd g2 = (1 - gamma).square() / total.inverse().sum();
  const Eigen::ArrayXd g3 = psi.array().square() / total.cube() * ofVariance;
  model.mse = g1 + g2 + 2 * g3;
  return model;
}

SmallAreas shrinkAreas(const BoroughComparison& comparison) {
  const auto count = static_cast<Eigen::Index>(comparison.areas.size());
  if (count < 3) return notAvailable(comparison.areas.size());
  const double effect = meanDesignEffect(comparison);
  Eigen::VectorXd y(count);
  Eigen::VectorXd psi(count);
  for (Eigen::Index i = 0; i < count; ++i) {
    const AreaEstimate& area = comparison.areas[static_cast<std::size_t>(i)];
    y[i] = arcsineOf(area.estimate);
    psi[i] = effect / (4 * static_cast<double>(area.n));
  }
  const FayHerriot model = fayHerriot(y, psi);
  SmallAreas result;
  result.variance = model.variance;
  for (Eigen::Index i = 0; i < count; ++i) {
    result.areas.push_back(ledBack(model.estimate[i], model.mse[i], model.weight[i]));
  }
  benchmark(comparison, result.areas);
  return result;
}

}  // namespace candour
