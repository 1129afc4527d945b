# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
source("common.R")
a <- readData("apiclus1")
a$y <- as.integer(a$sch.wide == "Yes")
fpc <- svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = a)
plain <- svydesign(~dnum, weights = ~pw, data = a)
describe("fpc", logit(y ~ ell + meals, fpc))
describe("no_fpc", logit(y ~ ell + meals, plain))
# A domain keeps the design: high schools, mean of api00 (the naive standard error is 39.66).
h <- svymean(~api00, subset(plain, stype == "H"))
record("mean_api00_H", c(mean = coef(h)[[1]], se = SE(h)[[1]], degf = degf(subset(plain, stype == "H"))))
finish("logit_apiclus1")
