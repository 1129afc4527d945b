# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# The fair comparison of areas: funnel, shrunk estimates, ranks, pairs, case-mix adjusted shares.
source("common.R")
suppressMessages(library(metafor))

# ---- Funnel (Spiegelhalter 2005): z against the target, over-dispersion from winsorised z.
funnel <- function(case, target, share, size, names) {
  arcsine <- any(size * min(target, 1 - target) < 10)
  z <- if (arcsine) 2 * sqrt(size) * (asin(sqrt(share)) - asin(sqrt(target)))
       else (share - target) / sqrt(target * (1 - target) / size)
  ends <- quantile(z, c(.1, .9))
  phi <- mean(pmin(pmax(z, ends[1]), ends[2])^2)
  inflated <- phi > 1 && length(z) * phi > qchisq(.95, length(z))
  wide <- if (inflated) sqrt(phi) else 1
  limit <- function(n, k) {
    if (!arcsine) return(min(max(target + k * wide * sqrt(target * (1 - target) / n), 0), 1))
    sin(min(max(asin(sqrt(target)) + k * wide / (2 * sqrt(n)), 0), pi / 2))^2
  }
  record(case, c(target = target, overdispersion = phi, inflated = inflated, transformed = arcsine))
  record(case, named("z", names, z))
  for (n in c(50, 400)) record(case, setNames(sapply(c(-1.96, 1.96, -3.09, 3.09), function(k) limit(n, k)),
    paste0(c("lower95", "upper95", "lower998", "upper998"), "[", n, "]")))
  record(case, named("outside95", names, abs(z) > 1.96 * wide))
  record(case, named("outside998", names, abs(z) > 3.09 * wide))
}

# ---- Fay-Herriot on the arcsine scale: rma() and blup(), Prasad and Rao's g1 + g2 + 2 g3 by hand.
shrink <- function(case, share, n, effect, names, weight = NULL, whole = NULL) {
  y <- asin(sqrt(share))
  psi <- effect / (4 * n)
  m <- rma(y, psi, method = "REML", control = list(threshold = 1e-14, maxiter = 10000))
  v <- m$tau2
  total <- psi + v
  gamma <- v / total
  g1 <- gamma * psi
  g2 <- (1 - gamma)^2 / sum(1 / total)
  g3 <- psi^2 / total^3 * 2 / sum(1 / total^2)
  theta <- gamma * y + (1 - gamma) * sum(y / total) / sum(1 / total)
  b <- blup(m)
  stopifnot(all.equal(as.numeric(b$pred), theta, tolerance = 1e-10), all.equal(b$se^2, g1 + g2, tolerance = 1e-10))
  root <- sqrt(g1 + g2 + 2 * g3)
  back <- function(t) sin(pmin(pmax(t, 0), pi / 2))^2
  estimate <- back(theta)
  record(case, c(variance = v, mean = m$beta[[1]], effect = effect))
  record(case, named("theta", names, theta))
  record(case, named("mse", names, root^2))
  record(case, named("shrunk", names, estimate))
  record(case, named("shrunk_se", names, sin(2 * theta) * root))
  record(case, named("shrunk_lower", names, back(theta - qnorm(.975) * root)))
  record(case, named("shrunk_upper", names, back(theta + qnorm(.975) * root)))
  record(case, named("shrunk_weight", names, gamma))
  if (!is.null(weight)) record(case, named("benchmarked", names, estimate * whole / sum(weight * estimate) * sum(weight)))
}

