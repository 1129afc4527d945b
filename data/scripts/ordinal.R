# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- The same for a proportional-odds logit of all answers in order, logit P(Y <= k) = zeta_k - x'b

# `answer` on the terms `ids`, by svyolr(), whose optimiser stops some digits early: Newton's steps
# take its solution to the end. Of P(the answer is positive) it is a logit with the intercept
# -zeta, zeta the cut point below the lowest positive answer: that is what is handed on.
modelOf <- function(ids, design, extras = character(0)) {
  design$variables$answer <- droplevels(design$variables$answer)
  f <- columnsIn(ids, design, extras)
  design <- f$design
  X <- f$X
  w <- f$w
  slopes <- X[, -1, drop = FALSE]
  answer <- design$variables$answer
  y <- as.integer(answer)
  K <- nlevels(answer)
  k <- ncol(slopes)
  cuts <- k + seq_len(K - 1)
  w1 <- w / mean(w)
  # The gradient of each person's log-likelihood, and the matrix of second derivatives.
  derivatives <- function(theta) {
    eta <- if (k > 0) drop(slopes %*% theta[seq_len(k)]) else 0 * y
    zeta <- c(-Inf, theta[cuts], Inf)
    up <- zeta[y + 1] - eta
    low <- zeta[y] - eta
    within <- plogis(up) - plogis(low)
    bend <- function(z) ifelse(is.finite(z), dlogis(z) * (1 - 2 * plogis(z)), 0)
    atUp <- cbind(-slopes, outer(y, seq_len(K - 1), "=="))
    atLow <- cbind(-slopes, outer(y - 1, seq_len(K - 1), "=="))
    each <- (dlogis(up) * atUp - dlogis(low) * atLow) / within
    list(each = each, second = crossprod(atUp, w1 * bend(up) / within * atUp) -
           crossprod(atLow, w1 * bend(low) / within * atLow) - crossprod(each, w1 * each))
  }
  theta <- c(rep(0, k), qlogis(cumsum(tapply(w, answer, sum))[seq_len(K - 1)] / sum(w)))
  if (K > 2 && k > 0) {
    design$variables$X <- slopes
    started <- try(suppressWarnings(svyolr(answer ~ X, design)), silent = TRUE)
    if (!inherits(started, "try-error")) theta <- unname(c(started$coefficients, started$zeta))
  }
  for (step in 1:100) {
    d <- derivatives(theta)
    move <- -solve(d$second, colSums(w1 * d$each))
    half <- 1
    while (is.unsorted((theta + half * move)[cuts])) half <- half / 2
    theta <- theta + half * move
    if (max(abs(move)) < 1e-10) break
  }
  if (step == 100) stop("The fit did not settle.")
  d <- derivatives(theta)
  V <- covarianceOf((d$each * w1) %*% solve(-d$second), design)
  cut <- k + min(y[design$variables$y == 1]) - 1
  M <- rbind(-(seq_along(theta) == cut), cbind(diag(k), matrix(0, k, K - 1)))
  b <- setNames(drop(M %*% theta), colnames(X))
  c(f, list(b = b, V = M %*% V %*% t(M), p = plogis(drop(X %*% b)), df = dfOf(design) - k))
}
