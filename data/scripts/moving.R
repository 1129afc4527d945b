# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- People moved between answers
#
# Each interview stands for a crowd. Where a driver moves by s answers, everybody in it moves floor(|s|)
# answers, and the part |s| - floor(|s|) one more, at most to the last. A number gets s added.

termsOf <- function(driver) which(!terms$control & terms$driver == driver)
# Whether the model can tell of a driver, and people can be moved along its answers.
isMovable <- function(driver) all(sapply(termsOf(driver), function(i) {
  x <- f$frame[[terms$id[i]]]
  columns <- if (is.factor(x)) paste0(terms$id[i], levels(x)[-1]) else terms$id[i]
  terms$movable[i] && length(columns) > 0 && all(columns %in% colnames(f$X))
}))
isNumber <- function(driver) terms$kind[termsOf(driver)[1]] == "number"
# The levels of a category that somebody in the model has, worst to best.
ladderOf <- function(id) intersect(ordered_levels[[id]], levels(f$frame[[id]]))
placeOf <- function(id) match(as.character(f$frame[[id]]), ladderOf(id)) - 1
itemsOf <- function(id) items[[id]][f$frame$row, , drop = FALSE] # scores 0 to 1
stepped <- function(place, steps, most) pmin(pmax(place + steps, 0), most)

# The values of a term after whole steps (a number: after a shift).
movedTerm <- function(i, steps) {
  id <- terms$id[i]
  if (terms$kind[i] == "number") return(f$frame[[id]] + steps)
  if (terms$kind[i] == "category") return(stepped(placeOf(id), steps, length(ladderOf(id)) - 1))
  score <- itemsOf(id)
  for (item in seq_len(ncol(score))) {
    most <- itemSteps[[id]][item] # from the first answer to the last
    score[, item] <- stepped(round(score[, item] * most), steps, most) / most
  }
  rowMeans(score, na.rm = TRUE)
}
# A driver's value: a scale's 0 to 1, a category's place 0 to 1, a number's own; of a set the mean.
valueOf <- function(driver, steps = 0) {
  mine <- termsOf(driver)
  rowMeans(sapply(mine, function(i) {
    x <- movedTerm(i, steps)
    if (terms$kind[i] == "category") x / max(1, length(ladderOf(terms$id[i])) - 1) else x
  }))
}
# The model's columns after steps of some drivers.
columnsAfter <- function(steps) {
  X <- f$X
  for (driver in names(steps)) for (i in termsOf(driver)) {
    id <- terms$id[i]
    x <- movedTerm(i, steps[[driver]])
    if (terms$kind[i] != "category") X[, id] <- x
    else for (level in levels(f$frame[[id]])[-1])
      X[, paste0(id, level)] <- as.numeric(ladderOf(id)[x + 1] == level)
  }
  X
}
# What shifts of drivers (a named vector) do to the share of the people `inside`: the change, each
# person's influence on it (people and coefficients), and the drivers' means after it.
scenarioOf <- function(shifts, inside) {
  number <- sapply(names(shifts), isNumber)
  whole <- floor(abs(shifts))
  more <- ifelse(number, 0, abs(shifts) - whole)
  ends <- sort(unique(c(0, more, 1))) # the parts of the crowd that move alike
  wa <- f$w * inside
  W <- sum(wa)
  d <- 0
  J <- 0
  means <- setNames(numeric(length(shifts)), names(shifts))
  for (k in seq_len(length(ends) - 1)) {
    part <- ends[k + 1] - ends[k]
    steps <- ifelse(number, shifts, sign(shifts) * (whole + (ends[k] < more)))
    names(steps) <- names(shifts)
    X <- columnsAfter(steps)
    q <- plogis(drop(X %*% f$b))
    d <- d + part * (q - f$p)
    J <- J + part * colSums(wa * (q * (1 - q) * X - f$p * (1 - f$p) * f$X)) / W
    for (driver in names(shifts))
      means[driver] <- means[driver] + part * sum(wa * valueOf(driver, steps[[driver]])) / W
  }
  change <- sum(wa * d) / W
  A <- crossprod(f$X, f$w * f$p * (1 - f$p) * f$X)
  list(change = change, means = means,
       z = wa * (d - change) / W + drop((f$w * (f$y - f$p) * f$X) %*% solved(A, J)))
}
# The people asked about, their share now with its influences, and the degrees of freedom.
inside <- if (is.na(areaAsked)) rep(TRUE, length(f$y)) else f$frame$area %in% areaAsked
wa <- f$w * inside
now <- sum(wa * f$y) / sum(wa)
zNow <- wa * (f$y - now) / sum(wa)
n <- sum(inside)
kish <- sum(wa)^2 / sum(wa^2)
dfNow <- dfOf(f$design, inside)
df <- min(f$df, dfNow)
alike <- now %in% c(0, 1)
nowInterval <- shareInterval(now, sqrt(covarianceOf(zNow, f$design)[1, 1]), dfNow, n, kish)
meanNow <- function(driver) sum(wa * valueOf(driver)) / sum(wa)
# How far the interval of the share after a move reaches to both sides of it.
marginsOf <- function(changeSe, thenSe) {
  if (!alike) return(qt(.975, df) * c(thenSe, thenSe))
  sqrt(abs(now - nowInterval)^2 + (qt(.975, df) * changeSe)^2)
}
errorsOf <- function(z) {
  V <- covarianceOf(cbind(z, zNow), f$design)
  c(change = sqrt(V[1, 1]), then = sqrt(max(0, V[1, 1] + V[2, 2] + 2 * V[1, 2])))
}
