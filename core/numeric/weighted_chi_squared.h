// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

namespace candour {

/// P(sum of lambda_j X_j / (Y / df) >= x), X_j independent chi-squared on 1 and Y on `df` degrees
/// of freedom: the distribution of a working likelihood ratio under a design (Rao & Scott 1984,
/// Lumley & Scott 2014). `lambda` are positive, x is not negative, df above 0.
///
/// By the saddlepoint of Kuonen (1999) for the quadratic form sum lambda_j X_j - x Y / df at zero,
/// as survey's pFsum() does (also of one lambda, whose exact F differs in the third digit); beside
/// the mean, where it has a hole, by Satterthwaite's F.
double weightedFUpper(double x, const std::vector<double>& lambda, int df);

}  // namespace candour
