# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Extra people per 1,000, and how strong something unmeasured would have to be

eValue <- function(rr) {
  rr <- ifelse(rr < 1, 1 / rr, rr)
  rr + sqrt(rr * (rr - 1))
}
linksOf <- function(behaviour) {
  f <- behaviourModel(behaviours[[behaviour]])
  link <- function(i) {
    id <- mediatorIds[i]
    without <- marginAt(f, id, 0)
    with <- marginAt(f, id, 1)
    apart <- inferenceOf(f, minus(with, without))
    ratio <- exp(inferenceOf(f, list(value = log(with$value / without$value),
                                     J = with$J / with$value - without$J / without$value))[c("estimate", "lower", "upper")])
    limit <- if (ratio[["lower"]] <= 1 && ratio[["upper"]] >= 1) 1 else
      eValue(ratio[[if (ratio[["estimate"]] > 1) "lower" else "upper"]])
    key <- paste0(behaviour, "][", names(mediators)[i])
    per <- 10 * apart[c("estimate", "lower", "upper")]
    values <- c(n = length(f$y), percent = 100 * sum(f$wn * f$y),
                has_percent = 100 * sum(f$wn * f$frame[[id]]), per_1000 = per[[1]], lower = per[[2]],
                upper = per[[3]], apart_points = 100 * apart[["estimate"]],
                apart_lower = 100 * apart[["lower"]], apart_upper = 100 * apart[["upper"]],
                p = apart[["p"]], risk_ratio = ratio[["estimate"]], e_value = eValue(ratio[["estimate"]]),
                e_value_limit = limit)
    setNames(values, paste0(names(values), "[", key, "]"))
  }
  unlist(lapply(seq_along(mediators), link))
}
computed <- unlist(lapply(names(behaviours), linksOf))
p <- computed[startsWith(names(computed), "p[")]
computed <- c(computed, setNames(p.adjust(p, "holm"), sub("p[", "p_holm[", names(p), fixed = TRUE)))
