// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

namespace candour {

/// How the interval of a proportion is made (docs/methods.md d2).
enum class ShareInterval { Logit, Beta, Wilson, Arcsine };

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

/// Wilson's score interval on the effective n, p (1 - p) / se^2, with t on `df` for z (that is: on
/// an effective n adjusted for df, Dean & Pagano 2015). Where p is 0 or 1 the effective n is
/// `nEffective`, at most `n`.
ProportionInterval wilsonInterval(double p, double se, int df, double n, double nEffective,
                                  double level = 0.95);

/// sin^2(asin(sqrt(p)) -+ t se / (2 sqrt(p (1 - p)))), cut at 0 and 1; for p = 0 or 1, where the
/// derivative has no value, the beta interval.
ProportionInterval arcsineInterval(double p, double se, int df, double n, double nEffective,
                                   double level = 0.95);

/// The interval of the kind `kind`, of the four above; with df <= 0 none.
ProportionInterval shareInterval(ShareInterval kind, double p, double se, int df, double n,
                                 double nEffective);

/// The effective size of a base: n over the design effect of its share, p (1 - p) / variance; where
/// that has no value (p of 0 or 1, no variance) Kish's, `kish`.
double effectiveSize(double p, double variance, double kish);

/// Two-sided p-value of a share of 0 or 1, whose variance says nothing, against the share `p0`:
/// twice the chance of such a sample under p0 on the interval's effective n, at most 1.
double extremeShareTest(double p, double p0, int df, double n, double nEffective);

}  // namespace candour
