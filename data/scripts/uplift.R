# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- What an area would gain at the border of the best quarter of areas: effect times headroom

place <- f$frame$area
large <- names(which(table(place) >= 30))
areaWeight <- sapply(large, function(a) sum(f$w[which(place == a)]))
areaMeans <- function(x) sapply(large, function(a) sum((f$w * x)[which(place == a)])) / areaWeight

# A driver whose effect is not reliably a gain has none: the best answer against the worst where the
# order is known (t), else the Wald test of its columns.
isGain <- function(mine) {
  if (all(terms$directed[mine])) {
    effect <- list(value = 0, J = 0 * f$b)
    for (i in mine) {
      id <- terms$id[i]
      e <- if (terms$kind[i] == "scale") slopeOf(f, id) else
        minus(marginAt(f, id, tail(ladderOf(id), 1)), marginAt(f, id, ladderOf(id)[1]))
      effect <- list(value = effect$value + e$value, J = effect$J + e$J)
    }
    return(effect$value > 0 && inferenceOf(f, effect)[["p"]] < .05)
  }
  at <- which(f$of %in% terms$id[mine])
  wald <- drop(f$b[at] %*% solved(f$V[at, at, drop = FALSE], f$b[at])) / length(at)
  pf(wald, length(at), f$df, lower.tail = FALSE) < .05
}
upliftOf <- function(driver) {
  none <- c(gain = NA, lower = NA, upper = NA, p = NA, mean = NA, border = NA)
  mine <- termsOf(driver)
  if (!isMovable(driver) || !isGain(mine)) return(none)
  single <- length(mine) == 1 && terms$kind[mine] != "category"
  directed <- all(terms$directed[mine])
  # The driver as effect times value; of answers the value is their effect against the reference.
  effectAt <- lapply(mine, function(i) {
    id <- terms$id[i]
    if (terms$kind[i] != "category") return(slopeOf(f, id))
    lapply(setNames(nm = ladderOf(id)), function(level) marginAt(f, id, level))
  })
  effect <- if (single) effectAt[[1]]$value else 1
  value <- if (single) valueOf(driver) else rowSums(sapply(seq_along(mine), function(k) {
    id <- terms$id[mine[k]]
    if (terms$kind[mine[k]] != "category") return(effectAt[[k]]$value * (f$frame[[id]] - sum(f$wn * f$frame[[id]])))
    at <- sapply(effectAt[[k]], `[[`, "value")
    (at - at[[levels(f$frame[[id]])[1]]])[placeOf(id) + 1]
  }))
  sign <- if (!directed && effect < 0) -1 else 1
  means <- areaMeans(value)
  z <- sapply(large, function(a) ifelse(place %in% a, f$w * (value - means[[a]]) / areaWeight[[a]], 0))
  psi <- diag(covarianceOf(z, f$design))
  vary <- psi > 0
  y <- sign * means
  none["mean"] <- means[[areaAsked]]
  if (sum(vary) < 3) return(replace(none, "gain", 0))
  s2 <- betweenAreas(y[vary], psi[vary])
  gamma <- s2 / (s2 + psi[vary])
  part <- (1 / (s2 + psi[vary])) / sum(1 / (s2 + psi[vary]))
  shrunk <- gamma * y[vary] + (1 - gamma) * sum(part * y[vary])
  # The 75th percentile (R's type 7) and how much each area's mean counts in it.
  at <- 1 + .75 * (sum(vary) - 1)
  q <- numeric(sum(vary))
  o <- order(shrunk)
  q[o[floor(at)]] <- 1 - at %% 1
  if (at %% 1 > 0) q[o[ceiling(at)]] <- at %% 1
  border <- sum(q * shrunk)
  none["border"] <- sign * border
  headroom <- border - sign * means[[areaAsked]]
  if (s2 == 0 || headroom <= 0) return(replace(none, "gain", 0))
  gain <- abs(effect) * headroom
  contrast <- setNames(numeric(length(large)), large)
  contrast[vary] <- q * gamma + part * sum(q * (1 - gamma))
  contrast[areaAsked] <- contrast[areaAsked] - 1

  # One influence a person: the effect (people and coefficients) and the means behind the headroom.
  person <- 0
  J <- 0
  for (k in seq_along(mine)) {
    id <- terms$id[mine[k]]
    if (terms$kind[mine[k]] != "category") {
      distance <- sum(contrast * areaMeans(f$frame[[id]]))
      person <- person + distance * f$b[[id]] * f$p * (1 - f$p)
      J <- J + distance * effectAt[[k]]$J
    } else for (level in ladderOf(id)) {
      distance <- sum(contrast * areaMeans(as.numeric(f$frame[[id]] == level)))
      X <- f$X
      X[, f$of == id] <- 0
      if (hasColumn(f, paste0(id, level))) X[, paste0(id, level)] <- 1
      person <- person + distance * plogis(drop(X %*% f$b))
      J <- J + distance * effectAt[[k]][[level]]$J
    }
  }
  A <- crossprod(f$X, f$w * f$p * (1 - f$p) * f$X)
  coefficients <- drop((f$w * (f$y - f$p) * f$X) %*% solved(A, J))
  z <- f$wn * (person - gain) + coefficients + abs(effect) * sign * drop(z %*% contrast)
  se <- sqrt(covarianceOf(z, f$design)[1, 1])
  df <- min(f$df, dfOf(f$design, place %in% areaAsked))
  half <- if (df > 0) qt(.975, df) * se else NA
  c(gain = gain, lower = gain - half, upper = gain + half, p = if (df > 0) 2 * pt(-abs(gain / se), df) else NA,
    mean = none[["mean"]], border = none[["border"]])
}
drivers <- unique(terms$driver[!terms$control])
r <- sapply(drivers, upliftOf)
computed <- c(
  named("gain_points", drivers, 100 * r["gain", ]),
  named("lower", drivers, 100 * r["lower", ]),
  named("upper", drivers, 100 * r["upper", ]),
  named("p", drivers, r["p", ]),
  named("p_holm", drivers, p.adjust(r["p", ], "holm")),
  named("mean", drivers, r["mean", ]),
  named("best_quarter", drivers, r["border", ]))
