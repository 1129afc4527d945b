# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Powers, interactions, contrasts in an analyst's words and errors with the people drawn too. Effects
# are predictions and derivatives on the design matrix made anew from changed data (the derivative of
# its columns by a difference that is exact for powers up to 4), errors by J'VJ; survey has svyglm and
# the variance of a total.
source("common.R")
a <- readData("apistrat")
a$y <- as.integer(a$sch.wide == "Yes")
a$stype <- factor(a$stype)
s <- readData("synthetic")
s$y <- as.integer(s$y == "Yes")
s$agree <- factor(s$agree, c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"))
s$sex <- factor(s$sex)
s$area <- factor(s$area)
s$Scale <- s$scale
s$again <- s$sex
schools <- svydesign(~1, strata = ~stype, weights = ~pw, data = a)
people <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)

# "x1:sex=Male" of R's "x1:sexMale".
candourNames <- function(names, xlevels) {
  one <- function(piece) {
    for (v in names(xlevels)) for (l in xlevels[[v]]) if (piece == paste0(v, l)) return(paste0(v, "=", l))
    sub("^I\\((.*)\\)$", "\\1", piece)
  }
  vapply(strsplit(names, ":"), function(pieces) paste(vapply(pieces, one, ""), collapse = ":"), "")
}

# A fit with what effects need. `inside`: rows of the design in the domain.
prepared <- function(formula, design, inside = rep(TRUE, nrow(design$variables))) {
  d <- design$variables
  w <- weights(design, "sampling")
  use <- inside & w > 0 & complete.cases(d[all.vars(formula)])
  m <- logit(formula, subset(design, inside))
  data <- droplevels(d[use, ])
  X <- model.matrix(delete.response(terms(m)), data, xlev = m$xlevels)
  kept <- !is.na(m$coefficients)
  stopifnot(identical(colnames(X), names(m$coefficients)))
  f <- list(m = m, design = design, use = use, data = data, w = w[use] / sum(w[use]), kept = kept,
            names = candourNames(names(m$coefficients)[kept], m$xlevels), b = m$coefficients[kept],
            V = vcov(m), df = m$df.residual)
  f$X <- function(data) model.matrix(delete.response(terms(m)), data, xlev = m$xlevels)[, kept, drop = FALSE]
  X <- f$X(data)
  p <- plogis(drop(X %*% f$b))
  score <- f$w * (d$y[use] - p) * X
  R <- qr.R(qr(sqrt(f$w * p * (1 - p)) * X, tol = 1e-14))
  stopifnot(ncol(R) == ncol(X))
  f$influence <- t(backsolve(R, backsolve(R, t(score), transpose = TRUE)))
  f
}

prediction <- function(f, data) {
  X <- f$X(data)
  p <- plogis(drop(X %*% f$b))
  list(g = p, J = colSums(f$w * p * (1 - p) * X))
}
less <- function(x, y) list(g = x$g - y$g, J = x$J - y$J)
slope <- function(f, data, v, h = .1) {
  at <- function(k) { moved <- data; moved[[v]] <- moved[[v]] + k * h; f$X(moved) }
  D <- (at(-2) - 8 * at(-1) + 8 * at(1) - at(2)) / (12 * h)
  X <- f$X(data)
  p <- plogis(drop(X %*% f$b))
  along <- drop(D %*% f$b)
  list(g = p * (1 - p) * along, J = colSums(f$w * (p * (1 - p) * (1 - 2 * p) * along * X + p * (1 - p) * D)))
}
times <- function(x, k) list(g = x$g * k, J = x$J * k)
put <- function(f, case, name, x) {
  value <- sum(f$w * x$g)
  se <- sqrt(drop(t(x$J) %*% f$V %*% x$J))
  z <- numeric(length(f$use))
  z[f$use] <- f$w * (x$g - value) + drop(f$influence %*% x$J)
  u <- sqrt(drop(survey:::svyrecvar(as.matrix(z), f$design$cluster, f$design$strata, f$design$fpc)))
  q <- qt(.975, f$df)
  record(case, setNames(c(value, se, value - q * se, value + q * se, 2 * pt(-abs(value / se), f$df), u),
                        paste0(c("ame", "ame_se", "ame_lower", "ame_upper", "ame_p", "ame_se_unconditional"), "[", name, "]")))
}
sdOf <- function(f, v) { x <- f$data[[v]]; sqrt(sum(f$w * (x - sum(f$w * x))^2)) }
setTo <- function(data, v, value) {
  data[[v]] <- if (is.factor(data[[v]])) factor(value, levels(data[[v]])) else value
  data
}
quantileOf <- function(f, v, q) {
  o <- order(f$data[[v]])
  f$data[[v]][o][which(cumsum(f$w[o]) >= q - 1e-12)[1]]
}

