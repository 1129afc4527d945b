# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Shares over time
#
# `windows` are the periods shown, `parts` the base periods that each holds.

shown <- people$inDomain & !is.na(people$y) & people$w > 0 & people$base %in% unlist(parts) & people$known
answered <- subset(designOf(people), shown[people$known])

# The shares of some of the people with the covariance of all windows. `every`: a window needs people
# in each of its base periods.
seriesOf <- function(d, every) {
  v <- d$variables
  w <- weights(d, "sampling")
  counts <- tabulate(v$base, nrow(bases))
  baseWeight <- sapply(seq_len(nrow(bases)), function(q) sum(w[v$base == q]))
  baseShare <- sapply(seq_len(nrow(bases)), function(q) sum((w * v$y)[v$base == q])) / baseWeight
  z <- matrix(0, nrow(v), length(parts))
  n <- sapply(parts, function(part) sum(counts[part]))
  points <- data.frame(n = n, share = NA_real_, kish = NA, df = NA)
  for (k in seq_along(parts)) {
    here <- parts[[k]][counts[parts[[k]]] > 0]
    if (length(here) == 0 || (every && length(here) < length(parts[[k]]))) next
    inside <- v$base %in% here
    # Each base period may count the same: then the mean of their shares.
    u <- if (equalBases) w / baseWeight[v$base] else w
    total <- sum(u[inside])
    points$share[k] <- sum((u * v$y)[inside]) / total
    points$kish[k] <- total^2 / sum(u[inside]^2)
    points$df[k] <- dfOf(d, inside)
    centre <- if (equalBases) baseShare[v$base] else points$share[k]
    z[, k] <- ifelse(inside, u * (v$y - centre) / total, 0)
  }
  V <- covarianceOf(z, d)
  points$se <- ifelse(points$df > 0, sqrt(diag(V)), NA)
  interval <- sapply(seq_along(parts), function(k)
    shareInterval(points$share[k], points$se[k], points$df[k], points$n[k], points$kish[k]))
  points$lower <- interval[1, ]
  points$upper <- interval[2, ]
  points$size <- effectiveSize(points$share, diag(V), points$kish)
  list(points = points, V = V)
}

# The change from window i to window j: the two may share quarters, sampling units and people.
changeOf <- function(s, i, j) {
  p <- s$points
  none <- c(estimate = NA, lower = NA, upper = NA, p = NA)
  if (any(windows$breakBefore[(i + 1):j]) || anyNA(p$share[c(i, j)])) return(none)
  estimate <- p$share[j] - p$share[i]
  none["estimate"] <- estimate
  df <- min(p$df[i], p$df[j])
  if (any(p$share[c(i, j)] %in% c(0, 1)) || df <= 0) return(none)
  se <- sqrt(max(0, s$V[i, i] + s$V[j, j] - 2 * s$V[i, j]))
  c(estimate = estimate, lower = estimate - qt(.975, df) * se, upper = estimate + qt(.975, df) * se,
    p = if (se > 0) 2 * pt(-abs(estimate / se), df) else NA)
}
latestOf <- function(s) max(c(0, which(!is.na(s$points$share))))
# The window that ended a year before; NA where windows are waves.
yearBefore <- function(latest) {
  if (windows$last[latest] == windows$first[latest]) return(NA)
  match(windows$last[latest] - 12, windows$last[seq_len(latest - 1)])
}
# The first window with a share that no break divides from the latest; NA where there is none.
firstBefore <- function(s, latest) {
  before <- seq_len(latest - 1)
  joined <- sapply(before, function(k) !any(windows$breakBefore[(k + 1):latest]))
  before[!is.na(s$points$share[before]) & as.logical(joined)][1]
}
# The target, if there is one, is one more test of the latest window.
againstTarget <- function(p, n, kish, se, df, lower, upper) {
  d <- p - target
  if (p %in% c(0, 1)) return(c(estimate = d, lower = lower - target, upper = upper - target,
                               p = extremeTest(p, target, df, n, kish)))
  if (!isTRUE(df > 0)) return(c(estimate = d, lower = NA, upper = NA, p = NA))
  half <- qt(.975, df) * se
  c(estimate = d, lower = d - half, upper = d + half, p = 2 * pt(-abs(d / se), df))
}
# What the latest window is compared with: the one before, a year before, the first, the target (from
# NA); Holm over these.
changesOf <- function(s) {
  latest <- latestOf(s)
  if (latest == 0) return(list(latest = 0, from = integer(0)))
  from <- if (latest > 1) c(latest - 1, yearBefore(latest), firstBefore(s, latest)) else integer(0)
  from <- unique(from[!is.na(from)])
  change <- lapply(from, function(i) changeOf(s, i, latest))
  if (!is.na(target)) {
    p <- s$points[latest, ]
    change <- c(change, list(againstTarget(p$share, p$n, p$kish, p$se, p$df, p$lower, p$upper)))
    from <- c(from, NA)
  }
  change <- matrix(unlist(change), nrow = 4, dimnames = list(c("estimate", "lower", "upper", "p"), NULL))
  list(latest = latest, from = from, change = change, pHolm = p.adjust(change["p", ], "holm"))
}
