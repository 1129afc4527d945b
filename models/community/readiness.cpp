// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/readiness.h"

#include <cmath>
#include <limits>

#include "core/base/random.h"
#include "core/numeric/tails.h"

namespace candour {

namespace {

const double kAlphaQuantile = normalQuantile(0.975);
const double kPowerQuantile = normalQuantile(0.8);

}  // namespace

double plannedError(const PowerInput& input) {
  const double people = 1 / input.actedBefore + 1 / input.actedAfter + 1 / input.comparedBefore +
                        1 / input.comparedAfter;
  if (!std::isfinite(people)) return std::numeric_limits<double>::quiet_NaN();
  return std::sqrt(input.share * (1 - input.share) * input.designEffect * people);
}

double detectableEffect(double error) {
  return (kAlphaQuantile + kPowerQuantile) * error;
}

double powerOf(double effect, double error) {
  const double z = std::abs(effect) / error;
  return normalCdf(z - kAlphaQuantile) + normalCdf(-z - kAlphaQuantile);
}

double clusteredDesignEffect(double weighting, double interviewsAWard, double rho) {
  return weighting * (1 + (interviewsAWard - 1) * rho);
}

double interviewsNeeded(const PowerInput& input, double effect, int wards, int quartersBefore,
                        int quartersAfter) {
  const double error = effect / (kAlphaQuantile + kPowerQuantile);
  const double allowed = error * error / (input.share * (1 - input.share) * input.designEffect) -
                         1 / input.comparedBefore - 1 / input.comparedAfter;
  if (!(allowed > 0)) return std::numeric_limits<double>::infinity();
  return (1.0 / quartersBefore + 1.0 / quartersAfter) / (wards * allowed);
}

}  // namespace candour
