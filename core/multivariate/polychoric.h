// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <string>

namespace candour {

/// A limit short of 1: further out a likelihood that grows without end is not followed.
inline constexpr double kMostPolychoric = 0.9999;

/// The correlation of two normal variables of which only ordered answers are seen.
struct Polychoric {
  double rho = 0;  // NaN where `why` says why there is none
  bool atLimit =
      false;  // the likelihood grows up to +-kMostPolychoric: empty cells leave it no peak
  std::string why;
};

/// The two-step estimate (Olsson 1979) from a table of weighted counts, first variable down, second
/// across, levels in order: thresholds are the normal quantiles of the table's own margins, then
/// rho maximises the likelihood of the cells, by scoring to 1e-12. Nothing is added to empty cells
/// (as psych's polychoric with correct = 0). Levels that nobody gave are passed over; fewer than
/// two on a side give no estimate.
Polychoric polychoricOf(const Eigen::MatrixXd& counts);

/// The normal scores of ordered answers in shares `shares` (each > 0, sum 1): the mean of a
/// standard normal between the thresholds of each answer. Their variance is the information that
/// the answers keep of the normal at independence.
Eigen::VectorXd normalScores(const Eigen::VectorXd& shares);

}  // namespace candour
