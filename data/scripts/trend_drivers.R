# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- The drivers' effects in each period: a model a period, which is the model with everything
# interacted with the period. One covariance over the whole design knows of units that periods share.

whole <- f$design
followed <- do.call(rbind, lapply(which(!terms$control), function(i) {
  x <- f$frame[[terms$id[i]]]
  category <- is.factor(x)
  data.frame(id = terms$id[i], driver = terms$driver[i],
             reference = if (category) levels(x)[1] else "", level = if (category) levels(x)[-1] else "",
             sd = if (category) 1 else weightedSd(x, f$wn)) # of all periods together
}))
dfWhole <- dfOf(whole) + 1 # of the interacted model, its parameters still to be taken off

# One effect in a period's fit, NULL where it has none.
followedIn <- function(g, e) {
  x <- g$frame[[e$id]]
  if (!is.factor(x)) return(if (hasColumn(g, e$id)) times(slopeOf(g, e$id), e$sd))
  if (!all(c(e$level, e$reference) %in% levels(x))) return(NULL)
  columns <- paste0(e$id, setdiff(c(e$level, e$reference), levels(x)[1]))
  if (all(hasColumn(g, columns))) minus(marginAt(g, e$id, e$level), marginAt(g, e$id, e$reference))
}
periods <- seq_along(windows$label)
estimate <- lower <- upper <- matrix(NA_real_, nrow(followed), length(periods))
tested <- matrix(FALSE, nrow(followed), length(periods))
n <- numeric(length(periods))
influences <- list()
for (k in periods) {
  inside <- whole$variables$window == k
  n[k] <- sum(inside)
  if (length(unique(whole$variables$y[inside])) < 2) next # nothing to explain: no model
  d <- whole[inside, ]
  d$variables <- dropUnused(d$variables, rep(TRUE, sum(inside)), terms$id)
  vary <- inOrder[sapply(inOrder, function(id) length(unique(d$variables[[id]])) > 1)]
  g <- modelOf(vary, d)
  dfWhole <- dfWhole - length(g$b)
  inverse <- solved(crossprod(g$X, g$w * g$p * (1 - g$p) * g$X))
  # Where all of a kind gave one answer a coefficient runs off, and its own error with it: the period
  # is shown, not tested.
  spread <- apply(g$X, 2, function(x) diff(range(x)))
  separated <- any(sqrt(mean(g$w) * diag(inverse)) * spread > 50)
  influences[[k]] <- matrix(0, sum(inside), nrow(followed))
  for (e in seq_len(nrow(followed))) {
    effect <- followedIn(g, followed[e, ])
    if (is.null(effect)) next
    r <- inferenceOf(g, effect)
    estimate[e, k] <- r[["estimate"]]
    lower[e, k] <- r[["lower"]]
    upper[e, k] <- r[["upper"]]
    tested[e, k] <- g$df > 0 && !separated
    influences[[k]][, e] <- (g$w * (g$y - g$p) * g$X) %*% (inverse %*% effect$J)
  }
}
influenceOf <- function(e, k) {
  z <- numeric(nrow(whole$variables))
  z[whole$variables$window == k] <- influences[[k]][, e]
  z
}

# Whether a driver's effects, all its contrasts, are equal in the latest stretch without a break
# that has two periods or more with an effect.
stretch <- cumsum(windows$breakBefore)
testOf <- function(driver) {
  mine <- which(followed$driver == driver)
  for (now in rev(unique(stretch))) {
    at <- expand.grid(k = which(stretch == now), e = mine)
    at <- at[tested[cbind(at$e, at$k)], ]
    later <- which(duplicated(at$e))
    if (length(later) == 0) next
    C <- matrix(0, length(later), nrow(at)) # each period less the first of its effect
    C[cbind(seq_along(later), match(at$e[later], at$e))] <- -1
    C[cbind(seq_along(later), later)] <- 1
    z <- sapply(seq_len(nrow(at)), function(i) influenceOf(at$e[i], at$k[i]))
    V <- C %*% covarianceOf(z, whole) %*% t(C)
    d <- drop(C %*% estimate[cbind(at$e, at$k)])
    if (dfWhole <= 0 || qr(V / sqrt(outer(diag(V), diag(V))))$rank < nrow(V)) return(NA)
    return(pf(drop(d %*% solved(V, d)) / length(d), length(d), dfWhole, lower.tail = FALSE))
  }
  NA
}
drivers <- unique(followed$driver)
pHolm <- setNames(p.adjust(sapply(drivers, testOf), "holm"), drivers)
contrast <- ifelse(followed$level == "", "per sd", paste("versus", followed$reference))
computed <- unlist(lapply(seq_len(nrow(followed)), function(e) {
  key <- paste(followed$driver[e], followed$level[e], contrast[e], windows$label, sep = "][")
  c(named("n", key, n),
    named("percentage_points", key, 100 * estimate[e, ]),
    named("lower", key, 100 * lower[e, ]),
    named("upper", key, 100 * upper[e, ]),
    named("p_holm", key, rep(pHolm[[followed$driver[e]]], length(periods))))
}))
