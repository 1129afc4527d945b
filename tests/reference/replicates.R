# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Replicate weights: made from strata and PSUs, and given as columns. Fits, shares of areas with their
# differences from the whole, all worked out anew in every replicate.
source("common.R")

# `rows`: who is in the model. R's degf() is of those rows, as Candour's.
fitOf <- function(case, formula, design, rows) describe(case, logit(formula, design[which(rows), ]))

# Shares by area and of all, their covariance by the replicates.
sharesOf <- function(case, design, rows) {
  d <- design[which(rows), ]
  areas <- sort(unique(as.character(d$variables$area)))
  shares <- function(w, data) {
    inside <- lapply(areas, function(a) data$area == a)
    c(sapply(inside, function(i) sum((w * data$y)[i]) / sum(w[i])), sum(w * data$y) / sum(w))
  }
  r <- withReplicates(d, shares)
  V <- vcov(r)
  p <- as.numeric(r)
  names <- c(areas, "overall")
  record(case, named("estimate", names, p))
  record(case, named("se", names, sqrt(diag(V))))
  df <- c(sapply(areas, function(a) degf(d[d$variables$area == a, ])), degf(d))
  record(case, named("df", names, df))
  record(case, named("difference_se", areas, sapply(seq_along(areas), function(i)
    sqrt(V[i, i] + V[length(names), length(names)] - 2 * V[i, length(names)]))))
  m <- svymean(~y, d)
  stopifnot(all.equal(SE(m)[[1]], sqrt(V[length(names), length(names)]), tolerance = 1e-10))
  by <- svyby(~y, ~area, d, svymean, covmat = TRUE)
  stopifnot(all.equal(unname(vcov(by)), unname(V[seq_along(areas), seq_along(areas)]), tolerance = 1e-8))
  # svyciprop() of replicates works out the logit in every replicate; ours is of the share's error.
  i <- length(names)
  ci <- plogis(qlogis(p[i]) + c(-1, 1) * qt(.975, df[i]) * sqrt(V[i, i]) / (p[i] * (1 - p[i])))
  record(case, c("lower[overall]" = ci[1], "upper[overall]" = ci[2]))
}

a <- readData("apiclus1")
a$y <- as.integer(a$sch.wide == "Yes")
a$area <- a$stype
all <- rep(TRUE, nrow(a))
for (fpc in c(TRUE, FALSE)) {
  d <- if (fpc) svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = a) else svydesign(~dnum, weights = ~pw, data = a)
  case <- if (fpc) "jk1_apiclus1_fpc" else "jk1_apiclus1"
  jk <- as.svrepdesign(d, type = "JK1")
  fitOf(case, y ~ ell + meals, jk, all)
  sharesOf(case, jk, all)
}

s <- readData("synthetic")
s$y <- as.integer(s$y == "Yes")
s$sex <- factor(s$sex)
inFit <- !is.na(s$y) & !is.na(s$x1) & s$w > 0
answered <- !is.na(s$y) & s$w > 0
d <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
f <- y ~ x1 + x2 + sex
jkn <- as.svrepdesign(d, type = "JKn")
fitOf("jkn_synthetic", f, jkn, inFit)
sharesOf("jkn_synthetic", jkn, answered)
sharesOf("jkn_women", jkn, answered & s$sex == "Female")
fitOf("jkn_fpc", f, as.svrepdesign(svydesign(~psu, strata = ~stratum, weights = ~w, fpc = ~fpc, nest = TRUE, data = s), type = "JKn"), inFit)

# A linear model.
linear <- svyglm(y ~ x1 + x2 + sex, jkn[which(inFit), ])
record("jkn_linear", named("coef", c("(Intercept)", "x1", "x2", "sex=Male"), coef(linear)))
record("jkn_linear", named("se", c("(Intercept)", "x1", "x2", "sex=Male"), sqrt(diag(vcov(linear)))))
record("jkn_linear", c(df = linear$df.residual))

# A stratum of one PSU.
l <- readData("synthetic_lonely")
l$y <- as.integer(l$y == "Yes")
l$sex <- factor(l$sex)
lonely <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = l)
for (how in c("adjust", "remove", "average")) {
  options(survey.lonely.psu = how)
  fitOf(paste0("jkn_lonely_", how), f, as.svrepdesign(lonely, type = "JKn"), !is.na(l$y) & !is.na(l$x1) & l$w > 0)
}

# Columns of a survey.
r <- readData("replicates")
r$y <- as.integer(r$y == "Yes")
r$sex <- factor(r$sex)
given <- function(prefix, type, ...)
  suppressWarnings(svrepdesign(data = r, weights = ~w, repweights = as.matrix(r[grepl(paste0("^", prefix, "[0-9]+$"), names(r))]), type = type, ...))
inFit <- !is.na(r$y)
designs <- list(
  brr_given = given("brr", "BRR"),
  fay_given = given("fay", "Fay", rho = .3),
  bootstrap_given = given("boot", "bootstrap"),
  jkn_given = given("jk", "JKn", scale = 1, rscales = rep(c(1 / 2, 2 / 3), c(14, 3))),
  jk1_given = given("jk", "JK1", scale = .9))
for (case in names(designs)) {
  fitOf(case, y ~ x + sex, designs[[case]], inFit)
  sharesOf(case, designs[[case]], inFit)
}
# What a mean of the linear kind must give, whatever the Hadamard matrix: totals are balanced.
plain <- svydesign(~half, strata = ~stratum, weights = ~w, nest = TRUE, data = r)
record("balanced_total", c(se = SE(svytotal(~x, subset(plain, !is.na(y))))[[1]]))
finish("replicates")
