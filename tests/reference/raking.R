# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Weights raked to margins, by survey::rake.
source("common.R")

d <- readData("synthetic")
d <- d[!is.na(d$w) & d$w > 0 & !is.na(d$agree), ]
d$row <- seq_len(nrow(d))
agree <- sort(unique(d$agree))
area <- sort(unique(d$area))

case <- function(name, data, margins, weights) {
  design <- svydesign(~1, weights = weights, data = data)
  pop <- lapply(names(margins), function(v) {
    out <- data.frame(names(margins[[v]]), Freq = unname(margins[[v]]) / sum(margins[[v]]) * nrow(data))
    setNames(out, c(v, "Freq"))
  })
  raked <- rake(design, lapply(names(margins), function(v) reformulate(v)), pop,
                control = list(maxit = 5000, epsilon = 1e-12, verbose = FALSE))
  w <- weights(raked)
  w <- w / mean(w)
  some <- c(1:12, 100, 400, nrow(data))
  record(name, c(named("weight", some, w[some]), deff = length(w) * sum(w^2) / sum(w)^2,
                 n = length(w), squares = sum(w^2)), tolerance = 1e-8)
}

shares <- function(levels, values) setNames(values, levels)
case("two_margins", d, list(agree = shares(agree, c(12, 20, 18, 35, 15)),
                            area = shares(area, seq(10, 10 + length(area) - 1))), ~w)
case("unweighted_start", d, list(agree = shares(agree, c(1, 1, 1, 1, 1)),
                                 area = shares(area, rev(seq(5, by = 2, length.out = length(area))))), ~1)
case("one_margin", d, list(agree = shares(agree, c(12, 20, 18, 35, 15))), ~w)
finish("raking")
