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
finish("importance")
