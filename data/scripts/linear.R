# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- The same for a linear probability model: what is predicted is the linear predictor itself

modelOf <- function(ids, design, extras = character(0)) {
  f <- columnsIn(ids, design, extras)
  m <- svyglm(y ~ X - 1, design = f$design, family = gaussian())
  b <- setNames(m$coefficients, colnames(f$X))
  c(f, list(b = b, V = unname(vcov(m)), p = drop(f$X %*% b), slope = rep(1, length(f$w)),
            df = m$df.residual))
}
marginOf <- function(f, X) list(value = sum(f$wn * drop(X %*% f$b)), J = colSums(f$wn * X))
slopeOf <- function(f, id) {
  if (!is.null(f$again)) { # the derivative of the columns, exact for powers up to 4
    h <- weightedSd(f$frame[[id]], f$wn) / 10
    moved <- function(k) { f$frame[[id]] <- f$frame[[id]] + k * h; f$again(f$frame) }
    D <- (moved(-2) - 8 * moved(-1) + 8 * moved(1) - moved(2)) / (12 * h)
    return(list(value = sum(f$wn * drop(D %*% f$b)), J = colSums(f$wn * D)))
  }
  J <- 0 * f$b
  J[id] <- 1
  list(value = f$b[[id]], J = J)
}
