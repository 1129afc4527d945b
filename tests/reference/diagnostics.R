# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Diagnostics of a logistic driver model, each written out from its definition: calibration by weighted
# deciles with Archer and Lemeshow's test, recalibration of predictions from models fitted without the
# people predicted, the weighted area under the ROC curve (by all pairs), generalised variance inflation,
# condition indices, sampling units left out one at a time, Pregibon's link test, the model with and
# without weights. Errors go through svytotal() of influences; the script checks them against svyby(),
# svyglm() and a jackknife.
source("common.R")

same <- function(a, b, tolerance = 1e-8) stopifnot(isTRUE(all.equal(unname(a), unname(b), tolerance = tolerance)))

# Design-based covariance of sums of influences that have their weight in them.
covarianceOf <- function(design, Z) {
  Z <- as.matrix(Z) / weights(design, "sampling")
  V <- vcov(svytotal(Z, design))
  matrix(V, ncol(Z))
}

# What a fit is made of, by rows of the design; w has mean 1.
fitOf <- function(X, y, w) {
  fit <- function(start) suppressWarnings(glm.fit(X, y, weights = w, family = quasibinomial(), start = start,
                                                  control = glm.control(epsilon = 1e-13, maxit = 100)))
  b <- fit(fit(NULL)$coefficients)$coefficients
  eta <- drop(X %*% b)
  p <- plogis(eta)
  A <- crossprod(X, w * p * (1 - p) * X)
  list(b = b, eta = eta, p = p, A = A, influence = (w * (y - p) * X) %*% solve(A))
}

aucOf <- function(eta, y, w) {
  e1 <- eta[y == 1]; e0 <- eta[y == 0]; w1 <- w[y == 1]; w0 <- w[y == 0]
  d <- outer(e1, e0, "-")
  tie <- 1e-9 * (1 + abs(outer(e1, e0, pmin)))
  right <- (d > tie) + 0.5 * (abs(d) <= tie)
  S <- drop(right %*% w0) / sum(w0)
  T <- drop(w1 %*% right) / sum(w1)
  auc <- sum(w1 * S) / sum(w1)
  z <- numeric(length(y))
  z[y == 1] <- w1 * (S - auc) / sum(w1)
  z[y == 0] <- w0 * (T - auc) / sum(w0)
  list(auc = auc, z = z)
}

recordAuc <- function(case, name, design, eta, y, w) {
  a <- aucOf(eta, y, w)
  se <- sqrt(covarianceOf(design, a$z)[1, 1])
  q <- qt(.975, degf(design))
  l <- qlogis(a$auc) + c(-1, 1) * q * se / (a$auc * (1 - a$auc))
  record(case, setNames(c(a$auc, se, plogis(l)), paste0(name, c("", "_se", "_lower", "_upper"))))
  se
}

estimate <- function(case, name, value, se, df) {
  q <- qt(.975, df)
  record(case, setNames(c(value, se, value - q * se, value + q * se), paste0(name, c("", "_se", "_lower", "_upper"))))
}

