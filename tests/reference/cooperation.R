# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# What goes with trust: a logit of a behaviour on mediators (1 or 0), drivers and controls, and the
# decomposition of Karlson, Holm and Breen (2012), with the errors of the logit and of the mediators'
# linear regressions together. The package khb knows no survey design; this is hand code on svyglm.
# Gradients are taken numerically, the parts also from the reparametrised model itself.
source("common.R")

s <- readData("synthetic")
s$y <- as.integer(s$y == "Yes")
s$trust <- as.integer(s$item1 >= 4)
s$confidence <- as.integer(s$item2 >= 4)
s$agree <- factor(s$agree, c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"))
s$sex <- factor(s$sex)
s$area <- factor(s$area)
clusters <- function(data) svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = data)

eValue <- function(rr) { rr <- ifelse(rr < 1, 1 / rr, rr); rr + sqrt(rr * (rr - 1)) }
# Central differences of fourth order: p-values far out multiply an error of the gradient.
jacobian <- function(f, x) sapply(seq_along(x), function(i) {
  h <- 2e-5
  at <- function(steps) { x[i] <- x[i] + steps * h; f(x) }
  (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h)
})

# `design` holds all rows; `wanted` says which the question is about.
cooperate <- function(case, design, wanted, mediators, rest, asked) {
  formula <- as.formula(paste("y ~", paste(c(mediators, rest), collapse = " + ")))
  complete <- wanted & complete.cases(design$variables[all.vars(formula)]) & weights(design, "sampling") > 0
  used <- subset(design, complete)
  m <- logit(formula, used)
  X <- model.matrix(m)
  b <- coef(m)
  w <- weights(used, "sampling")
  w <- w / mean(w)
  y <- m$y
  p <- plogis(drop(X %*% b))
  wn <- w / sum(w)
  Z <- X[, !colnames(X) %in% mediators]
  A <- sapply(mediators, function(v) coef(svyglm(as.formula(paste(v, "~", paste(rest, collapse = " + "))), used)))
  P <- length(b)
  Q <- ncol(Z)
  # Influences of all parameters, rows left out with zeros.
  inner <- cbind((w * (y - p) * X) %*% solve(crossprod(X, w * p * (1 - p) * X)))
  for (v in mediators) inner <- cbind(inner, (w * drop(X[, v] - Z %*% A[, v]) * Z) %*% solve(crossprod(Z, w * Z)))
  influence <- matrix(0, nrow(design$variables), ncol(inner))
  influence[complete, ] <- inner
  V <- svyrecvar(influence, design$cluster, design$strata, design$fpc, postStrata = design$postStrata)
  stopifnot(all.equal(unname(V[1:P, 1:P]), unname(vcov(m)), tolerance = 1e-8))
  df <- degf(used) + 1 - P
  q <- qt(.975, df)
  put <- function(name, f, all = TRUE) {
    x <- c(b, A)
    value <- f(x)
    g <- jacobian(f, x)
    se <- sqrt(drop(g %*% V %*% g))
    names <- c("", if (all) c("_se", "_lower", "_upper", "_p"))
    values <- c(value, se, value - q * se, value + q * se, 2 * pt(-abs(value / se), df))[seq_along(names)]
    part <- sub("\\[.*", "", name)
    record(case, setNames(values, paste0(part, names, substring(name, nchar(part) + 1))))
    c(value, se)
  }
  record(case, c(n = sum(complete), df = df, outcome_share = sum(wn * y)))

  # The mediators: everybody without, everybody with.
  mean01 <- function(x, v, at) { X1 <- X; X1[, v] <- at; sum(wn * plogis(drop(X1 %*% x[1:P]))) }
  for (v in mediators) {
    put(paste0("ame[", v, "]"), function(x) mean01(x, v, 1) - mean01(x, v, 0))
    put(paste0("per_1000[", v, "]"), function(x) 10 * (mean01(x, v, 1) - mean01(x, v, 0)))
    x <- c(b, A)
    logrr <- function(x) log(mean01(x, v, 1) / mean01(x, v, 0))
    g <- jacobian(logrr, x)
    l <- logrr(x)
    se <- sqrt(drop(g %*% V %*% g))
    rr <- exp(l + c(0, -q, q) * se)
    limit <- if (rr[2] <= 1 && rr[3] >= 1) 1 else eValue(if (l > 0) rr[2] else rr[3])
    record(case, setNames(c(rr, eValue(rr[1]), limit, sum(wn * X[, v])),
                          paste0(c("rr", "rr_lower", "rr_upper", "e_value", "e_value_limit", "share"), "[", v, "]")))
  }

  # Total, direct and through each mediator, by column.
  slope <- function(x) { p <- plogis(drop(X %*% x[1:P])); sum(wn * p * (1 - p)) }
  theta <- function(x, v) x[match(v, names(b))]
  alpha <- function(x, v, k) x[P + (match(v, mediators) - 1) * Q + match(k, colnames(Z))]
  R <- sapply(mediators, function(v) X[, v] - Z %*% A[, v])
  v <- used$variables
  for (i in seq_along(mediators)) used$variables[[paste0("left", i)]] <- R[, i]
  reparametrised <- logit(as.formula(paste("y ~", paste(c(paste0("left", seq_along(mediators)), rest), collapse = " + "))), used)
  stopifnot(all.equal(deviance(reparametrised), deviance(m), tolerance = 1e-10))
  cols <- columnsOf(m)
  for (j in which(cols$variable %in% asked)) {
    k <- names(b)[j]
    numeric <- cols$level[j] == ""
    sd <- if (numeric) sqrt(sum(wn * (X[, j] - sum(wn * X[, j]))^2)) else 1
    total <- function(x) slope(x) * sd * (x[j] + sum(sapply(mediators, function(v) theta(x, v) * alpha(x, v, k))))
    direct <- function(x) slope(x) * sd * x[j]
    t <- put(paste0("total[", cols$term[j], "]"), total)
    stopifnot(all.equal(unname(t[1]), unname(slope(b) * sd * coef(reparametrised)[[k]]), tolerance = 1e-8))
    d <- put(paste0("direct[", cols$term[j], "]"), direct)
    told <- 2 * pt(-abs(t[1] / t[2]), df) < .05
    if (told) put(paste0("direct_share[", cols$term[j], "]"), function(x) direct(x) / total(x))
    for (v in mediators) {
      through <- function(x) slope(x) * sd * theta(x, v) * alpha(x, v, k)
      put(paste0("through[", v, "][", cols$term[j], "]"), through)
      if (told) put(paste0("through_share[", v, "][", cols$term[j], "]"), function(x) through(x) / total(x))
    }
  }
}

everyone <- rep(TRUE, nrow(s))
both <- c("trust", "confidence")
cooperate("both", clusters(s), everyone, both, c("x1", "x2", "agree", "sex"), c("x1", "x2", "agree"))
cooperate("fpc", svydesign(~psu, strata = ~stratum, weights = ~w, fpc = ~fpc, nest = TRUE, data = s), everyone,
          "trust", c("x1", "agree"), c("x1", "agree"))
cooperate("weights_only", svydesign(~1, weights = ~w, data = s), everyone, both, c("x1", "x2"), c("x1", "x2"))
cooperate("areas_2_5_7", clusters(s), s$area %in% c(2, 5, 7), both, c("x1", "x2", "sex"), c("x1", "x2"))
finish("cooperation")
