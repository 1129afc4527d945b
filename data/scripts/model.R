# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- The model: a survey-weighted logit

# The columns X of the terms `ids`, in the design too. Columns that the ones before determine are left
# out: glm() would look for them too late. `of` says whose column each of X is. `extras` are powers and
# products, as a formula has them.
columnsIn <- function(ids, design, extras) {
  w <- weights(design, "sampling")
  columnsOf <- function(frame) model.matrix(reformulate(c("1", ids, extras)), frame)
  X <- columnsOf(design$variables)
  of <- c("(Intercept)", ids, extras)[attr(X, "assign") + 1]
  found <- qr(sqrt(w) * X, tol = 1e-7)
  kept <- sort(found$pivot[seq_len(found$rank)])
  X <- X[, kept, drop = FALSE]
  design$variables$X <- X
  list(again = if (length(extras) > 0) function(frame) columnsOf(frame)[, kept, drop = FALSE],
       design = design, frame = design$variables, X = X, of = of[kept], w = w, wn = w / sum(w),
       y = design$variables$y)
}
# `y` on the terms, by svyglm(), in parts. Fitted a second time from its own solution, since glm() works
# out its weights one step behind the coefficients. (The warnings are about weights that are no whole
# numbers.)
modelOf <- function(ids, design, extras = character(0)) {
  f <- columnsIn(ids, design, extras)
  fit <- function(start) suppressWarnings(svyglm(
    y ~ X - 1, design = f$design, family = quasibinomial(), start = start,
    control = glm.control(epsilon = 1e-11, maxit = 100)))
  m <- fit(fit(NULL)$coefficients)
  if (!m$converged) stop("The fit did not settle.")
  b <- setNames(m$coefficients, colnames(f$X))
  c(f, list(b = b, V = unname(vcov(m)), p = plogis(drop(f$X %*% b)), df = m$df.residual))
}
# Average of the predictions when a term is set to a level or a number for everybody, with its
# gradient in the coefficients.
marginOf <- function(f, X) {
  p <- plogis(drop(X %*% f$b))
  list(value = sum(f$wn * p), J = colSums(f$wn * p * (1 - p) * X))
}
marginAt <- function(f, id, at) {
  if (!is.null(f$again)) { # all columns made of it change
    x <- f$frame[[id]]
    f$frame[[id]] <- if (is.character(at)) factor(rep(at, length(x)), levels(x)) else at
    return(marginOf(f, f$again(f$frame)))
  }
  X <- f$X
  X[, f$of == id] <- if (is.character(at)) 0 else at
  column <- paste0(id, at)
  if (is.character(at) && column %in% colnames(X)) X[, column] <- 1
  marginOf(f, X)
}
# Average marginal effect of a number, per unit, with its gradient.
slopeOf <- function(f, id) {
  slope <- f$wn * f$p * (1 - f$p)
  if (!is.null(f$again)) { # the derivative of the columns, exact for powers up to 4
    h <- weightedSd(f$frame[[id]], f$wn) / 10
    moved <- function(k) { f$frame[[id]] <- f$frame[[id]] + k * h; f$again(f$frame) }
    D <- (moved(-2) - 8 * moved(-1) + 8 * moved(1) - moved(2)) / (12 * h)
    along <- drop(D %*% f$b)
    return(list(value = sum(slope * along), J = colSums(slope * ((1 - 2 * f$p) * along * f$X + D))))
  }
  J <- colSums(slope * (1 - 2 * f$p) * f$X) * f$b[[id]]
  J[id] <- J[id] + sum(slope)
  list(value = sum(slope) * f$b[[id]], J = J)
}
minus <- function(a, b) list(value = a$value - b$value, J = a$J - b$J)
times <- function(a, by) list(value = by * a$value, J = by * a$J)
# Error by the delta method, the people as they are; t on the model's residual df.
inferenceOf <- function(f, effect) {
  se <- sqrt(drop(effect$J %*% f$V %*% effect$J))
  half <- if (f$df > 0) qt(.975, f$df) * se else NA
  c(estimate = effect$value, se = se, lower = effect$value - half, upper = effect$value + half,
    p = if (f$df > 0) 2 * pt(-abs(effect$value / se), f$df) else NA)
}
weightedSd <- function(x, wn) sqrt(sum(wn * (x - sum(wn * x))^2))
# Whether a level has a column of its own (others may determine it), or a number has.
hasColumn <- function(f, column) column %in% colnames(f$X)
