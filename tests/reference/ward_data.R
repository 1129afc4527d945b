# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Data sets of wards that acted and wards that did not: invented people.
write <- function(d, name) write.csv(d, file.path("data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE, na = "")

# Two periods, 40 wards of 50 people, 15 of which acted.
set.seed(7)
n <- 2000
d <- data.frame(ward = rep(1:40, each = 50))
d$tr <- as.integer(d$ward <= 15)
d$post <- rep(0:1, n / 2)
d$w <- round(runif(n, .5, 2), 3)
d$y <- rbinom(n, 1, .5 + .04 * d$post + .06 * d$tr * d$post)
d$month <- ifelse(d$post == 1, "Aug 2019", "Feb 2019")
d$ward <- sprintf("W%02d", d$ward)
d$y <- ifelse(d$y == 1, "Yes", "No")
write(d[c("ward", "tr", "post", "w", "y", "month")], "did_toy")

# Eight quarters of 36 wards in three strata; wards act in three quarters, two of them before the survey began.
set.seed(20)
wards <- data.frame(ward = sprintf("E%03d", 1:36), stratum = rep(c("North", "South", "West"), each = 12))
wards$week <- ""
first <- c("2018-10-08", "2019-01-14", "2019-05-20")
wards$week[c(1:3, 13:15)] <- first[1]
wards$week[c(4:5, 16:18, 25:26)] <- first[2]
wards$week[c(6, 19:20, 27:29)] <- first[3]
wards$week[c(30, 7)] <- "2017-11-06"
wards$level <- rnorm(36, 0, .3)
rows <- do.call(rbind, lapply(0:7, function(q) do.call(rbind, lapply(1:36, function(j) {
  people <- sample(3:7, 1)
  if (j == 9 && q == 3) return(NULL)
  data.frame(j = j, q = q, month = 3 * q + sample(0:2, people, TRUE))
}))))
n <- nrow(rows)
d <- data.frame(ward = wards$ward[rows$j], stratum = wards$stratum[rows$j], week = wards$week[rows$j])
d$month <- paste(month.abb[rows$month %% 12 + 1], 2018 + rows$month %/% 12)
d$quarter <- rows$q
d$w <- round(exp(rnorm(n, 0, .4)), 3)
d$age <- sample(c("16-34", "35-64", "65 or over"), n, TRUE, c(.3, .45, .25))
d$x <- round(rnorm(n) + .3 * (d$week != ""), 3)
quarterOfWeek <- ifelse(d$week == "", 99, 4 * (as.integer(substr(d$week, 1, 4)) - 2018) + (as.integer(substr(d$week, 6, 7)) - 1) %/% 3)
acted <- d$quarter > quarterOfWeek
eta <- .3 + wards$level[rows$j] + .05 * d$quarter + .25 * d$x + c(`16-34` = -.3, `35-64` = 0, `65 or over` = .2)[d$age] + .35 * acted
d$y <- ifelse(runif(n) < plogis(eta), "Yes", "No")
d$y[sample(n, 20)] <- ""
write(d, "wards")
