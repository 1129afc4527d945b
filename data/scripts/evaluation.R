# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Wards that acted and wards compared
#
# `wards` has a row a ward: the quarter of its week of action (Inf: never), the first and the last that count as
# after, and until when others may be compared with it. Quarters are counted through, 4 * year + quarter - 1.

whole <- designOf(people)
v <- whole$variables
w <- weights(whole, "sampling")
ward <- match(as.character(v$ward), wards$ward)
quarter <- (bases$first / 3)[v$base]
used <- v$inDomain & !is.na(v$y) & w > 0 & !is.na(ward) & !is.na(quarter)
used[is.na(used)] <- FALSE
if (heldEqual) {
  controls <- model.matrix(reformulate(terms$id), model.frame(reformulate(terms$id), v, na.action = na.pass))
  used <- used & complete.cases(controls)
}
firstQuarter <- min(quarter[used])
lastQuarter <- max(quarter[used])
askedIn <- tabulate(ward[used], nrow(wards)) # interviews of a ward

# With controls held equal: the doubly robust, locally efficient estimator of repeated cross-sections (Sant'Anna and
# Zhao 2020, tau_2), with the influence of every estimated coefficient. `D` acted, `after`, weights `w`.
doublyRobust <- function(y, D, after, w, X) {
  n <- length(y)
  w <- w / mean(w)
  for (cell in split(seq_len(n), list(D, after))) { # columns that all four cells can carry
    found <- qr(sqrt(w[cell]) * X[cell, , drop = FALSE], tol = 1e-7)
    X <- X[, sort(found$pivot[seq_len(found$rank)]), drop = FALSE]
  }
  regression <- function(at) {
    inverse <- solved(crossprod(X, w * at * X) / n)
    beta <- inverse %*% crossprod(X, w * at * y) / n
    list(level = drop(X %*% beta), score = w * at * (y - drop(X %*% beta)), inverse = inverse)
  }
  influence <- function(fit, direction) fit$score * drop(X %*% fit$inverse %*% direction)
  acting <- suppressWarnings(glm.fit(X, D, w, family = quasibinomial(),
                                     control = glm.control(epsilon = 1e-14, maxit = 100)))
  if (!acting$converged) return(NULL)
  p <- plogis(drop(X %*% acting$coefficients))
  propensity <- list(score = w * (D - p), inverse = solved(crossprod(X, w * p * (1 - p) * X) / n))
  ratio <- function(u, v) {
    value <- sum(u * v) / sum(u)
    list(value = value, influence = u * (v - value) / mean(u), slope = colSums(u * X) / sum(u))
  }
  part <- function(then) {
    m0 <- regression((1 - D) * then)
    m1 <- regression(D * then)
    alike <- w * (1 - D) * then * p / (1 - p)
    treated <- ratio(w * D * then, y - m0$level)
    control <- ratio(alike, y - m0$level)
    gainAll <- ratio(w * D, m1$level - m0$level)
    gainThen <- ratio(w * D * then, m1$level - m0$level)
    shift <- gainAll$slope - gainThen$slope
    byOdds <- colSums(alike * (y - m0$level - control$value) * X) / sum(alike)
    list(value = treated$value - control$value + gainAll$value - gainThen$value,
         influence = treated$influence - control$influence + gainAll$influence - gainThen$influence +
           influence(m1, shift) + influence(m0, control$slope - treated$slope - shift) -
           influence(propensity, byOdds))
  }
  now <- part(after)
  then <- part(1 - after)
  list(estimate = now$value - then$value, z = (now$influence - then$influence) / n)
}
# The change in wards that acted less that in wards compared, with each person's influence.
didOf <- function(acted, compared, before, after) {
  z <- numeric(length(w))
  estimate <- 0
  for (at in list(list(acted, after, 1), list(acted, before, -1), list(compared, after, -1), list(compared, before, 1))) {
    cell <- used & ward %in% at[[1]] & quarter %in% at[[2]]
    if (!any(cell)) return(NULL)
    mean <- sum(w[cell] * v$y[cell]) / sum(w[cell])
    estimate <- estimate + at[[3]] * mean
    z[cell] <- z[cell] + at[[3]] * w[cell] * (v$y[cell] - mean) / sum(w[cell])
  }
  if (heldEqual) {
    at <- which(used & ward %in% c(acted, compared) & quarter %in% c(before, after))
    robust <- doublyRobust(v$y[at], as.numeric(ward[at] %in% acted), as.numeric(quarter[at] %in% after), w[at],
                           controls[at, , drop = FALSE])
    if (is.null(robust)) return(NULL)
    estimate <- robust$estimate
    z <- replace(numeric(length(w)), at, robust$z)
  }
  list(estimate = estimate, z = z, interviews = sum(used & ward %in% acted & quarter %in% after),
       compared = sum(used & ward %in% compared & quarter %in% after))
}
# Wards that acted in the same quarter, if they have quarters before and after.
cohortOf <- ifelse(is.finite(wards$quarter) & askedIn > 0, paste(wards$quarter, wards$first), NA)
cohorts <- lapply(sort(unique(cohortOf)), function(key) {
  own <- which(cohortOf == key)
  list(wards = own, quarter = wards$quarter[own[1]], first = wards$first[own[1]], last = wards$last[own[1]],
       weight = sum(w[used & ward %in% own]))
})
evaluated <- Filter(function(g) g$quarter - 1 - anticipation >= firstQuarter && g$first <= lastQuarter, cohorts)
comparedWith <- function(g, to) setdiff(which(pmin(wards$quarter, wards$until) > to + anticipation), g$wards)
baseOfCohort <- function(g, length) {
  last <- g$quarter - 1 - anticipation
  max(firstQuarter, last - length + 1):last
}
cellsOf <- function(length) do.call(c, lapply(seq_along(evaluated), function(k) {
  g <- evaluated[[k]]
  base <- baseOfCohort(g, length)
  counts <- function(t) (t >= g$first && t <= g$last) || (t < g$quarter && !(t %in% base))
  lapply(Filter(counts, firstQuarter:lastQuarter), function(t)
    list(cohort = k, event = t - g$quarter, after = t >= g$first,
         did = didOf(g$wards, comparedWith(g, max(t, g$quarter - 1 - anticipation)), base, t)))
}))
# Averages by the weight of the cohorts' interviews, which is estimated as well.
averageOf <- function(cells) {
  cells <- Filter(function(cell) !is.null(cell$did), cells)
  if (length(cells) == 0) return(NULL)
  of <- sapply(cells, `[[`, "cohort")
  weight <- sapply(evaluated[of], `[[`, "weight")
  att <- sapply(cells, function(cell) cell$did$estimate)
  estimate <- sum(weight * att) / sum(weight)
  z <- numeric(length(w))
  for (k in seq_along(cells)) {
    z <- z + weight[k] * cells[[k]]$did$z / sum(weight)
    own <- used & ward %in% evaluated[[of[k]]]$wards
    z[own] <- z[own] + w[own] * (att[k] - estimate) / sum(weight)
  }
  list(estimate = estimate, z = z, wards = sum(sapply(unique(of), function(k) length(evaluated[[k]]$wards))),
       interviews = sum(sapply(cells, function(cell) cell$did$interviews)),
       compared = sum(sapply(cells, function(cell) cell$did$compared)))
}
if (pooled) {
  g <- evaluated[[1]]
  last <- min(g$last, lastQuarter)
  effect <- didOf(g$wards, comparedWith(g, last), baseOfCohort(g, baseQuarters), g$first:last)
} else {
  effect <- averageOf(Filter(function(cell) cell$after, cellsOf(baseQuarters)))
}
cells <- cellsOf(1)
base <- -1 - anticipation
events <- sort(unique(sapply(cells, `[[`, "event")))
points <- lapply(events, function(e) averageOf(Filter(function(cell) cell$event == e, cells)))
events <- events[!sapply(points, is.null)]
points <- Filter(Negate(is.null), points)

# ---- Errors: sampling units are wards
estimates <- c(effect$estimate, sapply(points, `[[`, "estimate"))
se <- sqrt(diag(covarianceOf(cbind(effect$z, sapply(points, `[[`, "z")), whole)))
df <- dfOf(whole, used) + 1 - 2 * (length(evaluated) + 1) # a level and a change a group of wards
half <- qt(.975, df) * se
actedWards <- sum(sapply(evaluated, function(g) length(g$wards)))
atBase <- sapply(evaluated, function(g) c(sum(used & ward %in% g$wards & quarter == g$quarter + base), length(g$wards)))
key <- c("Effect on wards that acted][", paste0("Quarter][", c(events, base)))
computed <- c(
  named("points", key, 100 * c(estimates, 0)),
  named("se", key, 100 * c(se, 0)),
  named("lower", key, 100 * c(estimates - half, 0)),
  named("upper", key, 100 * c(estimates + half, 0)),
  named("wards", key, c(actedWards, sapply(points, `[[`, "wards"), sum(atBase[2, ]))),
  named("interviews", key[-1], c(sapply(points, `[[`, "interviews"), sum(atBase[1, ]))),
  named("interviews_compared", key[-1], c(sapply(points, `[[`, "compared"), 0)))
