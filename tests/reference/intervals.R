# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# The four intervals of a proportion: logit, beta and asin by svyciprop; Wilson's by its formula with t on
# the design's degrees of freedom and n_eff = p(1 - p) / v. Design effects by svymean(deff = TRUE) or "replace".
source("common.R")

wilson <- function(p, size, df) {
  t <- qt(.975, df)
  centre <- (p + t^2 / (2 * size)) / (1 + t^2 / size)
  half <- t / (1 + t^2 / size) * sqrt(p * (1 - p) / size + t^2 / (4 * size^2))
  c(if (p == 0) 0 else centre - half, if (p == 1) 1 else centre + half)
}

# `d` has only rows of weight above 0 and with an outcome.
of <- function(case, d, name) {
  w <- weights(d, "sampling")
  stopifnot(all(w > 0))
  n <- length(w)
  df <- degf(d)
  m <- svymean(~y, d)
  p <- coef(m)[[1]]
  v <- vcov(m)[[1]]
  kish <- sum(w)^2 / sum(w^2)
  put <- function(values) record(case, setNames(values, paste0(names(values), "[", name, "]")))
  put(c(deff_kish = n / kish))
  if (p == 0 || p == 1) {
    # No variance: Wilson's at Kish's size, at most n.
    ends <- wilson(p, min(n, kish), df)
    return(put(c(lower_wilson = ends[1], upper_wilson = ends[2])))
  }
  for (method in c("logit", "beta", "asin")) {
    ci <- as.numeric(attr(svyciprop(~y, d, method = method), "ci"))
    put(setNames(ci, paste0(c("lower_", "upper_"), sub("asin", "arcsine", method))))
  }
  ends <- wilson(p, p * (1 - p) / v, df)
  put(c(lower_wilson = ends[1], upper_wilson = ends[2]))
  # Against simple random sampling: without replacement where the design has finite populations.
  put(c(deff = as.numeric(deff(svymean(~y, d, deff = if (is.null(d$fpc$popsize)) "replace" else TRUE)))))
}

areas <- function(case, d) {
  of(case, d, "overall")
  for (a in sort(unique(as.character(d$variables$area)))) of(case, d[which(d$variables$area == a), ], a)
}

a <- readData("apistrat")
a$y <- as.numeric(a$sch.wide == "Yes")
a$area <- a$stype
areas("apistrat_fpc", svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = a))
s <- readData("synthetic")
s$y <- as.numeric(s$y == "Yes")
design <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
areas("synthetic", subset(design, !is.na(y) & w > 0))
s$y <- s$rare
areas("rare", subset(svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s), w > 0))
loosen("^(lower|upper)_logit\\b", "svyciprop's fit stops at 1e-8 of the deviance")
finish("intervals")
