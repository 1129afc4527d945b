# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Bell and McCaffrey's errors with Satterthwaite's degrees of freedom, by clubSandwich (CR2) on the working
# least squares of a fit: y and X times the root of the working weights, on which the working model is one
# of equal variances.
source("common.R")
suppressMessages(library(clubSandwich))

# `m`: y, X, eta, p of a fit by rows; `v` the working weights, `z` the working outcome.
corrected <- function(case, terms, X, v, z, cluster, b, contrasts = list()) {
  colnames(X) <- paste0("c", seq_len(ncol(X)))
  frame <- data.frame(z = sqrt(v) * z, sqrt(v) * X)
  fit <- lm(z ~ 0 + ., data = frame)
  stopifnot(all.equal(unname(coef(fit)), unname(b), tolerance = 1e-8))
  V <- vcovCR(fit, cluster = cluster, type = "CR2")
  tests <- coef_test(fit, vcov = V, test = "Satterthwaite")
  put <- function(name, values) record(case, named(name, terms, values), tolerance = 1e-8)
  df <- if (is.null(tests$df_Satt)) tests$df else tests$df_Satt
  p <- if (is.null(tests$p_Satt)) tests$p else tests$p_Satt
  put("se", tests$SE)
  put("df", df)
  put("p", p)
  put("lower", b - qt(.975, df) * tests$SE)
  put("upper", b + qt(.975, df) * tests$SE)
  # Both from clubSandwich's own pieces: a linear combination of the coefficients is a coefficient after
  # a change of columns.
  for (name in names(contrasts)) {
    g <- contrasts[[name]]
    k <- which.max(abs(g))
    change <- diag(length(g))
    change[k, ] <- g
    turned <- data.frame(z = frame$z, as.matrix(frame[-1]) %*% solve(change))
    names(turned) <- c("z", colnames(X))
    other <- lm(z ~ 0 + ., data = turned)
    t <- coef_test(other, vcov = vcovCR(other, cluster = cluster, type = "CR2"), test = "Satterthwaite")[k, ]
    record(case, setNames(c(t$SE, if (is.null(t$df_Satt)) t$df else t$df_Satt), paste0(c("ame_se", "ame_df"), "[", name, "]")), tolerance = 1e-8)
  }
}

# Of a logistic fit, with the gradients of the average effects.
ofLogit <- function(case, m, cluster) {
  w <- weights(m$survey.design, "sampling")
  used <- w > 0
  X <- model.matrix(m)[used, , drop = FALSE]
  cols <- columnsOf(m)
  stopifnot(all(cols$kept))
  b <- coef(m)
  w <- w[used] / mean(w[used])
  eta <- drop(X %*% b)
  p <- plogis(eta)
  y <- as.numeric(m$y)[used]
  wn <- w / sum(w)
  contrasts <- list()
  for (k in 2:ncol(X)) if (cols$level[k] == "") {
    J <- colSums(wn * p * (1 - p) * (1 - 2 * p) * X) * b[k]
    J[k] <- J[k] + sum(wn * p * (1 - p))
    contrasts[[paste0(cols$term[k], "][per unit")]] <- J
  } else {
    X1 <- X0 <- X
    X1[, cols$variable == cols$variable[k]] <- X0[, cols$variable == cols$variable[k]] <- 0
    X1[, k] <- 1
    p1 <- plogis(drop(X1 %*% b)); p0 <- plogis(drop(X0 %*% b))
    contrasts[[paste0(cols$term[k], "][versus ", m$xlevels[[cols$variable[k]]][1])]] <-
      colSums(wn * (p1 * (1 - p1) * X1 - p0 * (1 - p0) * X0))
  }
  corrected(case, cols$term, X, w * p * (1 - p), eta + (y - p) / (p * (1 - p)), cluster[used], b, contrasts)
}

a <- readData("apiclus1")
a$y <- as.integer(a$sch.wide == "Yes")
ofLogit("apiclus1", logit(y ~ ell + meals, svydesign(~dnum, weights = ~pw, data = a)), a$dnum)

r <- readData("replicates")
r <- r[!is.na(r$y), ]
r$y <- as.integer(r$y == "Yes")
r$sex <- factor(r$sex)
r$area <- factor(r$area)
units <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = r)
ofLogit("seventeen", logit(y ~ x + sex + area, units), paste(r$stratum, r$psu))

s <- readData("synthetic")
s$y <- as.integer(s$y == "Yes")
s$sex <- factor(s$sex)
s$place <- factor(s$place)
design <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
domain <- function(formula, rows) {
  d <- subset(design, rows & !is.na(y) & !is.na(x1) & w > 0)
  list(logit(formula, d), paste(d$variables$stratum, d$variables$psu))
}
few <- domain(y ~ x1 + x2 + sex, s$area %in% c(2, 5, 7) & s$stratum <= 3)
ofLogit("domain", few[[1]], few[[2]])
# All people of a level are in one PSU, which alone decides its coefficient.
alone <- domain(y ~ x1 + place, s$stratum %in% 3:5)
ofLogit("alone", alone[[1]], alone[[2]])
many <- domain(y ~ x1 + x2 + sex, TRUE)
ofLogit("sixty", many[[1]], many[[2]])

# Least squares with weights: of one size inside a cluster, where clubSandwich on lm(weights) says the
# same, and of many.
ofLinear <- function(case, formula, data, w, cluster) {
  data$weight <- w
  m <- lm(formula, data, weights = weight)
  X <- model.matrix(m)
  corrected(case, c("(Intercept)", colnames(X)[-1]), X, w / mean(w), model.response(model.frame(m)), cluster, coef(m))
  m
}
m <- ofLinear("linear_apiclus1", api00 ~ ell + meals, a, a$pw, a$dnum)
stopifnot(all.equal(as.matrix(vcovCR(m, a$dnum, "CR2", inverse_var = TRUE)), as.matrix(vcovCR(m, a$dnum, "CR2")), tolerance = 1e-8, check.attributes = FALSE))
ofLinear("linear_seventeen", y ~ x, r, r$w, paste(r$stratum, r$psu))
finish("few_clusters")
