# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
source("common.R")
toy <- readData("toy_lonely")
s <- readData("synthetic_lonely")
s$y <- as.integer(s$y == "Yes")
for (o in c("adjust", "remove", "certainty", "average")) {
  options(survey.lonely.psu = o)
  d <- suppressWarnings(svydesign(~psu, strata = ~h, weights = ~w, data = toy))
  m <- suppressWarnings(svymean(~y, d))
  record(paste0("toy_", o), c(mean = coef(m)[[1]], se = SE(m)[[1]], degf = degf(d)))
  d <- suppressWarnings(svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s))
  describe(paste0("logit_", o), suppressWarnings(logit(y ~ x1 + x2 + sex, d)))
}
# "fail" is an error.
options(survey.lonely.psu = "fail")
d <- svydesign(~psu, strata = ~h, weights = ~w, data = toy)
stopifnot(inherits(try(svymean(~y, d), silent = TRUE), "try-error"))
# A domain with one PSU of a stratum of several is not lonely: the others count with zeros.
s <- readData("synthetic")
s$y <- as.integer(s$y == "Yes")
d <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
describe("domain_one_psu_of_a_stratum", logit(y ~ x1 + sex, subset(d, stratum < 6 | psu == 3)))
finish("lonely_psu")
