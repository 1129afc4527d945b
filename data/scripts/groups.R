# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Groups of people beside the reference of their control, with nothing and with all else held
# equal

# A control's groups: its levels, or the two values of a number; the reference first.
groupsOf <- function(x) {
  if (is.factor(x)) return(x)
  two <- sort(unique(x))
  if (length(two) == 2) factor(round(x, 9), levels = round(two, 9))
}
gapsOf <- function(term) {
  group <- groupsOf(f$frame[[term$id]])
  if (is.null(group) || nlevels(group) < 2) return(NULL)
  inside <- lapply(levels(group), function(level) group == level)
  weight <- sapply(inside, function(i) sum(f$w[i]))
  share <- sapply(inside, function(i) sum((f$w * f$y)[i]) / sum(f$w[i]))
  df <- sapply(inside, function(i) dfOf(f$design, i))
  # The joint covariance of the shares.
  influences <- sapply(seq_along(inside), function(k) inside[[k]] * f$w * (f$y - share[k]) / weight[k])
  V <- covarianceOf(influences, f$design)
  k <- seq_along(inside)[-1]
  both <- diag(V)[k] + V[1, 1]
  variance <- both - 2 * V[1, k]
  raw <- share[k] - share[1]
  rawDf <- pmin(df[k], df[1])
  known <- !(share[k] %in% c(0, 1)) & !(share[1] %in% c(0, 1)) & rawDf > 0 & variance > 1e-13 * both
  rawSe <- ifelse(known, sqrt(variance), NA)
  half <- suppressWarnings(qt(.975, rawDf)) * rawSe
  # All else held equal: the average marginal effect.
  category <- is.factor(f$frame[[term$id]])
  at <- if (category) levels(group) else sort(unique(f$frame[[term$id]]))
  held <- sapply(k, function(j) {
    if (!hasColumn(f, if (category) paste0(term$id, at[j]) else term$id)) return(rep(NA, 5))
    inferenceOf(f, minus(marginAt(f, term$id, at[j]), marginAt(f, term$id, at[1])))
  })
  key <- paste0(term$driver, "][", levels(group)[k])
  c(named("n", key, sapply(inside[k], sum)),
    named("raw_points", key, 100 * raw),
    named("raw_lower", key, 100 * (raw - half)),
    named("raw_upper", key, 100 * (raw + half)),
    named("raw_p", key, 2 * suppressWarnings(pt(-abs(raw / rawSe), rawDf))),
    named("points", key, 100 * held[1, ]),
    named("lower", key, 100 * held[3, ]),
    named("upper", key, 100 * held[4, ]),
    named("p", key, held[5, ]),
    named("p_holm", key, p.adjust(held[5, ], "holm")))
}
computed <- unlist(lapply(which(terms$control), function(i) gapsOf(terms[i, ])))
