# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- The same for a linear probability model: what is predicted is the linear predictor itself

modelOf <- function(ids, design) {
  w <- weights(design, "sampling")
  X <- model.matrix(reformulate(c("1", ids)), design$variables)
  of <- c("(Intercept)", ids)[attr(X, "assign") + 1]
  found <- qr(sqrt(w) * X, tol = 1e-7)
  kept <- sort(found$pivot[seq_len(found$rank)])
  X <- X[, kept, drop = FALSE]
  design$variables$X <- X
  m <- svyglm(y ~ X - 1, design = design, family = gaussian())
  b <- setNames(m$coefficients, colnames(X))
  list(design = design, frame = design$variables, X = X, of = of[kept], b = b, V = unname(vcov(m)),
       w = w, wn = w / sum(w), y = design$variables$y, p = drop(X %*% b), slope = rep(1, length(w)),
       df = m$df.residual)
}
marginOf <- function(f, X) list(value = sum(f$wn * drop(X %*% f$b)), J = colSums(f$wn * X))
slopeOf <- function(f, id) {
  J <- 0 * f$b
  J[id] <- 1
  list(value = f$b[[id]], J = J)
}
