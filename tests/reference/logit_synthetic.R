# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
source("common.R")
s <- readData("synthetic")
s$y <- as.integer(s$y == "Yes")
s$agree <- factor(s$agree, c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"))
s$sex <- factor(s$sex)
s$area <- factor(s$area)
s$Scale <- s$scale
design <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
f <- y ~ x1 + x2 + agree + sex

describe("full", logit(f, design))
describe("fpc", logit(f, svydesign(~psu, strata = ~stratum, weights = ~w, fpc = ~fpc, nest = TRUE, data = s)))
describe("zero_psu", logit(f, svydesign(~psu, strata = ~stratum, weights = ~w_zero_psu, nest = TRUE, data = s)))
describe("domain_areas_2_5_7", logit(f, subset(design, area %in% c(2, 5, 7))))
describe("domain_absent_level", logit(f, subset(design, !(agree %in% "Tend to disagree"))))
describe("scale", logit(y ~ Scale + x1 + sex + area, design))
describe("scale_only", logit(y ~ Scale, design))
other <- update(design, agree = relevel(agree, "Neither"))
describe("reference_neither", logit(f, other))
describe("no_weights", logit(f, suppressWarnings(svydesign(~psu, strata = ~stratum, nest = TRUE, data = s))))
finish("logit_synthetic")
