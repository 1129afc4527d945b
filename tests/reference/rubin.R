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

# D1 of Li, Raghunathan and Rubin with Reiter's degrees of freedom, by mitml::testModels: five linear
# models of data sets that differ by noise, of two terms and of three.
suppressMessages(library(mitml))
set.seed(25)
n <- 60
x <- rnorm(n); a <- rnorm(n); b <- rnorm(n); c <- rnorm(n)
y <- x + .3 * a - .2 * b + rnorm(n)
sets <- lapply(1:5, function(m) data.frame(
  y, x, a = a + rnorm(n, sd = .5), b = b + rnorm(n, sd = .4), c = c + rnorm(n, sd = .8)))
d1 <- function(name, terms, complete) {
  full <- lapply(sets, function(d) lm(reformulate(c("x", terms), "y"), d))
  null <- lapply(sets, function(d) lm(y ~ x, d))
  for (m in seq_along(full)) {
    record(name, named(paste0("b", m), terms, coef(full[[m]])[terms]), tolerance = 1e-10)
    v <- vcov(full[[m]])[terms, terms]
    record(name, named(paste0("v", m), outer(terms, terms, paste0), as.vector(v)), tolerance = 1e-10)
  }
  t <- testModels(full, null, method = "D1", df.com = if (is.finite(complete)) complete)$test
  record(name, setNames(t[1, c("F.value", "df1", "df2", "P(>F)")], c("f", "df1", "df2", "p")), tolerance = 1e-9)
}
d1("d1_two", c("a", "b"), 56)
d1("d1_three", c("a", "b", "c"), 200)
finish("rubin")