# ---- Ranks in the manner of Mogstad, Romano, Shaikh and Wilhelm: all ordered pairs, the largest
# studentised difference, its 95 % point by simulation, rejected pairs taken out until none is left.
ranks <- function(case, x, V, names, draws = 100000) {
  set.seed(7)
  I <- length(x)
  noise <- matrix(rnorm(draws * I), draws) %*% chol(V)
  s <- sqrt(outer(diag(V), diag(V), "+") - 2 * V)
  stepdown <- function(pairs) {
    found <- pairs[0, , drop = FALSE]
    first <- NA
    repeat {
      if (nrow(pairs) == 0) break
      top <- rep(-Inf, draws)
      for (r in seq_len(nrow(pairs))) {
        i <- pairs[r, 1]; k <- pairs[r, 2]
        top <- pmax(top, (noise[, i] - noise[, k]) / s[i, k])
      }
      critical <- sort(top)[ceiling(.95 * draws)]
      if (is.na(first)) first <- critical
      t <- (x[pairs[, 1]] - x[pairs[, 2]]) / s[pairs]
      # A statistic this near to the point would make the ranks a matter of the draws.
      stopifnot(min(abs(t - critical)) > .02)
      larger <- t > critical
      if (!any(larger)) break
      found <- rbind(found, pairs[larger, , drop = FALSE])
      pairs <- pairs[!larger, , drop = FALSE]
    }
    list(found = found, critical = first)
  }
  all <- as.matrix(subset(expand.grid(i = 1:I, k = 1:I), i != k))
  together <- stepdown(all)
  reason <- "two simulations: the 95 % point of 20000 draws has an error of about .01"
  record(case, c(critical = together$critical), 1e-2, reason)
  bounds <- function(found, i) c(1 + sum(found[, 2] == i), I - sum(found[, 1] == i))
  for (i in 1:I) {
    alone <- stepdown(all[all[, 1] == i | all[, 2] == i, ])
    record(case, setNames(c(bounds(together$found, i), bounds(alone$found, i)),
      paste0(c("rank_lower", "rank_upper", "rank_alone_lower", "rank_alone_upper"), "[", names[i], "]")))
    record(case, setNames(alone$critical, paste0("critical_alone[", names[i], "]")), 1e-2, reason)
  }
  drawn <- sweep(noise, 2, x, "+")
  q <- max(1, floor(I / 4 + .5))
  lowest <- t(apply(drawn, 1, function(r) rank(r) <= q))
  record(case, named("p_lowest_quarter", names, colMeans(lowest)), 1e-2, "two simulations: an absolute error of up to .004 at 20000 draws")
}

# ---- Every pair: the joint covariance, t on the smaller degrees of freedom, Holm over all.
pairs <- function(case, x, V, df, names) {
  at <- t(combn(length(x), 2))
  d <- x[at[, 1]] - x[at[, 2]]
  se <- sqrt(diag(V)[at[, 1]] + diag(V)[at[, 2]] - 2 * V[at])
  p <- 2 * pt(-abs(d / se), pmin(df[at[, 1]], df[at[, 2]]))
  key <- paste0(names[at[, 1]], "][", names[at[, 2]])
  record(case, named("pair", key, d))
  record(case, named("pair_se", key, se))
  record(case, named("pair_p", key, p))
  record(case, named("pair_p_holm", key, p.adjust(p, "holm")))
}

# ---- Case mix: recycled predictions of a logit of the controls and the area, by influence functions.
caseMix <- function(case, controls, design, areas) {
  complete <- complete.cases(design$variables[c("y", "area", all.vars(controls))])
  d <- subset(design, complete)
  d <- update(d, area = factor(area))
  m <- logit(update(controls, y ~ . + area), d)
  b <- coef(m)
  X <- model.matrix(m)
  w <- weights(d, "sampling")
  W <- sum(w)
  y <- d$variables$y
  p <- plogis(drop(X %*% b))
  scores <- (y - p) * X
  inverse <- solve(crossprod(X, w * p * (1 - p) * X))
  frame <- model.frame(m)
  set <- function(a) { f <- frame; f$area <- factor(a, levels(frame$area)); model.matrix(terms(m), f) }
  z <- sapply(areas, function(a) {
    Xa <- set(a)
    pa <- plogis(drop(Xa %*% b))
    J <- colSums(w * pa * (1 - pa) * Xa) / W
    (pa - sum(w * pa) / W) / W + drop(scores %*% (inverse %*% J))
  })
  estimate <- sapply(areas, function(a) sum(w * plogis(drop(set(a) %*% b))) / W)
  V <- vcov(svytotal(z, d))
  se <- sqrt(diag(V))
  df <- sapply(areas, function(a) min(degf(subset(d, area == a)), m$df.residual))
  ends <- function(k) plogis(qlogis(estimate) + k * qt(.975, df) * se / (estimate * (1 - estimate)))
  record(case, c(adjusted_n = sum(w > 0), adjusted_overall = sum(w * y) / W))
  record(case, named("adjusted", areas, estimate))
  record(case, named("adjusted_se", areas, se))
  record(case, named("adjusted_lower", areas, ends(-1)))
  record(case, named("adjusted_upper", areas, ends(1)))
  # svypredmeans(): the same estimates; its variance has both parts but not their covariance.
  without <- svyglm(update(controls, y ~ .), d, family = quasibinomial(), control = glm.control(epsilon = 1e-11))
  theirs <- suppressWarnings(svypredmeans(without, ~area)) # they are about zero weights
  stopifnot(all.equal(as.numeric(coef(theirs)[as.character(areas)]), unname(estimate), tolerance = 1e-6))
  ratio <- se / sqrt(diag(vcov(theirs)))[match(as.character(areas), names(coef(theirs)))]
  cat(case, "our error over svypredmeans':", range(ratio), "\n")
}

