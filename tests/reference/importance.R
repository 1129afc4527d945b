# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Shapley (general dominance) of McFadden's R2, controls in every model, with the linearised
# variance: R2_S = 1 - l_S / l_0 has the influence -(l_iS - l_S) / l_0 + l_S (l_i0 - l_0) / l_0^2,
# since the maximised log-likelihood needs no refit to first order. Every sub-model is a svyglm.
source("common.R")

importance <- function(case, design, outcome, drivers, controls = character(0)) {
  used <- c(outcome, unlist(drivers), controls)
  design <- subset(design, complete.cases(design$variables[used]))
  w <- weights(design, "sampling")
  W <- sum(w)
  y <- design$variables[[outcome]]
  k <- length(drivers)
  bits <- 2^(seq_len(k) - 1)
  logLik <- function(terms) {
    m <- logit(as.formula(paste(outcome, "~", if (length(terms)) paste(terms, collapse = "+") else "1")), design)
    stopifnot(m$converged)
    eta <- m$linear.predictors
    ll <- y * eta - log1p(exp(eta))
    list(i = ll, mean = sum(w * ll) / W)
  }
  null <- logLik(character(0))
  value <- numeric(2^k)
  influence <- matrix(0, length(y), 2^k)
  for (mask in 0:(2^k - 1)) {
    l <- logLik(c(controls, unlist(drivers[bitwAnd(mask, bits) > 0])))
    value[mask + 1] <- 1 - l$mean / null$mean
    influence[, mask + 1] <- -(l$i - l$mean) / null$mean + l$mean / null$mean^2 * (null$i - null$mean)
  }
  C <- matrix(0, 2^k, k)
  for (j in seq_len(k)) for (mask in 0:(2^k - 1)) if (bitwAnd(mask, bits[j]) == 0) {
    q <- sum(bitwAnd(mask, bits) > 0)
    c0 <- factorial(q) * factorial(k - 1 - q) / factorial(k)
    C[mask + bits[j] + 1, j] <- C[mask + bits[j] + 1, j] + c0
    C[mask + 1, j] <- C[mask + 1, j] - c0
  }
  phi <- drop(crossprod(C, value))
  full <- value[2^k]
  base <- value[1]
  stopifnot(all.equal(sum(phi), full - base, tolerance = 1e-12))

  totals <- function(Z) { # design covariance of sum(w Z) / W
    colnames(Z) <- paste0("z", seq_len(ncol(Z)))
    d <- design
    d$variables <- cbind(d$variables, as.data.frame(Z / W))
    vcov(svytotal(as.formula(paste("~", paste(colnames(Z), collapse = "+"))), d))
  }
  V <- totals(influence %*% C)
  se <- sqrt(diag(V))
  df <- degf(design)
  q <- qt(.975, df)
  J <- (diag(k) * sum(phi) - outer(phi, rep(1, k))) / sum(phi)^2
  name <- names(drivers)
  record(case, c(n = sum(w > 0), degf = df, total = full, base = base,
                 total_se = sqrt(totals(influence[, 2^k, drop = FALSE])[[1]])))
  record(case, named("shapley", name, phi))
  record(case, named("se", name, se))
  record(case, named("lower", name, phi - q * se))
  record(case, named("upper", name, phi + q * se))
  record(case, named("share", name, phi / sum(phi)))
  record(case, named("share_se", name, sqrt(diag(J %*% V %*% t(J)))))
  record(case, named("unique", name, full - value[2^k - bits]))
  record(case, named("alone", name, value[1 + bits] - base))
  for (i in seq_len(k)) for (j in seq_len(i)) record(case, setNames(V[i, j], paste0("cov[", name[i], "][", name[j], "]")))
  # Conditional dominance: what a driver adds on average to models of `size` others. Complete: whether
  # it adds more than another to every set of the rest; where it does, the set where that is least.
  size <- sapply(0:(2^k - 1), function(mask) sum(bitwAnd(mask, bits) > 0))
  for (j in seq_len(k)) for (s in 0:(k - 1)) {
    without <- which(bitwAnd(0:(2^k - 1), bits[j]) == 0 & size == s)
    record(case, setNames(mean(value[without + bits[j]] - value[without]), paste0("conditional[", name[j], "][", s, "]")))
  }
  for (i in seq_len(k)) for (j in seq_len(k)) if (i != j) {
    rest <- which(bitwAnd(0:(2^k - 1), bits[i] + bits[j]) == 0)
    more <- value[rest + bits[i]] - value[rest + bits[j]]
    pair <- paste0(name[i], "][", name[j])
    record(case, named("fraction", pair, mean(more > 0)))
    record(case, named("complete", pair, as.numeric(all(more > 0))))
    if (all(more > 0)) {
      least <- rest[which.min(more)]
      record(case, named("margin", pair, min(more)))
      record(case, named("margin_se", pair, sqrt(totals(influence[, least + bits[i], drop = FALSE] - influence[, least + bits[j], drop = FALSE])[[1]])))
    }
  }
  pairs <- t(combn(k, 2))
  d <- phi[pairs[, 1]] - phi[pairs[, 2]]
  s <- sqrt(diag(V)[pairs[, 1]] + diag(V)[pairs[, 2]] - 2 * V[pairs])
  p <- 2 * pt(-abs(d / s), df)
  pair <- paste0(name[pairs[, 1]], "][", name[pairs[, 2]])
  record(case, named("difference", pair, d))
  record(case, named("difference_se", pair, s))
  record(case, named("difference_p", pair, p))
  record(case, named("difference_p_holm", pair, p.adjust(p, "holm")))
}

