# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- The same for a linear probability model: what is predicted is the linear predictor itself

modelOf <- function(ids, design, extras = character(0)) {
  w <- weights(design, "sampling")
  columnsOf <- function(frame) model.matrix(reformulate(c("1", ids, extras)), frame)
  X <- columnsOf(design$variables)
  of <- c("(Intercept)", ids, extras)[attr(X, "assign") + 1]
  found <- qr(sqrt(w) * X, tol = 1e-7)
  kept <- sort(found$pivot[seq_len(found$rank)])
  X <- X[, kept, drop = FALSE]
  design$variables$X <- X
  m <- svyglm(y ~ X - 1, design = design, family = gaussian())
  b <- setNames(m$coefficients, colnames(X))
  list(again = if (length(extras) > 0) function(frame) columnsOf(frame)[, kept, drop = FALSE],
       design = design, frame = design$variables, X = X, of = of[kept], b = b, V = unname(vcov(m)),
       w = w, wn = w / sum(w), y = design$variables$y, p = drop(X %*% b), slope = rep(1, length(w)),
       df = m$df.residual)
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
