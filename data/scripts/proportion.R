# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Intervals of shares

# Korn and Graubard's size: how many people of a simple sample a few sampling units are worth.
kornGraubardSize <- function(size, df, n) size * (qt(.975, n - 1) / qt(.975, df))^2
# Of the kind `intervalKind`, t on df. Where everybody gave one answer there is no variance: exact
# binomial limits (Wilson's) with Kish's effective size. `kish` is (sum w)^2 / sum w^2.
shareInterval <- function(p, se, df, n, kish) {
  if (is.na(p) || is.na(df) || df <= 0) return(c(NA, NA))
  t <- qt(.975, df)
  inside <- p > 0 && p < 1 && se > 0
  if (intervalKind == "wilson") {
    a <- t^2 / (if (inside) p * (1 - p) / se^2 else min(n, kish))
    half <- sqrt(a * (p * (1 - p) + a / 4))
    return(c(if (p > 0) (p + a / 2 - half) / (1 + a) else 0, if (p < 1) (p + a / 2 + half) / (1 + a) else 1))
  }
  if (p > 0 && p < 1 && intervalKind == "logit")
    return(plogis(qlogis(p) + c(-1, 1) * t * se / (p * (1 - p))))
  if (p > 0 && p < 1 && intervalKind == "arcsine")
    return(sin(pmin(pmax(asin(sqrt(p)) + c(-1, 1) * t * se / (2 * sqrt(p * (1 - p))), 0), pi / 2))^2)
  if (n <= 1) return(c(NA, NA))
  size <- if (inside) kornGraubardSize(p * (1 - p) / se^2, df, n) else min(n, kornGraubardSize(kish, df, n))
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
