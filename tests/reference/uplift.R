# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# What an area would gain at the border of the best quarter of areas: effect times headroom. The
# border is the 75th percentile (type 7) of the areas' means shrunk by Fay and Herriot's model with
# its REML variance, here by maximising the restricted likelihood; the influences of the effect (people
# and coefficients), of the area's mean and of the means behind the border go into one total.
source("common.R")

labels <- c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree")
s <- readData("synthetic")
s$y <- as.numeric(s$y == "Yes")
used <- c("y", "scale", "agree", "x1", "sex")
whole <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
ask <- function(used) {
  d <- subset(whole, complete.cases(s[used]) & w > 0)
  update(d, agree = factor(agree, labels), worse = 1 - scale)
}
design <- ask(used)

reml <- function(y, psi) {
  minus <- function(v) {
    w <- 1 / (v + psi)
    mu <- sum(w * y) / sum(w)
    (sum(log(v + psi)) + log(sum(w)) + sum(w * (y - mu)^2)) / 2
  }
  v <- optimize(minus, c(0, 10 * var(y)), tol = 1e-14)$minimum
  slope <- function(v) { w <- 1 / (v + psi); mu <- sum(w * y) / sum(w); sum(w^2 * (y - mu)^2) - sum(w) + sum(w^2) / sum(w) }
  if (slope(0) <= 0) 0 else uniroot(slope, c(0, 10 * var(y)), tol = 1e-15)$root
}

uplift <- function(case, formula, terms, area) {
  m <- logit(formula, design)
  v <- design$variables
  w <- weights(design, "sampling")
  wn <- w / sum(w)
  X <- model.matrix(m)
  b <- coef(m)
  p <- plogis(drop(X %*% b))
  A <- crossprod(X, X * (w * p * (1 - p)))
  score <- X * (w * (v$y - p))
  areas <- sort(unique(v$area))
  meansOf <- function(x) sapply(areas, function(a) sum((w * x)[v$area == a]) / sum(w[v$area == a]))
  put <- function(name, values) record(case, setNames(values, paste0(names(values), "[", name, "]")))
  for (name in names(terms)) {
    t <- terms[[name]]
    if (is.numeric(v[[t]])) { # one number: means in its own unit
      e <- sum(wn * p * (1 - p)) * b[[t]]
      value <- v[[t]]
      dummies <- NULL
    } else {
      lev <- levels(v[[t]])
      dummies <- sapply(lev, function(l) as.numeric(v[[t]] == l))
      columns <- paste0(t, lev[-1])
      bl <- c(0, b[columns])
      eta <- drop(X %*% b) - drop(dummies %*% bl)
      pl <- sapply(bl, function(x) plogis(eta + x))
      el <- colSums(wn * pl) - sum(wn * pl[, 1])
      value <- drop(dummies %*% el)
      e <- 1
    }
    sign <- if (e < 0) -1 else 1
    raw <- meansOf(value)
    Z <- sapply(seq_along(areas), function(k) (v$area == areas[k]) * (value - raw[k]) / sum(w[v$area == areas[k]]))
    psi <- diag(vcov(svytotal(as.formula(paste("~", paste0("z", seq_along(areas), collapse = "+"))),
      { d <- design; colnames(Z) <- paste0("z", seq_along(areas)); d$variables <- cbind(v, as.data.frame(Z)); d })))
    y <- sign * raw
    s2 <- reml(y, psi)
    gamma <- s2 / (s2 + psi)
    om <- (1 / (s2 + psi)) / sum(1 / (s2 + psi))
    shrunk <- gamma * y + (1 - gamma) * sum(om * y)
    border <- quantile(shrunk, .75, type = 7, names = FALSE)
    at <- 1 + .75 * (length(areas) - 1)
    q <- numeric(length(areas))
    o <- order(shrunk)
    q[o[floor(at)]] <- 1 - at %% 1
    q[o[ceiling(at)]] <- q[o[ceiling(at)]] + at %% 1
    stopifnot(all.equal(sum(q * shrunk), border))
    part <- q * gamma + om * sum(q * (1 - gamma))
    k <- match(area, areas)
    headroom <- border - y[k]
    put(name, c(between = s2, mean = raw[k], best_quarter = sign * border))
    if (s2 == 0 || headroom <= 0) { put(name, c(gain = 0)); next }
    contrast <- part
    contrast[k] <- contrast[k] - 1
    gain <- abs(e) * headroom
    zh <- sign * drop(Z %*% contrast)
    if (is.null(dummies)) {
      H <- sum(contrast * raw)
      person <- H * p * (1 - p) * b[[t]]
      g <- H * colSums(wn * p * (1 - p) * (1 - 2 * p) * X) * b[[t]]
      g[t] <- g[t] + H * sum(wn * p * (1 - p))
    } else {
      H <- drop(contrast %*% sapply(seq_along(lev), function(l) meansOf(dummies[, l])))
      person <- drop(pl %*% H)
      g <- 0
      for (l in seq_along(lev)) {
        Xl <- X
        Xl[, columns] <- 0
        if (l > 1) Xl[, columns[l - 1]] <- 1
        g <- g + H[l] * colSums(wn * pl[, l] * (1 - pl[, l]) * Xl)
      }
    }
    stopifnot(all.equal(sum(wn * person), gain))
    # influences without the weight, which svytotal() puts on
    z <- (person - gain) / sum(w) + drop(score %*% solve(A, g)) / w + abs(e) * zh
    se <- SE(svytotal(~z, update(design, z = z)))[[1]]
    hse <- SE(svytotal(~zh, update(design, zh = zh)))[[1]]
    here <- v$area == area # subset() would take `area` for the column
    df <- min(m$df.residual, degf(subset(design, here)))
    put(name, c(gain = gain, se = se, lower = gain - qt(.975, df) * se, upper = gain + qt(.975, df) * se,
                p = 2 * pt(-gain / se, df), headroom = headroom, headroom_se = hse))
  }
}
for (a in c(1, 3, 6)) {
  uplift(paste0("area_", a), y ~ scale + agree + x1 + sex, c(agree = "agree", x1 = "x1"), a)
}
# Without agree, which takes most of it, the effect of the scale is reliably not zero.
design <- ask(c("y", "scale", "x1", "sex"))
for (a in c(1, 3, 6)) {
  uplift(paste0("scale_", a), y ~ scale + x1 + sex, c(scale = "scale"), a)
  uplift(paste0("worse_", a), y ~ worse + x1 + sex, c(worse = "worse"), a)
}
finish("uplift")
