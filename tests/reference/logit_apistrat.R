# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
source("common.R")
a <- readData("apistrat")
a$y <- as.integer(a$sch.wide == "Yes")
a$stype <- factor(a$stype)
plain <- svydesign(~1, strata = ~stype, weights = ~pw, data = a)
f <- y ~ ell + meals + mobility + stype

describe("no_fpc", logit(f, plain))
describe("fpc", logit(f, svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = a)))
describe("unweighted", logit(f, suppressWarnings(svydesign(~1, data = a))))
describe("clusters_no_strata", logit(f, svydesign(~dnum, weights = ~pw, data = a)))
# Pseudo-R2 of the package, with its population-scaled weights.
m <- logit(f, plain)
record("no_fpc", c(psrsq_cox_snell = psrsq(m), psrsq_nagelkerke = psrsq(m, "Nagelkerke")))

domain <- subset(plain, stype != "M")
describe("domain_not_M", logit(y ~ ell + meals, domain))
describe("domain_not_M_stype", logit(y ~ ell + meals + stype, domain)) # M drops out of the factor

describe("aliased_copy", logit(y ~ ell + ell_copy + meals, plain))
describe("aliased_copy_gone", logit(y ~ ell + meals, plain))
describe("aliased_sum", logit(y ~ ell + meals + ell_and_meals + mobility, plain))

a$pw1000 <- a$pw / 1000
describe("weights_over_1000", logit(f, svydesign(~1, strata = ~stype, weights = ~pw1000, data = a)))
describe("set", logit(f, plain), drivers = list("Ell and meals" = c("ell", "meals")))
finish("logit_apistrat")
