# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Writes the data sets under data/. Run once; the numbers depend on R's generators.
suppressMessages(library(survey))
data(api)
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
save <- function(x, name) write.csv(x, file.path("data", paste0(name, ".csv")), row.names = FALSE, na = "", quote = FALSE)

api <- c("stype", "sch.wide", "comp.imp", "awards", "dnum", "api00", "api99", "ell", "meals", "mobility", "pw", "fpc")
strat <- apistrat[api]
strat$ell_copy <- strat$ell
strat$ell_and_meals <- strat$ell + strat$meals
save(strat, "apistrat")
save(apiclus1[api], "apiclus1")

save(data.frame(y = c(1, 0, 1, 1, 0, 1, 0), h = c(1, 1, 1, 2, 2, 2, 3), psu = 1:7, w = c(10, 12, 9, 20, 18, 22, 30)), "toy_lonely")

# A dummy that decides the outcome, and a factor one level of which does. x, y and w are those of
# the published trap: svyglm reports a huge coefficient with a small standard error.
set.seed(1)
z <- data.frame(x = rep(0:1, each = 20), y = c(rep(0:1, 10), rep(1, 20)), w = runif(40, .5, 2))
z$z <- round(rnorm(40), 3)
z$g <- ifelse(z$x == 1, "c", rep(c("a", "b"), each = 10, length.out = 40))
save(z, "separation")

# 900 people, 6 strata of 10 PSUs of 15, PSU numbers used again in every stratum.
set.seed(20260101)
n <- 900
s <- data.frame(id = 1:n, stratum = rep(1:6, each = 150), psu = rep(rep(1:10, each = 15), 6))
key <- (s$stratum - 1) * 10 + s$psu
u <- rnorm(60, 0, .35)[key]
g <- rnorm(n)
s$x1 <- round(.6 * g + .8 * rnorm(n) + .5 * u, 4)
s$x2 <- round(50 + 12 * (.6 * g + .8 * rnorm(n)), 2)
labels <- c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree")
cut5 <- function(v, cuts) 1 + rowSums(outer(v, cuts, ">"))
s$agree_code <- cut5(.5 * g + .85 * rnorm(n), c(-1.2, -.4, .2, 1.1))
for (j in 1:3) s[[paste0("item", j)]] <- cut5(.55 * g + .3 * rnorm(n) + .7 * rnorm(n), c(-1.1, -.3, .3, 1.2) + .1 * j)
s$sex <- ifelse(runif(n) < .52, "Female", "Male")
home <- 1 + (key - 1) %/% 8 # PSUs 1-8 in area 1, ..., the last four in area 8
s$area <- ifelse(runif(n) < .12, sample(1:8, n, TRUE), home)
eta <- -.9 + .5 * s$x1 + .02 * (s$x2 - 50) + c(-.7, -.3, 0, .3, .8)[s$agree_code] +
  .35 * (s$item1 + s$item2 + s$item3 - 9) / 3 + .3 * (s$sex == "Female") + .15 * (s$area - 4.5) / 2 + u
s$y <- ifelse(runif(n) < plogis(eta), "Yes", "No")
s$rare <- as.integer(runif(n) < .06 & s$area != 8)
s$w <- round(exp(rnorm(n, 0, .45)) * c(.6, .8, 1, 1.2, 1.4, 1.8)[s$stratum], 4)
s$w[sample(n, 12)] <- 0
s$w_zero_psu <- ifelse(s$stratum == 3 & s$psu == 7, 0, s$w) # nobody of one PSU has a weight
s$fpc <- c(40, 55, 60, 80, 120, 300)[s$stratum]             # PSUs in the population
s$place <- ifelse(s$stratum == 4 & s$psu == 6 & s$id %% 3 != 0, "one PSU", ifelse(s$area <= 4, "west", "east"))
lose <- function(v, count) { v[sample(n, count)] <- NA; v }
s$y <- lose(s$y, 25)
s$y[s$stratum == 5 & s$psu == 2] <- NA # a whole PSU without an outcome
s$x1 <- lose(s$x1, 18)
s$agree_code <- lose(s$agree_code, 20)
for (j in 1:3) s[[paste0("item", j)]] <- lose(s[[paste0("item", j)]], 90)
s$agree <- labels[s$agree_code]
# mean of the items, each (code - 1) / 4, where at least two of the three are answered
items <- (as.matrix(s[c("item1", "item2", "item3")]) - 1) / 4
s$scale <- ifelse(rowSums(!is.na(items)) >= 2, rowMeans(items, na.rm = TRUE), NA)
s$scale <- ifelse(is.na(s$scale), NA, sprintf("%.17g", s$scale))
save(s, "synthetic")
# The same people, but the last stratum was worked in one PSU only.
save(s[s$stratum < 6 | s$psu == 3, ], "synthetic_lonely")

