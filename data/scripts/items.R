# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Answers to items: shares with one covariance an item, and the net score

# -1 for answers below the middle, 1 above it, 0 for the middle of an odd number.
sidesOf <- function(count) sign(2 * seq_len(count) - 1 - count)
answersTo <- function(item) {
  people$given <- item$given
  answered <- subset(designOf(people), inDomain & !is.na(given) & w > 0)
  given <- answered$variables$given
  w <- weights(answered, "sampling")
  labels <- levels(given)
  n <- length(w)
  kish <- sum(w)^2 / sum(w^2)
  df <- dfOf(answered)
  share <- sapply(labels, function(label) sum(w[given == label]) / sum(w))
  # A person's influence on a share is w (1 or 0, less the share) / sum of w.
  V <- covarianceOf(sapply(seq_along(labels), function(k) w * ((given == labels[k]) - share[k]) / sum(w)), answered)
  se <- sqrt(pmax(0, diag(V)))
  ends <- sapply(seq_along(labels), function(k) shareInterval(share[k], se[k], df, n, kish))
  # Of the net score the interval of (1 + net) / 2, a share, led back.
  sides <- sidesOf(length(labels))
  net <- sum(sides * share)
  netSe <- sqrt(max(0, drop(sides %*% V %*% sides)))
  netEnds <- 2 * shareInterval((1 + net) / 2, netSe / 2, df, n, kish) - 1
  key <- paste(item$driver, item$variable, c(labels, "Net score"), sep = "][")
  c(named("percent", key, 100 * c(share, net)),
    named("lower", key, 100 * c(ends[1, ], netEnds[1])),
    named("upper", key, 100 * c(ends[2, ], netEnds[2])),
    named("n", key, rep(n, length(key))),
    named("n_effective", key, rep(kish, length(key))))
}
computed <- unlist(lapply(asked, answersTo))
