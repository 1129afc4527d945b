# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Wards that acted and wards compared. Two periods: svyglm. Group-time effects: svyglm on each cell, and the doubly
# robust estimator of Sant'Anna and Zhao (2020) written out from its moments. Errors of everything that is put together
# by a route of its own: the derivative of the estimate in the weights of each ward (its influence), numerically, through
# svytotal.
source("common.R")

# --- two periods -----------------------------------------------------------------------------------------------------
d <- readData("did_toy")
d$y <- as.numeric(d$y == "Yes")
des <- svydesign(~ward, weights = ~w, data = d)
m <- svyglm(y ~ tr * post, design = des)
put <- function(case, m, name, df) {
  b <- coef(m)[[name]]; s <- SE(m)[[name]]; q <- qt(.975, df)
  record(case, c(estimate = b, se = s, df = df, lower = b - q * s, upper = b + q * s, p = 2 * pt(-abs(b / s), df)))
}
put("did_toy", m, "tr:post", m$df.residual)
stopifnot(abs(coef(m)[["tr:post"]] - .1195378743) < 1e-10, abs(SE(m)[["tr:post"]] - .0513537566) < 1e-10, m$df.residual == 36)
lg <- svyglm(y ~ tr * post, design = des, family = quasibinomial(), control = glm.control(epsilon = 1e-13))
b <- coef(lg)
g <- c(rep(dlogis(sum(b)), 4)) - dlogis(sum(b[1:3])) * c(1, 1, 1, 0)
record("did_toy", c(logit = unname(plogis(sum(b)) - plogis(sum(b[1:3]))), logit_se = sqrt(drop(g %*% vcov(lg) %*% g))))
additive <- lm(y ~ tr + post, data = d, weights = w)
for (tr in 0:1) for (post in 0:1)
  record("did_toy", setNames(predict(additive, data.frame(tr, post)), paste0("additive[", post, tr, "]")))

# --- staggered -------------------------------------------------------------------------------------------------------
d <- readData("wards")
d <- d[!is.na(d$y), ]
d$y <- as.numeric(d$y == "Yes")
d$age <- factor(d$age)
week <- tapply(ifelse(is.na(d$week), "", d$week), d$ward, `[`, 1)
quarterOf <- function(w) ifelse(w == "", Inf, 4 * (as.integer(substr(w, 1, 4)) - 2018) + (as.integer(substr(w, 6, 7)) - 1) %/% 3)
d$g <- quarterOf(week[d$ward])
cohorts <- sort(unique(d$g[d$g > 0 & is.finite(d$g)]))
quarters <- 0:7

# The doubly robust, locally efficient estimator for repeated cross-sections: tau_2, from the paper.
drdid <- function(y, acted, post, X, w) {
  pi <- glm.fit(X, acted, w / mean(w), family = quasibinomial(), control = glm.control(epsilon = 1e-14, maxit = 100))$fitted.values
  mu <- function(D, T) drop(X %*% lm.wfit(X[acted == D & post == T, ], y[acted == D & post == T], w[acted == D & post == T])$coefficients)
  m00 <- mu(0, 0); m01 <- mu(0, 1); m10 <- mu(1, 0); m11 <- mu(1, 1)
  E <- function(u, v) sum(u * v) / sum(u)
  m0Y <- ifelse(post == 1, m01, m00)
  odds <- pi / (1 - pi)
  w11 <- w * acted * post; w10 <- w * acted * (1 - post)
  w01 <- w * odds * (1 - acted) * post; w00 <- w * odds * (1 - acted) * (1 - post)
  E(w11, y - m0Y) - E(w10, y - m0Y) - (E(w01, y - m0Y) - E(w00, y - m0Y)) +
    (E(w * acted, m11 - m01) - E(w11, m11 - m01)) - (E(w * acted, m10 - m00) - E(w10, m10 - m00))
}
X <- model.matrix(~ age + x, d)