# Effects of variable v with `data` as the people.
effects <- function(f, case, v, data = f$data, suffix = "") {
  x <- f$data[[v]]
  if (is.factor(x)) {
    reference <- f$m$xlevels[[v]][1]
    base <- prediction(f, setTo(data, v, reference))
    for (l in f$m$xlevels[[v]][-1])
      put(f, case, paste0(v, "=", l, "][versus ", reference, suffix), less(prediction(f, setTo(data, v, l)), base))
    return(invisible())
  }
  s <- slope(f, data, v)
  put(f, case, paste0(v, "][per unit", suffix), s)
  put(f, case, paste0(v, "][per sd", suffix), times(s, sdOf(f, v)))
}
# v with `given` held.
conditional <- function(f, case, v, given) {
  x <- f$data[[given]]
  if (is.factor(x)) {
    for (l in f$m$xlevels[[given]]) effects(f, case, v, setTo(f$data, given, l), paste0("][", given, "][", l))
  } else {
    for (q in c(10, 50, 90)) {
      value <- quantileOf(f, given, q / 100)
      effects(f, case, v, setTo(f$data, given, value), paste0("][", given, "][", q, "th percentile"))
    }
  }
}
# Contrasts of number v; `up`: its values one answer up, `agree`: second and last but one answer.
contrasts <- function(f, case, v, up = NULL, agree = NULL) {
  now <- prediction(f, f$data)
  at <- function(value) prediction(f, setTo(f$data, v, value))
  if (!is.null(up)) put(f, case, paste0(v, "][one category up"), less(prediction(f, setTo(f$data, v, up(f$data[[v]]))), now))
  if (!is.null(agree)) put(f, case, paste0(v, "][disagree to agree"), less(at(agree[2]), at(agree[1])))
  put(f, case, paste0(v, "][10th to 90th percentile"), less(at(quantileOf(f, v, .9)), at(quantileOf(f, v, .1))))
}
# Coefficients, errors, and the Wald test of each named set of columns.
fit <- function(f, case, tests = list()) {
  se <- sqrt(diag(f$V))
  record(case, c(n = sum(f$use), df = f$df, parameters = length(f$b), named("coef", f$names, f$b), named("se", f$names, se)))
  for (name in names(tests)) {
    i <- which(grepl(tests[[name]], f$names))
    stat <- drop(f$b[i] %*% solve(f$V[i, i, drop = FALSE], f$b[i])) / length(i)
    record(case, setNames(c(stat, length(i), f$df, pf(stat, length(i), f$df, lower.tail = FALSE)),
                          paste0(c("wald", "wald_df1", "wald_df2", "wald_p"), "[", name, "]")))
  }
}

f <- prepared(y ~ ell + meals + mobility + stype, schools)
fit(f, "plain_schools")
for (v in c("ell", "meals", "mobility", "stype")) effects(f, "plain_schools", v)
contrasts(f, "plain_schools", "ell")

f <- prepared(y ~ ell + meals + mobility + stype, svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = a))
fit(f, "plain_schools_fpc")
for (v in c("ell", "meals", "mobility", "stype")) effects(f, "plain_schools_fpc", v)

f <- prepared(y ~ ell * meals + stype, schools)
fit(f, "number_number", list("ell x meals" = "^ell:meals$", ell = "^ell$"))
for (v in c("ell", "meals", "stype")) effects(f, "number_number", v)
for (v in c("ell", "meals")) contrasts(f, "number_number", v)
conditional(f, "number_number", "ell", "meals")
conditional(f, "number_number", "meals", "ell")

