// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <span>

namespace candour {

/// An estimate from several imputed data sets, by Rubin's (1987) rules with the degrees of freedom
/// of Barnard and Rubin (1999).
struct Pooled {
  double estimate = 0;  // mean of the estimates
  double se = 0;        // of the total variance: within + (1 + 1/m) between
  double within = 0;    // mean of the variances
  double between = 0;   // variance of the estimates, divisor m - 1
  double df = 0;        // at most the complete data's
  double fmi = 0;       // fraction of missing information, (r + 2/(df + 3)) / (1 + r)
};

/// `completeDf`: the degrees of freedom the complete data would have; the pooled ones are never
/// above them. One estimate and one variance an imputation, at least two. Where the estimates agree
/// to the last digit nothing was lost, and df are the complete data's.
Pooled poolRubin(std::span<const double> estimates, std::span<const double> variances,
                 double completeDf);

}  // namespace candour
