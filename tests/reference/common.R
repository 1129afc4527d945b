# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# What every script here shares: reading the data, recording quantities, describing a fitted model.
suppressMessages(library(survey))
stopifnot(packageVersion("survey") >= "4.1")

readData <- function(name) read.csv(file.path("data", paste0(name, ".csv")), na.strings = "", check.names = FALSE)

rows <- new.env()
rows$all <- list()
# Quantities of one case: a named numeric vector (or list). NA and NaN are written as NA.
record <- function(case, values, tolerance = 1e-8, reason = "") {
  values <- unlist(values)
  stopifnot(!is.null(names(values)), !any(grepl("[,\"]", names(values))))
  rows$all[[length(rows$all) + 1]] <- data.frame(
    case = case, quantity = names(values),
    value = ifelse(is.finite(values), sprintf("%.17g", values), "NA"),
    tolerance = format(tolerance, scientific = TRUE), reason = reason)
}
# Quantities of cases (regular expressions) that cannot be had to 1e-8, and why.
loosen <- function(quantity, reason, case = "", tolerance = 1e-6) {
  for (i in seq_along(rows$all)) {
    r <- rows$all[[i]]
    loose <- grepl(quantity, r$quantity) & grepl(case, r$case) & as.numeric(r$tolerance) < tolerance
    rows$all[[i]]$tolerance[loose] <- format(tolerance, scientific = TRUE)
    rows$all[[i]]$reason[loose & r$reason == ""] <- reason
  }
}
finish <- function(name) {
  out <- do.call(rbind, rows$all)
  stopifnot(!anyDuplicated(out[c("case", "quantity")]))
  write.csv(out, paste0(name, ".csv"), row.names = FALSE, quote = FALSE)
  cat(name, nrow(out), "values\n")
}

named <- function(prefix, names, values) setNames(values, paste0(prefix, "[", names, "]"))

# The columns of a fit in Candour's naming, "(Intercept)", "variable" or "variable=level", with the
# variable each belongs to.
columnsOf <- function(m) {
  X <- model.matrix(m)
  labels <- attr(terms(m), "term.labels")
  assign <- attr(X, "assign")
  term <- variable <- level <- character(ncol(X))
  for (j in seq_len(ncol(X))) {
    if (assign[j] == 0) { term[j] <- variable[j] <- "(Intercept)"; next }
    v <- labels[assign[j]]
    variable[j] <- v
    if (v %in% names(m$xlevels)) {
      level[j] <- m$xlevels[[v]][1 + sum(assign[seq_len(j)] == assign[j])]
      term[j] <- paste0(v, "=", level[j])
    } else term[j] <- v
  }
  data.frame(term, variable, level, kept = !is.na(m$coefficients))
}

# Everything Candour says of a fit. `drivers` names lists of variables that enter together; those not
# listed are drivers of their own.
describe <- function(case, m, drivers = list(), tolerance = 1e-8, reason = "") {
  design <- m$survey.design
  w <- weights(design, "sampling")
  y <- as.numeric(m$y)
  cols <- columnsOf(m)
  X <- model.matrix(m)[, cols$kept, drop = FALSE]
  cols <- cols[cols$kept, ]
  b <- m$coefficients[!is.na(m$coefficients)]
  V <- vcov(m)
  stopifnot(length(y) == length(w), nrow(V) == length(b), m$converged)
  n <- sum(w > 0)
  df <- m$df.residual
  stopifnot(df == degf(design) + 1 - length(b))
  put <- function(values) record(case, values, tolerance, reason)

  # Deviance with the weights of the n rows scaled to mean 1 (svyglm scales over all rows of the
  # design, also those it drops for a missing answer).
  scale <- n / sum(m$prior.weights)
  D <- m$deviance * scale
  D0 <- m$null.deviance * scale
  wn <- w / sum(w)
  ybar <- sum(wn * y)
  stopifnot(isTRUE(all.equal(D0, -2 * n * (ybar * log(ybar) + (1 - ybar) * log(1 - ybar)), tolerance = 1e-9)))
  cs <- 1 - exp((D - D0) / n)
  put(c(n = n, n_effective = sum(w)^2 / sum(w^2), outcome_share = ybar, degf = degf(design), df = df,
        parameters = length(b), deviance = D, null_deviance = D0, mcfadden = 1 - D / D0,
        cox_snell = cs, nagelkerke = cs / (1 - exp(-D0 / n))))

  describeTerms(put, cols, X, b, V, wn, df, m$xlevels, drivers)
  if (length(b) == length(m$coefficients)) for (v in setdiff(unique(cols$variable), "(Intercept)")) {
    r <- regTermTest(m, as.formula(paste("~", v)))
    i <- which(cols$variable == v)
    stat <- drop(b[i] %*% solve(V[i, i, drop = FALSE], b[i])) / length(i)
    stopifnot(isTRUE(all.equal(drop(r$Ftest), stat, tolerance = 1e-7, check.attributes = FALSE)), r$ddf == df)
  }
}

