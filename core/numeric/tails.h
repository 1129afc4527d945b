// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

namespace candour {

/// Tails and quantiles of the distributions of design-based inference. Upper tails are computed as
/// complements, so that small p-values keep their digits. Degrees of freedom are positive.

/// P(|T| >= |t|) for Student's t on `df`.
double tTwoSided(double t, double df);
/// The t with P(T <= t) = p.
double tQuantile(double p, double df);
/// P(F >= f) for Fisher's F on (df1, df2).
double fUpper(double f, double df1, double df2);
/// The f with P(F <= f) = p on (df1, df2).
double fQuantile(double p, double df1, double df2);
/// P(F >= f) on (df1, df2) with the non-centrality `lambda` (of the chi-squared above the line).
double noncentralFUpper(double f, double df1, double df2, double lambda);
/// P(Z <= z) of the standard normal.
double normalCdf(double z);
/// The x with P(chi-squared on df <= x) = p.
double chiSquaredQuantile(double p, double df);
/// The x with P(Beta(a, b) <= x) = p; 0 for a = 0 and 1 for b = 0, the limits the Clopper-Pearson
/// interval needs.
double betaQuantile(double p, double a, double b);

}  // namespace candour
