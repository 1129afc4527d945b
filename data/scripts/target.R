# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- What a driver must become for the share to reach the target
#
# Between whole steps all is linear in the shift, so that what lies between two is mixed of them.

number <- isNumber(moved)
directed <- all(terms$directed[termsOf(moved)]) # later answers are known to be better
values <- valueOf(moved)
mostSteps <- if (number) 8 else max(sapply(termsOf(moved), function(i)
  if (terms$kind[i] == "scale") max(itemSteps[[terms$id[i]]]) else length(ladderOf(terms$id[i])) - 1))
step <- if (number) (max(values) - min(values)) / 8 else 1

# One way a driver can go: direction 1 or -1.
pathOf <- function(direction) {
  shifts <- direction * step * 0:mostSteps
  knots <- lapply(shifts, function(s) scenarioOf(setNames(s, moved), inside))
  at <- function(shift) {
    if (number) r <- scenarioOf(setNames(shift, moved), inside)
    else {
      below <- min(floor(abs(shift)), mostSteps - 1)
      more <- abs(shift) - below
      a <- knots[[below + 1]]
      b <- knots[[below + 2]]
      r <- list(change = a$change + more * (b$change - a$change), z = a$z + more * (b$z - a$z),
                means = a$means + more * (b$means - a$means))
    }
    se <- errorsOf(r$z)
    margins <- marginsOf(se[["change"]], se[["then"]])
    c(change = r$change, below = margins[1], above = margins[2], mean = r$means[[1]])
  }
  known <- sapply(shifts, at)
  # The shift nearest to 0 where value(knot) is 0 or more, NA where it never is.
  first <- function(value) {
    v <- apply(known, 2, value)
    if (v[1] >= 0) return(0)
    k <- which(v >= 0)[1]
    if (is.na(k)) return(NA)
    ends <- sort(shifts[c(k - 1, k)])
    uniroot(function(s) value(at(s)), ends, tol = 1e-14, maxiter = 1000)$root
  }
  list(direction = direction, at = at, first = first, best = max(known["change", ]))
}
missing <- target - now
ways <- c(list(pathOf(1)), if (!directed) list(pathOf(-1)))
way <- ways[[which.max(sapply(ways, `[[`, "best"))]]
best <- now + max(sapply(ways, `[[`, "best"))
# Towards a change that is reached on both ways, the nearer.
if (missing > 0) {
  shift <- sapply(ways, function(p) p$first(function(x) x[["change"]] - missing))
  if (any(!is.na(shift))) way <- ways[[which.min(abs(shift))]]
  shift <- if (all(is.na(shift))) NA else shift[which.min(abs(shift))]
} else shift <- 0
ends <- c(way$first(function(x) x[["change"]] + x[["above"]] - missing),
          way$first(function(x) x[["change"]] - x[["below"]] - missing))
if (way$direction < 0) ends <- rev(ends)

# The best mean seen: of areas with 100 interviews or more (else of periods, else of people), the
# group's own counted.
seen <- range(c(seenMeans(values), meanNow(moved)))
atSeen <- sapply(ways, function(p) {
  room <- p$direction * ((if (p$direction > 0) seen[2] else seen[1]) - meanNow(moved))
  if (room <= 0) return(now)
  s <- p$first(function(x) p$direction * (x[["mean"]] - meanNow(moved)) - room)
  now + if (is.na(s)) p$best else p$at(s)[["change"]]
})
meanThen <- if (is.na(shift)) NA else way$at(shift)[["mean"]]
computed <- c(
  named("percent", c("Now", "At the best mean seen", "Everyone at the best answer"),
        100 * c(now, max(atSeen), best)),
  named("driver_mean", c("Now", "Target"), c(meanNow(moved), meanThen)),
  named("shift", "Target", shift),
  named("shift_lower", "Target", ends[1]),
  named("shift_upper", "Target", ends[2]))