# 30 areas of very different sizes about .69: `share` differs by more than sampling, `alike` by less,
# `rare` lies near 0.
set.seed(20260301)
areas <- data.frame(area = sprintf("Area %02d", 1:30), n = round(exp(seq(log(60), log(900), length.out = 30))))
areas$n_effective <- round(areas$n / runif(30, 1.1, 1.6), 1)
error <- sqrt(.69 * .31 / areas$n_effective)
areas$share <- round(.69 + rnorm(30, 0, .05) + rnorm(30) * error, 4)
areas$alike <- round(.69 + rnorm(30) * error / 2, 4)
areas$rare <- round(pmax(0, .02 + rnorm(30) * sqrt(.02 * .98 / areas$n_effective)), 4)
save(areas, "thirty_areas")

# The same people interviewed over two years from April 2018: every PSU has some of most months.
# Time in the ways surveys tell it: months with a running number, the survey's counts of quarters
# and years from April 2005, SPSS's seconds.
when <- (s$id * 7) %% 24
month <- (3 + when) %% 12 + 1
year <- 2018 + (3 + when) %/% 12
s$MONTH <- paste0(85 + when, " (", month.abb[month], " ", year, ")")
s$quarter <- 53 + when %/% 3
s$FinancialYear <- 14 + when %/% 12
days <- as.Date(sprintf("%d-%02d-15", year, month)) - as.Date("1582-10-14")
s$interview_date <- format(as.numeric(days) * 86400, scientific = FALSE, trim = TRUE)
save(s[c("id", "stratum", "psu", "area", "sex", "x1", "agree", "y", "w", "MONTH", "quarter", "FinancialYear", "interview_date")], "periods")

# 210 people for replicate weights as columns: seven strata of two PSUs and one of three, of which
# `half` puts the last two together, so that each stratum has two.
set.seed(20261128)
n <- 210
r <- data.frame(id = 1:n, key = rep(1:17, length.out = n))
r$stratum <- c(rep(1:7, each = 2), 8, 8, 8)[r$key]
r$psu <- c(rep(1:2, 7), 1:3)[r$key]
r$half <- pmin(r$psu, 2)
effect <- rnorm(17, 0, .5)[r$key]
r$x <- round(rnorm(n) + .4 * effect, 3)
r$sex <- ifelse(runif(n) < .5, "Female", "Male")
r$area <- paste0("Area ", 1 + (r$id %% 3))
r$y <- ifelse(runif(n) < plogis(.2 + .6 * r$x + .4 * (r$sex == "Male") + effect), "Yes", "No")
r$w <- round(exp(rnorm(n, 0, .4)) * (1 + r$stratum / 8), 3)
r$y[sample(n, 8)] <- NA
pairs <- svydesign(~half, strata = ~stratum, weights = ~w, nest = TRUE, data = r)
units <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = r)
columns <- function(design, prefix) {
  w <- weights(design, "analysis")
  setNames(as.data.frame(round(w, 4)), paste0(prefix, seq_len(ncol(w))))
}
r <- cbind(r[c("id", "stratum", "psu", "half", "x", "sex", "area", "y", "w")],
  columns(as.svrepdesign(pairs, type = "BRR"), "brr"),
  columns(as.svrepdesign(pairs, type = "Fay", fay.rho = .3), "fay"),
  columns(as.svrepdesign(units, type = "subbootstrap", replicates = 20), "boot"),
  columns(as.svrepdesign(units, type = "JKn"), "jk"))
save(r, "replicates")
