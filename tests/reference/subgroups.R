# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Effects by group: one svyglm in which every group has its own intercept and its own coefficients of
# the drivers, and all groups share the controls. Numbers are in standard deviations of all rows.
# Whether effects differ: T = d' V0^-1 d of all differences of the groups' coefficients, V0 the inverse
# information, referred to F by Rao and Scott's second order with the design's degrees of freedom.
source("common.R")

subgroups <- function(case, design, outcome, by, drivers, controls = character(0)) {
  used <- c(outcome, by, unlist(drivers), controls)
  design <- subset(design, complete.cases(design$variables[used]) & weights(design, "sampling") > 0)
  w <- weights(design, "sampling")
  wn <- w / sum(w)
  d <- droplevels(design$variables)
  d[[by]] <- factor(d[[by]])
  for (v in unlist(drivers)) if (is.numeric(d[[v]])) {
    centre <- sum(wn * d[[v]])
    d[[v]] <- (d[[v]] - centre) / sqrt(sum(wn * (d[[v]] - centre)^2))
  }
  design$variables <- d
  terms <- paste0(by, ":", unlist(drivers))
  m <- logit(as.formula(paste(outcome, "~ 0 +", paste(c(by, terms, controls), collapse = " + "))), design)
  X <- model.matrix(m)
  keep <- !is.na(coef(m))
  b <- coef(m)[keep]
  X <- X[, keep]
  V <- vcov(m)
  stopifnot(m$converged, nrow(V) == length(b))
  p <- plogis(drop(X %*% b))
  V0 <- solve(crossprod(X, wn * length(w) * p * (1 - p) * X))
  stopifnot(isTRUE(all.equal(drop(p), drop(m$fitted.values), tolerance = 1e-9, check.attributes = FALSE)))

  groups <- levels(d[[by]])
  kappa <- degf(design)
  record(case, c(n = length(w), degf = kappa, n_effective = sum(w)^2 / sum(w^2)))
  # The coefficients of a driver's variable in a group, one a column of contrasts.
  columns <- function(variable, group) {
    start <- paste0(by, group, ":", variable)
    which(startsWith(names(b), start) & !startsWith(names(b), paste0(start, "_")))
  }
  test <- function(variables) {
    L <- NULL
    for (v in variables) for (g in groups[-1]) {
      own <- columns(v, g)
      first <- columns(v, groups[1])
      stopifnot(length(own) == length(first), length(own) > 0)
      for (k in seq_along(own)) {
        row <- numeric(length(b))
        row[own[k]] <- 1
        row[first[k]] <- -1
        L <- rbind(L, row)
      }
    }
    lambda <- Re(eigen(solve(L %*% V0 %*% t(L), L %*% V %*% t(L)), only.values = TRUE)$values)
    T <- drop(t(L %*% b) %*% solve(L %*% V0 %*% t(L), L %*% b))
    df1 <- sum(lambda)^2 / sum(lambda^2)
    c(statistic = T / sum(lambda), df1 = df1, df2 = kappa, p = pf(T / sum(lambda), df1, kappa, lower.tail = FALSE))
  }
  put <- function(name, values) record(case, setNames(values, paste0(names(values), "[", name, "]")))
  put("all", test(unlist(drivers)))
  each <- sapply(drivers, test)
  for (name in names(drivers)) put(name, each[, name])
  record(case, named("p_holm", names(drivers), p.adjust(each["p", ], "holm")))

  share <- sapply(groups, function(g) sum(wn[d[[by]] == g]))
  df <- sapply(groups, function(g) degf(design[d[[by]] == g, ]) - sum(sapply(unlist(drivers), function(v) length(columns(v, g)))))
  record(case, named("group_n", groups, sapply(groups, function(g) sum(d[[by]] == g))))
  record(case, named("group_share", groups, share))
  record(case, named("group_outcome", groups, sapply(groups, function(g) sum((wn * d[[outcome]])[d[[by]] == g]) / share[[g]])))
  record(case, named("group_df", groups, df))

  cells <- NULL
  effect <- function(name, values, J) {
    S <- J %*% V %*% t(J)
    se <- sqrt(diag(S))
    q <- qt(.975, df)
    A <- diag(length(groups)) - outer(rep(1, length(groups)), share)
    difference <- drop(A %*% values)
    difference_se <- sqrt(diag(A %*% S %*% t(A)))
    key <- paste0(name, "][", groups)
    record(case, named("estimate", key, values))
    record(case, named("se", key, se))
    record(case, named("lower", key, values - q * se))
    record(case, named("upper", key, values + q * se))
    record(case, named("effect_p", key, 2 * pt(-abs(values / se), df)))
    record(case, named("difference", key, difference))
    record(case, named("difference_se", key, difference_se))
    P <- 2 * pt(-abs(difference / difference_se), df)
    record(case, named("difference_p", key, P))
    cells <<- c(cells, setNames(P, key))
  }
  for (name in names(drivers)) for (v in drivers[[name]]) {
    if (is.numeric(d[[v]])) {
      values <- NULL
      J <- NULL
      for (g in groups) {
        i <- d[[by]] == g
        wg <- wn[i] / sum(wn[i])
        k <- columns(v, g)
        slope <- sum(wg * p[i] * (1 - p[i]))
        gradient <- colSums(wg * p[i] * (1 - p[i]) * (1 - 2 * p[i]) * X[i, ]) * b[k]
        gradient[k] <- gradient[k] + slope
        values <- c(values, slope * b[[k]])
        J <- rbind(J, gradient)
      }
      effect(v, values, J)
    } else for (level in levels(d[[v]])[-1]) {
      values <- NULL
      J <- NULL
      for (g in groups) {
        i <- d[[by]] == g
        wg <- wn[i] / sum(wn[i])
        X0 <- X1 <- X[i, ]
        X0[, columns(v, g)] <- X1[, columns(v, g)] <- 0
        X1[, paste0(by, g, ":", v, level)] <- 1
        p0 <- plogis(drop(X0 %*% b))
        p1 <- plogis(drop(X1 %*% b))
        values <- c(values, sum(wg * (p1 - p0)))
        J <- rbind(J, colSums(wg * (p1 * (1 - p1) * X1 - p0 * (1 - p0) * X0)))
      }
      effect(paste0(v, "=", level), values, J)
    }
  }
  record(case, named("difference_p_holm", names(cells), p.adjust(cells, "holm")))
}

