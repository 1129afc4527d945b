# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Rubin's rules with the degrees of freedom of Barnard and Rubin, by mice::pool.scalar.
source("common.R")
suppressMessages(library(mice))

case <- function(name, estimates, variances, complete) {
  # pool.scalar takes n and k with complete = n - k.
  p <- pool.scalar(estimates, variances, n = complete + 1, k = 1, rule = "rubin1987")
  record(name, c(estimate = p$qbar, se = sqrt(p$t), within = p$ubar, between = p$b, df = p$df, fmi = p$fmi),
         tolerance = 1e-10)
}
case("five", c(.51, .47, .55, .49, .53), c(.010, .011, .0095, .0102, .0108), 192)
case("few_df", c(1.2, 1.9, 1.4), c(.30, .25, .28), 12)
case("much_lost", c(-.3, .4, .1, .9), c(.02, .03, .025, .02), 800)
finish("rubin")
