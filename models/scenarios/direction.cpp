// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scenarios/direction.h"

#include <cmath>

#include "models/drivers/term_tests.h"

namespace candour {

namespace {

constexpr double kReliable = 0.05;

// The best answer against the worst, in points of the probability.
Margin bestAgainstWorst(const PreparedModel& model, const FittedModel& fitted,
                        const std::vector<Margin>& slopes, const MovableDriver& driver) {
  Margin effect{0, Eigen::VectorXd::Zero(fitted.fit.beta.size())};
  for (const auto& movable : driver.terms) {
    const PlacedTerm& term = model.terms[movable.term];
    if (term.categorical) {
      const auto margins = averageByLevel(model.matrix, fitted.fit, model.w, term.place);
      effect.value += margins.back().value - margins.front().value;
      effect.gradient += margins.back().gradient - margins.front().gradient;
    } else {
      const double sd = model.matrix.sd(term.place);
      effect.value += slopes[term.place].value / sd;
      effect.gradient += slopes[term.place].gradient / sd;
    }
  }
  return effect;
}

std::string whyNoGain(double effect, double p) {
  if (std::isnan(p)) return "its effect cannot be tested";
  if (!(p < kReliable)) return "its effect cannot be told apart from none";
  return effect < 0 ? "better answers to it go with a lower share" : "";
}

}  // namespace

void setDirections(const PreparedModel& model, const FittedModel& fitted,
                   std::vector<MovableDriver>& drivers) {
  const auto slopes = averageSlopes(model.matrix, fitted.fit, model.w);
  const auto tests = waldTests(model, fitted);
  for (auto& driver : drivers) {
    if (!driver.why.empty()) continue;
    if (!driver.directed) {
      driver.whyNoGain = whyNoGain(1, tests[static_cast<std::size_t>(driver.group)].p);
      continue;
    }
    const Margin effect = bestAgainstWorst(model, fitted, slopes, driver);
    const double se = deltaError(effect.gradient, fitted.covariance);
    driver.whyNoGain = whyNoGain(effect.value, inferenceOf(effect.value, se, fitted.df).p);
  }
}

}  // namespace candour