f <- prepared(y ~ meals + ell * stype, schools)
fit(f, "number_category", list("ell x stype" = "^ell:"))
for (v in c("meals", "ell", "stype")) effects(f, "number_category", v)
contrasts(f, "number_category", "ell")
conditional(f, "number_category", "ell", "stype")
conditional(f, "number_category", "stype", "ell")

f <- prepared(y ~ meals + I(meals^2) + I(meals^3) + ell + stype, schools)
fit(f, "cube", list(meals = "^meals"))
for (v in c("meals", "ell", "stype")) effects(f, "cube", v)
contrasts(f, "cube", "meals")
for (value in c(0, 50, 100)) {
  x <- prediction(f, setTo(f$data, "meals", value))
  record("cube", setNames(c(sum(f$w * x$g), sqrt(drop(t(x$J) %*% f$V %*% x$J))), paste0(c("curve", "curve_se"), "[", value, "]")))
}

f <- prepared(y ~ meals + I(meals^2) + stype + meals:stype, schools)
fit(f, "square_category", list(meals = "^meals(\\^2)?$", "meals x stype" = ":"))
for (v in c("meals", "stype")) effects(f, "square_category", v)
contrasts(f, "square_category", "meals")
conditional(f, "square_category", "meals", "stype")

up <- function(x) pmin(x + .25, 1)
f <- prepared(y ~ Scale + x1 + sex, people)
fit(f, "plain_scale")
for (v in c("Scale", "x1", "sex")) effects(f, "plain_scale", v)
contrasts(f, "plain_scale", "Scale", up, c(.25, .75))

f <- prepared(y ~ Scale * x1 + sex, people)
fit(f, "scale_number", list("Scale x x1" = ":"))
for (v in c("Scale", "x1", "sex")) effects(f, "scale_number", v)
contrasts(f, "scale_number", "Scale", up, c(.25, .75))
conditional(f, "scale_number", "Scale", "x1")
conditional(f, "scale_number", "x1", "Scale")

f <- prepared(y ~ Scale + x1 + sex + Scale:x1 + Scale:sex, people)
fit(f, "two_interactions", list("Scale x x1" = "^Scale:x1$", "Scale x sex" = "^Scale:sex"))
for (v in c("Scale", "x1", "sex")) effects(f, "two_interactions", v)
contrasts(f, "two_interactions", "Scale", up, c(.25, .75))
conditional(f, "two_interactions", "Scale", "sex")

f <- prepared(y ~ x1 + agree * sex, people)
fit(f, "agree_sex", list("agree x sex" = ":"))
for (v in c("x1", "agree", "sex")) effects(f, "agree_sex", v)
conditional(f, "agree_sex", "agree", "sex")
conditional(f, "agree_sex", "sex", "agree")

f <- prepared(y ~ Scale + I(Scale^2) + x1 + I(x1^2) + sex, people)
fit(f, "squares", list(Scale = "^Scale", x1 = "^x1"))
for (v in c("Scale", "x1", "sex")) effects(f, "squares", v)
contrasts(f, "squares", "Scale", up, c(.25, .75))

f <- prepared(y ~ x1 * sex, people, s$area %in% c(2, 5, 7))
fit(f, "domain", list("x1 x sex" = ":"))
for (v in c("x1", "sex")) effects(f, "domain", v)
conditional(f, "domain", "x1", "sex")

# Two questions as a set, each with the other side.
f <- prepared(y ~ x1 + x2 + sex + x1:sex + x2:sex, people)
fit(f, "set", list("Both" = "^x[12]$", "Both x sex" = ":"))
for (v in c("x1", "x2", "sex")) effects(f, "set", v)

f <- prepared(y ~ x1 + area * sex, people)
fit(f, "category_category", list("area x sex" = ":"))
for (v in c("x1", "area", "sex")) effects(f, "category_category", v)
conditional(f, "category_category", "area", "sex")
conditional(f, "category_category", "sex", "area")

# A cell of the product that nobody is in.
f <- prepared(y ~ x1 + agree * sex, people, !(s$agree %in% "Neither" & s$sex %in% "Male"))
fit(f, "dropped_cell", list("agree x sex" = ":"))
effects(f, "dropped_cell", "x1")
f <- prepared(y ~ x1 + sex + again + sex:again, people)
fit(f, "aliased_product")
finish("interactions")
