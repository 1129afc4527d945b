# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# What would follow if people moved between the answers of drivers. The part u of every row (a crowd)
# moves floor(|s|) answers and one more where u < |s| - floor(|s|), the same u for every driver. The
# change is the average of the predictions after less before. Its variance counts the coefficients
# (influence g' A^-1 x w (y - p)) and the people (w (difference - change) / sum w).
source("common.R")

labels <- c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree")
s <- readData("synthetic")
s$y <- as.numeric(s$y == "Yes")
s$agree_level <- match(s$agree, labels)
items <- c("item1", "item2", "item3")
whole <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
# Fits the question that all below is about.
ask <- function(formula, used) {
  design <<- subset(whole, complete.cases(s[used]) & w > 0)
  design <<- update(design, agree = factor(agree, labels))
  m <<- logit(formula, design)
  v <<- design$variables
  w <<- weights(design, "sampling")
  b <<- coef(m)
  X <<- model.matrix(m)
  p <<- plogis(drop(X %*% b))
  A <<- crossprod(X, X * (w * p * (1 - p)))
  score <<- X * (w * (v$y - p))
}
ask(y ~ scale + agree + x1 + sex, c("y", "scale", "agree_level", "x1", "sex"))

moveLevels <- function(level, steps, last) pmin(pmax(level + steps, 1), last)
# The columns after whole steps of the scale and the category and a shift of the number.
moved <- function(scale = 0, agree = 0, number = 0) {
  Xn <- X
  if (scale != 0) {
    score <- (sapply(v[items], moveLevels, scale, 5) - 1) / 4
    Xn[, "scale"] <- rowMeans(score, na.rm = TRUE)
  }
  level <- moveLevels(v$agree_level, agree, 5)
  if (paste0("agree", labels[2]) %in% colnames(Xn)) for (l in 2:5) Xn[, paste0("agree", labels[l])] <- as.numeric(level == l)
  Xn[, "x1"] <- Xn[, "x1"] + number
  list(X = Xn, level = level)
}
scenario <- function(shifts, inside) { # list of parts of the crowd with their columns
  steps <- sapply(c(scale = "scale", agree = "agree"), function(d) if (d %in% names(shifts)) shifts[[d]] else 0)
  number <- if ("x1" %in% names(shifts)) shifts[["x1"]] else 0
  part <- abs(steps) - floor(abs(steps))
  ends <- sort(unique(c(0, part, 1)))
  d <- 0
  g <- 0
  means <- c(scale = 0, agree = 0, x1 = 0)
  wa <- w * inside
  for (i in seq_len(length(ends) - 1)) {
    k <- sign(steps) * (floor(abs(steps)) + (ends[i] < part))
    share <- ends[i + 1] - ends[i]
    x <- moved(k[["scale"]], k[["agree"]], number)
    q <- plogis(drop(x$X %*% b))
    d <- d + share * (q - p)
    g <- g + share * colSums(wa * (q * (1 - q) * x$X - p * (1 - p) * X)) / sum(wa)
    means <- means + share * c(sum(wa * x$X[, "scale"]), sum(wa * (x$level - 1) / 4), sum(wa * x$X[, "x1"])) / sum(wa)
  }
  change <- sum(wa * d) / sum(wa)
  z <- inside * (d - change) / sum(wa) + drop(score %*% solve(A, g)) / w # svytotal() weights it
  list(change = change, z = z, means = means, gradient = g)
}
interval <- function(p, se, df) plogis(qlogis(p) + c(-1, 1) * qt(.975, df) * se / (p * (1 - p)))
whatIf <- function(case, shifts, area = NULL) {
  inside <- if (is.null(area)) rep(TRUE, nrow(v)) else v$area == area
  r <- scenario(shifts, inside)
  wa <- w * inside
  now <- sum(wa * v$y) / sum(wa)
  d <- update(design, zc = r$z, zn = inside * (v$y - now) / sum(wa))
  V <- vcov(svytotal(~zc + zn, d))
  df <- min(m$df.residual, degf(subset(design, inside)))
  se <- sqrt(V[1, 1])
  then <- now + r$change
  thenSe <- sqrt(V[1, 1] + V[2, 2] + 2 * V[1, 2])
  record(case, c(n = nrow(v), area_n = sum(inside), df = df, now = now, now_se = sqrt(V[2, 2]), change = r$change,
                 se = se, se_fixed = sqrt(drop(r$gradient %*% vcov(m) %*% r$gradient)),
                 lower = r$change - qt(.975, df) * se, upper = r$change + qt(.975, df) * se, then = then,
                 then_se = thenSe, then_lower = interval(then, thenSe, df)[1], then_upper = interval(then, thenSe, df)[2]))
  record(case, named("mean", names(r$means), r$means))
  nowIn <- if (is.null(area)) !is.na(s$y) & s$w > 0 else !is.na(s$y) & s$w > 0 & s$area == area
  record(case, c(direct = sum((s$w * s$y)[nowIn]) / sum(s$w[nowIn])))
}
whatIf("none", list(scale = 0))
whatIf("scale", list(scale = 0.1))
whatIf("scale_more", list(scale = 1.5))
whatIf("scale_down", list(scale = -0.25))
whatIf("scale_top", list(scale = 4))
whatIf("category", list(agree = 0.3))
whatIf("category_down", list(agree = -1))
whatIf("number", list(x1 = 0.5))
whatIf("several", list(scale = 0.5, agree = 0.2, x1 = 0.3))
whatIf("against", list(scale = 0.6, agree = -0.4))
whatIf("area", list(scale = 0.2, agree = -0.1), area = 2)

# The smallest shift for which the share reaches a target: piecewise linear between whole steps, so
# solved within the step. Its interval: the shifts at which then +- t se(then), the error of today's
# share included, holds the target.
target <- function(case, driver, share, last, area = NULL) {
  inside <- if (is.null(area)) rep(TRUE, nrow(v)) else v$area == area
  wa <- w * inside
  now <- sum(wa * v$y) / sum(wa)
  need <- share - now
  df <- min(m$df.residual, degf(subset(design, inside)))
  at <- function(shift) {
    r <- scenario(setNames(list(shift), driver), inside)
    se <- SE(svytotal(~z, update(design, z = r$z + inside * (v$y - now) / sum(wa))))[[1]]
    c(r$change, r$change - qt(.975, df) * se, r$change + qt(.975, df) * se)
  }
  root <- function(which) {
    f <- function(x) at(x)[which] - need
    if (f(0) >= 0) return(0)
    for (k in seq_len(last)) if (f(k) >= 0) return(uniroot(f, c(k - 1, k), tol = 1e-13)$root)
    NA
  }
  record(case, c(shift = root(1), shift_lower = root(3), shift_upper = root(2)))
  record(case, c(best = now + at(last)[1]))
}
now <- sum(w * v$y) / sum(w)
target("target_category", "agree", now + 0.05, 4)
target("target_category_far", "agree", now + 0.20, 4)
target("target_category_there", "agree", now - 0.01, 4)
target("target_category_low", "agree", now - 0.20, 4)
target("target_number", "x1", now + 0.04, 4)
# Without agree, which takes most of it, the effect of the scale is reliably not zero.
ask(y ~ scale + x1 + sex, c("y", "scale", "x1", "sex"))
now <- sum(w * v$y) / sum(w)
target("target_scale", "scale", now + 0.03, 4)
target("target_scale_far", "scale", now + 0.10, 4)
target("target_area", "scale", sum((w * v$y)[v$area == 2]) / sum(w[v$area == 2]) + 0.02, 4, area = 2)
finish("whatif")
