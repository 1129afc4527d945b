// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <vector>

#include "core/regression/ordinal_fit.h"

namespace candour {

/// The weight of the people at each level.
inline std::vector<double> weightOfLevels(const OrderedAnswers& answers,
                                          const std::vector<double>& w) {
  std::vector<double> weight(static_cast<std::size_t>(answers.levels), 0);
  for (std::size_t i = 0; i < w.size(); ++i) weight[answers.level[i]] += w[i];
  return weight;
}

/// The thresholds above and below each level, less a_from, and what levels between two of them add.
struct OrdinalThresholds {
  static constexpr double kNone = 1000;  // beyond it the logistic function is 0 or 1

  OrdinalThresholds(const OrderedAnswers& answers, const Eigen::VectorXd& shift,
                    const std::vector<double>& weightOfLevel)
      : upper(static_cast<std::size_t>(answers.levels), kNone),
        lower(upper.size(), -kNone),
        score(upper.size(), 0),
        curvature(upper.size(), 0) {
    std::vector<double> a(upper.size() + 1, 0);  // a[k] - a[from]
    for (Eigen::Index s = 0; s < shift.size(); ++s) {
      a[levelOfShift(answers, static_cast<int>(s))] = shift[s];
    }
    for (int k = 1; k < answers.levels; ++k) upper[k] = lower[k - 1] = a[k];
    own.assign(upper.size(), 0);
    for (int k = 1; k + 1 < answers.levels; ++k) {
      const double distance = a[k] - a[k + 1];
      if (!(distance > 0)) ordered = false;
      const double less = std::expm1(distance);  // exp(d) - 1
      score[k] = 1 / less;
      curvature[k] = (less + 1) / (less * less);
      own[k] = std::log(-std::expm1(-distance));
      if (!weightOfLevel.empty()) logLikelihood += weightOfLevel[k] * own[k];
    }
  }
  std::vector<double> upper;
  std::vector<double> lower;
  std::vector<double> own;        // level k's part of the log-likelihood
  std::vector<double> score;      // d/d a_k of level k's part, and minus that of a_{k+1}
  std::vector<double> curvature;  // minus its second derivative
  double logLikelihood = 0;
  bool ordered = true;
};

}  // namespace candour