t30 <- readData("thirty_areas")
for (column in c("share", "alike", "rare")) {
  x <- t30[[column]]
  whole <- sum(t30$n * x) / sum(t30$n)
  funnel(column, whole, x, t30$n_effective, t30$area)
  shrink(column, x, t30$n, mean(t30$n / t30$n_effective), t30$area)
}
# Over-dispersed beyond chance, on both scales.
x <- t30$share
funnel("dense", .69, x, 4 * t30$n_effective, t30$area)
funnel("rare_spread", .06, 3 * t30$rare, t30$n_effective, t30$area)
# Areas that share a part of their errors.
V <- diag(t30$share * (1 - t30$share) / t30$n_effective) + 2e-4
third <- seq(3, 30, 3)
ranks("third", t30$share[third], V[third, third], t30$area[third])
ranks("middle", t30$share[5:16], .6 * V[5:16, 5:16] + 8e-5, t30$area[5:16])
# The last two are told apart only once the others are out of the way.
ranks("steps", c(.3, .4, .5, .5 + 2.47 * sqrt(2) * .01), diag(1e-4, 4), c("a", "b", "c", "d"))
pairs("share", t30$share, V, rep(c(19, 40, 7), 10), t30$area)

# The survey: shares by area with the joint covariance of areas and whole.
s <- readData("synthetic")
s$y <- as.numeric(s$y == "Yes")
pack <- function(case, design, controls) {
  d <- subset(design, !is.na(y))
  w <- weights(d, "sampling")
  v <- d$variables
  areas <- sort(unique(v$area))
  share <- sapply(areas, function(a) sum((w * v$y)[v$area == a]) / sum(w[v$area == a]))
  z <- sapply(seq_along(areas), function(i) (v$area == areas[i]) * (v$y - share[i]) / sum(w[v$area == areas[i]]))
  V <- vcov(svytotal(z, d))
  n <- sapply(areas, function(a) sum(v$area == a & w > 0))
  df <- sapply(areas, function(a) degf(subset(d, area == a)))
  size <- share * (1 - share) / diag(V)
  whole <- sum(w * v$y) / sum(w)
  part <- sapply(areas, function(a) sum(w[v$area == a]) / sum(w))
  funnel(case, whole, share, size, areas)
  shrink(case, share, n, mean(n / size), areas, part, whole)
  ranks(case, share, V, areas)
  pairs(case, share, V, df, areas)
  for (i in seq_along(areas)) for (k in seq_len(i)) record(case, setNames(V[i, k], paste0("cov[", areas[i], "][", areas[k], "]")))
  caseMix(case, controls, design, areas)
}
design <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
pack("synthetic", design, ~ sex + x2 + agree)
pack("women", subset(design, sex == "Female"), ~ x1)
pack("weights_only", svydesign(~1, weights = ~w, data = s), ~ sex + x2)
finish("borough_pack")