# Johnson's relative weights of a weighted logit (Tonidandel & LeBreton 2010): X standardised with
# weights, Z = X R^(-1/2), the slopes on Z standardised with R_o = weighted correlation of y and p.
johnson <- function(case, design, outcome, X) {
  keep <- complete.cases(X) & !is.na(design$variables[[outcome]]) & weights(design, "sampling") > 0
  w <- weights(design, "sampling")[keep]
  w <- w / sum(w)
  y <- design$variables[[outcome]][keep]
  X <- as.matrix(X[keep, , drop = FALSE])
  X <- sweep(X, 2, colSums(w * X))
  X <- sweep(X, 2, sqrt(colSums(w * X^2)), "/")
  e <- eigen(crossprod(X, w * X), symmetric = TRUE)
  root <- e$vectors %*% diag(sqrt(e$values), ncol(X)) %*% t(e$vectors)
  Z <- X %*% solve(root)
  m <- glm(y ~ Z, family = quasibinomial(), weights = w * length(y), control = glm.control(epsilon = 1e-15, maxit = 100))
  covariance <- function(a, b) sum(w * (a - sum(w * a)) * (b - sum(w * b)))
  p <- fitted(m)
  r2 <- covariance(y, p)^2 / covariance(y, y) / covariance(p, p)
  eta <- m$linear.predictors
  beta <- coef(m)[-1] * sqrt(r2 / covariance(eta, eta))
  epsilon <- drop(root^2 %*% beta^2)
  stopifnot(all.equal(sum(epsilon), r2, tolerance = 1e-9))
  record(case, c(johnson_r2 = r2))
  record(case, named("johnson", colnames(X), epsilon))
}

a <- readData("apistrat")
a$y <- as.numeric(a$sch.wide == "Yes")
a$stype <- factor(a$stype)
plain <- svydesign(~1, strata = ~stype, weights = ~pw, data = a)
own <- function(x) setNames(as.list(x), x)
importance("apistrat", plain, "y", own(c("ell", "meals", "mobility", "stype")))
importance("apistrat_fpc", svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = a), "y",
           own(c("ell", "meals", "mobility", "stype")))
importance("apistrat_control_stype", plain, "y", own(c("ell", "meals", "mobility")), "stype")

s <- readData("synthetic")
s$y <- as.numeric(s$y == "Yes")
s$agree <- factor(s$agree, c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"))
s$sex <- factor(s$sex)
s$area <- factor(s$area)
design <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
importance("synthetic", design, "y", list(X1 = "x1", X2 = "x2", Agree = "agree", Scale = "scale"), c("sex", "area"))
importance("synthetic_set", design, "y", list(Both = c("x1", "x2"), Agree = "agree", Scale = "scale"), "sex")
importance("synthetic_domain", subset(design, area %in% c(2, 5, 7)), "y", list(X1 = "x1", X2 = "x2", Agree = "agree"), "sex")

johnson("johnson_apistrat", plain, "y", a[c("ell", "meals", "mobility")])
johnson("johnson_one", plain, "y", a["mobility"])
johnson("johnson_synthetic", design, "y", data.frame(X1 = s$x1, X2 = s$x2, Scale = s$scale, Sex = as.numeric(s$sex != levels(s$sex)[1])))
loosen("^(se|lower|upper|share_se|cov|total_se|difference_se|difference_p|difference_p_holm|margin_se|fraction|complete)\\b", "of coefficients near their maximum: their models stop at steps of 1e-5")
finish("importance")
