# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Writes data/scale_items.csv: 600 people in 4 strata of 10 PSUs who answer items of two kinds. Run once; the numbers
# depend on R's generators.
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20260201)
n <- 600
s <- data.frame(id = 1:n, stratum = rep(1:4, each = 150), psu = rep(rep(1:10, each = 15), 4))
shared <- rnorm(40, 0, .3)[(s$stratum - 1) * 10 + s$psu]
f <- rnorm(n) + shared
g <- .4 * f + sqrt(1 - .16) * rnorm(n)
cut5 <- function(v, cuts) 1 + rowSums(outer(v, cuts, ">"))
item <- function(common, loading, cuts) cut5(loading * common + sqrt(1 - loading^2) * rnorm(n), cuts)
s$a1 <- item(f, .8, c(-1.3, -.5, .2, 1.1))
s$a2 <- item(f, .7, c(-1.5, -.8, -.1, .9))
s$a3 <- item(f, .6, c(-1, -.2, .4, 1.3))
s$a4 <- 6 - item(f, .65, c(-1.2, -.4, .3, 1.2)) # keyed the other way round
s$b1 <- item(g, .75, c(-.9, 0, .6, 1.4))
s$b2 <- item(g, .7, c(-1.4, -.6, .1, 1))
s$b3 <- pmin(item(g, .65, c(-.6, .5, 3, 4)), 3) # three answers
s$both <- item((f + g) / sqrt(2.8), .7, c(-1.1, -.3, .3, 1.2))
s$yes <- 1 + (.6 * f + .8 * rnorm(n) > .4)      # two answers
s$alone <- item(rnorm(n), 0, c(-1, -.3, .4, 1.1))
s$same <- 3                                     # everybody gives one answer
s$minutes <- round(20 + 6 * f + 9 * rnorm(n), 1) # numbers
s$visits <- round(4 + 1.1 * f + 1.6 * rnorm(n), 2)
s$score <- round(50 + 7 * f + 9 * rnorm(n))
s$against1 <- item(f, .5, c(-1, -.3, .3, 1))
s$against2 <- 6 - item(f, .5, c(-1, -.3, .3, 1))
s$against3 <- 6 - s$against1 + sample(c(-1, 0, 0, 1), n, TRUE)
s$against3 <- pmin(pmax(s$against3, 1), 5)
# Nobody says yes to one and no to the other of these two: an empty cell.
s$empty1 <- 1 + (f > .3)
s$empty2 <- 1 + (f > .3 & rnorm(n) > -.5)
s$area <- 1 + (s$psu - 1) %/% 4
s$w <- round(exp(rnorm(n, 0, .5)) * c(.7, .9, 1.2, 1.6)[s$stratum], 4)
s$w[sample(n, 9)] <- 0
for (v in c("a1", "a2", "a3", "a4", "b1", "b2", "b3", "both")) s[[v]][sample(n, 21)] <- NA
s$both[s$stratum == 2] <- NA # not asked of one stratum
write.csv(s, "data/scale_items.csv", row.names = FALSE, na = "", quote = FALSE)
