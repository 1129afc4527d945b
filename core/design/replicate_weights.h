// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/design/design_variance.h"
#include "core/design/replicates.h"
#include "core/design/survey_design.h"

namespace candour {

/// The replicates of a design (docs/methods.md d1): replicate r gives every row of PSU j the weight
/// factor(j, r) times its own, and V = sum over r of scale[r] (t_r - t)(t_r - t)', where t is the
/// mean of the t_r with scale[r] > 0 (R's survey with its default mse = FALSE).
struct ReplicateWeights {
  ReplicateMethod method = ReplicateMethod::None;
  bool given = false;         // by columns of the survey; else made from strata and PSUs
  Eigen::MatrixXd factor;     // one row a PSU of the design, one column a replicate; 0 or more
  std::vector<double> scale;  // overall scale times the replicate's own; 0 or more

  [[nodiscard]] int count() const { return static_cast<int>(scale.size()); }
};

/// Makes the replicates of `design` from its strata and PSUs, as R's as.svrepdesign() does: JK1 of
/// one stratum; JKn; BRR and Fay of two PSUs a stratum, by a Hadamard matrix; the rescaled
/// bootstrap of Rao and Wu with n_h - 1 draws, in our own random numbers. JK1 and JKn carry the
/// finite population correction. Fails where a method does not fit the design, and where a
/// jackknife would take more than kMostJackknife replicates.
Result<ReplicateWeights> makeReplicates(const SurveyDesign& design, const ReplicateSpec& spec);
inline constexpr int kMostJackknife = 2000;

/// Replicates from the survey's own columns `weights`, named `names`: full weights a row and
/// replicate, as R's svrepdesign(combined.weights = TRUE) reads them. `design` has a PSU a row.
/// Fails on a weight that is negative, missing where the row's own is known, or above 0 where the
/// row's own is 0; and on JKn without its rscales.
Result<ReplicateWeights> givenReplicates(const SurveyDesign& design, const ReplicateSpec& spec,
                                         const std::vector<std::vector<double>>& weights);

/// sqrt(scale_r) (T_r - mean of T) of the totals in every replicate, a row a replicate: its cross
/// product is the replicate variance of sums of influences. `psus` are those with rows in `totals`,
/// all others being zero; empty: all, in order.
PsuTotals replicateRoot(const ReplicateWeights& replicates, const PsuTotals& totals,
                        const std::vector<std::int32_t>& psus = {});

/// The sums in every replicate, one row a replicate, of quantities whose PSU totals are `totals`.
PsuTotals replicateTotals(const ReplicateWeights& replicates, const PsuTotals& totals);

/// The variance of estimates that were computed anew in every replicate, a row each.
Eigen::MatrixXd replicateCovariance(const ReplicateWeights& replicates,
                                    const Eigen::MatrixXd& estimates);

/// The rank of the replicates' weights over `rows` less 1, R's degf(); -1 without a row of weight
/// above 0.
int replicateDf(const SurveyDesign& design, const ReplicateWeights& replicates,
                const std::vector<std::uint32_t>& rows);

/// A Hadamard matrix (entries 1 and -1, orthogonal columns, the first all 1) of the smallest order
/// of at least `least` that Sylvester's and Paley's first construction reach.
Eigen::MatrixXd hadamardMatrix(int least);

}  // namespace candour