diagnose <- function(case, design, formula, drivers, controls = list(), unit = NULL) {
  m <- logit(formula, design)
  used <- design[rownames(design$variables) %in% rownames(model.frame(m)) & weights(design, "sampling") > 0, ]
  data <- used$variables
  X <- model.matrix(formula, data)
  X <- X[, colSums(X != 0) > 0, drop = FALSE]
  y <- data[[all.vars(formula)[1]]]
  w <- weights(used, "sampling")
  w <- w / mean(w)
  n <- length(w)
  fit <- fitOf(X, y, w)
  same(fit$b, coef(m)[!is.na(coef(m))], 1e-6)
  cols <- columnsOf(m)
  cols <- cols[cols$kept, ]
  V <- covarianceOf(used, fit$influence)
  same(V, matrix(vcov(m), ncol(X)), 1e-5)
  se <- sqrt(diag(V))
  f <- degf(used)
  df <- f + 1 - ncol(X)
  record(case, c(n = n, degf = f, df = df))

  # Ties of the predictor by a chain, then the deciles of the weight below.
  o <- order(fit$eta)
  e <- fit$eta[o]
  run <- cumsum(c(TRUE, diff(e) > 1e-9 * (1 + abs(e[-n]))))
  runOf <- integer(n); runOf[o] <- run
  weightOf <- tapply(w, runOf, sum)
  below <- cumsum(weightOf) - weightOf
  decile <- floor(10 * below / n + 1e-9)[runOf]
  g <- match(decile, sort(unique(decile)))
  G <- max(g)
  r <- y - fit$p
  design2 <- update(used, g = factor(g), y. = y, r. = r)
  by <- svyby(~r., ~g, design2, svymean, covmat = TRUE)
  observed <- svyby(~y., ~g, design2, svymean)
  M <- coef(by)
  Zr <- sapply(1:G, function(k) (g == k) * w * (r - M[[k]]) / sum(w[g == k]))
  same(covarianceOf(used, Zr), vcov(by), 1e-6)
  wald <- drop(M %*% solve(vcov(by), M))
  record(case, c(groups = G, gof = (f - G + 2) / (f * G) * wald, gof_df1 = G - 1, gof_df2 = f - G + 2,
                 gof_p = if (f - G + 2 > 0) pf((f - G + 2) / (f * G) * wald, G - 1, f - G + 2, lower.tail = FALSE) else NA))
  for (k in 1:G) {
    inside <- subset(design2, g == k)
    ci <- if (degf(inside) > 0 && !coef(observed)[[k]] %in% c(0, 1))
      confint(svyciprop(~y., inside, method = "logit", df = degf(inside))) else c(NA, NA)
    record(case, setNames(c(sum(g == k), sum(w[g == k]) / n, weighted.mean(fit$p[g == k], w[g == k]), coef(observed)[[k]],
                            SE(observed)[[k]], ci),
                          paste0(c("group_n", "group_share", "group_predicted", "group_observed", "group_se", "group_lower", "group_upper"),
                                 "[", k, "]")))
  }

  # The curve: a cubic of the linear predictor.
  cubic <- logit(y ~ eta + I(eta^2) + I(eta^3), update(used, eta = fit$eta, y = y))
  if (max(runOf) > 3) {
    ends <- sapply(c(.01, .99), function(q) e[which(cumsum(w[o]) >= q * n)[1]])
    at <- plogis(ends[1]) + (0:40) / 40 * diff(plogis(ends))
    P <- outer(qlogis(at), 0:3, "^")
    value <- drop(P %*% coef(cubic))
    half <- qt(.975, f - 3) * sqrt(rowSums((P %*% vcov(cubic)) * P))
    for (k in c(1, 11, 21, 31, 41))
      record(case, setNames(c(at[k], plogis(value[k] + c(0, -1, 1) * half[k])),
                            paste0(c("curve_predicted", "curve_observed", "curve_lower", "curve_upper"), "[", k, "]")),
             tolerance = 1e-5, reason = "the powers of the predictor are nearly collinear in R's coefficients")
    link <- logit(y ~ eta + I(eta^2), update(used, eta = fit$eta, y = y))
    estimate(case, "link_linear", coef(link)[[2]], SE(link)[[2]], f - 2)
    estimate(case, "link_squared", coef(link)[[3]], SE(link)[[3]], f - 2)
    record(case, c(link_df = f - 2, link_p = 2 * pt(-abs(coef(link)[[3]] / SE(link)[[3]]), f - 2)))
  }

  # Ten folds of sampling units in the order of their sum of w eta.
  unitOf <- if (is.null(unit)) seq_len(n) else as.integer(interaction(data[unit], drop = TRUE, lex.order = TRUE))
  units <- max(unitOf)
  keys <- sapply(list(w * fit$eta, w * y, w), function(v) tapply(v, unitOf, sum))
  folds <- min(10, units)
  foldOf <- integer(units)
  foldOf[order(keys[, 1], keys[, 2], keys[, 3])] <- (seq_len(units) - 1) %% folds
  crossed <- numeric(n)
  for (k in seq_len(folds) - 1) {
    out <- foldOf[unitOf] == k
    keep <- colSums(X[!out, , drop = FALSE] != 0) > 0
    crossed[out] <- X[out, keep, drop = FALSE] %*% fitOf(X[!out, keep, drop = FALSE], y[!out], w[!out])$b
  }
  again <- logit(y ~ crossed, update(used, crossed = crossed, y = y))
  estimate(case, "intercept", coef(again)[[1]], SE(again)[[1]], f - 1)
  estimate(case, "slope", coef(again)[[2]], SE(again)[[2]], f - 1)
  within <- logit(y ~ eta, update(used, eta = fit$eta, y = y))
  same(coef(within), c(0, 1), 1e-6)

  aucSe <- recordAuc(case, "auc", used, fit$eta, y, w)
  recordAuc(case, "crossed_auc", used, crossed, y, w)
  if (is.null(used$fpc$popsize) && n < 900) {
    replicate <- suppressWarnings(as.svrepdesign(used, type = if (all(used$strata[, 1] == used$strata[1, 1])) "JK1" else "JKn"))
    jackknife <- withReplicates(replicate, function(w, data) aucOf(fit$eta, y, w)$auc)
    stopifnot(abs(SE(jackknife) / aucSe - 1) < .05)
  }

  # Collinearity.
  groups <- c(drivers, controls)
  R <- cov.wt(X[, -1, drop = FALSE], wt = w / n, method = "ML", cor = TRUE)$cor
  places <- lapply(groups, function(v) which(cols$variable[-1] %in% v))
  half <- diag(nrow(R))
  for (d in names(groups)) {
    i <- places[[d]]
    rest <- setdiff(seq_len(nrow(R)), i)
    gvif <- det(R[i, i, drop = FALSE]) * (if (length(rest)) det(R[rest, rest, drop = FALSE]) else 1) / det(R)
    record(case, setNames(c(gvif, gvif^(1 / (2 * length(i)))), paste0(c("gvif", "factor"), "[", d, "]")))
    own <- eigen(R[i, i, drop = FALSE], symmetric = TRUE)
    half[i, i] <- own$vectors %*% diag(1 / sqrt(own$values), length(i)) %*% t(own$vectors)
  }
  ev <- eigen(half %*% R %*% half, symmetric = TRUE)
  index <- rev(sqrt(ev$values[1] / ev$values))
  record(case, named("index", seq_along(index), index))
  parts <- matrix(sapply(places, function(i) colSums(ev$vectors[i, , drop = FALSE]^2) / ev$values), ncol = length(places))
  proportions <- t(t(parts) / colSums(parts))[nrow(parts), ]
  record(case, named("proportion", names(groups), proportions))

  # Sampling units left out one at a time.
  S <- sqrt(w * fit$p * (1 - fit$p)) * X
  score <- w * (y - fit$p) * X
  step <- t(sapply(seq_len(units), function(u) {
    i <- unitOf == u
    left <- fit$A - crossprod(S[i, , drop = FALSE])
    if (rcond(left) < 1e-10) return(rep(NA, ncol(X)))
    -solve(left, colSums(score[i, , drop = FALSE]))
  }))
  change <- t(t(step) / se)
  leverage <- tapply(rowSums((S %*% solve(fit$A)) * S), unitOf, sum)
  same(sum(leverage), ncol(X))
  wanted <- which(cols$variable %in% unlist(drivers))
  most <- apply(abs(change[, wanted, drop = FALSE]), 1, max)
  top <- order(-most)[1:min(10, sum(!is.na(most)))]
  for (k in seq_along(top)) {
    u <- top[k]
    j <- wanted[which.max(abs(change[u, wanted]))]
    record(case, setNames(c(change[u, j], leverage[[u]], sum(unitOf == u), sum(w[unitOf == u]) / n),
                          paste0(c("unit_step", "unit_leverage", "unit_n", "unit_share"), "[", k, "]")))
    if (k > 5) next
    i <- unitOf != u
    wi <- w[i] / mean(w[i])
    without <- fitOf(X[i, ], y[i], wi)
    ame <- function(fit, X, w) {
      wn <- w / sum(w)
      if (cols$level[j] == "") {
        sd <- sqrt(cov.wt(X_, wt = w_ / sum(w_), method = "ML")$cov[j, j])
        return(sum(wn * fit$p * (1 - fit$p)) * fit$b[[j]] * sd)
      }
      X1 <- X0 <- X
      X1[, cols$variable == cols$variable[j]] <- X0[, cols$variable == cols$variable[j]] <- 0
      X1[, j] <- 1
      sum(wn * (plogis(X1 %*% fit$b) - plogis(X0 %*% fit$b)))
    }
    X_ <- X; w_ <- w
    record(case, setNames(c((without$b[[j]] - fit$b[[j]]) / se[j], ame(fit, X, w), ame(without, X[i, ], wi)),
                          paste0(c("unit_exact", "unit_with", "unit_without"), "[", k, "]")))
  }
  record(case, named("term_change", cols$term[-1], apply(change[, -1, drop = FALSE], 2, function(v) v[which.max(abs(v))])))
  record(case, c(largest_leverage = max(leverage)))

  # Weights.
  heavy <- sort(w, decreasing = TRUE)
  record(case, c(top_share = sum(heavy[seq_len(ceiling(n / 100))]) / n, largest_weight = heavy[[1]], kish = n * sum(w^2) / sum(w)^2))
  if (diff(range(w)) < 1e-9) return(invisible())
  plain <- fitOf(X, y, rep(1, n))
  joint <- covarianceOf(used, cbind(fit$influence, plain$influence))
  k <- ncol(X)
  D <- cbind(diag(k), -diag(k))
  d <- fit$b - plain$b
  Vd <- D %*% joint %*% t(D)
  record(case, named("unweighted", cols$term, plain$b))
  record(case, named("unweighted_se", cols$term, sqrt(diag(joint)[-(1:k)])))
  record(case, named("difference", cols$term, d))
  record(case, named("difference_se", cols$term, sqrt(diag(Vd))))
  F <- drop(d[-1] %*% solve(Vd[-1, -1], d[-1])) / (k - 1)
  record(case, c(hausman = F, hausman_p = pf(F, k - 1, df, lower.tail = FALSE)))
  # Effects of numbers per SD and of levels, both ways, with the error of the difference.
  wn <- w / n
  ame <- function(fit, wn, j) {
    if (cols$level[j] == "") {
      sd <- sqrt(cov.wt(X, wt = w / n, method = "ML")$cov[j, j])
      s <- fit$p * (1 - fit$p)
      J <- colSums(wn * s * (1 - 2 * fit$p) * X) * fit$b[j]
      J[j] <- J[j] + sum(wn * s)
      return(list(value = sum(wn * s) * fit$b[[j]] * sd, J = J * sd))
    }
    X1 <- X0 <- X
    X1[, cols$variable == cols$variable[j]] <- X0[, cols$variable == cols$variable[j]] <- 0
    X1[, j] <- 1
    p1 <- plogis(drop(X1 %*% fit$b)); p0 <- plogis(drop(X0 %*% fit$b))
    list(value = sum(wn * (p1 - p0)), J = colSums(wn * (p1 * (1 - p1) * X1 - p0 * (1 - p0) * X0)))
  }
  p <- numeric(0)
  for (j in 2:k) {
    a <- ame(fit, wn, j); b <- ame(plain, rep(1 / n, n), j)
    J <- c(a$J, -b$J)
    s <- sqrt(drop(J %*% joint %*% J))
    p[j] <- 2 * pt(-abs((a$value - b$value) / s), df)
    record(case, setNames(c(a$value, b$value, sqrt(drop(b$J %*% joint[-(1:k), -(1:k)] %*% b$J)), a$value - b$value, s, p[j]),
                          paste0(c("effect_weighted", "effect_unweighted", "effect_unweighted_se", "effect_difference",
                                   "effect_difference_se", "effect_p"), "[", cols$term[j], "]")))
  }
  of <- which(cols$variable %in% unlist(drivers))
  record(case, named("effect_p_holm", cols$term[of], p.adjust(p[of], "holm")))
  # DuMouchel and Duncan.
  W <- cbind(X, w * X[, c(1, of)])
  kept <- qr(W)$rank == ncol(W)
  if (kept) {
    both <- fitOf(W, y, rep(1, n))
    Vb <- covarianceOf(used, both$influence)
    i <- (k + 1):ncol(W)
    df2 <- f + 1 - ncol(W)
    F <- if (df2 > 0) drop(both$b[i] %*% solve(Vb[i, i], both$b[i])) / length(i) else NA
    record(case, c(interactions = F, interactions_df1 = length(i), interactions_df2 = df2,
                   interactions_p = if (df2 > 0) pf(F, length(i), df2, lower.tail = FALSE) else NA))
  }
}

