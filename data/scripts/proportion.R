# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Intervals of shares

# Korn and Graubard's size: how many people of a simple sample a few sampling units are worth.
kornGraubardSize <- function(size, df, n) size * (qt(.975, n - 1) / qt(.975, df))^2
# On the logit scale, t on df. Where everybody gave one answer there is no variance: exact binomial
# limits with Kish's effective size. `kish` is (sum w)^2 / sum w^2.
shareInterval <- function(p, se, df, n, kish) {
  if (is.na(p) || is.na(df) || df <= 0) return(c(NA, NA))
  if (p > 0 && p < 1) return(plogis(qlogis(p) + c(-1, 1) * qt(.975, df) * se / (p * (1 - p))))
  if (n <= 1) return(c(NA, NA))
  size <- min(n, kornGraubardSize(kish, df, n))
  c(if (p > 0) qbeta(.025, size * p, size * (1 - p) + 1) else 0,
    if (p < 1) qbeta(.975, size * p + 1, size * (1 - p)) else 1)
}
# n over the design effect; Kish's where there is no variance.
effectiveSize <- function(p, variance, kish) ifelse(p > 0 & p < 1 & variance > 0, p * (1 - p) / variance, kish)
# A share of 0 or 1 against p0: twice the chance of such a sample.
extremeTest <- function(p, p0, df, n, kish) {
  if (df <= 0 || n <= 1) return(NA)
  min(1, 2 * (if (p > .5) p0 else 1 - p0)^min(n, kornGraubardSize(kish, df, n)))
}
