// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>

#include "core/base/job.h"

namespace candour {

/// Horn's (1965) parallel analysis: what eigenvalues unrelated variables would show.
struct ParallelOptions {
  int sets = 500;
  double percentile = 0.95;  // Glorfeld (1995)
  std::uint64_t seed = 20260101;
};

/// The percentile of each eigenvalue, falling, over `sets` correlation matrices of as many
/// unrelated variables as `information` has, seen in `n` interviews (need not be whole, >
/// variables). The matrices are drawn as such: a Wishart matrix by Bartlett's decomposition.
/// `information`(i) is the share of a normal's variance that the answers of variable i keep (1 for
/// a number; below 1 for ordered answers, see normalScores()): the correlation of two is divided by
/// the root of both, as polychoric correlations of unrelated answers are wider by that. Each set
/// has a generator of its own: threads change no digit.
Eigen::VectorXd parallelEigenvalues(const Eigen::VectorXd& information, double n,
                                    const ParallelOptions& options = {}, const Job& job = {});

/// How many of the first eigenvalues lie above their lines, counted to the first that does not.
int factorsAbove(const Eigen::VectorXd& eigenvalues, const Eigen::VectorXd& lines);

}  // namespace candour
