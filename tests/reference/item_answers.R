# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Items: weighted shares of their answers with one design-based covariance an item (svymean of a factor), net scores
# (svycontrast), their differences between items (svyratio with its joint covariance).
source("common.R")

signs <- function(k) sign(seq_len(k) - (k + 1) / 2)
# The interval of a share on the logit scale; of a net score that of (1 + net) / 2, led back.
logitEnds <- function(p, se, df) plogis(qlogis(p) + c(-1, 1) * qt(.975, df) * se / (p * (1 - p)))
# Shares of 0 and 1: Korn & Graubard's (1998) limits with Kish's size, never above n.
exactEnds <- function(p, kish, n, df) {
  size <- min(n, kish * (qt(.025, n - 1) / qt(.025, df))^2)
  c(if (p > 0) qbeta(.025, size * p, size * (1 - p) + 1) else 0, if (p < 1) qbeta(.975, size * p + 1, size * (1 - p)) else 1)
}

# `d`: the domain; `v`: the item, a factor whose levels are in order.
item <- function(case, d, v) {
  answered <- d[!is.na(d$variables[[v]]) & weights(d, "sampling") > 0, ]
  w <- weights(answered, "sampling")
  levels <- levels(d$variables[[v]])
  s <- signs(length(levels))
  n <- nrow(answered)
  df <- degf(answered)
  kish <- sum(w)^2 / sum(w^2)
  m <- svymean(as.formula(paste0("~", v)), answered)
  V <- vcov(m)
  share <- setNames(coef(m), levels)
  net <- svycontrast(m, setNames(s, names(coef(m))))
  # The net score is the mean of 1, 0 and -1 too.
  answered <- update(answered, score = s[as.integer(answered$variables[[v]])])
  mean <- svymean(~score, answered)
  stopifnot(all.equal(coef(net)[[1]], coef(mean)[[1]]), all.equal(SE(net)[[1]], SE(mean)[[1]], tolerance = 1e-8))
  put <- function(name, values) record(case, setNames(values, paste0(name, "[", v, if (length(values) > 1) paste0("=", levels), "]")))
  put("n", n); put("kish", kish); put("df", df)
  put("count", sapply(levels, function(l) sum(answered$variables[[v]] == l)))
  put("share", share)
  se <- if (df > 0) sqrt(diag(V)) else rep(NA, length(levels))
  put("se", se)
  ends <- sapply(seq_along(levels), function(k) {
    p <- share[[k]]
    if (df == 0) return(c(NA, NA))
    if (p == 0 || p == 1) return(exactEnds(p, kish, n, df))
    ends <- logitEnds(p, se[[k]], df)
    answered <- update(answered, is = as.numeric(answered$variables[[v]] == levels[k]))
    same <- as.numeric(attr(svyciprop(~is, answered, method = "logit"), "ci"))
    stopifnot(all.equal(same, ends, tolerance = 1e-7))
    ends
  })
  put("lower", ends[1, ]); put("upper", ends[2, ])
  for (i in seq_along(levels)) for (j in seq_len(i))
    record(case, setNames(V[i, j], paste0("cov[", v, "=", levels[i], "][", levels[j], "]")))
  half <- (1 + coef(net)[[1]]) / 2
  e <- if (df == 0) c(NA, NA) else 2 * logitEnds(half, SE(net)[[1]] / 2, df) - 1
  t <- coef(net)[[1]] / SE(net)[[1]]
  record(case, setNames(c(coef(net)[[1]], if (df > 0) SE(net)[[1]] else NA, e, if (df > 0) 2 * pt(-abs(t), df) else NA),
                        paste0(c("net", "net_se", "net_lower", "net_upper", "net_p"), "[", v, "]")))
}

# Two net scores are of nearly the same people.
apart <- function(case, d, a, b) {
  base <- function(v) as.numeric(!is.na(d$variables[[v]]))
  score <- function(v) {
    x <- signs(nlevels(d$variables[[v]]))[as.integer(d$variables[[v]])]
    ifelse(is.na(x), 0, x)
  }
  d <- update(d, s1 = score(a), s2 = score(b), b1 = base(a), b2 = base(b))
  r <- svyratio(~s1 + s2, ~b1 + b2, d, covmat = TRUE)
  V <- vcov(r)
  i <- match(c("s1/b1", "s2/b2"), colnames(V))
  se <- sqrt(V[i[1], i[1]] + V[i[2], i[2]] - 2 * V[i[1], i[2]])
  difference <- r$ratio["s1", "b1"] - r$ratio["s2", "b2"]
  df <- min(sapply(c(a, b), function(v) degf(d[!is.na(d$variables[[v]]) & weights(d, "sampling") > 0, ])))
  record(case, setNames(c(V[i[1], i[2]], difference, se, 2 * pt(-abs(difference / se), df)),
                        paste0(c("net_cov", "difference", "difference_se", "difference_p"), "[", a, "][", b, "]")))
}

items <- function(case, d, names) {
  for (v in names) item(case, d, v)
  p <- sapply(names, function(v) {
    all <- do.call(rbind, rows$all)
    suppressWarnings(as.numeric(all$value[all$case == case & all$quantity == paste0("net_p[", v, "]")]))
  })
  record(case, named("net_p_holm", names, p.adjust(p, "holm")))
}

s <- readData("synthetic")
s$agree <- factor(s$agree, c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"))
for (v in c("item1", "item2", "item3")) s[[v]] <- factor(s[[v]], 1:5)
s$sex <- factor(s$sex)
s$place <- factor(s$place)
# Four answers have no middle; the others count as no answer.
s$four <- factor(ifelse(s$item1 == 3, NA, as.character(s$item1)), c(1, 2, 4, 5))
five <- c("agree", "item1", "item2", "item3")
clusters <- function(data, weights = ~w) svydesign(~psu, strata = ~stratum, weights = weights, nest = TRUE, data = data)

items("clusters", clusters(s), c(five, "sex", "four"))
apart("clusters", clusters(s), "item1", "item2")
apart("clusters", clusters(s), "agree", "item3")
items("weights_only", svydesign(~1, weights = ~w, data = s), five)
items("fpc", svydesign(~psu, strata = ~stratum, weights = ~w, fpc = ~fpc, nest = TRUE, data = s), five)
items("areas_2_5_7", subset(clusters(s), area %in% c(2, 5, 7)), c(five, "sex"))
apart("areas_2_5_7", subset(clusters(s), area %in% c(2, 5, 7)), "item2", "item3")
items("zero_psu", clusters(s, ~w_zero_psu), five)
items("one_psu", subset(clusters(s), place == "one PSU"), "agree")
# Nobody of those who tend to disagree strongly disagrees.
items("tend_only", subset(clusters(s), agree %in% levels(s$agree)[2:4]), "agree")
finish("item_answers")