# ATT(g,t) with weights w; base: quarters before the action.
cell <- function(w, g, t, base, dr) {
  last <- max(t, g - 1)
  keep <- d$quarter %in% c(base, t) & (d$g == g | d$g > last)
  acted <- as.numeric(d$g == g)[keep]; post <- as.numeric(d$quarter[keep] == t); y <- d$y[keep]; w <- w[keep]
  if (dr) return(drdid(y, acted, post, X[keep, ], w))
  E <- function(D, T) weighted.mean(y[acted == D & post == T], w[acted == D & post == T])
  E(1, 1) - E(1, 0) - (E(0, 1) - E(0, 0))
}
cells <- subset(expand.grid(t = quarters, g = cohorts), t != g & t != g - 1)
cells$event <- cells$t - cells$g
baseOf <- function(g, length) (g - length):(g - 1)

# Everything that is made of the cells, as one vector.
estimates <- function(w, dr, length = 1) {
  att <- mapply(function(g, t) cell(w, g, t, pmax(0, baseOf(g, length)), dr), cells$g, cells$t)
  W <- tapply(w, d$g, sum)[as.character(cells$g)]
  after <- cells$event > 0
  mean_ <- function(k) sum(W[k] * att[k]) / sum(W[k])
  events <- sort(unique(cells$event))
  dynamic <- sapply(events, function(e) mean_(cells$event == e))
  group <- sapply(cohorts, function(g) mean(att[after & cells$g == g]))
  Wg <- tapply(w, d$g, sum)[as.character(cohorts)]
  times <- sort(unique(cells$t[after]))
  calendar <- sapply(times, function(t) mean_(after & cells$t == t))
  c(setNames(att, paste0("att[", cells$g, "][", cells$t, "]")), simple = mean_(after),
    setNames(dynamic, paste0("event[", events, "]")), dynamic = mean(dynamic[events > 0]),
    setNames(group, paste0("group[", cohorts, "]")), group = sum(Wg * group) / sum(Wg),
    setNames(calendar, paste0("calendar[", times, "]")), calendar = mean(calendar))
}
# Influences by ward: the derivative in the logarithm of the ward's weight, Richardson's extrapolation.
influences <- function(f, w) {
  wards <- sort(unique(d$ward))
  t(sapply(wards, function(j) {
    slope <- function(h) {
      up <- down <- w
      up[d$ward == j] <- w[d$ward == j] * (1 + h)
      down[d$ward == j] <- w[d$ward == j] * (1 - h)
      (f(up) - f(down)) / (2 * h)
    }
    (4 * slope(5e-4) - slope(1e-3)) / 3
  }))
}
covarianceOf <- function(f, w) {
  Z <- influences(f, w)
  wards <- data.frame(ward = rownames(Z), stratum = d$stratum[match(rownames(Z), d$ward)])
  vcov(svytotal(Z, svydesign(~ward, strata = ~stratum, weights = ~1, data = wards)))
}
degrees <- length(unique(d$ward)) - length(unique(d$stratum)) + 1 - 2 * (length(cohorts) + 1)

