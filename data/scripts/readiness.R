# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- What the survey could see of a plan
#
# `acting` wards with a week of action and `compared` others, so many quarters before and after.

whole <- designOf(people)
v <- whole$variables
w <- weights(whole, "sampling")
ward <- as.character(v$ward)
quarter <- (bases$first / 3)[v$base]
used <- v$inDomain & !is.na(v$y) & w > 0 & !is.na(ward) & !is.na(quarter)
used[is.na(used)] <- FALSE
instead <- function(given, measured) if (is.na(given)) measured else given

share <- sum((w * v$y)[used]) / sum(w[used])
weighting <- sum(used) * sum(w[used]^2) / sum(w[used])^2
quarters <- sort(unique(quarter[used]))
each <- instead(interviewsAWard, sum(used) / (length(unique(ward[used])) * length(quarters)))

# ---- The design effect of what a difference is made of: the change from each quarter to the next
influence <- sapply(quarters, function(q) {
  asked <- used & quarter == q
  z <- numeric(length(w))
  z[asked] <- w[asked] * (v$y[asked] - sum((w * v$y)[asked]) / sum(w[asked])) / sum(w[asked])
  z
})
interviewed <- sapply(quarters, function(q) sum(used & quarter == q))
measured <- weighting
if (length(quarters) > 1) {
  later <- seq_along(quarters)[-1]
  changes <- influence[, later, drop = FALSE] - influence[, later - 1, drop = FALSE]
  simple <- share * (1 - share) * sum(1 / interviewed[later] + 1 / interviewed[later - 1])
  measured <- sum(diag(as.matrix(covarianceOf(changes, whole)))) / simple
}

# ---- The smallest effect seen in 80 of 100 surveys at 5 per cent
smallest <- function(acting, compared, before, after) {
  interviews <- c((each + boost) * acting * c(before, after), each * compared * c(before, after))
  clustered <- if (is.na(rho)) measured else weighting * (1 + (each * max(before, after) - 1) * rho)
  p <- instead(givenShare, share)
  error <- sqrt(p * (1 - p) * instead(designEffect, clustered) * sum(1 / interviews))
  (qnorm(.975) + qnorm(.8)) * error
}
all <- acting + compared
others <- c(5, 10, 20, 40, 80, 160, 320)
others <- sort(unique(c(acting, others[others <= all %/% 2], if (all >= 2) all %/% 2)))
plans <- expand.grid(acting = others[others < all], quarters = c(1, 4, 8))
computed <- named("smallest_effect_points",
  c(paste0("Plan][", acting, "][", quartersAfter),
    paste0("Other plans][", plans$acting, "][", plans$quarters)),
  100 * c(smallest(acting, compared, quartersBefore, quartersAfter),
          mapply(function(a, q) smallest(a, all - a, q, q), plans$acting, plans$quarters)))
