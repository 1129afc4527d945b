# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Few clusters: Bell and McCaffrey's errors (CR2) with Satterthwaite's degrees of freedom

# The pieces of each sampling unit of a fit, on the columns times the root of the working weights; NULL
# where the usual errors stand: no clusters, or enough of them and no wish for more.
clusterPieces <- function(f) {
  if (clusterCorrection == "none" || is.null(f$frame$psu)) return(NULL)
  in_ <- f$w > 0
  unit <- paste(if (is.null(f$frame$stratum)) "" else f$frame$stratum, f$frame$psu)[in_]
  if (length(unique(unit)) < 2) return(NULL)
  if (clusterCorrection == "auto" && length(unique(unit)) >= 40) return(NULL)
  slope <- (if (is.null(f$slope)) f$p * (1 - f$p) else f$slope)[in_]
  v <- f$w[in_] / mean(f$w[in_]) * slope
  X <- sqrt(v) * f$X[in_, , drop = FALSE]
  e <- sqrt(v) * (f$y - f$p)[in_] / slope
  root <- backsolve(chol(crossprod(X)), diag(ncol(X)))
  units <- lapply(split(seq_along(unit), unit), function(rows) {
    Y <- X[rows, , drop = FALSE] %*% root
    share <- crossprod(Y)
    own <- eigen(share, symmetric = TRUE)
    scale <- ifelse(1 - own$values > 1e-12, 1 / sqrt(pmax(1 - own$values, 1e-12)), 0)
    adjust <- own$vectors %*% (scale * t(own$vectors))
    list(share = share, adjust = adjust, score = adjust %*% crossprod(Y, e[rows]))
  })
  scores <- sapply(units, function(unit) unit$score)
  list(root = root, units = units, V = root %*% tcrossprod(scores) %*% t(root))
}
# As inferenceOf(), corrected where there are pieces.
shownInference <- function(f, effect, pieces) {
  plain <- inferenceOf(f, effect)
  if (is.null(pieces)) return(plain)
  direction <- crossprod(pieces$root, effect$J)
  parts <- sapply(pieces$units, function(unit) unit$share %*% (unit$adjust %*% direction))
  own <- sapply(seq_along(pieces$units), function(g) sum((pieces$units[[g]]$adjust %*% direction) * parts[, g]))
  P <- diag(own, length(own)) - crossprod(parts)
  df <- sum(diag(P))^2 / sum(P^2)
  se <- sqrt(drop(effect$J %*% pieces$V %*% effect$J))
  half <- qt(.975, df) * se
  c(estimate = effect$value, se = se, lower = effect$value - half, upper = effect$value + half,
    p = 2 * pt(-abs(effect$value / se), df))
}