for (case in c("plain", "robust", "base2")) {
  dr <- case == "robust"
  f <- function(w) estimates(w, dr, if (case == "base2") 2 else 1)
  V <- covarianceOf(f, d$w)
  theta <- f(d$w)
  se <- sqrt(diag(V))
  # Quarters of a base of two are in no comparison.
  keep <- if (case == "base2") c(which(cells$event > 0 | cells$event < -2), match("simple", names(theta))) else seq_along(theta)
  record(case, theta[keep])
  record(case, setNames(se, paste0("se_", names(theta)))[keep])
  q <- qt(.975, degrees)
  s <- match("simple", names(theta))
  record(case, c(df = degrees, lower = theta[[s]] - q * se[[s]], upper = theta[[s]] + q * se[[s]],
                 p = 2 * pt(-abs(theta[[s]] / se[[s]]), degrees)))
  if (case == "base2") next
  # Trends before: Wald F of the points before -1, its power against a straight trend, and the bound.
  pre <- grep("^event\\[-", names(theta))
  e <- as.numeric(sub("event\\[(-?\\d+)\\]", "\\1", names(theta)[pre]))
  half <- sapply(e, function(at) 2 * sum(cells$event == at) >= length(cohorts))
  pre <- pre[half]
  e <- e[half]
  # Degrees of freedom of the point with the fewest wards: wards that acted less cohorts.
  own <- sapply(e, function(at) {
    which <- cells$g[cells$event == at]
    length(unique(d$ward[d$g %in% which])) - length(which)
  })
  degreesPre <- min(degrees, own)
  Vi <- solve(V[pre, pre])
  stat <- drop(theta[pre] %*% Vi %*% theta[pre]) / length(pre)
  W <- tapply(d$w, d$g, sum)[as.character(cells$g)]
  k <- cells$event > 0
  span <- sum(W[k] * (cells$event[k] + 1)) / sum(W[k])
  power <- function(slope) pf(qf(.95, length(pre), degreesPre), length(pre), degreesPre,
                              ncp = slope^2 * drop((e + 1) %*% Vi %*% (e + 1)), lower.tail = FALSE)
  slope <- uniroot(function(s) power(s) - .8, c(1e-4, 2), tol = 1e-14)$root
  record(case, c(pre_points = length(pre), pre_f = stat, pre_p = pf(stat, length(pre), degreesPre, lower.tail = FALSE),
                 span = span, power = power(theta[[s]] / span)))
  record(case, c(slope = slope, bias = slope * span))
  steps <- sapply(sort(e), function(at) {
    v <- numeric(length(theta))
    v[pre[e == at]] <- -1
    if (at + 1 < -1) v[pre[e == at + 1]] <- 1
    v
  })
  ends <- unlist(lapply(seq_len(ncol(steps)), function(j) lapply(c(-1, 1), function(sign) {
    v <- sign * span * steps[, j]
    v[s] <- v[s] + 1
    drop(v %*% theta) + c(-1, 1) * q * sqrt(drop(v %*% V %*% v))
  })))
  record(case, c(largest = max(abs(theta %*% steps)), robust_lower = min(ends), robust_upper = max(ends)))
}

# Each plain cell is also the interaction of a linear model of its people, by svyglm.
des <- svydesign(~ward, strata = ~stratum, weights = ~w, data = d)
V <- covarianceOf(function(w) estimates(w, FALSE), d$w)
theta <- estimates(d$w, FALSE)
for (i in seq_len(nrow(cells))) {
  G <- cells$g[i]; t <- cells$t[i]
  inside <- d$quarter %in% c(G - 1, t) & (d$g == G | d$g > max(t, G - 1))
  des$variables$acted <- as.numeric(d$g == G); des$variables$after <- as.numeric(d$quarter == t)
  m <- svyglm(y ~ acted * after, des[inside, ])
  stopifnot(abs(coef(m)[["acted:after"]] - theta[[i]]) < 1e-10, abs(SE(m)[["acted:after"]] / sqrt(V[i, i]) - 1) < 1e-7)
}

# --- power -----------------------------------------------------------------------------------------------------------
z <- qnorm(.975) + qnorm(.8)
mde <- function(nT, nC, p = .5, deff = 1.3) z * sqrt(p * (1 - p) * deff * (2 / nT + 2 / nC))
record("power", c(ward_quarter = mde(5, 3000), ward_year = mde(20, 12000), wards40_quarter = mde(200, 3000),
                  wards40_year = mde(800, 12000), half_year = mde(6400, 6400)))
exact <- z * sqrt(.7 * .3 * 1.2 * (1 / 300 + 1 / 500 + 1 / 4000 + 1 / 7000))
record("power", c(exact = exact, power_5 = power.t.test(n = 2, delta = .05)$power * 0 +
  pnorm(.05 / (exact / z) - qnorm(.975)) + pnorm(-.05 / (exact / z) - qnorm(.975))))
record("power", c(noncentral_f = pf(2.5, 3, 40, ncp = 5, lower.tail = FALSE), f_quantile = qf(.95, 3, 40)))
finish("wards")