own <- function(...) setNames(as.list(c(...)), c(...))
s <- readData("synthetic")
s$y <- as.numeric(s$y == "Yes")
s$agree <- factor(s$agree, c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"))
s$sex <- factor(s$sex)
s$area <- factor(s$area)
clusters <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
subgroups("sex", clusters, "y", "sex", list(X1 = "x1", X2 = "x2", Scale = "scale"), "area")
subgroups("area", clusters, "y", "area", list(X1 = "x1", X2 = "x2"), "sex")
subgroups("category", clusters, "y", "sex", list(Agree = "agree", X1 = "x1"))
subgroups("set", clusters, "y", "sex", list(Both = c("x1", "x2"), Scale = "scale"), "area")
subgroups("domain", subset(clusters, area %in% c(2, 5, 7)), "y", "sex", list(X1 = "x1"), "area")
subgroups("weights_only", svydesign(~1, weights = ~w, data = s), "y", "sex", list(X1 = "x1", X2 = "x2"), "area")
subgroups("fpc", svydesign(~psu, strata = ~stratum, weights = ~w, fpc = ~fpc, nest = TRUE, data = s), "y", "sex", list(X1 = "x1", Scale = "scale"))
a <- readData("apistrat")
a$y <- as.numeric(a$awards == "Yes")
a$stype <- factor(a$stype)
subgroups("schools", svydesign(~1, strata = ~stype, weights = ~pw, data = a), "y", "stype", list(meals = "meals"))
finish("subgroups")
