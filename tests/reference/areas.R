# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Proportions by area. The effective sample size is p(1 - p) / v: n over the design effect against
# simple random sampling with replacement. Kish's is sum(w)^2 / sum(w^2).
source("common.R")

# Korn & Graubard's (1998) interval: exact binomial limits at an effective size adjusted for the
# degrees of freedom and never above n; svyciprop(method = "beta") does not cap.
kornGraubard <- function(p, size, n, df, cap = TRUE) {
  size <- size * (qt(.025, n - 1) / qt(.025, df))^2
  if (cap) size <- min(size, n)
  c(lower = if (p > 0) qbeta(.025, size * p, size * (1 - p) + 1) else 0,
    upper = if (p < 1) qbeta(.975, size * p + 1, size * (1 - p)) else 1, size = size)
}

# `d`: the rows of the domain that have an outcome.
proportion <- function(case, d, name) {
  w <- weights(d, "sampling")
  n <- sum(w > 0)
  df <- degf(d)
  m <- svymean(~y, d)
  p <- coef(m)[[1]]
  v <- vcov(m)[[1]]
  kish <- sum(w)^2 / sum(w^2)
  put <- function(values, reason = "") record(case, setNames(values, paste0(names(values), "[", name, "]")), reason = reason)
  put(c(estimate = p, n = n, df = df, n_kish = kish))
  if (df == 0)
    return(put(c(se = NA, lower = NA, upper = NA, n_effective = NA), "one PSU does not show how it varies (R says 0)"))
  if (p == 0 || p == 1) {
    # The variance is 0 and says nothing: Korn & Graubard's limits with Kish's size, or with n.
    atKish <- kornGraubard(p, kish, n, df)
    atN <- kornGraubard(p, n, n, df)
    return(put(c(lower_beta_kish = atKish[["lower"]], upper_beta_kish = atKish[["upper"]],
                 lower_beta_n = atN[["lower"]], upper_beta_n = atN[["upper"]])))
  }
  size <- p * (1 - p) / v
  ends <- plogis(qlogis(p) + c(-1, 1) * qt(.975, df) * sqrt(v) / (p * (1 - p)))
  kg <- kornGraubard(p, size, n, df)
  put(c(se = sqrt(v), n_effective = size, deff = n / size, lower = ends[1], upper = ends[2],
        lower_beta = kg[["lower"]], upper_beta = kg[["upper"]], n_beta = kg[["size"]]))
  # svyciprop says the same; it does not cap and counts rows of zero weight in n.
  same <- function(method, ends, tolerance) {
    ci <- as.numeric(attr(suppressWarnings(svyciprop(~y, d, method = method)), "ci"))
    stopifnot(all.equal(ci, unname(ends), tolerance = tolerance))
  }
  same("logit", ends, 1e-7)
  same("beta", kornGraubard(p, size, nrow(d), df, cap = FALSE)[c("lower", "upper")], 1e-10)
}

# An area against the whole it belongs to: influence functions, so that their covariance counts. The
# p-value is on the design's degrees of freedom, or on those of the area alone.
difference <- function(d, area) {
  w <- weights(d, "sampling")
  y <- d$variables$y
  inside <- d$variables$area == area
  pa <- sum((w * y)[inside]) / sum(w[inside])
  p <- sum(w * y) / sum(w)
  d <- update(d, z = inside * (y - pa) / sum(w[inside]) - (y - p) / sum(w))
  se <- SE(svytotal(~z, d))[[1]]
  tail <- function(df) if (df > 0) 2 * pt(-abs((pa - p) / se), df) else NA
  if (degf(d[inside, ]) == 0) se <- NA # the area does not show how it varies
  c(difference = pa - p, difference_se = se, difference_p = tail(degf(d)), difference_p_area_df = tail(degf(d[inside, ])))
}

compare <- function(case, d) {
  proportion(case, d, "overall")
  areas <- sort(unique(d$variables$area))
  for (a in areas) proportion(case, subset(d, area == a), a)
  r <- sapply(areas, function(a) difference(d, a))
  for (q in rownames(r)) record(case, named(q, areas, r[q, ]))
  for (q in c("difference_p", "difference_p_area_df"))
    record(case, named(sub("_p", "_p_holm", q), areas, p.adjust(r[q, ], "holm")))
}

s <- readData("synthetic")
s$y <- as.numeric(s$y == "Yes")
design <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
answered <- subset(design, !is.na(y))
compare("y_by_area", answered)

# The same difference by svycontrast on the joint covariance of area and overall.
g <- answered
g <- update(g, num = y * (area == 2), den = 1 * (area == 2), one = 1)
ratio <- svyratio(~num + y, ~den + one, g, covmat = TRUE)
V <- vcov(ratio)
i <- match(c("num/den", "y/one"), colnames(V))
stopifnot(all.equal(sqrt(V[i[1], i[1]] + V[i[2], i[2]] - 2 * V[i[1], i[2]]),
                    difference(answered, 2)[["difference_se"]], tolerance = 1e-9))

# Nobody in area 8 says yes.
s2 <- s
s2$y <- s2$rare
compare("rare_by_area", svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s2))
# All of one place live in one PSU: no degrees of freedom, no interval.
s3 <- s
s3$area <- s3$place
compare("y_by_place", subset(svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s3), !is.na(y)))
# No design but weights, and a domain.
compare("weights_only", subset(svydesign(~1, weights = ~w, data = s), !is.na(y)))
compare("women_by_area", subset(design, !is.na(y) & sex == "Female"))

# apistrat, share of schools that met the target, with and without the finite population correction.
a <- readData("apistrat")
a$y <- as.numeric(a$sch.wide == "Yes")
a$area <- a$stype
compare("apistrat_fpc", svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = a))
compare("apistrat_no_fpc", svydesign(~1, strata = ~stype, weights = ~pw, data = a))
finish("areas")
