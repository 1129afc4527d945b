// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "models/boroughs/borough_pack.h"

namespace candour {

/// `draws` vectors from N(0, covariance), one a row: the same for the same seed. A covariance that
/// is singular to rounding is allowed.
Eigen::MatrixXd normalDraws(const Eigen::MatrixXd& covariance, Eigen::Index draws,
                            std::uint64_t seed);

/// Rank intervals of areas with estimates x_i of the given covariance (docs/methods.md d19), in the
/// manner of Mogstad, Romano, Shaikh and Wilhelm (2024), rank 1 the largest:
///
/// The hypotheses "x_i <= x_k", for all ordered pairs (all areas at once) or for the pairs of one
/// area, are tested by (x_i - x_k) / se_ik against the 95 % point of the largest of the same
/// statistics over `noise` (normalDraws()). Those rejected are taken out and the point is found
/// anew among the others, until nothing more is rejected. An area's lowest rank is 1 + the areas
/// found larger, its highest all areas - those found smaller. Areas without variance between them
/// are never told apart.
struct Ranks {
  std::vector<RankInterval> intervals;
  double critical = 0;                // first 95 % point over all pairs; 0 for one area
  std::vector<double> criticalAlone;  // first 95 % point over the pairs of each area
};
Ranks rankIntervals(const Eigen::VectorXd& estimate, const Eigen::MatrixXd& covariance,
                    const Eigen::MatrixXd& noise);

/// How many areas the lowest quarter has: a fourth, rounded half up, at least one.
std::size_t lowestQuarterOf(std::size_t areas);

/// For each area the share of draws estimate + noise in which it is among the lowest quarter.
std::vector<double> lowestQuarterChances(const Eigen::VectorXd& estimate,
                                         const Eigen::MatrixXd& noise);

}  // namespace candour
