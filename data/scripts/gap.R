# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Why a group's share differs from everybody's: the twofold decomposition of the weighted linear
# probability model, with a dummy of the group in the pooled regression

complete <- people$inDomain & !is.na(people$y) & !is.na(people$inside) & people$w > 0 &
  complete.cases(people[terms$id]) & people$known
people <- dropUnused(people, complete, terms$id)
design <- designOf(people)
d <- subset(design, complete[people$known])
w <- weights(d, "sampling")
y <- d$variables$y
g <- d$variables$inside
vary <- sapply(terms$id, function(id) length(unique(d$variables[[id]])) > 1)
# Controls and the group first: what they determine is not the drivers'.
ids <- c(terms$id[terms$control & vary], "inside", terms$id[!terms$control & vary])
X <- model.matrix(reformulate(ids, "y"), d$variables)
of <- c("(Intercept)", ids)[attr(X, "assign") + 1]
fit <- lm.wfit(X, y, w, tol = 1e-7)
kept <- !is.na(fit$coefficients)
X <- X[, kept, drop = FALSE]
of <- of[kept]
b <- fit$coefficients[kept]

groupW <- sum(w * g)
meanGroup <- colSums(w * g * X) / groupW
meanWhole <- colSums(w * X) / sum(w)
shareGroup <- sum(w * g * y) / groupW
shareWhole <- sum(w * y) / sum(w)
gap <- shareGroup - shareWhole
# Influences: those of the group's and everybody's means, and those of the coefficients.
zGap <- w * g * (y - shareGroup) / groupW - w * (y - shareWhole) / sum(w)
zCoefficients <- (w * drop(y - X %*% b) * X) %*% solved(crossprod(X, w * X))
# What terms account for: difference of means times coefficients.
pieceOf <- function(ids) {
  mine <- of %in% ids
  D <- (meanGroup - meanWhole)[mine]
  centred <- w * g * sweep(X[, mine, drop = FALSE], 2, meanGroup[mine]) / groupW -
    w * sweep(X[, mine, drop = FALSE], 2, meanWhole[mine]) / sum(w)
  list(estimate = sum(D * b[mine]), z = drop(centred %*% b[mine] + zCoefficients[, mine, drop = FALSE] %*% D))
}
drivers <- unique(terms$driver[!terms$control])
pieces <- lapply(drivers, function(name) pieceOf(terms$id[terms$driver == name & !terms$control]))
names(pieces) <- paste0("perception][", drivers)
pieces <- c(if (any(terms$control)) list(composition = pieceOf(terms$id[terms$control])), pieces)
rest <- gap - sum(sapply(pieces, `[[`, "estimate"))
pieces <- c(pieces, list(
  other = list(estimate = rest, z = zGap - Reduce(`+`, lapply(pieces, `[[`, "z"), 0 * zGap)),
  gap = list(estimate = gap, z = zGap)))

estimate <- sapply(pieces, `[[`, "estimate")
se <- sqrt(diag(covarianceOf(sapply(pieces, `[[`, "z"), d)))
df <- min(dfOf(d) + 1 - length(b), dfOf(d, g == 1))
half <- if (df > 0) qt(.975, df) * se else NA
p <- if (df > 0) 2 * pt(-abs(estimate / se), df) else NA * se
# Each step begins where the one before ended.
to <- 100 * (shareWhole + cumsum(estimate[names(pieces) != "gap"]))
from <- c(100 * shareWhole, to[-length(to)])
computed <- c(
  named("points", names(pieces), 100 * estimate),
  named("lower", names(pieces), 100 * (estimate - half)),
  named("upper", names(pieces), 100 * (estimate + half)),
  named("p", names(pieces), p),
  named("from_percent", names(pieces), c(from, 100 * shareWhole)),
  named("to_percent", c("whole", names(pieces)), c(100 * shareWhole, to, 100 * shareGroup)))
