# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Where a level decides the outcome its maximum-likelihood coefficient is infinite. "limit" is what
# the other coefficients tend to: the fit without the people of that level. "svyglm" is the false
# headline a detector must not print (a large coefficient, a small standard error, converged), and
# "firth" an answer that stays finite (brglm2, unweighted).
source("common.R")
suppressMessages(library(brglm2))
z <- readData("separation")
z$g <- factor(z$g)
d <- svydesign(~1, weights = ~w, data = z)
reason <- "diverging fit: depends on when the iterations stop"

m <- suppressWarnings(svyglm(y ~ x, d, family = quasibinomial()))
record("dummy_svyglm", c(named("coef", names(coef(m)), coef(m)), named("se", names(coef(m)), SE(m)), converged = m$converged), 1e-2, reason)
f <- glm(y ~ x, family = binomial(), data = z, method = "brglmFit", type = "AS_mean", epsilon = 1e-10)
record("dummy_firth", c(named("coef", names(coef(f)), coef(f)), named("se", names(coef(f)), sqrt(diag(vcov(f))))))
rest <- subset(d, x == 0)
l <- logit(y ~ 1, rest)
record("dummy_limit", c("coef[(Intercept)]" = coef(l)[[1]]))

m <- suppressWarnings(svyglm(y ~ z + g, d, family = quasibinomial()))
record("factor_svyglm", c(named("coef", names(coef(m)), coef(m)), named("se", names(coef(m)), SE(m)), converged = m$converged), 1e-2, reason)
rest <- svydesign(~1, weights = ~w, data = z)
l <- logit(y ~ z + g, subset(rest, g != "c"))
record("factor_limit", c("coef[(Intercept)]" = coef(l)[[1]], "coef[z]" = coef(l)[[2]], "coef[g=b]" = coef(l)[[3]]))
# Deviance of the limit, mean weight 1 over all 40: the people of the level add nothing.
scale <- 40 / sum(z$w)
keep <- z$g != "c"
eta <- l$linear.predictors
record("factor_limit", c(deviance = -2 * sum(z$w[keep] * scale * (z$y[keep] * eta - log1p(exp(eta))))))
finish("separation")