# Coefficients, effects and Wald tests of columns `cols` with the design matrix X, the first of them the
# intercept of P(y = 1). `link` is plogis or identity with its two derivatives.
logitLink <- list(p = plogis, d1 = function(eta) dlogis(eta), d2 = function(eta) dlogis(eta) * (1 - 2 * plogis(eta)))
identityLink <- list(p = identity, d1 = function(eta) rep(1, length(eta)), d2 = function(eta) rep(0, length(eta)))
describeTerms <- function(put, cols, X, b, V, wn, df, xlevels, drivers = list(), link = logitLink, intercept = TRUE) {
  se <- sqrt(diag(V))
  q <- qt(.975, df)
  shown <- if (intercept) seq_along(b) else seq_along(b)[-1]
  put(named("coef", cols$term[shown], b[shown]))
  put(named("se", cols$term[shown], se[shown]))
  put(named("t", cols$term[shown], (b / se)[shown]))
  put(named("p", cols$term[shown], 2 * pt(-abs(b / se), df)[shown]))
  put(named("lower", cols$term[shown], (b - q * se)[shown]))
  put(named("upper", cols$term[shown], (b + q * se)[shown]))
  for (i in shown) for (j in shown[shown <= i])
    put(setNames(V[i, j], paste0("cov[", cols$term[i], "][", cols$term[j], "]")))

  # Weighted average marginal effects, delta method with X and the weights fixed.
  eta <- drop(X %*% b)
  effect <- function(name, value, J) {
    s <- sqrt(drop(t(J) %*% V %*% J))
    put(setNames(c(value, s, value - q * s, value + q * s, 2 * pt(-abs(value / s), df)),
                 paste0(c("ame", "ame_se", "ame_lower", "ame_upper", "ame_p"), "[", name, "]")))
  }
  for (k in which(cols$variable != "(Intercept)")) {
    v <- cols$variable[k]
    if (cols$level[k] == "") {
      J <- colSums(wn * link$d2(eta) * X) * b[k]
      J[k] <- J[k] + sum(wn * link$d1(eta))
      value <- sum(wn * link$d1(eta)) * b[k]
      x <- X[, k]
      sd <- sqrt(sum(wn * (x - sum(wn * x))^2))
      effect(paste0(v, "][per unit"), value, J)
      effect(paste0(v, "][per sd"), value * sd, J * sd)
      put(setNames(sd, paste0("sd[", v, "]")))
    } else {
      X1 <- X0 <- X
      X1[, cols$variable == v] <- 0
      X0[, cols$variable == v] <- 0
      X1[, k] <- 1
      e1 <- drop(X1 %*% b)
      e0 <- drop(X0 %*% b)
      reference <- xlevels[[v]][1]
      effect(paste0(cols$term[k], "][versus ", reference), sum(wn * (link$p(e1) - link$p(e0))),
             colSums(wn * (link$d1(e1) * X1 - link$d1(e0) * X0)))
    }
  }

  # Wald F per driver.
  alone <- setdiff(unique(cols$variable), c("(Intercept)", unlist(drivers)))
  together <- c(setNames(as.list(alone), alone), drivers)
  for (name in names(together)) {
    i <- which(cols$variable %in% together[[name]])
    stat <- drop(b[i] %*% solve(V[i, i, drop = FALSE], b[i])) / length(i)
    put(setNames(c(stat, length(i), df, pf(stat, length(i), df, lower.tail = FALSE)),
                 paste0(c("wald", "wald_df1", "wald_df2", "wald_p"), "[", name, "]")))
  }
}

# Rao and Scott's working likelihood ratio of a driver, as regTermTest(method = "LRT") has it: the fall of
# the deviance without it, the covariance of its columns by the likelihood alone and by the design.
describeRatio <- function(put, name, gain, naive, V, df) {
  lambda <- Re(eigen(solve(naive) %*% V, only.values = TRUE)$values)
  p <- survey:::pFsum(gain, rep(1, length(lambda)), lambda, ddf = df, lower.tail = FALSE, method = "saddlepoint")
  put(setNames(c(gain / mean(lambda), p), paste0(c("lrt", "lrt_p"), "[", name, "]")))
  put(setNames(lambda / mean(lambda), paste0("lrt_scale[", name, "][", seq_along(lambda), "]")))
}

# glm evaluates the working weights one step behind the coefficients it returns: a second fit that
# starts at the solution gives coefficients and covariance of the same point. Warnings are about zero
# weights; describe() insists on convergence.
logit <- function(formula, design) {
  fit <- function(start) suppressWarnings(svyglm(formula, design = design, family = quasibinomial(), start = start,
                                control = glm.control(epsilon = 1e-11, maxit = 100)))
  b <- fit(NULL)$coefficients
  fit(ifelse(is.na(b), 0, b))
}
