// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

namespace candour {

/// An interval for a proportion; NaN where it is not available.
struct ProportionInterval {
  double lower = 0;
  double upper = 0;
};

/// 95 % interval of a design-based proportion (docs/methods.md d2): on the logit scale with t on
/// `df`; for p = 0 or 1, where the logit has no value, the beta (Korn-Graubard) interval on the
/// effective n. `n` is the unweighted base, `nEffective` Kish's. df <= 0 gives no interval.
ProportionInterval logitInterval(double p, double se, int df, double n, double nEffective,
                                 double level = 0.95);

/// Korn and Graubard's beta interval: Clopper-Pearson on n* = p(1-p)/v * (t_{n-1}/t_df)^2.
/// Where p is 0 or 1 its variance is 0 and n* = `nEffective` * (t_{n-1}/t_df)^2, at most n.
ProportionInterval betaInterval(double p, double se, int df, double n, double nEffective,
                                double level = 0.95);

/// The effective size of a base: n over the design effect of its share, p (1 - p) / variance; where
/// that has no value (p of 0 or 1, no variance) Kish's, `kish`.
double effectiveSize(double p, double variance, double kish);

/// Two-sided p-value of a share of 0 or 1, whose variance says nothing, against the share `p0`:
/// twice the chance of such a sample under p0 on the interval's effective n, at most 1.
double extremeShareTest(double p, double p0, int df, double n, double nEffective);

}  // namespace candour
