// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

namespace candour {

/// What a plan is powered by. Interviews are unweighted counts of a period.
struct PowerInput {
  double share = 0.5;         // p: of the outcome
  double designEffect = 1.3;  // of a change between periods
  double actedBefore = 0;     // interviews in the wards that act
  double actedAfter = 0;
  double comparedBefore = 0;  // in the wards compared
  double comparedAfter = 0;
};

/// The standard error of a difference-in-differences of shares (docs/methods.md d23),
/// sqrt(p (1 - p) deff (1/n_Tb + 1/n_Ta + 1/n_Cb + 1/n_Ca)); with as many before as after it is
/// sqrt(p (1 - p) deff (2/n_T + 2/n_C)). NaN where a period has no interviews.
double plannedError(const PowerInput& input);

/// The smallest effect found with a chance of 80 % by a two-sided test at 5 %: (z_.975 + z_.8)
/// times the error.
double detectableEffect(double error);

/// The chance that a two-sided test at 5 % finds `effect`.
double powerOf(double effect, double error);

/// deff_w (1 + (m - 1) rho): a design effect of weighting `weighting`, m interviews a ward in a
/// period, and rho, how alike those of a ward are.
double clusteredDesignEffect(double weighting, double interviewsAWard, double rho);

/// Interviews that each ward that acts needs a quarter for `effect` to be found with a chance of
/// 80 %, the wards compared as they are; infinite where those alone are too few.
double interviewsNeeded(const PowerInput& input, double effect, int wards, int quartersBefore,
                        int quartersAfter);

}  // namespace candour
