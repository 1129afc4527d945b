# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- How variables are made of others, as the project's steps of preparation say

# The code that an answer gets; others get `others`, but for ranges of codes that mean no answer.
recodeOf <- function(x, from, to, others = NA, ranges = list()) {
  place <- match(x, from)
  y <- to[place]
  unnamed <- is.na(place) & !is.na(x)
  y[unnamed] <- others
  for (range in ranges) y[unnamed & x >= range[1] & x <= range[2]] <- NA
  y
}
# The number of the band; a cut belongs to the band above it.
bandOf <- function(x, cuts, lowest = -Inf, highest = Inf) {
  y <- findInterval(x, cuts) + 1
  y[is.na(x) | x < lowest | x > highest] <- NA
  y
}
# What has no result is missing.
finite <- function(x) {
  x <- as.numeric(x)
  x[!is.finite(x)] <- NA
  x
}
quietly <- function(x) suppressWarnings(finite(x))
# min, max, mean, sum or count of the arguments that are answered.
ofAnswered <- function(what, ...) {
  parts <- cbind(...)
  n <- rowSums(!is.na(parts))
  if (what == "count") return(n)
  y <- switch(what,
    sum = rowSums(parts, na.rm = TRUE), mean = rowSums(parts, na.rm = TRUE) / n,
    min = suppressWarnings(apply(parts, 1, min, na.rm = TRUE)),
    max = suppressWarnings(apply(parts, 1, max, na.rm = TRUE)))
  y[n == 0] <- NA
  finite(y)
}
# if(condition, then, else), also of constants.
chosen <- function(condition, then, otherwise) {
  n <- max(length(condition), length(then), length(otherwise))
  ifelse(rep_len(as.logical(condition), n), rep_len(then, n), rep_len(otherwise, n))
}
# Halves away from zero.
roundedTo <- function(x, digits = 0) sign(x) * floor(abs(x) * 10^digits + 0.5) / 10^digits
yearOf <- function(seconds) as.POSIXlt(seconds, origin = "1970-01-01", tz = "UTC")$year + 1900
monthOf <- function(seconds) as.POSIXlt(seconds, origin = "1970-01-01", tz = "UTC")$mon + 1
# A row an interview, of a formula that may be a constant.
everyone <- function(x, rows) rep_len(as.numeric(x), rows)
# Weights raked to margins of the population, in each wave by itself: a margin is the answers, their
# codes and their shares. A wave that lacks one has no weights; who has no answer to a margin is left
# as they are by it. With limits, multiples of the mean weight, raking and cutting take turns.
rakeOf <- function(base, wave, margins, lowest = 0, highest = Inf) {
  y <- rep(NA_real_, length(base))
  for (one in unique(wave)) {
    rows <- which(wave == one & !is.na(base))
    levels <- lapply(margins, function(m) match(m$answers[rows], m$codes))
    if (length(rows) == 0 || !all(sapply(levels, function(l) any(!is.na(l))))) next
    targets <- lapply(margins, function(m) m$shares / sum(m$shares))
    y[rows] <- rakedWave(base[rows], levels, targets, lowest, highest)
  }
  y
}
meanOne <- function(w) w * sum(w > 0) / sum(w)
rakedWave <- function(w, levels, targets, lowest, highest, most = 2000) {
  rounds <- 0
  raked <- function(w) {
    error <- 1
    while (error > 1e-9 && rounds < most) {
      error <- 0
      for (k in seq_along(levels)) {
        l <- factor(levels[[k]], seq_along(targets[[k]]))
        now <- as.vector(rowsum(w[!is.na(l)], l[!is.na(l)], reorder = TRUE))
        now <- now / sum(now)
        error <- max(error, abs(now - targets[[k]]))
        change <- (targets[[k]] / now)[as.integer(l)]
        w <- ifelse(is.na(l), w, w * change)
      }
      rounds <<- rounds + 1
    }
    w
  }
  outside <- function(w) any(w > 0 & (w > highest * (1 + 1e-9) | w < lowest * (1 - 1e-9)))
  limit <- function(w) ifelse(w > 0, pmin(pmax(w, lowest), highest), w)
  w <- meanOne(raked(w))
  while (outside(w)) {
    w <- limit(w)
    if (rounds >= most) break
    w <- meanOne(raked(w))
  }
  for (i in seq_len(most)) { # cutting moves the mean that limits are multiples of
    w <- meanOne(w)
    if (!outside(w)) break
    w <- limit(w)
  }
  meanOne(w)
}
