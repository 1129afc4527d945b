# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Areas: each one's share, and its difference from the whole it is part of

answered <- subset(design, inDomain & !is.na(y) & !is.na(area) & w > 0)
v <- answered$variables
w <- weights(answered, "sampling")
areas <- levels(droplevels(v$area))
inside <- c(lapply(areas, function(a) v$area == a), list(rep(TRUE, nrow(v)))) # the whole last
whole <- length(inside)

n <- sapply(inside, sum)
weight <- sapply(inside, function(i) sum(w[i]))
kish <- sapply(inside, function(i) sum(w[i])^2 / sum(w[i]^2))
df <- sapply(inside, function(i) dfOf(answered, i))
share <- sapply(inside, function(i) sum((w * v$y)[i]) / sum(w[i]))

# A person's influence on a share is w (y - share) / sum of w inside, 0 outside.
influences <- sapply(seq_along(inside), function(k) inside[[k]] * w * (v$y - share[k]) / weight[k])
V <- covarianceOf(influences, answered)
se <- ifelse(df > 0, sqrt(diag(V)), NA)
size <- effectiveSize(share, diag(V), kish)
interval <- sapply(seq_along(inside), function(k) shareInterval(share[k], se[k], df[k], n[k], kish[k]))

# An area is part of the whole: the covariance of the two counts. t on the area's own df.
difference <- share - share[whole]
differenceSe <- sqrt(pmax(0, diag(V) + V[whole, whole] - 2 * V[, whole]))
differenceP <- sapply(seq_along(areas), function(k) {
  if (df[k] <= 0) return(NA)
  if (share[k] %in% c(0, 1)) return(extremeTest(share[k], share[whole], df[k], n[k], kish[k]))
  if (differenceSe[k] > 0) 2 * pt(-abs(difference[k] / differenceSe[k]), min(df[k], df[whole])) else NA
})

place <- c(areas, wholeName)
computed <- c(
  named("n", place, n),
  named("n_effective", place, size),
  named("percent", place, 100 * share),
  named("lower", place, 100 * interval[1, ]),
  named("upper", place, 100 * interval[2, ]),
  named("difference", areas, 100 * difference[-whole]),
  named("p_holm", areas, p.adjust(differenceP, "holm")))