each <- function(...) { v <- c(...); setNames(as.list(v), v) }

s <- readData("synthetic")
s$y <- as.integer(s$y == "Yes")
s$agree <- factor(s$agree, c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"))
s$sex <- factor(s$sex)
s$area <- factor(s$area)
s$Scale <- s$scale
clusters <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
psus <- c("stratum", "psu")
f <- y ~ x1 + x2 + agree + sex
four <- each("x1", "x2", "agree", "sex")
diagnose("clusters", clusters, f, four, unit = psus)
diagnose("fpc", svydesign(~psu, strata = ~stratum, weights = ~w, fpc = ~fpc, nest = TRUE, data = s), f, four, unit = psus)
diagnose("zero_psu", svydesign(~psu, strata = ~stratum, weights = ~w_zero_psu, nest = TRUE, data = s), f, four, unit = psus)
diagnose("areas_2_5_7", subset(clusters, area %in% c(2, 5, 7)), y ~ x1 + agree, each("x1", "agree"), unit = psus)
diagnose("controls", clusters, y ~ x1 + Scale + sex + area, each("x1", "Scale"), each("sex", "area"), unit = psus)
diagnose("ties", clusters, y ~ agree + sex, each("agree", "sex"), unit = psus)
diagnose("one_number", clusters, y ~ x1, each("x1"), unit = psus)
diagnose("weights_only", svydesign(~1, weights = ~w, data = s), y ~ x1 + x2, each("x1", "x2"))
diagnose("no_weights", suppressWarnings(svydesign(~psu, strata = ~stratum, nest = TRUE, data = s)), f, four, unit = psus)
diagnose("set", clusters, y ~ x1 + x2 + sex, list(numbers = c("x1", "x2"), sex = "sex"), unit = psus)

api <- readData("apistrat")
api$wide <- as.integer(api$sch.wide == "Yes")
api$stype <- factor(api$stype)
diagnose("apistrat", svydesign(~1, strata = ~stype, weights = ~pw, data = api), wide ~ ell + meals + mobility + stype,
         each("ell", "meals", "mobility", "stype"))
clus <- readData("apiclus1")
clus$wide <- as.integer(clus$sch.wide == "Yes")
diagnose("apiclus1", svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = clus), wide ~ ell + meals, each("ell", "meals"), unit = "dnum")
loosen("^group_(lower|upper)\\b", "the beta quantile's own accuracy in R near 0 and 1")
finish("diagnostics")
